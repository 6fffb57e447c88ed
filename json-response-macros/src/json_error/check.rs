//! What arguments may not say together, and one arm for each variant, which cannot be invalid.

use super::ast::{Field, Input, Variant};
use super::attr::{Args, Text};
use crate::errors::Errors;
use crate::value::{Header, Status, check_content_type, check_duplicates, check_error_status, check_required};
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;

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
    /// Each with the method of a problem that takes it.
    pub(crate) texts: Vec<(&'static str, &'a Text)>,
    pub(crate) headers: Vec<&'a Header>,
    pub(crate) extensions: Vec<Member<'a>>,
    pub(crate) expose: bool,
    pub(crate) format: Format<'a>,
    pub(crate) level: Option<&'a Ident>,
}

/// A field that becomes a member of the body.
pub(crate) struct Member<'a> {
    pub(crate) name: String,
    pub(crate) field: &'a Field,
}

#[derive(Clone, Copy)]
pub(crate) enum Format<'a> {
    /// Whatever the view says.
    OfTheView,
    ProblemJson,
    Custom(&'a TokenStream),
}

/// `None` where there is a mistake.
pub(crate) fn check<'a>(input: &'a Input, errors: &mut Errors) -> Option<Vec<Arm<'a>>> {
    let Some(variants) = &input.variants else {
        errors.at(&input.name, "a union cannot be a JSON error; make it an enum or a struct");
        return None;
    };
    check_args(&input.args, errors);
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
    let format = format(&variant.args).or_else(|| format(&input.args)).unwrap_or(Format::OfTheView);
    let extensions = extensions(variant, format, errors);
    let answer = if let Some(key) = &args.transparent {
        Answer::Transparent(transparent(key, args, variant, errors)?)
    } else {
        Answer::Own(own(input, variant, format, extensions, errors)?)
    };
    Some(Arm { variant: variant.name.as_ref(), answer })
}

fn own<'a>(
    input: &'a Input,
    variant: &'a Variant,
    format: Format<'a>,
    extensions: Vec<Member<'a>>,
    errors: &mut Errors,
) -> Option<Own<'a>> {
    let (own, default) = (&variant.args, &input.args);
    let status = own.status.as_ref().or(default.status.as_ref());
    if status.is_none() && !own.failed && !default.failed {
        no_status(input, variant, errors);
    }
    let text = |method, of: fn(&Args) -> &Option<Text>| Some((method, of(own).as_ref().or(of(default).as_ref())?));
    let texts = [
        text("with_type", |args| &args.type_uri),
        text("with_title", |args| &args.title),
        text("with_code", |args| &args.code),
        text("with_instance", |args| &args.instance),
    ];
    Some(Own {
        status: status?,
        texts: texts.into_iter().flatten().collect(),
        headers: headers(input, variant).collect(),
        extensions,
        expose: own.expose.or(default.expose).unwrap_or(false),
        format,
        level: own.level.as_ref().or(default.level.as_ref()),
    })
}

/// The format that is said in one place.
fn format(args: &Args) -> Option<Format<'_>> {
    match (&args.format, &args.problem) {
        (Some(path), _) => Some(Format::Custom(path)),
        (None, Some(problem)) if problem.value => Some(Format::ProblemJson),
        (None, Some(_)) => Some(Format::OfTheView),
        (None, None) => None,
    }
}

/// What a variant's own arguments say, which a struct's do not say again.
fn check_variant(input: &Input, variant: &Variant, errors: &mut Errors) {
    let args = &variant.args;
    check_args(args, errors);
    if let Some(status) = &args.status {
        check_required(status, headers(input, variant), errors);
    }
    for key in args.keys.iter().filter(|key| is_of_the_type(key)) {
        let (name, key_name) = (&input.name, key.unraw());
        errors.at(key, format!("`{key_name}` is for all of `{name}`; move it there"));
    }
}

/// Whether an argument has no place but the type.
fn is_of_the_type(key: &Ident) -> bool {
    let key = key.unraw();
    key == "crate" || key == "frameworks"
}

/// What the arguments of one place may not say together.
fn check_args(args: &Args, errors: &mut Errors) {
    check_duplicates(&args.headers, errors);
    check_content_type(&args.headers, "is that of the error's format, which `format` chooses; remove it", errors);
    if let Some(status) = &args.status {
        check_error_status(status, errors);
    }
    if let (Some(problem), true) = (args.problem.as_ref().filter(|it| it.value), args.format.is_some()) {
        errors.at(&problem.key, "`problem` is a format too, beside `format`; remove one of the two");
    }
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
    for other in args.keys.iter().filter(|other| *other != "transparent" && !is_of_the_type(other)) {
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
fn extensions<'a>(variant: &'a Variant, format: Format<'a>, errors: &mut Errors) -> Vec<Member<'a>> {
    let mut extensions: Vec<Member> = Vec::new();
    for field in &variant.fields {
        let Some(extension) = &field.extension else {
            continue;
        };
        let (name, tokens) = match (&extension.name, &field.member) {
            (Some(name), _) => (name.value(), name.to_token_stream()),
            (None, syn::Member::Named(ident)) => (ident.unraw().to_string(), ident.to_token_stream()),
            (None, syn::Member::Unnamed(_)) => {
                errors.at(&extension.key, "the field has no name to give it; write `extension = \"name\"`");
                continue;
            }
        };
        if name.is_empty() {
            errors.at(tokens, "an extension needs a name; write `extension = \"name\"`");
        } else if let Some(owner) = owner(&name).filter(|_| matches!(format, Format::ProblemJson)) {
            let sentence = format!("`{name}` is {owner} already; name it otherwise: `extension = \"…\"`");
            errors.at(tokens, sentence);
        } else if extensions.iter().any(|other| other.name == name) {
            errors.at(tokens, format!("duplicate extension `{name}`; name it otherwise: `extension = \"…\"`"));
        } else {
            extensions.push(Member { name, field });
        }
    }
    extensions
}

/// Whose member a name is in RFC 9457. Of other formats the compiler knows it, and of none nobody does.
fn owner(name: &str) -> Option<&'static str> {
    Some(match name {
        "code" => "the member of `code = \"…\"`",
        "type" => "a member of RFC 9457 (§3.1.1)",
        "status" => "a member of RFC 9457 (§3.1.2)",
        "title" => "a member of RFC 9457 (§3.1.3)",
        "detail" => "a member of RFC 9457 (§3.1.4)",
        "instance" => "a member of RFC 9457 (§3.1.5)",
        _ => return None,
    })
}
