//! The values that more than one argument takes: a status, and a list of headers.

use crate::errors::Errors;
use crate::http_rules as rules;
use crate::suggest::nearest;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Ident, LitBool, LitInt, LitStr, Path, Token, token};

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
        let takes =
            || format!("`{key}` takes a number such as `201`, a name such as `CREATED`, a path, or a block `{{ … }}`");
        if input.peek(LitInt) {
            let literal: LitInt = input.parse()?;
            let code = literal.base10_parse().unwrap_or(u64::MAX);
            let code = rules::check_status(code).map_err(|sentence| syn::Error::new(literal.span(), sentence))?;
            return Ok(Self { kind: StatusKind::Code(code), tokens: literal.into_token_stream() });
        }
        if input.peek(token::Brace) {
            let block: TokenTree = input.parse()?;
            let tokens = block.to_token_stream();
            let kind = StatusKind::Const(tokens.clone());
            return Ok(Self { kind, tokens });
        }
        if !(input.peek(Ident::peek_any) || input.peek(Token![::]) || input.peek(Token![<])) {
            return Err(input.error(takes()));
        }
        let path = whole_path(input)?;
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
        match &self.kind {
            StatusKind::Code(code) => match rules::STATUSES.iter().find(|(_, known)| known == code) {
                Some((name, _)) => {
                    let name = Ident::new(name, self.tokens.span());
                    quote!(#private::StatusCode::#name)
                }
                None => quote!(const { #private::status_code(#code) }),
            },
            StatusKind::Const(tokens) => quote!(const { #private::status(#tokens) }),
        }
    }
}

/// One `NAME = VALUE`.
pub(crate) struct Header {
    pub(crate) name: HeaderName,
    pub(crate) value: HeaderValue,
}

pub(crate) struct HeaderName {
    pub(crate) kind: NameKind,
    pub(crate) tokens: TokenStream,
}

pub(crate) enum NameKind {
    /// In lower case.
    Known(String),
    /// A constant of type `HeaderName`.
    Path(TokenStream),
}

pub(crate) enum HeaderValue {
    Literal(String),
    Closure(TokenStream),
    Expr(TokenStream),
}

impl HeaderName {
    /// The name as text, where it is known.
    pub(crate) fn known(&self) -> Option<&str> {
        match &self.kind {
            NameKind::Known(name) => Some(name),
            NameKind::Path(_) => None,
        }
    }

    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let literal: LitStr = input.parse()?;
            let at = |sentence| syn::Error::new(literal.span(), sentence);
            let name = rules::check_header_name(&literal.value()).map_err(at)?;
            rules::check_server_header(&name).map_err(at)?;
            let tokens = literal.to_token_stream();
            let kind = NameKind::Known(name);
            return Ok(Self { kind, tokens });
        }
        if !(input.peek(Ident::peek_any) || input.peek(Token![::]) || input.peek(Token![<])) {
            return Err(input.error(
                "a header name is a string such as `\"x-total\"`, a constant of `http::header` such as `LOCATION`, or a path",
            ));
        }
        let path = whole_path(input)?;
        let Some(name) = as_ident(&path) else {
            let kind = NameKind::Path(path.clone());
            return Ok(Self { kind, tokens: path });
        };
        let at = |sentence| syn::Error::new(name.span(), sentence);
        let text = name.to_string();
        if let Some(known) = rules::header_named(&text) {
            rules::check_server_header(known).map_err(at)?;
            let kind = NameKind::Known(known.to_owned());
            return Ok(Self { kind, tokens: path });
        }
        match nearest(&text, rules::HEADER_NAMES.iter().map(|(known, _)| *known)) {
            Some(known) => Err(at(format!("unknown header `{text}`; did you mean `{known}`?"))),
            None => {
                let kind = NameKind::Path(path.clone());
                Ok(Self { kind, tokens: path })
            }
        }
    }

    /// The expression of type `HeaderName`.
    pub(crate) fn expand(&self, private: &TokenStream) -> TokenStream {
        match &self.kind {
            NameKind::Path(path) => path.clone(),
            NameKind::Known(name) => match rules::HEADER_NAMES.iter().find(|(_, known)| known == name) {
                Some((constant, _)) => {
                    let constant = Ident::new(constant, self.tokens.span());
                    quote!(#private::header::#constant)
                }
                None => quote!(#private::HeaderName::from_static(#name)),
            },
        }
    }
}

impl Header {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let name = HeaderName::parse(input)?;
        if !input.peek(Token![=]) {
            return Err(syn::Error::new_spanned(
                &name.tokens,
                format!("a header is written `NAME = VALUE`; what is the value of `{}`?", name.tokens),
            ));
        }
        input.parse::<Token![=]>()?;
        let value = HeaderValue::parse(&name, input)?;
        Ok(Self { name, value })
    }

    /// Reads what stands in the parenthesis of `headers(…)`.
    pub(crate) fn parse_list(tokens: TokenStream, errors: &mut Errors) -> Vec<Self> {
        let mut headers = Vec::new();
        let read = |input: ParseStream| {
            while !input.is_empty() {
                match Self::parse(input) {
                    Ok(header) => headers.push(header),
                    Err(error) => {
                        errors.push(error);
                        expression(input);
                    }
                }
                if !input.is_empty() && !input.peek(Token![,]) {
                    errors.push(input.error("expected `,`"));
                    expression(input);
                }
                let _: Option<Token![,]> = input.parse()?;
            }
            Ok(())
        };
        if let Err(error) = read.parse2(tokens) {
            errors.push(error);
        }
        headers
    }
}

impl HeaderValue {
    fn parse(name: &HeaderName, input: ParseStream) -> syn::Result<Self> {
        let at_end = |ahead: ParseStream| ahead.is_empty() || ahead.peek(Token![,]);
        let ahead = input.fork();
        if let Ok(literal) = ahead.parse::<LitStr>() {
            if at_end(&ahead) {
                input.parse::<LitStr>()?;
                let at = |sentence| syn::Error::new(literal.span(), sentence);
                rules::check_header_value(&literal.value()).map_err(at)?;
                return Self::literal(name, literal.value(), literal.span());
            }
        }
        let ahead = input.fork();
        if let Ok(literal) = ahead.parse::<LitInt>() {
            if at_end(&ahead) {
                input.parse::<LitInt>()?;
                return Self::literal(name, literal.base10_digits().to_owned(), literal.span());
            }
        }
        let ahead = input.fork();
        if let Ok(literal) = ahead.parse::<LitBool>() {
            if at_end(&ahead) {
                input.parse::<LitBool>()?;
                return Self::literal(name, literal.value.to_string(), literal.span());
            }
        }
        let is_closure = input.peek(Token![|]) || input.peek(Token![||]) || input.peek(Token![move]);
        let tokens = expression(input);
        if tokens.is_empty() {
            return Err(syn::Error::new_spanned(
                &name.tokens,
                format!("a header is written `NAME = VALUE`; what is the value of `{}`?", name.tokens),
            ));
        }
        Ok(if is_closure { Self::Closure(tokens) } else { Self::Expr(tokens) })
    }

    fn literal(name: &HeaderName, value: String, span: Span) -> syn::Result<Self> {
        if let Some(name) = name.known() {
            rules::check_typed_value(name, &value).map_err(|sentence| syn::Error::new(span, sentence))?;
        }
        Ok(Self::Literal(value))
    }
}

/// Reports the names that stand twice in one list and may not.
pub(crate) fn check_duplicates(headers: &[Header], errors: &mut Errors) {
    let key = |header: &Header| match &header.name.kind {
        NameKind::Known(name) => name.clone(),
        NameKind::Path(path) => path.to_string(),
    };
    for (at, header) in headers.iter().enumerate() {
        let name = key(header);
        if !rules::may_repeat(&name) && headers[..at].iter().any(|earlier| key(earlier) == name) {
            errors.at(
                &header.name.tokens,
                format!("duplicate header `{name}`; a response has one line of it (RFC 9110 §5.3)"),
            );
        }
    }
}

/// Takes the tokens of an expression, up to the next comma that is not part of it: one between the bars of a closure's
/// parameters or in the generics of a path. What they mean is the compiler's to say.
pub(crate) fn expression(input: ParseStream) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut angles = 0_usize;
    let mut in_bars = false;
    let mut may_open = true;
    while !input.is_empty() && (angles > 0 || in_bars || !input.peek(Token![,])) {
        let starts = tokens.is_empty() || (may_open && tokens.to_string() == "move");
        let after_colons = input.peek(Token![::]) && input.peek3(Token![<]);
        if input.peek(Token![<]) && (starts || angles > 0 || in_bars) {
            angles += 1;
        } else if angles > 0 && input.peek(Token![->]) {
            if let Ok(arrow) = input.parse::<Token![->]>() {
                arrow.to_tokens(&mut tokens);
            }
            continue;
        } else if input.peek(Token![>]) {
            angles = angles.saturating_sub(1);
        } else if input.peek(Token![|]) && !input.peek(Token![||]) && (starts || in_bars) {
            in_bars = !in_bars;
        }
        if after_colons {
            if let Ok(colons) = input.parse::<Token![::]>() {
                colons.to_tokens(&mut tokens);
            }
            angles += 1;
        }
        may_open = starts;
        match input.parse::<TokenTree>() {
            Ok(token) => token.to_tokens(&mut tokens),
            Err(_) => break,
        }
    }
    tokens
}

/// A path that is one plain identifier.
fn as_ident(path: &TokenStream) -> Option<Ident> {
    let mut tokens = path.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(ident)), None) => Some(ident),
        _ => None,
    }
}

/// A path with generics or a qualified self, as tokens.
fn whole_path(input: ParseStream) -> syn::Result<TokenStream> {
    if input.peek(Token![<]) {
        let path: syn::TypePath = input.parse()?;
        return Ok(path.into_token_stream());
    }
    let path: Path = input.parse()?;
    if path.segments.is_empty() {
        return Err(syn::Error::new(path.span(), "expected a path"));
    }
    Ok(path.into_token_stream())
}
