//! The arguments as they are written, on the type, on a variant, on a field.

use super::frameworks;
use crate::errors::Errors;
use crate::keys::{self, Arg, Arguments, ErrorKey, FieldKey, Given, Key};
use crate::list::at_end;
use crate::suggest::{nearest, or_list};
use crate::syntax::{expression, is_closure_next};
use crate::value::{Header, Status, StatusOf};
use json_response_rules as rules;
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Attribute, LitStr, Meta, Path, Token};

/// What stands on the type or on a variant.
#[derive(Default)]
pub(crate) struct Args {
    pub(crate) status: Option<Status>,
    pub(crate) code: Option<Text>,
    pub(crate) type_uri: Option<Text>,
    pub(crate) title: Option<Text>,
    pub(crate) instance: Option<Text>,
    pub(crate) headers: Vec<Header>,
    pub(crate) format: Option<TokenStream>,
    pub(crate) problem: Option<Arg<bool>>,
    pub(crate) expose: Option<bool>,
    /// A variant of the runtime's `Level`.
    pub(crate) level: Option<Ident>,
    pub(crate) transparent: Option<Ident>,
    pub(crate) frameworks: Vec<Ident>,
    pub(crate) krate: Option<Path>,
    /// Every key, to be underlined where it has no place.
    pub(crate) keys: Vec<Ident>,
    /// There was a mistake: what is missing here may have been meant by it.
    pub(crate) failed: bool,
}

/// A text that is sent.
pub(crate) enum Text {
    Literal(LitStr),
    /// To be called with the error.
    Closure(TokenStream),
}

impl Args {
    pub(crate) fn parse(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut args = Self::default();
        let mut own = Errors::default();
        let tokens = arguments(attributes, "status = 404", &mut own);
        keys::ERROR.parse(tokens, &mut own, &mut args);
        args.failed = !own.is_empty();
        errors.append(own);
        args
    }
}

impl Arguments for Args {
    type Key = ErrorKey;

    fn read(&mut self, given: &Given<ErrorKey>, errors: &mut Errors, input: ParseStream) -> syn::Result<()> {
        self.keys.push(given.ident.clone());
        match given.key {
            ErrorKey::Status => {
                given.equals(input)?;
                self.status = Some(Status::parse(StatusOf::Error, errors, input)?);
            }
            ErrorKey::Code => self.code = Some(text(given, input)?),
            ErrorKey::Type => self.type_uri = Some(uri(given, errors, input)?),
            ErrorKey::Title => self.title = Some(text(given, input)?),
            ErrorKey::Instance => self.instance = Some(uri(given, errors, input)?),
            ErrorKey::Headers => self.headers = Header::parse_list(given.group(input)?, errors),
            ErrorKey::Format => self.format = Some(given.implementor("ErrorFormat", input)?.value),
            ErrorKey::Problem => self.problem = Some(given.flag(input)?),
            ErrorKey::Expose => self.expose = Some(given.flag(input)?.value),
            ErrorKey::Level => self.level = Some(level(given, input)?),
            ErrorKey::Frameworks => self.frameworks = frameworks::parse(given.group(input)?, errors),
            ErrorKey::Transparent => {
                if !at_end(input) {
                    return Err(syn::Error::new(given.ident.span(), "`transparent` takes no value; remove it"));
                }
                self.transparent = Some(given.ident.clone());
            }
            ErrorKey::Crate => self.krate = Some(given.path(input)?),
        }
        Ok(())
    }
}

/// Takes `= "text"`, or `= |error| …`.
fn text(given: &Given<ErrorKey>, input: ParseStream) -> syn::Result<Text> {
    given.equals(input)?;
    if is_closure_next(input) {
        return Ok(Text::Closure(expression(input)));
    }
    let ahead = input.fork();
    match ahead.parse::<LitStr>() {
        Ok(_) if at_end(&ahead) => Ok(Text::Literal(input.parse()?)),
        _ => Err(input.error(format!(
            "`{}` takes a string literal, or a closure over the error such as `|error| error.{}()`",
            given.key.name(),
            given.key.name().replace("type", "uri")
        ))),
    }
}

/// The same of a URI reference.
fn uri(given: &Given<ErrorKey>, errors: &mut Errors, input: ParseStream) -> syn::Result<Text> {
    let uri = text(given, input)?;
    if let Text::Literal(literal) = &uri {
        let text = literal.value();
        if let Err(fault) = rules::check_uri(text.as_bytes()) {
            errors.at(literal, fault.of(&text));
        }
    }
    Ok(uri)
}

/// Takes `= warn`.
fn level(given: &Given<ErrorKey>, input: ParseStream) -> syn::Result<Ident> {
    const LEVELS: [(&str, &str); 5] =
        [("error", "Error"), ("warn", "Warn"), ("info", "Info"), ("debug", "Debug"), ("trace", "Trace")];
    let names = || LEVELS.iter().map(|(name, _)| *name);
    given.equals(input)?;
    if !input.peek(Ident::peek_any) {
        return Err(input.error(format!("`level` takes {}", or_list(names()))));
    }
    let ident = input.call(Ident::parse_any)?;
    let name = ident.unraw().to_string();
    if let Some((_, variant)) = LEVELS.iter().find(|(known, _)| *known == name) {
        return Ok(Ident::new(variant, ident.span()));
    }
    let sentence = match nearest(&name, names()) {
        Some(known) => format!("unknown level `{name}`; did you mean `{known}`?"),
        None => format!("unknown level `{name}`; expected {}", or_list(names())),
    };
    Err(syn::Error::new(ident.span(), sentence))
}

/// `extension` on a field, with the name that it gives.
pub(crate) struct Extension {
    pub(crate) key: Ident,
    pub(crate) name: Option<LitStr>,
}

impl Extension {
    pub(crate) fn parse(attributes: &[Attribute], errors: &mut Errors) -> Option<Self> {
        let mut reader = Reader(None);
        let tokens = arguments(attributes, "extension", errors);
        keys::FIELD.parse(tokens, errors, &mut reader);
        reader.0
    }
}

struct Reader(Option<Extension>);

impl Arguments for Reader {
    type Key = FieldKey;

    fn read(&mut self, given: &Given<FieldKey>, _: &mut Errors, input: ParseStream) -> syn::Result<()> {
        match given.key {
            FieldKey::Extension => {
                let name = if at_end(input) { None } else { Some(given.text(input)?.value) };
                self.0 = Some(Extension { key: given.ident.clone(), name });
            }
        }
        Ok(())
    }
}

/// What stands in all `#[json_error(…)]` of one place, as one list: a duplicate is one in the second of them, too.
fn arguments(attributes: &[Attribute], example: &str, errors: &mut Errors) -> TokenStream {
    let mut tokens = TokenStream::new();
    let mut ends_with_comma = true;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("json_error")) {
        let Meta::List(list) = &attribute.meta else {
            errors.at(&attribute.meta, format!("the attribute is written `#[json_error({example})]`"));
            continue;
        };
        let Some(end) = list.tokens.clone().into_iter().last() else {
            continue;
        };
        if !ends_with_comma {
            <Token![,]>::default().to_tokens(&mut tokens);
        }
        ends_with_comma = end.to_string() == ",";
        list.tokens.to_tokens(&mut tokens);
    }
    tokens
}
