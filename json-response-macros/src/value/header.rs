//! A list of declared headers.

use super::tokens::{as_ident, expression, one_line, whole_path};
use crate::errors::Errors;
use crate::suggest::nearest;
use json_response_rules as rules;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Ident, LitBool, LitInt, LitStr, Token};

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

    fn without_value(&self) -> syn::Error {
        let name = one_line(&self.tokens);
        let sentence = format!("a header is written `NAME = VALUE`; what is the value of `{name}`?");
        syn::Error::new_spanned(&self.tokens, sentence)
    }

    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let literal: LitStr = input.parse()?;
            let at = |sentence| syn::Error::new(literal.span(), sentence);
            let text = literal.value();
            rules::check_name(&text).map_err(|fault| at(fault.of(&text)))?;
            let name = text.to_ascii_lowercase();
            rules::check_owner(&name).map_err(|fault| at(fault.of(&name)))?;
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
        if input.peek(Token![-]) {
            let mut dashed = path;
            while !input.is_empty() && !input.peek(Token![=]) && !input.peek(Token![,]) {
                input.parse::<TokenTree>()?.to_tokens(&mut dashed);
            }
            let text: String = dashed.to_string().split_whitespace().collect();
            let sentence = format!("header name `{text}` has a dash; write it as a string, `\"{text}\"`");
            return Err(syn::Error::new_spanned(dashed, sentence));
        }
        let Some(name) = as_ident(&path) else {
            let kind = NameKind::Path(path.clone());
            return Ok(Self { kind, tokens: path });
        };
        let at = |sentence| syn::Error::new(name.span(), sentence);
        let text = name.to_string();
        if let Some(known) = rules::header_named(&text) {
            rules::check_owner(known).map_err(|fault| at(fault.of(known)))?;
            let kind = NameKind::Known(known.to_owned());
            return Ok(Self { kind, tokens: path });
        }
        match nearest(&text, rules::HEADERS.iter().map(|(known, _)| *known)) {
            Some(known) => Err(at(format!("unknown header `{text}`; did you mean `{known}`?"))),
            None => {
                let kind = NameKind::Path(path.clone());
                Ok(Self { kind, tokens: path })
            }
        }
    }

    /// The expression of type `HeaderName`, where it is evaluated at run time.
    pub(crate) fn expand(&self, private: &TokenStream) -> TokenStream {
        let name = self.expand_in_static(private);
        match &self.kind {
            NameKind::Known(known) if rules::constant_of_header(known).is_none() => {
                quote!(const { #name })
            }
            _ => name,
        }
    }

    /// The expression of type `HeaderName`, where the compiler evaluates it anyway.
    pub(crate) fn expand_in_static(&self, private: &TokenStream) -> TokenStream {
        match &self.kind {
            NameKind::Path(path) => path.clone(),
            NameKind::Known(name) => match rules::constant_of_header(name) {
                Some(constant) => {
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
        if !input.peek(Token![=]) || input.peek(Token![==]) || input.peek(Token![=>]) {
            return Err(name.without_value());
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
                    errors.push(input.error("expected `,` between two headers"));
                    // A header may follow where the comma is missing.
                    if !input.peek(LitStr) {
                        expression(input);
                    }
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
            if at_end(&ahead) || ahead.peek(LitStr) {
                input.parse::<LitStr>()?;
                return Self::literal(name, literal.value(), literal.span());
            }
        }
        let ahead = input.fork();
        if let Ok(literal) = ahead.parse::<LitInt>() {
            if at_end(&ahead) || ahead.peek(LitStr) {
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
            return Err(name.without_value());
        }
        Ok(if is_closure { Self::Closure(tokens) } else { Self::Expr(tokens) })
    }

    fn literal(name: &HeaderName, value: String, span: Span) -> syn::Result<Self> {
        // Of a name that is not known, the value is held to what holds for all.
        let name = name.known().unwrap_or_default();
        rules::check_value(name, value.as_bytes()).map_err(|fault| syn::Error::new(span, fault.of(name, &value)))?;
        Ok(Self::Literal(value))
    }
}

/// Reports the names that stand twice in one list and may not.
pub(crate) fn check_duplicates(headers: &[Header], errors: &mut Errors) {
    let key = |header: &Header| match &header.name.kind {
        NameKind::Known(name) => name.clone(),
        NameKind::Path(path) => one_line(path),
    };
    for (at, header) in headers.iter().enumerate() {
        let name = key(header);
        if !rules::may_repeat(&name) && headers[..at].iter().any(|earlier| key(earlier) == name) {
            errors.at(
                &header.name.tokens,
                format!(
                    "duplicate header `{name}`; a response has one line of it: remove one of the two (RFC 9110 §5.3)"
                ),
            );
        }
    }
}

/// Reports `content-type`, which no list of headers decides.
pub(crate) fn check_content_type(headers: &[Header], cure: &str, errors: &mut Errors) {
    for header in headers.iter().filter(|header| header.name.known() == Some("content-type")) {
        errors.at(&header.name.tokens, format!("header `content-type` {cure}"));
    }
}
