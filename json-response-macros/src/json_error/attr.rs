//! The arguments as they are written, on the type, on a variant, on a field.

use crate::errors::Errors;
use crate::keys::{self, Arguments, ErrorKey, FieldKey, Given};
use crate::list::at_end;
use crate::value::{Header, Status, StatusOf};
use json_response_rules as rules;
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::{Attribute, LitStr, Meta, Path, Token};

/// What stands on the type or on a variant.
#[derive(Default)]
pub(crate) struct Args {
    pub(crate) status: Option<Status>,
    pub(crate) code: Option<LitStr>,
    pub(crate) type_uri: Option<LitStr>,
    pub(crate) title: Option<LitStr>,
    pub(crate) headers: Vec<Header>,
    pub(crate) problem: Option<bool>,
    pub(crate) expose: Option<bool>,
    pub(crate) transparent: Option<Ident>,
    pub(crate) krate: Option<Path>,
    /// Every key, to be underlined where it has no place.
    pub(crate) keys: Vec<Ident>,
    /// There was a mistake: what is missing here may have been meant by it.
    pub(crate) failed: bool,
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
            ErrorKey::Code => self.code = Some(given.text(input)?.value),
            ErrorKey::Type => {
                let uri = given.text(input)?.value;
                let text = uri.value();
                rules::check_uri(text.as_bytes()).map_err(|fault| syn::Error::new(uri.span(), fault.of(&text)))?;
                self.type_uri = Some(uri);
            }
            ErrorKey::Title => self.title = Some(given.text(input)?.value),
            ErrorKey::Headers => self.headers = Header::parse_list(given.group(input)?, errors),
            ErrorKey::Problem => self.problem = Some(given.flag(input)?.value),
            ErrorKey::Expose => self.expose = Some(given.flag(input)?.value),
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
