//! The arguments as they are written, on the type, on a variant, on a field.

use crate::errors::Errors;
use crate::keys::{self, Key};
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
        keys::parse(tokens, keys::ERROR, &mut own, |key, errors, input| args.read(key, errors, input));
        args.failed = !own.is_empty();
        errors.append(own);
        args
    }

    fn read(&mut self, key: &Ident, errors: &mut Errors, input: ParseStream) -> syn::Result<()> {
        let table = keys::ERROR;
        self.keys.push(key.clone());
        match key.unraw().to_string().as_str() {
            "status" => {
                keys::equals(table, key, input)?;
                self.status = Some(Status::parse(StatusOf::Error, input)?);
            }
            "code" => self.code = Some(keys::text(table, key, input)?),
            "type" => {
                let uri = keys::text(table, key, input)?;
                let text = uri.value();
                rules::check_uri(text.as_bytes()).map_err(|fault| syn::Error::new(uri.span(), fault.of(&text)))?;
                self.type_uri = Some(uri);
            }
            "title" => self.title = Some(keys::text(table, key, input)?),
            "headers" => self.headers = Header::parse_list(keys::group(table, key, input)?, errors),
            "problem" => self.problem = Some(keys::flag(table, key, input)?),
            "expose" => self.expose = Some(keys::flag(table, key, input)?),
            "transparent" => {
                if !input.is_empty() && !input.peek(Token![,]) {
                    return Err(syn::Error::new(key.span(), "`transparent` takes no value; remove it"));
                }
                self.transparent = Some(key.clone());
            }
            _ => self.krate = Some(keys::path(table, key, input)?),
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
        let table: &[Key] = keys::FIELD;
        let mut extension = None;
        let tokens = arguments(attributes, "extension", errors);
        keys::parse(tokens, table, errors, |key, _, input| {
            let is_flag = input.is_empty() || input.peek(Token![,]);
            let name = if is_flag { None } else { Some(keys::text(table, key, input)?) };
            extension = Some(Self { key: key.clone(), name });
            Ok(())
        });
        extension
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
