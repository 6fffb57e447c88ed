//! A declared status.

use super::header::Header;
use super::tokens::{as_ident, mentions, whole_path};
use crate::errors::Errors;
use crate::suggest::nearest;
use json_response_rules::{self as rules, HeaderList};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Ident, LitInt, Token, token};

/// A declared status.
#[derive(Clone)]
pub(crate) struct Status {
    pub(crate) of: StatusOf,
    pub(crate) kind: StatusKind,
    /// What the user wrote, to be underlined.
    pub(crate) tokens: TokenStream,
}

#[derive(Clone)]
pub(crate) enum StatusKind {
    /// A number, or the name of a constant.
    Code(u16),
    /// An expression that the compiler evaluates.
    Const(TokenStream),
}

/// What a status is declared for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum StatusOf {
    /// `status` of a view.
    Success,
    /// `none` of a view.
    None,
    /// An arm of `errors` of a view.
    Arm,
    /// `status` of an error.
    Error,
}

impl StatusOf {
    fn key(self) -> &'static str {
        match self {
            Self::Success | Self::Error => "status",
            Self::None => "none",
            Self::Arm => "errors",
        }
    }

    /// The list that the headers of its response stand in.
    fn list(self) -> HeaderList {
        match self {
            Self::Success | Self::Error => HeaderList::Headers,
            Self::None | Self::Arm => HeaderList::AlwaysHeaders,
        }
    }

    /// The function that checks a constant.
    fn check(self) -> &'static str {
        match self {
            Self::Success => "status",
            Self::None => "none_status",
            Self::Arm | Self::Error => "error_status",
        }
    }

    fn takes(self) -> String {
        let word = match self {
            Self::Success | Self::Error => "",
            Self::None => "`null`, ",
            Self::Arm => "`inherit`, ",
        };
        let example = match self {
            Self::Success => "`201`, a name such as `CREATED`",
            Self::None | Self::Arm | Self::Error => "`404`, a name such as `NOT_FOUND`",
        };
        format!("`{}` takes {word}a number such as {example}, a path, or a block `{{ … }}`", self.key())
    }
}

impl Status {
    pub(crate) fn code(&self) -> Option<u16> {
        match self.kind {
            StatusKind::Code(code) => Some(code),
            StatusKind::Const(_) => None,
        }
    }

