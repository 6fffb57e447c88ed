//! What arguments may not say together, and the view that is left: it cannot be invalid.

use super::args::{Args, ArmAnswer, NoneAnswer};
use super::item::Function;
use crate::errors::Errors;
use crate::syntax::mentions;
use crate::value::{
    Header, HeaderValue, Status, StatusKind, Words, check_content_type, check_duplicates, check_error_status,
    check_required,
};
use json_response_rules as rules;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// A declaration without mistakes.
pub(crate) struct View {
    pub(crate) args: Args,
    pub(crate) krate: TokenStream,
    /// Whether the type of the success value is to be held against a status that has no body.
    pub(crate) may_be_bodyless: bool,
}

/// What is left of a declaration with mistakes.
pub(crate) struct Mistaken {
    pub(crate) args: Args,
    pub(crate) krate: TokenStream,
}

/// How errors are written.
pub(crate) enum Format<'a> {
    Plain,
    ProblemJson,
    Custom(&'a TokenStream),
}

/// How a success is encoded.
pub(crate) enum Encoder<'a> {
    Compact,
    Pretty,
    Custom(&'a TokenStream),
}

impl Args {
    pub(crate) fn krate(&self) -> TokenStream {
        self.krate.as_ref().map_or_else(|| quote!(::json_view), ToTokens::to_token_stream)
    }

    /// The declared format. To say that it is the default one matters where others have another.
    pub(crate) fn format(&self) -> Option<Format<'_>> {
        match (&self.error_format, &self.problem) {
            (Some(format), _) => Some(Format::Custom(&format.value)),
            (None, Some(problem)) if problem.value => Some(Format::ProblemJson),
            (None, Some(_)) => Some(Format::Plain),
            (None, None) => None,
        }
    }

    /// The declared encoder. To say that it is the default one matters where others have another.
    pub(crate) fn encoder(&self) -> Option<Encoder<'_>> {
        match (&self.encoder, &self.pretty) {
            (Some(encoder), _) => Some(Encoder::Custom(&encoder.value)),
            (None, Some(pretty)) if pretty.value => Some(Encoder::Pretty),
            (None, Some(_)) => Some(Encoder::Compact),
            (None, None) => None,
        }
    }

    pub(crate) fn is_safe(&self) -> bool {
        self.safe.as_ref().is_some_and(|safe| safe.value)
    }

    /// The status of `none`, if one is given.
    pub(crate) fn none_status(&self) -> Option<&Status> {
        self.none.as_ref().and_then(|none| none.value.status())
    }

    /// Those that the response to `None` has.
    pub(crate) fn none_headers(&self) -> impl Iterator<Item = &Header> {
        self.none.iter().flat_map(|none| none.value.headers()).chain(&self.always_headers)
    }
}

pub(crate) fn check(args: Args, function: &Function, errors: &mut Errors) -> Result<View, Box<Mistaken>> {
    check_once(function, errors);
    check_alone(&args, errors);
    check_statuses(&args, errors);
    check_not_modified(&args, errors);
    let krate = args.krate();
    if !errors.is_empty() {
        return Err(Box::new(Mistaken { args, krate }));
    }
    let may_be_bodyless = args.status.as_ref().is_some_and(|status| match status.value.kind {
        StatusKind::Code(code) => rules::has_no_body(code),
        StatusKind::Const(_) => true,
        StatusKind::Computed(_) | StatusKind::Unfinished => false,
    });
    Ok(View { krate, may_be_bodyless: may_be_bodyless && !function.returns_parameter(), args })
}

/// A second `#[json_view]` would find a function that answers with a response, and take none of the first one's arguments.
fn check_once(function: &Function, errors: &mut Errors) {
    let names_it = |path: &syn::Path| path.segments.last().is_some_and(|segment| segment.ident == "json_view");
    for other in function.attributes.iter().filter(|attribute| names_it(attribute.path())) {
        errors.at(&other.meta, "`#[json_view]` stands twice on one function; put all arguments into one");
    }
}

/// What holds for the arguments of a view and for those of its defaults, each alone.
pub(crate) fn check_alone(args: &Args, errors: &mut Errors) {
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
    if let Some(arg) = &args.content_type {
        let text = arg.value.value();
        if let Err(fault) = rules::check_content_type(&text) {
            errors.at(&arg.value, fault.of(&text));
        }
    }
    check_none(args, errors);
    if let (Some(pretty), true) = (args.pretty.as_ref().filter(|pretty| pretty.value), args.encoder.is_some()) {
        errors.at(&pretty.key, "`pretty` is an encoder too, beside `encoder`; remove one of the two");
    }
    if let (Some(problem), true) = (args.problem.as_ref().filter(|it| it.value), args.error_format.is_some()) {
        errors.at(&problem.key, "`problem` is a format too, beside `error_format`; remove one of the two");
    }
    check_self(args, errors);
}

