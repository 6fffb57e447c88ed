//! The arguments as they are written.

use crate::errors::Errors;
use crate::keys;
use crate::value::{Header, Status, StatusOf};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{LitStr, Path, Token};

/// A value with the key that it stands behind.
pub(crate) struct Arg<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

#[derive(Default)]
pub(crate) struct Args {
    pub(crate) status: Option<Arg<Status>>,
    pub(crate) headers: Vec<Header>,
    pub(crate) always_headers: Vec<Header>,
    pub(crate) content_type: Option<Arg<LitStr>>,
    pub(crate) none: Option<Arg<NoneAnswer>>,
    pub(crate) errors: Option<Arg<Vec<ErrorArm>>>,
    pub(crate) problem: bool,
    pub(crate) safe: Option<Arg<bool>>,
    pub(crate) pretty: Option<Arg<bool>>,
    pub(crate) encoder: Option<Arg<TokenStream>>,
    pub(crate) krate: Option<Path>,
}

pub(crate) enum NoneAnswer {
    Status(Status),
    Null(Span),
}

/// One `PATTERN if guard => STATUS`.
pub(crate) struct ErrorArm {
    pub(crate) pattern: TokenStream,
    /// `None`: `inherit`.
    pub(crate) status: Option<Status>,
    /// Where the status stands, or `inherit`.
    pub(crate) span: Span,
}

impl Args {
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut args = Self::default();
        keys::parse(tokens, keys::VIEW, errors, |key, errors, input| args.read(key, errors, input));
        args
    }

    fn read(&mut self, key: &Ident, errors: &mut Errors, input: ParseStream) -> syn::Result<()> {
        let table = keys::VIEW;
        match key.unraw().to_string().as_str() {
            "status" => {
                keys::equals(table, key, input)?;
                self.status = Some(arg(key, Status::parse(StatusOf::Success, input)?));
            }
            "headers" => self.headers = Header::parse_list(keys::group(table, key, input)?, errors),
            "always_headers" => {
                self.always_headers = Header::parse_list(keys::group(table, key, input)?, errors);
            }
            "content_type" => self.content_type = Some(arg(key, keys::text(table, key, input)?)),
            "none" => {
                keys::equals(table, key, input)?;
                self.none = Some(arg(key, NoneAnswer::parse(input)?));
            }
            "errors" => {
                let list = keys::group(table, key, input)?;
                if list.is_empty() {
                    return Err(syn::Error::new(
                        key.span(),
                        "`errors` has no arm; write `errors(PATTERN => STATUS, …)`",
                    ));
                }
                let arms = ErrorArm::parse_list(list, errors);
                self.errors = Some(arg(key, arms));
            }
            "problem" => self.problem = keys::flag(table, key, input)?,
            "safe" => self.safe = Some(arg(key, keys::bool(table, key, input)?)),
            "pretty" => self.pretty = Some(arg(key, keys::flag(table, key, input)?)),
            "encoder" => {
                keys::equals(table, key, input)?;
                let path = input.parse::<syn::TypePath>().map_err(|error| {
                    syn::Error::new(error.span(), "`encoder` takes the path of a type that implements `Encoder`")
                })?;
                self.encoder = Some(arg(key, path.into_token_stream()));
            }
            _ => self.krate = Some(keys::path(table, key, input)?),
        }
        Ok(())
    }
}

fn arg<T>(key: &Ident, value: T) -> Arg<T> {
    Arg { key: key.clone(), value }
}

impl NoneAnswer {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let ahead = input.fork();
        match ahead.call(Ident::parse_any) {
            Ok(ident) if ident == "null" => {
                let null = input.call(Ident::parse_any)?;
                Ok(Self::Null(null.span()))
            }
            _ => Status::parse(StatusOf::None, input).map(Self::Status),
        }
    }
}

impl ErrorArm {
    fn parse_list(tokens: TokenStream, errors: &mut Errors) -> Vec<Self> {
        let mut arms = Vec::new();
        let read = |input: ParseStream| {
            while !input.is_empty() {
                match Self::parse(input) {
                    Ok(arm) => arms.push(arm),
                    Err(error) => {
                        errors.push(error);
                        skip(input);
                    }
                }
                if !input.is_empty() && !input.peek(Token![,]) {
                    errors.push(input.error("expected `,` between two arms"));
                    skip(input);
                }
                let _: Option<Token![,]> = input.parse()?;
            }
            Ok(())
        };
        if let Err(error) = read.parse2(tokens) {
            errors.push(error);
        }
        arms
    }

    fn parse(input: ParseStream) -> syn::Result<Self> {
        let mut pattern = TokenStream::new();
        while !input.peek(Token![=>]) {
            if input.is_empty() {
                let missing = "an arm of `errors` is written `PATTERN => STATUS`";
                return Err(syn::Error::new_spanned(pattern, missing));
            }
            input.parse::<TokenTree>()?.to_tokens(&mut pattern);
        }
        if pattern.is_empty() {
            return Err(input.error("expected a pattern before `=>`; `_` is any error"));
        }
        input.parse::<Token![=>]>()?;
        let ahead = input.fork();
        if ahead.call(Ident::parse_any).is_ok_and(|ident| ident == "inherit") {
            let inherit = input.call(Ident::parse_any)?;
            return Ok(Self { pattern, status: None, span: inherit.span() });
        }
        let span = input.span();
        let status = Some(Status::parse(StatusOf::Arm, input)?);
        Ok(Self { pattern, status, span })
    }
}

fn skip(input: ParseStream) {
    while !input.is_empty() && !input.peek(Token![,]) {
        if input.parse::<TokenTree>().is_err() {
            return;
        }
    }
}
