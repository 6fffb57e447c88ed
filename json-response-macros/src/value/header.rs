//! A list of declared headers.

use crate::errors::Errors;
use crate::list::{List, at_end};
use crate::suggest::nearest;
use crate::syntax::{as_ident, expression, is_closure, one_line, whole_path};
use json_response_rules as rules;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
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
    /// A path whose last segment is a constant of `http::header`, with the name of that. What it is the compiler sees, and the
    /// run.
    KnownPath(String, TokenStream),
    /// Any other constant of type `HeaderName`.
    Path(TokenStream),
    /// Not one that can be declared, which has been reported. It may be any.
    Unfinished,
}

pub(crate) enum HeaderValue {
    Literal(String),
    /// To be called with the success value.
    Closure(TokenStream),
    /// To be evaluated before the body.
    Expr(TokenStream),
    /// `_`: somebody further out sets it.
    Elsewhere,
    /// Not one that can be sent, which has been reported.
    Unfinished,
}

impl HeaderName {
    /// The name as text, where it is known.
    pub(crate) fn known(&self) -> Option<&str> {
        match &self.kind {
            NameKind::Known(name) | NameKind::KnownPath(name, _) => Some(name),
            NameKind::Path(_) | NameKind::Unfinished => None,
        }
    }

    /// Whether it is this one. A constant of the user's own may be.
    pub(crate) fn may_be(&self, name: &str) -> bool {
        self.known().is_none_or(|known| known == name)
    }

    /// What one name has in common, however it is written; `None` where that is not known.
    pub(crate) fn key(&self) -> Option<String> {
        match &self.kind {
            NameKind::Known(name) | NameKind::KnownPath(name, _) => Some(name.clone()),
            NameKind::Path(path) => Some(one_line(path)),
            NameKind::Unfinished => None,
        }
    }

    fn without_value(&self) -> syn::Error {
        let name = one_line(&self.tokens);
        let sentence = format!("a header is written `NAME = VALUE`; what is the value of `{name}`?");
        syn::Error::new_spanned(&self.tokens, sentence)
    }

