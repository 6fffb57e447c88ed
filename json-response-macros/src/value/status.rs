//! A declared status.

use super::header::Header;
use crate::errors::Errors;
use crate::list::at_end;
use crate::suggest::nearest;
use crate::syntax::{as_ident, expression, is_closure_next, mentions, whole_path};
use json_response_rules::{self as rules, HeaderList, Required};
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative;
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
    /// An expression that the run evaluates.
    Computed(TokenStream),
    /// Not one that can be declared, which has been reported.
    Unfinished,
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

/// Of an error.
const COMPUTED: &str = "`status` takes a constant or a closure; write `status = |error| …` to compute it";

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
        let last = match self {
            Self::Success | Self::None => "a path, or a block `{ … }`",
            Self::Error => "a path, a block `{ … }`, or a closure over the error",
            Self::Arm => "a path, or an expression of what the pattern binds",
        };
        format!("`{}` takes {word}a number such as {example}, {last}", self.key())
    }
}

impl Status {
    fn new(of: StatusOf, kind: StatusKind, tokens: TokenStream) -> Self {
        Self { of, kind, tokens }
    }

    /// The number, where it is known.
    pub(crate) fn code(&self) -> Option<u16> {
        match self.kind {
            StatusKind::Code(code) => Some(code),
            StatusKind::Const(_) | StatusKind::Computed(_) | StatusKind::Unfinished => None,
        }
    }

    /// Takes a constant status: a number, a name, a path or a block. What is wrong with it is reported; what is no status at
    /// all is an error.
    pub(crate) fn parse(of: StatusOf, errors: &mut Errors, input: ParseStream) -> syn::Result<Self> {
        if input.peek(LitInt) {
            return Ok(Self::number(of, &input.parse()?, errors));
        }
        if of == StatusOf::Error && is_closure_next(input) {
            let closure = expression(input);
            return Ok(Self::new(of, StatusKind::Computed(closure.clone()), closure));
        }
        if input.peek(token::Brace) {
            let block: TokenTree = input.parse()?;
            if of == StatusOf::Error && mentions(&block.to_token_stream(), "self") {
                return Err(syn::Error::new(block.span(), COMPUTED));
            }
            return Ok(Self::block(of, &block));
        }
        if !(input.peek(Ident::peek_any) || input.peek(Token![::]) || input.peek(Token![<])) {
            return Err(input.error(of.takes()));
        }
        let path = whole_path(input)?;
        if input.peek(token::Paren) || input.peek(Token![.]) {
            if of == StatusOf::Error {
                return Err(syn::Error::new_spanned(&path, COMPUTED));
            }
            let key = of.key();
            let sentence =
                format!("`{key}` takes a constant; put a call that the compiler can evaluate into a block, `{{ … }}`");
            return Err(syn::Error::new_spanned(&path, sentence));
        }
        Ok(Self::path(of, path, errors))
    }