fn check_none(args: &Args, errors: &mut Errors) {
    let Some(none) = &args.none else {
        return;
    };
    if let (NoneAnswer::Null(null), true) = (&none.value, args.is_safe()) {
        let sentence =
            "`none = null` sends JSON `null`, which is no object, beside `safe = true`; remove one of the two";
        errors.at_span(*null, sentence);
    }
    let Some((status, code)) = none.value.status().and_then(|status| Some((status, status.code()?))) else {
        return;
    };
    if let Err(fault) = rules::check_none(code) {
        errors.at(&status.tokens, fault.sentence());
    } else if let (true, NoneAnswer::Words(words)) = (rules::has_no_body(code), &none.value) {
        for (_, _, text) in words.texts() {
            let key = &text.key;
            errors.at(
                key,
                format!("`{key}` is for the body of an error, which status `{code}` does not have; remove it"),
            );
        }
    }
}

/// What is declared is a `static` outside of the function's `impl`.
fn check_self(args: &Args, errors: &mut Errors) {
    let statuses = args.status.iter().map(|arg| &arg.value).chain(args.none_status());
    for status in statuses.filter(|status| mentions(&status.tokens, "Self")) {
        errors.at(
            &status.tokens,
            "a declared status stands in a `static`, which knows no `Self`; name the type, or return a `JsonResponse`",
        );
    }
    let format = args.error_format.iter().map(|arg| ("a format", &arg.value));
    for (what, path) in format.chain(args.defaults.iter().map(|path| ("a defaults type", path))) {
        if mentions(path, "Self") {
            errors.at(path, format!("{what} stands in a `static`, which knows no `Self`; name the type"));
        }
    }
}

/// The statuses of a view. What its defaults may have is seen by the compiler.
fn check_statuses(args: &Args, errors: &mut Errors) {
    let is_whole = args.defaults.is_none();
    if let Some(status) = args.status.as_ref().map(|arg| &arg.value).filter(|_| is_whole) {
        check_required(status, args.headers.iter().chain(&args.always_headers), errors);
    }
    if let Some(status) = args.none_status().filter(|_| is_whole) {
        check_required(status, args.none_headers(), errors);
    }
    for answer in args.arms() {
        let Some(status) = answer.status() else {
            continue;
        };
        if is_whole {
            check_required(status, answer.headers().iter().chain(&args.always_headers), errors);
        }
        check_error_status(status, errors);
    }
}

impl Args {
    /// What each arm of `errors(…)` answers with.
    pub(crate) fn arms(&self) -> impl Iterator<Item = &ArmAnswer> {
        self.errors.iter().flat_map(|arms| arms.value.iter().map(|arm| &arm.answer))
    }

    /// All words that are declared.
    pub(crate) fn words(&self) -> impl Iterator<Item = &Words> {
        let none = self.none.iter().filter_map(|none| match &none.value {
            NoneAnswer::Words(words) => Some(&**words),
            NoneAnswer::Null(_) | NoneAnswer::Status(_) => None,
        });
        none.chain(self.arms().filter_map(|answer| match answer {
            ArmAnswer::Words(_, words) => Some(&**words),
            ArmAnswer::Inherit(_) | ArmAnswer::Status(_) => None,
        }))
    }
}

/// A 304 carries what the 200 would (RFC 9110 §15.4.5), and `None` is no value to compute that from.
fn check_not_modified(args: &Args, errors: &mut Errors) {
    const VALIDATORS: [&str; 5] = ["cache-control", "content-location", "etag", "expires", "vary"];
    if args.none_status().and_then(Status::code) != Some(304) {
        return;
    }
    for header in &args.headers {
        let name = header.name.known().filter(|name| VALIDATORS.contains(name));
        if let (Some(name), HeaderValue::Closure(closure)) = (name, &header.value) {
            let sentence = format!(
                "a 304 has the `{name}` that the 200 would have, and `None` is no value to compute it from; write an \
                 expression of the arguments, or return a `JsonResponse` (RFC 9110 §15.4.5)"
            );
            errors.at(closure, sentence);
        }
    }
}
