//! What arguments may not say together, and the view that is left: it cannot be invalid.

use super::args::{Arg, Args, ErrorArm, NoneAnswer};
use super::item::Function;
use crate::errors::Errors;
use crate::value::{
    Header, HeaderValue, Status, check_content_type, check_duplicates, check_error_status, check_required, mentions,
};
use json_response_rules as rules;
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
    pub(crate) errors: Option<Arg<Vec<ErrorArm>>>,
    pub(crate) problem: bool,
    pub(crate) safe: bool,
    pub(crate) encoder: TokenStream,
    /// Whether the type of the success value is to be held against a status that has no body.
    pub(crate) may_be_bodyless: bool,
}

/// What is left of a declaration with mistakes.
pub(crate) struct Mistaken {
    pub(crate) krate: TokenStream,
}

pub(crate) fn check(args: Args, function: &Function, errors: &mut Errors) -> Result<View, Mistaken> {
    let krate = match &args.krate {
        Some(path) => path.to_token_stream(),
        None => quote!(::json_view),
    };
    check_once(function, errors);
    check_headers(&args, errors);
    let is_safe = args.safe.as_ref().is_some_and(|safe| safe.value);
    if let (true, Some(Arg { value: NoneAnswer::Null(null), .. })) = (is_safe, &args.none) {
        let sentence =
            "`none = null` sends JSON `null`, which is no object, beside `safe = true`; remove one of the two";
        errors.at_span(*null, sentence);
    }
    check_statuses(&args, errors);
    let content_type = args.content_type.filter(|arg| {
        let text = arg.value.value();
        rules::check_content_type(&text).map_err(|fault| errors.at(&arg.value, fault.of(&text))).is_ok()
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
    let may_be_bodyless = status.as_ref().is_some_and(|status| status.code().is_none_or(rules::has_no_body));
    let view = View {
        krate,
        may_be_bodyless: may_be_bodyless && !function.returns_parameter(),
        status,
        headers: args.headers,
        always_headers: args.always_headers,
        content_type: content_type.map(|arg| arg.value),
        none: args.none.map(|arg| arg.value),
        errors: args.errors,
        problem: args.problem,
        safe: is_safe,
        encoder,
    };
    if errors.is_empty() { Ok(view) } else { Err(Mistaken { krate: view.krate }) }
}

/// A second `#[json_view]` would find a function that answers with a response, and take none of the first one's arguments.
fn check_once(function: &Function, errors: &mut Errors) {
    let names_it = |path: &syn::Path| path.segments.last().is_some_and(|segment| segment.ident == "json_view");
    for other in function.attributes.iter().filter(|attribute| names_it(attribute.path())) {
        errors.at(&other.meta, "`#[json_view]` stands twice on one function; put all arguments into one");
    }
}

fn check_headers(args: &Args, errors: &mut Errors) {
    for list in [&args.headers, &args.always_headers] {
        check_duplicates(list, errors);
        check_content_type(list, "has an argument of its own; use `content_type = \"…\"`", errors);
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
    let none = args.none.as_ref().and_then(|none| match &none.value {
        NoneAnswer::Status(status) => Some(status),
        NoneAnswer::Null(_) => None,
    });
    if let Some(Arg { value: status, .. }) = &args.status {
        check_required(status, args.headers.iter().chain(&args.always_headers), errors);
    }
    if let Some(status) = none {
        check_required(status, args.always_headers.iter(), errors);
        if let Some(Err(fault)) = status.code().map(rules::check_none) {
            errors.at(&status.tokens, fault.sentence());
        }
    }
    for status in args.status.iter().map(|arg| &arg.value).chain(none) {
        if mentions(&status.tokens, "Self") {
            errors.at(
                &status.tokens,
                "a declared status stands in a `static`, which knows no `Self`; name the type, or return a `JsonResponse`",
            );
        }
    }
    for status in args.errors.iter().flat_map(|arms| &arms.value).filter_map(|arm| arm.status.as_ref()) {
        check_required(status, args.always_headers.iter(), errors);
        check_error_status(status, errors);
    }
}
