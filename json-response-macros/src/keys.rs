//! The arguments of each macro: the table that parsing, suggestions and every sentence about an argument come from.

use crate::errors::Errors;
use crate::suggest::{nearest, or_list};
use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Token, token};

/// An argument, and how it is written.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) form: &'static str,
}

const fn key(name: &'static str, form: &'static str) -> Key {
    Key { name, form }
}

/// The arguments of `#[json_view(…)]`.
pub(crate) static VIEW: &[Key] = &[
    key("status", "status = 201"),
    key("headers", "headers(NAME = VALUE, …)"),
    key("always_headers", "always_headers(NAME = VALUE, …)"),
    key("content_type", "content_type = \"application/…+json\""),
    key("none", "none = 404` or `none = null"),
    key("errors", "errors(PATTERN => STATUS, …)"),
    key("problem", "problem` or `problem = false"),
    key("safe", "safe = true"),
    key("pretty", "pretty` or `pretty = false"),
    key("encoder", "encoder = MyEncoder"),
    key("crate", "crate = ::json_view"),
];

/// The arguments of `#[json_error(…)]` on a type or a variant.
pub(crate) static ERROR: &[Key] = &[
    key("status", "status = 404"),
    key("code", "code = \"not_found\""),
    key("type", "type = \"https://…\""),
    key("title", "title = \"…\""),
    key("headers", "headers(NAME = VALUE, …)"),
    key("problem", "problem` or `problem = false"),
    key("expose", "expose` or `expose = false"),
    key("transparent", "transparent"),
    key("crate", "crate = ::json_view"),
];

/// The arguments of `#[json_error(…)]` on a field.
pub(crate) static FIELD: &[Key] = &[key("extension", "extension` or `extension = \"name\"")];

/// Reads comma-separated arguments. Each known one, once, goes to `each` with its key and what stands behind the key; the
/// rest is reported and skipped up to the next comma.
pub(crate) fn parse(
    tokens: TokenStream,
    keys: &[Key],
    errors: &mut Errors,
    mut each: impl FnMut(&Ident, &mut Errors, ParseStream) -> syn::Result<()>,
) {
    let mut seen: Vec<String> = Vec::new();
    let read = |input: ParseStream| {
        while !input.is_empty() {
            if let Err(error) = argument(input, keys, &mut seen, errors, &mut each) {
                errors.push(error);
                skip_argument(input);
            } else if !input.is_empty() && !input.peek(Token![,]) {
                errors.push(input.error("expected `,` between two arguments"));
                // A key may follow where the comma is missing.
                if !input.peek(syn::Ident::peek_any) {
                    skip_argument(input);
                }
            }
            let _: Option<Token![,]> = input.parse()?;
        }
        Ok(())
    };
    if let Err(error) = read.parse2(tokens) {
        errors.push(error);
    }
}

fn argument(
    input: ParseStream,
    keys: &[Key],
    seen: &mut Vec<String>,
    errors: &mut Errors,
    each: &mut impl FnMut(&Ident, &mut Errors, ParseStream) -> syn::Result<()>,
) -> syn::Result<()> {
    let names = || keys.iter().map(|key| key.name);
    if !input.peek(syn::Ident::peek_any) {
        return Err(input.error(format!("expected an argument: {}", or_list(names()))));
    }
    let key = input.call(Ident::parse_any)?;
    let name = key.unraw().to_string();
    if !names().any(|known| known == name) {
        if let Some(place) = elsewhere(&name, keys) {
            return Err(syn::Error::new(key.span(), format!("`{name}` is no argument here; {place}")));
        }
        let cure = match nearest(&name, names()) {
            Some(known) => format!("did you mean `{known}`?"),
            None => format!("expected {}", or_list(names())),
        };
        return Err(syn::Error::new(key.span(), format!("unknown argument `{name}`; {cure}")));
    }
    if seen.contains(&name) {
        errors.at(&key, format!("duplicate argument `{name}`; remove one of the two"));
        skip_argument(input);
        return Ok(());
    }
    seen.push(name);
    each(&key, errors, input)
}

/// Where an argument belongs that is known, but not in this place.
fn elsewhere(name: &str, keys: &[Key]) -> Option<&'static str> {
    let is = |table: &[Key]| std::ptr::eq(keys, table);
    let knows = |table: &[Key]| table.iter().any(|key| key.name == name);
    match name {
        "content_type" if is(ERROR) => Some("an error has the media type of its format, which `problem` chooses"),
        _ if is(ERROR) && knows(FIELD) => Some("it stands on a field"),
        _ if is(ERROR) && knows(VIEW) => Some("it stands on a view, in `#[json_view(…)]`"),
        _ if is(FIELD) && knows(ERROR) => Some("it stands on the type or a variant"),
        _ if is(VIEW) && knows(ERROR) => Some("it stands on an error type, in `#[json_error(…)]`"),
        _ => None,
    }
}

fn skip_argument(input: ParseStream) {
    while !input.is_empty() && !input.peek(Token![,]) {
        // A token tree always parses where there is input.
        if input.parse::<TokenTree>().is_err() {
            return;
        }
    }
}

/// The sentence for a key that is not followed by what it takes.
pub(crate) fn misuse(keys: &[Key], key: &Ident) -> syn::Error {
    let name = key.unraw().to_string();
    let form = keys.iter().find(|known| known.name == name).map_or("", |known| known.form);
    syn::Error::new(key.span(), format!("`{name}` is written `{form}`"))
}

/// Takes the `=` behind a key.
pub(crate) fn equals(keys: &[Key], key: &Ident, input: ParseStream) -> syn::Result<()> {
    let given = input.peek(Token![=]) && !input.peek(Token![==]) && !input.peek(Token![=>]);
    if !given || input.parse::<Token![=]>().is_err() || input.is_empty() || input.peek(Token![,]) {
        return Err(misuse(keys, key));
    }
    Ok(())
}

/// Takes the parenthesis behind a key.
pub(crate) fn group(keys: &[Key], key: &Ident, input: ParseStream) -> syn::Result<TokenStream> {
    if !input.peek(token::Paren) {
        return Err(misuse(keys, key));
    }
    match input.parse()? {
        TokenTree::Group(group) => Ok(group.stream()),
        _ => Err(misuse(keys, key)),
    }
}

/// Takes a flag: nothing, or `= true` or `= false`.
pub(crate) fn flag(keys: &[Key], key: &Ident, input: ParseStream) -> syn::Result<bool> {
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(true);
    }
    bool(keys, key, input)
}

/// Takes `= true` or `= false`.
pub(crate) fn bool(keys: &[Key], key: &Ident, input: ParseStream) -> syn::Result<bool> {
    equals(keys, key, input)?;
    match input.parse::<syn::LitBool>() {
        Ok(value) => Ok(value.value),
        Err(error) => Err(syn::Error::new(error.span(), format!("`{}` takes `true` or `false`", key.unraw()))),
    }
}

/// Takes `= "text"`.
pub(crate) fn text(keys: &[Key], key: &Ident, input: ParseStream) -> syn::Result<syn::LitStr> {
    equals(keys, key, input)?;
    let value = input.parse::<syn::LitStr>();
    value.map_err(|error| syn::Error::new(error.span(), format!("`{}` takes a string literal", key.unraw())))
}

/// Takes `= path`.
pub(crate) fn path(keys: &[Key], key: &Ident, input: ParseStream) -> syn::Result<syn::Path> {
    equals(keys, key, input)?;
    let value = input
        .call(syn::Path::parse_mod_style)
        .map_err(|error| syn::Error::new(error.span(), format!("`{}` takes a path", key.unraw())))?;
    Ok(value)
}
