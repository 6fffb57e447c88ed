//! The arguments as they are written.

use crate::errors::Errors;
use crate::keys::{self, Arg, Arguments, Given, Place, ViewKey};
use crate::list::{List, at_end, skip_to_comma};
use crate::value::{Header, HeaderValue, Status, StatusOf, Words};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{LitStr, Path, Token, token};

/// The arguments of `#[json_view(…)]`, or of `#[json_defaults(…)]`.
#[derive(Default)]
pub(crate) struct Args {
    pub(crate) status: Option<Arg<Status>>,
    pub(crate) headers: Vec<Header>,
    pub(crate) always_headers: Vec<Header>,
    pub(crate) content_type: Option<Arg<LitStr>>,
    pub(crate) none: Option<Arg<NoneAnswer>>,
    pub(crate) errors: Option<Arg<Vec<ErrorArm>>>,
    pub(crate) error_format: Option<Arg<TokenStream>>,
    pub(crate) problem: Option<Arg<bool>>,
    pub(crate) safe: Option<Arg<bool>>,
    pub(crate) pretty: Option<Arg<bool>>,
    pub(crate) encoder: Option<Arg<TokenStream>>,
    pub(crate) krate: Option<Path>,
    /// The type of `..TYPE`.
    pub(crate) defaults: Option<TokenStream>,
}

pub(crate) enum NoneAnswer {
    Null(Span),
    Status(Status),
    /// `none(…)`, with its status, if there is one.
    Words(Box<Words>),
}

/// One `PATTERN if guard => ANSWER`.
pub(crate) struct ErrorArm {
    pub(crate) pattern: TokenStream,
    pub(crate) answer: ArmAnswer,
}

pub(crate) enum ArmAnswer {
    /// `inherit`, which is here.
    Inherit(Span),
    Status(Status),
    /// `(STATUS, code = "…")`
    Words(Status, Box<Words>),
}

impl Args {
    pub(crate) fn parse(place: &Place<ViewKey>, tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut args = Self::default();
        place.parse(tokens, errors, &mut args);
        args
    }
}

impl Arguments for Args {
    type Key = ViewKey;

    fn read(&mut self, given: &Given<ViewKey>, errors: &mut Errors, input: ParseStream) -> syn::Result<()> {
        match given.key {
            ViewKey::Status => {
                given.equals(input)?;
                self.status = Some(given.arg(Status::parse(StatusOf::Success, errors, input)?));
            }
            ViewKey::Headers => self.headers = Header::parse_list(given.group(input)?, errors),
            ViewKey::AlwaysHeaders => self.always_headers = Header::parse_list(given.group(input)?, errors),
            ViewKey::ContentType => self.content_type = Some(given.text(input)?),
            ViewKey::None => self.none = Some(given.arg(NoneAnswer::parse(given, errors, input)?)),
            ViewKey::Errors => {
                let list = given.group(input)?;
                if list.is_empty() {
                    let sentence = "`errors` has no arm; write `errors(PATTERN => STATUS, …)`";
                    return Err(syn::Error::new(given.ident.span(), sentence));
                }
                self.errors = Some(given.arg(ErrorArm::parse_list(list, errors)));
            }
            ViewKey::ErrorFormat => self.error_format = Some(given.implementor("ErrorFormat", input)?),
            ViewKey::Problem => self.problem = Some(given.flag(input)?),
            ViewKey::Safe => self.safe = Some(given.bool(input)?),
            ViewKey::Pretty => self.pretty = Some(given.flag(input)?),
            ViewKey::Encoder => self.encoder = Some(given.implementor("Encoder", input)?),
            ViewKey::Crate => self.krate = Some(given.path(input)?),
        }
        Ok(())
    }

    fn read_rest(&mut self, errors: &mut Errors, input: ParseStream) -> syn::Result<()> {
        let dots: Token![..] = input.parse()?;
        let takes = "`..` takes the path of a type with `#[json_defaults(…)]`";
        if at_end(input) {
            return Err(syn::Error::new_spanned(dots, takes));
        }
        let path: syn::TypePath = input.parse().map_err(|error| syn::Error::new(error.span(), takes))?;
        if !at_end(input) {
            return Err(input.error(takes));
        }
        let rest = input.fork();
        let _: Option<Token![,]> = rest.parse()?;
        if self.defaults.is_some() {
            errors.at(&path, "`..` stands twice; remove one, or write it in the `#[json_defaults(…)]` of the other");
        } else if !(rest.is_empty() || rest.peek(Token![..])) {
            let name = path.to_token_stream().to_string().replace(' ', "");
            errors.at(dots, format!("`..{name}` does not stand last; move it behind the other arguments"));
        }
        self.defaults = Some(path.into_token_stream());
        Ok(())
    }
}