    /// Takes a status: a number, a name, a path or a block.
    pub(crate) fn parse(of: StatusOf, input: ParseStream) -> syn::Result<Self> {
        if input.peek(LitInt) {
            let literal: LitInt = input.parse()?;
            // A number may have more digits than a status has room for.
            let code = literal.base10_parse().map_err(|_| rules::StatusFault::OutOfRange);
            let checked = code.and_then(|code| rules::check_final(code).map(|()| code));
            let code = checked.map_err(|fault| syn::Error::new(literal.span(), fault.of(literal.base10_digits())))?;
            return Ok(Self { of, kind: StatusKind::Code(code), tokens: literal.into_token_stream() });
        }
        if input.peek(token::Brace) {
            let block: TokenTree = input.parse()?;
            let tokens = block.to_token_stream();
            // Braces of ours, of which no lint says that they are not needed.
            let kind = match block {
                TokenTree::Group(group) => {
                    let statements = group.stream();
                    StatusKind::Const(quote!({ #statements }))
                }
                other => StatusKind::Const(other.to_token_stream()),
            };
            return Ok(Self { of, kind, tokens });
        }
        if !(input.peek(Ident::peek_any) || input.peek(Token![::]) || input.peek(Token![<])) {
            return Err(input.error(of.takes()));
        }
        let path = whole_path(input)?;
        if input.peek(token::Paren) || input.peek(Token![.]) {
            let key = of.key();
            let sentence =
                format!("`{key}` takes a constant; put a call that the compiler can evaluate into a block, `{{ … }}`");
            return Err(syn::Error::new_spanned(&path, sentence));
        }
        let Some(name) = as_ident(&path) else {
            let kind = StatusKind::Const(path.clone());
            return Ok(Self { of, kind, tokens: path });
        };
        let text = name.to_string();
        let names = || rules::STATUSES.iter().map(|(known, _)| *known);
        if let Some(code) = rules::status_named(&text) {
            rules::check_final(code).map_err(|fault| syn::Error::new(name.span(), fault.of(code)))?;
            let kind = StatusKind::Code(code);
            return Ok(Self { of, kind, tokens: path });
        }
        match nearest(&text, names()) {
            Some(known) => {
                Err(syn::Error::new(name.span(), format!("unknown status `{text}`; did you mean `{known}`?")))
            }
            None => Ok(Self { of, kind: StatusKind::Const(path.clone()), tokens: path }),
        }
    }

    /// The expression of type `StatusCode`, beside the headers that are declared for its response.
    pub(crate) fn expand<'a>(&self, private: &TokenStream, headers: impl Iterator<Item = &'a Header>) -> TokenStream {
        match &self.kind {
            StatusKind::Code(code) => match rules::constant_of_status(*code) {
                Some(name) => {
                    let name = Ident::new(name, self.tokens.span());
                    quote!(#private::StatusCode::#name)
                }
                None => quote!(const { #private::status_code(#code) }),
            },
            StatusKind::Const(tokens) => {
                let checked = self.checked(private, tokens, headers);
                // An item cannot see `Self`; an inline constant can, but it is not evaluated by `cargo check`.
                if mentions(tokens, "Self") {
                    return quote!(const { #checked });
                }
                quote!({ const __STATUS: #private::StatusCode = #checked; __STATUS })
            }
        }
    }

    /// Where it is a constant, the expression for an item of type `StatusCode`.
    pub(crate) fn constant<'a>(
        &self,
        private: &TokenStream,
        headers: impl Iterator<Item = &'a Header>,
    ) -> Option<TokenStream> {
        match &self.kind {
            StatusKind::Code(_) => None,
            StatusKind::Const(tokens) => Some(self.checked(private, tokens, headers)),
        }
    }

    /// The calls that check a constant while it is compiled.
    fn checked<'a>(
        &self,
        private: &TokenStream,
        tokens: &TokenStream,
        headers: impl Iterator<Item = &'a Header>,
    ) -> TokenStream {
        // The compiler underlines the call whose evaluation failed: from its first token to its last, it is the user's text.
        let end = |token: Option<TokenTree>| {
            token.map_or_else(Span::mixed_site, |token| token.span().resolved_at(Span::mixed_site()))
        };
        let (first, last) = (end(self.tokens.clone().into_iter().next()), end(self.tokens.clone().into_iter().last()));
        let call = |function: &str, arguments: TokenStream| {
            let function = Ident::new(function, first);
            let private = private.clone().into_iter().map(|mut token| {
                token.set_span(first);
                token
            });
            let arguments = quote_spanned!(last=> (#arguments));
            quote_spanned!(first=> #(#private)*::#function #arguments)
        };
        let checked = call(self.of.check(), tokens.clone());
        // A constant of the user's own may be the name of the header that is needed.
        let names: Option<Vec<&str>> = headers.map(|header| header.name.known()).collect();
        let with = match self.of.list() {
            HeaderList::Headers => "with_headers",
            HeaderList::AlwaysHeaders => "with_always_headers",
        };
        match names {
            Some(names) => call(with, quote!(&[#(#names),*], #checked)),
            None => checked,
        }
    }
}

/// An error that answers with a success would be taken for one.
pub(crate) fn check_error_status(status: &Status, errors: &mut Errors) {
    let Some(code) = status.code() else {
        return;
    };
    if let Err(fault) = rules::check_error(code) {
        errors.at(&status.tokens, fault.of(code));
    }
}

/// Reports a status whose response must carry a header that is not declared.
pub(crate) fn check_required<'a>(status: &Status, mut declared: impl Iterator<Item = &'a Header>, errors: &mut Errors) {
    let Some(required) = status.code().and_then(rules::required_header) else {
        return;
    };
    // A constant of the user's own may be the one.
    if !declared.any(|header| header.name.known().is_none_or(|known| known == required.name)) {
        errors.at(&status.tokens, required.sentence(status.of.list()));
    }
}
