//! What arguments may not say together, and one arm for each variant, which cannot be invalid.

use super::ast::{Field, Input, Variant};
use super::attr::Args;
use crate::errors::Errors;
use crate::value::{Header, Status, check_content_type, check_duplicates, check_error_status, check_required};
use proc_macro2::Ident;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{LitStr, Member};

/// A variant, with the defaults of its type.
pub(crate) struct Arm<'a> {
    pub(crate) variant: Option<&'a Ident>,
    pub(crate) answer: Answer<'a>,
}

pub(crate) enum Answer<'a> {
    /// That of the one field.
    Transparent(&'a Field),
    Own(Own<'a>),
}

pub(crate) struct Own<'a> {
    pub(crate) status: &'a Status,
    pub(crate) code: Option<&'a LitStr>,
    pub(crate) type_uri: Option<&'a LitStr>,
    pub(crate) title: Option<&'a LitStr>,
    pub(crate) headers: Vec<&'a Header>,
    pub(crate) problem: bool,
    pub(crate) expose: bool,
    pub(crate) extensions: Vec<(String, &'a Field)>,
}

/// `None` where there is a mistake.
pub(crate) fn check<'a>(input: &'a Input, errors: &mut Errors) -> Option<Vec<Arm<'a>>> {
    let Some(variants) = &input.variants else {
        errors.at(&input.name, "a union cannot be a JSON error; make it an enum or a struct");
        return None;
    };
    check_headers(&input.args.headers, errors);
    if let Some(status) = &input.args.status {
        check_error_status(status, errors);
    }
    let is_enum = variants.iter().all(|variant| variant.name.is_some());
    if let Some(key) = input.args.transparent.as_ref().filter(|_| is_enum) {
        errors.at(key, "`transparent` hands on to one field; move it to the variants that it is for");
    }
    check_required_of_defaults(input, variants, errors);
    let arms: Vec<_> = variants.iter().filter_map(|variant| arm(input, variant, errors)).collect();
    errors.is_empty().then_some(arms)
}

fn arm<'a>(input: &'a Input, variant: &'a Variant, errors: &mut Errors) -> Option<Arm<'a>> {
    if variant.name.is_some() {
        check_variant(input, variant, errors);
    }
    let args = if variant.name.is_some() { &variant.args } else { &input.args };
    let extensions = extensions(variant, errors);
    let answer = if let Some(key) = &args.transparent {
        Answer::Transparent(transparent(key, args, variant, errors)?)
    } else {
        Answer::Own(own(input, variant, extensions, errors)?)
    };
    Some(Arm { variant: variant.name.as_ref(), answer })
}

fn own<'a>(
    input: &'a Input,
    variant: &'a Variant,
    extensions: Vec<(String, &'a Field)>,
    errors: &mut Errors,
) -> Option<Own<'a>> {
    let (own, default) = (&variant.args, &input.args);
    let status = own.status.as_ref().or(default.status.as_ref());
    if status.is_none() && !own.failed && !default.failed {
        no_status(input, variant, errors);
    }
    Some(Own {
        status: status?,
        code: own.code.as_ref().or(default.code.as_ref()),
        type_uri: own.type_uri.as_ref().or(default.type_uri.as_ref()),
        title: own.title.as_ref().or(default.title.as_ref()),
        headers: headers(input, variant).collect(),
        problem: own.problem.or(default.problem).unwrap_or(false),
        expose: own.expose.or(default.expose).unwrap_or(false),
        extensions,
    })
}

/// What a variant's own arguments say, which a struct's do not say again.
fn check_variant(input: &Input, variant: &Variant, errors: &mut Errors) {
    let args = &variant.args;
    check_headers(&args.headers, errors);
    if let Some(status) = &args.status {
        check_error_status(status, errors);
        check_required(status, headers(input, variant), errors);
    }
    if let Some(key) = args.keys.iter().find(|key| args.krate.is_some() && *key == "crate") {
        let name = &input.name;
        errors.at(key, format!("`crate` is for all of `{name}`; move it there"));
    }
}

fn check_headers(headers: &[Header], errors: &mut Errors) {
    check_duplicates(headers, errors);
    check_content_type(headers, "is that of the error's format, which `problem` chooses; remove it", errors);
}