impl NoneAnswer {
    fn parse(given: &Given<ViewKey>, errors: &mut Errors, input: ParseStream) -> syn::Result<Self> {
        if input.peek(token::Paren) {
            let words = given.group(input)?;
            if words.is_empty() {
                return Err(given.misuse());
            }
            return Ok(Self::Words(Box::new(Words::parse_constant(&keys::NONE, words, errors))));
        }
        given.equals(input)?;
        let ahead = input.fork();
        match ahead.call(Ident::parse_any) {
            Ok(ident) if ident == "null" => {
                let null = input.call(Ident::parse_any)?;
                Ok(Self::Null(null.span()))
            }
            _ => Status::parse(StatusOf::None, errors, input).map(Self::Status),
        }
    }

    /// The status, if one is given.
    pub(crate) fn status(&self) -> Option<&Status> {
        match self {
            Self::Null(_) => None,
            Self::Status(status) => Some(status),
            Self::Words(words) => words.status.as_ref(),
        }
    }

    /// Its own headers.
    pub(crate) fn headers(&self) -> &[Header] {
        match self {
            Self::Null(_) | Self::Status(_) => &[],
            Self::Words(words) => &words.headers,
        }
    }
}

impl ErrorArm {
    fn parse_list(tokens: TokenStream, errors: &mut Errors) -> Vec<Self> {
        let list = List { elements: "arms", may_begin: |_| false, skip: skip_to_comma };
        let mut arms = Vec::new();
        list.parse(tokens, errors, |input, errors| {
            arms.push(Self::parse(errors, input)?);
            Ok(())
        });
        arms
    }

    fn parse(errors: &mut Errors, input: ParseStream) -> syn::Result<Self> {
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
        let arrow = input.parse::<Token![=>]>()?;
        if at_end(input) {
            pattern.extend(arrow.into_token_stream());
            return Err(syn::Error::new_spanned(pattern, "an arm of `errors` is written `PATTERN => STATUS`"));
        }
        let answer = ArmAnswer::parse(&pattern, errors, input)?;
        Ok(Self { pattern, answer })
    }
}

impl ArmAnswer {
    fn parse(pattern: &TokenStream, errors: &mut Errors, input: ParseStream) -> syn::Result<Self> {
        let ahead = input.fork();
        if ahead.call(Ident::parse_any).is_ok_and(|ident| ident == "inherit") && at_end(&ahead) {
            let inherit = input.call(Ident::parse_any)?;
            return Ok(Self::Inherit(inherit.span()));
        }
        let ahead = input.fork();
        if let Ok(TokenTree::Group(group)) = ahead.parse() {
            if input.peek(token::Paren) && at_end(&ahead) && !group.stream().is_empty() {
                input.parse::<TokenTree>()?;
                return Self::parse_words(pattern, group.stream(), errors);
            }
        }
        Status::parse_in_arm(pattern, errors, input).map(Self::Status)
    }

    /// What stands in the parenthesis behind `=>`.
    fn parse_words(pattern: &TokenStream, tokens: TokenStream, errors: &mut Errors) -> syn::Result<Self> {
        let read = |input: ParseStream| {
            if input.peek(Ident::peek_any) && input.peek2(Token![=]) && !input.peek2(Token![==]) {
                return Err(input.error("the status of an arm stands first, as in `(404, code = \"…\")`; add it"));
            }
            let status = Status::parse_in_arm(pattern, errors, input)?;
            if !at_end(input) {
                return Err(input.error("expected `,` behind the status"));
            }
            let _: Option<Token![,]> = input.parse()?;
            let words = Words::parse_computed(&keys::ARM, input.parse()?, errors);
            Ok(Self::Words(status, Box::new(words)))
        };
        read.parse2(tokens)
    }

    /// The expressions in it that the user wrote.
    pub(crate) fn expressions(&self) -> TokenStream {
        let mut tokens = self.status().map(|status| status.tokens.clone()).unwrap_or_default();
        if let Self::Words(_, words) = self {
            words.texts().for_each(|(_, _, text)| text.value.to_tokens(&mut tokens));
            for header in &words.headers {
                match &header.value {
                    HeaderValue::Expr(value) => value.to_tokens(&mut tokens),
                    // A closure has been refused.
                    HeaderValue::Literal(_)
                    | HeaderValue::Closure(_)
                    | HeaderValue::Elsewhere
                    | HeaderValue::Unfinished => {}
                }
            }
        }
        tokens
    }

    /// The status, if the arm says one.
    pub(crate) fn status(&self) -> Option<&Status> {
        match self {
            Self::Inherit(_) => None,
            Self::Status(status) | Self::Words(status, _) => Some(status),
        }
    }

    /// Its own headers.
    pub(crate) fn headers(&self) -> &[Header] {
        match self {
            Self::Inherit(_) | Self::Status(_) => &[],
            Self::Words(_, words) => &words.headers,
        }
    }
}