    /// Takes the status of an arm, which may be an expression of what the pattern binds.
    pub(crate) fn parse_in_arm(pattern: &TokenStream, errors: &mut Errors, input: ParseStream) -> syn::Result<Self> {
        let of = StatusOf::Arm;
        if input.peek(LitInt) {
            return Ok(Self::number(of, &input.parse()?, errors));
        }
        if at_end(input) || input.peek(syn::Lit) || input.peek(Token![=>]) {
            return Err(input.error(of.takes()));
        }
        let ahead = input.fork();
        if let Ok(path) = whole_path(&ahead) {
            // Behind an operator, or a bracket, the path goes on as an expression; behind a word, a comma is missing.
            let is_whole = at_end(&ahead) || ahead.peek(Ident::peek_any) || ahead.peek(syn::Lit);
            let is_bound = as_ident(&path).is_some_and(|name| binds(pattern, &name));
            if is_whole && !is_bound {
                input.advance_to(&ahead);
                return Ok(Self::path(of, path, errors));
            }
        }
        let ahead = input.fork();
        if let Some(block) = ahead.parse::<TokenTree>().ok().filter(|_| input.peek(token::Brace)) {
            if at_end(&ahead) && !uses_binding(pattern, &block.to_token_stream()) {
                input.advance_to(&ahead);
                return Ok(Self::block(of, &block));
            }
        }
        let tokens = expression(input);
        if let Some(arrow) = arrow(&tokens) {
            errors.at_span(arrow, "expected `,` between two arms");
            return Ok(Self::new(of, StatusKind::Unfinished, tokens));
        }
        let mut alone = tokens.clone().into_iter();
        let kind = match (alone.next(), alone.next()) {
            (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::Brace => {
                StatusKind::Computed(without_lint(&group))
            }
            _ => StatusKind::Computed(tokens.clone()),
        };
        Ok(Self::new(of, kind, tokens))
    }

    fn number(of: StatusOf, literal: &LitInt, errors: &mut Errors) -> Self {
        // A number may have more digits than a status has room for.
        let code = literal.base10_parse().map_err(|_| rules::StatusFault::OutOfRange);
        let kind = match code.and_then(|code| rules::check_final(code).map(|()| code)) {
            Ok(code) => StatusKind::Code(code),
            Err(fault) => {
                errors.at(literal, fault.of(literal.base10_digits()));
                StatusKind::Unfinished
            }
        };
        Self::new(of, kind, literal.to_token_stream())
    }

    fn block(of: StatusOf, block: &TokenTree) -> Self {
        let statements = match block {
            TokenTree::Group(group) => without_lint(group),
            other => other.to_token_stream(),
        };
        Self::new(of, StatusKind::Const(statements), block.to_token_stream())
    }

    fn path(of: StatusOf, path: TokenStream, errors: &mut Errors) -> Self {
        let Some(name) = as_ident(&path) else {
            return Self::new(of, StatusKind::Const(path.clone()), path);
        };
        let text = name.to_string();
        let meant = || nearest(&text, rules::STATUSES.iter().map(|(known, _)| *known));
        let kind = if let Some(code) = rules::status_named(&text) {
            match rules::check_final(code) {
                Ok(()) => StatusKind::Code(code),
                Err(fault) => {
                    errors.at(&name, fault.of(code));
                    StatusKind::Unfinished
                }
            }
        } else if let Some(known) = meant() {
            errors.at(&name, format!("unknown status `{text}`; did you mean `{known}`?"));
            StatusKind::Unfinished
        } else {
            StatusKind::Const(path.clone())
        };
        Self::new(of, kind, path)
    }

    /// The expression of type `StatusCode`. A constant is held to the range of what it is declared for.
    pub(crate) fn expand(&self, private: &TokenStream) -> TokenStream {
        match &self.kind {
            StatusKind::Code(code) => match rules::constant_of_status(*code) {
                Some(name) => {
                    let name = Ident::new(name, self.tokens.span());
                    quote!(#private::StatusCode::#name)
                }
                None => quote!(const { #private::status_code(#code) }),
            },
            StatusKind::Const(tokens) => {
                let check = Ident::new(self.of.check(), Span::mixed_site());
                self.call(&quote!(#private::#check), tokens)
            }
            StatusKind::Computed(tokens) => tokens.clone(),
            StatusKind::Unfinished => TokenStream::new(),
        }
    }

    /// As [`Status::expand`], beside the headers that are declared for its response.
    pub(crate) fn expand_with<'a>(
        &self,
        private: &TokenStream,
        headers: impl Iterator<Item = &'a Header>,
    ) -> TokenStream {
        let status = self.expand(private);
        if !matches!(self.kind, StatusKind::Const(_)) {
            return status;
        }
        // A constant of the user's own may be the name of the header that is needed.
        let names: Option<Vec<&str>> = headers.map(|header| header.name.known()).collect();
        let with = match self.of.list() {
            HeaderList::Headers => quote!(#private::with_headers),
            HeaderList::AlwaysHeaders => quote!(#private::with_always_headers),
        };
        let checked = match names {
            Some(names) => self.call(&with, &quote!(&[#(#names),*], #status)),
            None => status,
        };
        self.evaluated(private, &checked)
    }

    /// A constant expression that the compiler evaluates wherever the function is checked.
    pub(crate) fn evaluated(&self, private: &TokenStream, checked: &TokenStream) -> TokenStream {
        // An item cannot see `Self`; an inline constant can, but it is not evaluated by `cargo check`.
        if mentions(&self.tokens, "Self") {
            return quote!(const { #checked });
        }
        quote!({ const __STATUS: #private::StatusCode = #checked; __STATUS })
    }

    /// A call that may fail while it is compiled. The compiler underlines the call whose evaluation failed: from its first token
    /// to its last, it is the user's text.
    pub(crate) fn call(&self, function: &TokenStream, arguments: &TokenStream) -> TokenStream {
        call_at(&self.tokens, function, arguments)
    }

    /// The header that the response needs, if it is not among those that are declared.
    pub(crate) fn lacks<'a>(&self, mut declared: impl Iterator<Item = &'a Header>) -> Option<Required> {
        let required = self.code().and_then(rules::required_header)?;
        (!declared.any(|header| header.name.may_be(required.name))).then_some(required)
    }
}

/// Braces of ours, of which no lint says that they are not needed.
fn without_lint(block: &Group) -> TokenStream {
    let statements = block.stream();
    quote!({ #statements })
}

/// A call whose tokens, and whose failure, are where the user's tokens are.
pub(crate) fn call_at(tokens: &TokenStream, function: &TokenStream, arguments: &TokenStream) -> TokenStream {
    let end = |token: Option<TokenTree>| {
        token.map_or_else(Span::mixed_site, |token| token.span().resolved_at(Span::mixed_site()))
    };
    let (first, last) = (end(tokens.clone().into_iter().next()), end(tokens.clone().into_iter().last()));
    let function = function.clone().into_iter().map(|mut token| {
        token.set_span(first);
        token
    });
    let arguments = quote_spanned!(last=> (#arguments));
    quote_spanned!(first=> #(#function)* #arguments)
}

/// Whether a pattern may bind this name: it is written as one of a variable, and stands there.
fn binds(pattern: &TokenStream, name: &Ident) -> bool {
    let name = name.to_string();
    name.starts_with(|c: char| c.is_lowercase() || c == '_') && mentions(pattern, &name)
}

/// Whether a word of these tokens may be one that the pattern binds.
fn uses_binding(pattern: &TokenStream, tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => binds(pattern, &ident),
        TokenTree::Group(group) => uses_binding(pattern, &group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The `=>` of the next arm, before which a comma is missing.
fn arrow(tokens: &TokenStream) -> Option<Span> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    tokens.windows(2).find_map(|pair| match pair {
        [TokenTree::Punct(equals), TokenTree::Punct(greater)]
            if equals.as_char() == '='
                && equals.spacing() == proc_macro2::Spacing::Joint
                && greater.as_char() == '>' =>
        {
            Some(equals.span())
        }
        _ => None,
    })
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
pub(crate) fn check_required<'a>(status: &Status, declared: impl Iterator<Item = &'a Header>, errors: &mut Errors) {
    if let Some(required) = status.lacks(declared) {
        errors.at(&status.tokens, required.sentence(status.of.list()));
    }
}