/// The default status, with the headers of each variant that takes it; one report for all of them.
fn check_required_of_defaults(input: &Input, variants: &[Variant], errors: &mut Errors) {
    let Some(status) = &input.args.status else {
        return;
    };
    let takes_it = |variant: &&Variant| variant.args.status.is_none() && variant.args.transparent.is_none();
    for variant in variants.iter().filter(takes_it) {
        let mut found = Errors::default();
        check_required(status, headers(input, variant), &mut found);
        if !found.is_empty() {
            return errors.append(found);
        }
    }
}

/// Those of the variant, and those of the type that it does not replace.
fn headers<'a>(input: &'a Input, variant: &'a Variant) -> impl Iterator<Item = &'a Header> {
    let own = &variant.args.headers;
    let is_replaced = |header: &&Header| own.iter().any(|other| other.name.key() == header.name.key());
    input.args.headers.iter().filter(move |header| !is_replaced(header)).chain(own)
}

fn no_status(input: &Input, variant: &Variant, errors: &mut Errors) {
    let (what, name) = match &variant.name {
        Some(name) => ("variant", name),
        None => ("struct", &input.name),
    };
    let cure = match variant.fields.len() {
        1 => "add `#[json_error(status = …)]`, or `#[json_error(transparent)]` to answer as its field does",
        _ => "add `#[json_error(status = …)]`",
    };
    errors.at(name, format!("{what} `{name}` has no status; {cure}"));
}

fn transparent<'a>(key: &Ident, args: &Args, variant: &'a Variant, errors: &mut Errors) -> Option<&'a Field> {
    for other in args.keys.iter().filter(|other| *other != "transparent" && *other != "crate") {
        let name = other.unraw();
        errors.at(other, format!("`transparent` answers as the field does, `{name}` too; remove one of the two"));
    }
    for extension in variant.fields.iter().filter_map(|field| field.extension.as_ref()) {
        let sentence = "`transparent` answers as the field does, without an extension; remove one of the two";
        errors.at(&extension.key, sentence);
    }
    match &variant.fields[..] {
        [field] => Some(field),
        fields => {
            let sentence =
                format!("`transparent` hands on to one field, and there are {}; declare a status", fields.len());
            errors.at(key, sentence.replace("there are 0", "there is none"));
            None
        }
    }
}

/// The members that the fields become, each with its name.
fn extensions<'a>(variant: &'a Variant, errors: &mut Errors) -> Vec<(String, &'a Field)> {
    let mut extensions: Vec<(String, &Field)> = Vec::new();
    for field in &variant.fields {
        let Some(extension) = &field.extension else {
            continue;
        };
        let (name, tokens) = match (&extension.name, &field.member) {
            (Some(name), _) => (name.value(), name.to_token_stream()),
            (None, Member::Named(ident)) => (ident.unraw().to_string(), ident.to_token_stream()),
            (None, Member::Unnamed(_)) => {
                errors.at(&extension.key, "the field has no name to give it; write `extension = \"name\"`");
                continue;
            }
        };
        if name.is_empty() {
            errors.at(tokens, "an extension needs a name; write `extension = \"name\"`");
        } else if let Some(owner) = owner(&name) {
            let sentence = format!("`{name}` is {owner} already; name it otherwise: `extension = \"…\"`");
            errors.at(tokens, sentence);
        } else if extensions.iter().any(|(other, _)| *other == name) {
            errors.at(tokens, format!("duplicate extension `{name}`; name it otherwise: `extension = \"…\"`"));
        } else {
            extensions.push((name, field));
        }
    }
    extensions
}

/// Whose member a name is, in one of the formats.
fn owner(name: &str) -> Option<&'static str> {
    Some(match name {
        "error" => "the text of the default format",
        "details" => "the exposed text of the default format",
        "code" => "the member of `code = \"…\"`",
        "type" => "a member of RFC 9457 (§3.1.1)",
        "status" => "a member of RFC 9457 (§3.1.2)",
        "title" => "a member of RFC 9457 (§3.1.3)",
        "detail" => "a member of RFC 9457 (§3.1.4)",
        "instance" => "a member of RFC 9457 (§3.1.5)",
        _ => return None,
    })
}