    /// Takes a name. What is wrong with it is reported; what is no name at all is an error.
    fn parse(errors: &mut Errors, input: ParseStream) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let literal: LitStr = input.parse()?;
            let text = literal.value();
            let lower = text.to_ascii_lowercase();
            let checked = rules::check_name(&text).map_err(|fault| fault.of(&text));
            let checked = checked.and_then(|()| rules::check_owner(&lower).map_err(|fault| fault.of(&lower)));
            let kind = match checked {
                Ok(()) => NameKind::Known(lower),
                Err(sentence) => {
                    errors.at(&literal, sentence);
                    NameKind::Unfinished
                }
            };
            return Ok(Self { kind, tokens: literal.into_token_stream() });
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
            errors.at(&dashed, format!("header name `{text}` has a dash; write it as a string, `\"{text}\"`"));
            return Ok(Self { kind: NameKind::Unfinished, tokens: dashed });
        }
        Ok(Self { kind: Self::of_path(&path, errors), tokens: path })
    }

    fn of_path(path: &TokenStream, errors: &mut Errors) -> NameKind {
        let Some(TokenTree::Ident(last)) = path.clone().into_iter().last() else {
            return NameKind::Path(path.clone());
        };
        let constant = last.to_string();
        let is_bare = as_ident(path).is_some();
        if let Some(known) = rules::header_named(&constant) {
            if let Err(fault) = rules::check_owner(known) {
                errors.at(path, fault.of(known));
                return NameKind::Unfinished;
            }
            let known = known.to_owned();
            return if is_bare { NameKind::Known(known) } else { NameKind::KnownPath(known, path.clone()) };
        }
        let meant = nearest(&constant, rules::HEADERS.iter().map(|(known, _)| *known)).filter(|_| is_bare);
        if let Some(known) = meant {
            errors.at(path, format!("unknown header `{constant}`; did you mean `{known}`?"));
            return NameKind::Unfinished;
        }
        NameKind::Path(path.clone())
    }

    /// What stands for the name where it is handed to the runtime: its text, or the user's own constant.
    pub(crate) fn expand(&self) -> TokenStream {
        match &self.kind {
            NameKind::Known(name) => name.to_token_stream(),
            NameKind::KnownPath(_, path) | NameKind::Path(path) => path.clone(),
            NameKind::Unfinished => TokenStream::new(),
        }
    }

    /// The expression of type `HeaderName`.
    pub(crate) fn expand_typed(&self, private: &TokenStream) -> TokenStream {
        match &self.kind {
            NameKind::KnownPath(_, path) | NameKind::Path(path) => path.clone(),
            NameKind::Known(name) => match rules::constant_of_header(name) {
                Some(constant) => {
                    let constant = Ident::new(constant, self.tokens.span());
                    quote!(#private::header::#constant)
                }
                None => quote!(const { #private::HeaderName::from_static(#name) }),
            },
            NameKind::Unfinished => TokenStream::new(),
        }
    }
}

impl Header {
    fn parse(errors: &mut Errors, input: ParseStream) -> syn::Result<Self> {
        let name = HeaderName::parse(errors, input)?;
        if !input.peek(Token![=]) || input.peek(Token![==]) || input.peek(Token![=>]) {
            errors.push(name.without_value());
            expression(input);
            return Ok(Self { name, value: HeaderValue::Unfinished });
        }
        input.parse::<Token![=]>()?;
        let value = HeaderValue::parse(&name, errors, input)?;
        Ok(Self { name, value })
    }

    /// Reads what stands in the parenthesis of `headers(…)`.
    pub(crate) fn parse_list(tokens: TokenStream, errors: &mut Errors) -> Vec<Self> {
        let list = List {
            elements: "headers",
            may_begin: |input| input.peek(LitStr),
            skip: |input| {
                expression(input);
            },
        };
        let mut headers = Vec::new();
        list.parse(tokens, errors, |input, errors| {
            headers.push(Self::parse(errors, input)?);
            Ok(())
        });
        headers
    }
}

impl HeaderValue {
    fn parse(name: &HeaderName, errors: &mut Errors, input: ParseStream) -> syn::Result<Self> {
        let ahead = input.fork();
        if let Ok(literal) = ahead.parse::<LitStr>() {
            if at_end(&ahead) || ahead.peek(LitStr) {
                input.parse::<LitStr>()?;
                return Ok(Self::literal(name, literal.value(), literal.span(), errors));
            }
        }
        let ahead = input.fork();
        if let Ok(literal) = ahead.parse::<LitInt>() {
            if at_end(&ahead) || ahead.peek(LitStr) {
                input.parse::<LitInt>()?;
                return Ok(Self::literal(name, literal.base10_digits().to_owned(), literal.span(), errors));
            }
        }
        let ahead = input.fork();
        if let Ok(literal) = ahead.parse::<LitBool>() {
            if at_end(&ahead) {
                input.parse::<LitBool>()?;
                return Ok(Self::literal(name, literal.value.to_string(), literal.span(), errors));
            }
        }
        let ahead = input.fork();
        if ahead.parse::<Token![_]>().is_ok() && at_end(&ahead) {
            input.parse::<Token![_]>()?;
            return Ok(Self::Elsewhere);
        }
        let tokens = expression(input);
        if tokens.is_empty() {
            errors.push(name.without_value());
            return Ok(Self::Unfinished);
        }
        Ok(if is_closure(&tokens) { Self::Closure(tokens) } else { Self::Expr(tokens) })
    }

    fn literal(name: &HeaderName, value: String, span: Span, errors: &mut Errors) -> Self {
        // Of a name that is not known, the value is held to what holds for all.
        let name = name.known().unwrap_or_default();
        match rules::check_value(name, value.as_bytes()) {
            Ok(()) => Self::Literal(value),
            Err(fault) => {
                errors.at_span(span, fault.of(name, &value));
                Self::Unfinished
            }
        }
    }
}

/// Reports the names that stand twice in one list and may not.
pub(crate) fn check_duplicates(headers: &[Header], errors: &mut Errors) {
    for (at, header) in headers.iter().enumerate() {
        let Some(name) = header.name.key() else {
            continue;
        };
        let stands_before = headers[..at].iter().any(|earlier| earlier.name.key().as_ref() == Some(&name));
        if stands_before && !rules::may_repeat(&name) {
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
