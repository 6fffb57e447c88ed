//! A declared status.

use super::header::Header;
use super::tokens::{as_ident, whole_path};
use crate::errors::Errors;
use crate::http_rules as rules;
use crate::suggest::nearest;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Ident, LitInt, Token, token};

/// A declared status.
#[derive(Clone)]
pub(crate) struct Status {
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

impl Status {
    pub(crate) fn code(&self) -> Option<u16> {
        match self.kind {
            StatusKind::Code(code) => Some(code),
            StatusKind::Const(_) => None,
        }
    }

    /// Takes a status: a number, a name, a path or a block.
    pub(crate) fn parse(key: &str, input: ParseStream) -> syn::Result<Self> {
        let takes = || {
            let (null, example) = match key {
                "none" => ("`null`, ", "`404`, a name such as `NOT_FOUND`"),
                "errors" => ("`inherit`, ", "`404`, a name such as `NOT_FOUND`"),
                _ => ("", "`201`, a name such as `CREATED`"),
            };
            format!("`{key}` takes {null}a number such as {example}, a path, or a block `{{ … }}`")
        };
        if input.peek(LitInt) {
            let literal: LitInt = input.parse()?;
            let checked = match literal.base10_parse() {
                Ok(code) => rules::check_status(code),
                // More digits than a number has; the rule is the same, and so is its sentence.
                Err(_) => rules::check_status(u64::MAX)
                    .map_err(|sentence| sentence.replace(&u64::MAX.to_string(), literal.base10_digits())),
            };
            let code = checked.map_err(|sentence| syn::Error::new(literal.span(), sentence))?;
            return Ok(Self { kind: StatusKind::Code(code), tokens: literal.into_token_stream() });
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
            return Ok(Self { kind, tokens });
        }
        if !(input.peek(Ident::peek_any) || input.peek(Token![::]) || input.peek(Token![<])) {
            return Err(input.error(takes()));
        }
        let path = whole_path(input)?;
        if input.peek(token::Paren) || input.peek(Token![.]) {
            let sentence =
                format!("`{key}` takes a constant; put a call that the compiler can evaluate into a block, `{{ … }}`");
            return Err(syn::Error::new_spanned(&path, sentence));
        }
        let Some(name) = as_ident(&path) else {
            let kind = StatusKind::Const(path.clone());
            return Ok(Self { kind, tokens: path });
        };
        let text = name.to_string();
        let names = || rules::STATUSES.iter().map(|(known, _)| *known);
        if let Some(code) = rules::status_named(&text) {
            let code = rules::check_status(code.into()).map_err(|sentence| syn::Error::new(name.span(), sentence))?;
            let kind = StatusKind::Code(code);
            return Ok(Self { kind, tokens: path });
        }
        match nearest(&text, names()) {
            Some(known) => {
                Err(syn::Error::new(name.span(), format!("unknown status `{text}`; did you mean `{known}`?")))
            }
            None => Ok(Self { kind: StatusKind::Const(path.clone()), tokens: path }),
        }
    }

    /// The expression of type `StatusCode`.
    pub(crate) fn expand(&self, private: &TokenStream) -> TokenStream {
        self.checked_by(private, "status")
    }

    /// As [`Self::expand`], of an error.
    pub(crate) fn expand_error(&self, private: &TokenStream) -> TokenStream {
        self.checked_by(private, "error_status")
    }

    /// As [`Self::expand`], of what `None` becomes.
    pub(crate) fn expand_none(&self, private: &TokenStream) -> TokenStream {
        self.checked_by(private, "none_status")
    }

    fn checked_by(&self, private: &TokenStream, check: &str) -> TokenStream {
        match &self.kind {
            StatusKind::Code(code) => match rules::STATUSES.iter().find(|(_, known)| known == code) {
                Some((name, _)) => {
                    let name = Ident::new(name, self.tokens.span());
                    quote!(#private::StatusCode::#name)
                }
                None => quote!(const { #private::status_code(#code) }),
            },
            StatusKind::Const(tokens) => {
                // The compiler underlines the call whose evaluation failed: from its first token to its last, it is the
                // user's text. An item and no `const { … }`, since `cargo check` evaluates nothing else in a function.
                let end = |token: Option<TokenTree>| {
                    token.map_or_else(Span::mixed_site, |token| token.span().resolved_at(Span::mixed_site()))
                };
                let first_token = self.tokens.clone().into_iter().next();
                let (first, last) = (end(first_token.clone()), end(self.tokens.clone().into_iter().last()));
                let mut path = quote_spanned!(first=> #private::);
                path = path
                    .into_iter()
                    .map(|mut token| {
                        token.set_span(first);
                        token
                    })
                    .collect();
                let check = Ident::new(check, first);
                let given = quote_spanned!(last=> (#tokens));
                // An item cannot see `Self`; an inline constant can, but it is not evaluated by `cargo check`.
                if matches!(&first_token, Some(TokenTree::Ident(ident)) if ident == "Self") {
                    return quote!(const { #path #check #given });
                }
                quote!({ const __STATUS: #private::StatusCode = #path #check #given; __STATUS })
            }
        }
    }
}

/// An error that answers with a success would be taken for one.
pub(crate) fn check_error_status(status: &Status, errors: &mut Errors) {
    if let Some(code) = status.code().filter(|code| *code < 400) {
        errors
            .at(&status.tokens, format!("status `{code}` is no error; declare one of 400–599 (RFC 9110 §15.5, §15.6)"));
    }
}

/// Reports a status whose response must carry a header that is not declared.
pub(crate) fn check_required<'a, H>(status: &Status, declared: impl Fn() -> H, list: &str, errors: &mut Errors)
where
    H: Iterator<Item = &'a Header>,
{
    let Some((name, section)) = status.code().and_then(rules::required_header) else {
        return;
    };
    // A constant of the user's own may be the one.
    if !declared().any(|header| header.name.known().is_none_or(|known| known == name)) {
        let code = status.code().unwrap_or_default();
        let constant = rules::HEADER_NAMES.iter().find(|(_, known)| *known == name);
        let constant = constant.map_or("", |(constant, _)| constant);
        errors.at(
            &status.tokens,
            format!("status `{code}` needs the header `{name}` ({section}); add `{list}({constant} = …)`"),
        );
    }
}
