//! What arguments may not say together, and the view that is left: it cannot be invalid.

use super::args::{Arg, Args, ErrorArm, NoneAnswer};
use super::item::Function;
use crate::errors::Errors;
use crate::http_rules as rules;
use crate::value::{Header, HeaderValue, Status, check_duplicates};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::LitStr;

/// A declaration without mistakes.
pub(crate) struct View {
    pub(crate) krate: TokenStream,
    pub(crate) status: Option<Status>,
    pub(crate) headers: Vec<Header>,
    pub(crate) always_headers: Vec<Header>,
    pub(crate) content_type: Option<LitStr>,
    pub(crate) none: Option<NoneAnswer>,
    pub(crate) errors: Option<Vec<ErrorArm>>,
    pub(crate) problem: bool,
    pub(crate) safe: bool,
    pub(crate) encoder: TokenStream,
    /// The status without a body, where the type of the success value is to be held against it.
    pub(crate) bodyless: Option<u16>,
}

pub(crate) fn check(args: Args, function: &Function, errors: &mut Errors) -> View {
    let krate = match &args.krate {
        Some(path) => path.to_token_stream(),
        None => quote!(::json_view),
    };
    check_headers(&args, errors);
    let is_safe = args.safe.as_ref().is_some_and(|safe| safe.value);
    if let (true, Some(Arg { value: NoneAnswer::Null(null), .. })) = (is_safe, &args.none) {
        let sentence =
            "`none = null` sends JSON `null`, which is no object, beside `safe = true`; remove one of the two";
        errors.at_span(*null, sentence);
    }
    check_statuses(&args, errors);
    let content_type = args.content_type.filter(|arg| {
        let checked = rules::check_content_type(&arg.value.value());
        checked.map_err(|sentence| errors.at(&arg.value, sentence)).is_ok()
    });
    let encoder = match (args.encoder, args.pretty) {
        (Some(encoder), Some(pretty)) if pretty.value => {
            let sentence = "`pretty` is an encoder too, beside `encoder`; remove one of the two";
            errors.at(&pretty.key, sentence);
            encoder.value
        }
        (Some(encoder), _) => encoder.value,
        (None, Some(pretty)) if pretty.value => quote!(#krate::Pretty),
        (None, _) => quote!(#krate::Compact),
    };
    let status = args.status.map(|arg| arg.value);
    let bodyless = status.as_ref().and_then(Status::code).filter(|code| rules::has_no_body(*code));
    let view = View {
        krate,
        bodyless: bodyless.filter(|_| !function.returns_parameter()),
        status,
        headers: args.headers,
        always_headers: args.always_headers,
        content_type: content_type.map(|arg| arg.value),
        none: args.none.map(|arg| arg.value),
        errors: args.errors.map(|arg| arg.value),
        problem: args.problem,
        safe: is_safe,
        encoder,
    };
    if errors.is_empty() { view } else { view.defaults() }
}

impl View {
    /// What a function expands with beside its mistakes: nothing that could be a second one.
    fn defaults(self) -> Self {
        Self {
            encoder: {
                let krate = &self.krate;
                quote!(#krate::Compact)
            },
            krate: self.krate,
            status: None,
            headers: Vec::new(),
            always_headers: Vec::new(),
            content_type: None,
            none: None,
            errors: None,
            problem: false,
            safe: false,
            bodyless: None,
        }
    }
}

fn check_headers(args: &Args, errors: &mut Errors) {
    for list in [&args.headers, &args.always_headers] {
        check_duplicates(list, errors);
    }
    for header in &args.always_headers {
        if let HeaderValue::Closure(closure) = &header.value {
            errors.at(
                closure,
                "`always_headers` are for errors too, which have no value to compute from; use `headers`, or an expression",
            );
        }
    }
}

fn check_statuses(args: &Args, errors: &mut Errors) {
    let always = || args.always_headers.iter();
    if let Some(status) = &args.status {
        let declared = || args.headers.iter().chain(always());
        check_required(&status.value, declared, "headers", errors);
    }
    if let Some(Arg { value: NoneAnswer::Status(status), .. }) = &args.none {
        check_required(status, always, "always_headers", errors);
        if status.code().is_some_and(|code| code < 400 && !rules::has_no_body(code)) {
            errors.at(
                &status.tokens,
                "a `none` status has an error's body or none at all; declare one of 400–599, 204, 205 or 304, or `null`",
            );
        }
    }
    for status in args.errors.iter().flat_map(|arms| &arms.value).filter_map(|arm| arm.status.as_ref()) {
        check_required(status, always, "always_headers", errors);
        check_error_status(status, errors);
    }
}

/// An error that answers with a success would be taken for one.
pub(crate) fn check_error_status(status: &Status, errors: &mut Errors) {
    if let Some(code) = status.code().filter(|code| *code < 400) {
        errors
            .at(&status.tokens, format!("status `{code}` is no error; declare one of 400–599 (RFC 9110 §15.5, §15.6)"));
    }
}

/// Reports a status whose response must carry a header that is not declared.
pub(crate) fn check_required<'a, H>(status: &Status, declared: impl Fn() -> H, list: &str, errors: &mut Errors)
where
    H: Iterator<Item = &'a Header>,
{
    let Some((name, section)) = status.code().and_then(rules::required_header) else {
        return;
    };
    // A constant of the user's own may be the one.
    if !declared().any(|header| header.name.known().is_none_or(|known| known == name)) {
        let code = status.code().unwrap_or_default();
        let constant = rules::HEADER_NAMES.iter().find(|(_, known)| *known == name);
        let constant = constant.map_or("", |(constant, _)| constant);
        errors.at(
            &status.tokens,
            format!("status `{code}` needs the header `{name}` ({section}); add `{list}({constant} = …)`"),
        );
    }
}
