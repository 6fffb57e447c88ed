//! A declaration as plain data: what the compiler evaluates, merges with its defaults and holds to the rules of HTTP.

use crate::problem::{Format, Problem};
use http::header::{HeaderName, HeaderValue};
use http::{StatusCode, header};
use json_response_rules::{self as rules, HeaderList};

/// What `#[json_view(…)]` or `#[json_defaults(…)]` declares. What is `None` is not declared.
#[derive(Debug, Clone, Copy)]
pub struct Declaration {
    /// The path of the function, for the log.
    pub name: &'static str,
    pub status: Option<StatusCode>,
    /// All of `headers(…)`, in order.
    pub headers: &'static [Header],
    /// All of `always_headers(…)`, in order.
    pub always_headers: &'static [Header],
    pub content_type: Option<&'static str>,
    pub none: Option<NoneAnswer>,
    pub format: Option<Format>,
    pub safe: Option<bool>,
    /// Whose headers are sent, too, where these do not have their names.
    pub defaults: Option<&'static Declaration>,
}

/// A declared header.
#[derive(Debug, Clone, Copy)]
pub struct Header {
    pub name: HeaderNameOf,
    pub value: HeaderValueOf,
}

/// The name of a declared header.
#[derive(Debug, Clone, Copy)]
pub enum HeaderNameOf {
    /// In lower case.
    Text(&'static str),
    /// A constant that the compiler has no text of.
    Constant(fn() -> HeaderName),
}

/// Where the value of a declared header comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderValueOf {
    Text(&'static str),
    /// An expression over the arguments.
    Expression,
    /// A closure over the success value.
    Closure,
    /// Somebody further out sets it.
    Elsewhere,
}

/// What `None` becomes.
#[derive(Debug, Clone, Copy)]
pub enum NoneAnswer {
    /// A success whose body is what the encoder makes of nothing: JSON's `null`.
    Null,
    /// A status without a body.
    Empty(StatusCode),
    /// An error.
    Error(Words),
}

/// What a declaration says of an error.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    pub status: StatusCode,
    pub code: Option<&'static str>,
    pub type_uri: Option<&'static str>,
    pub title: Option<&'static str>,
    pub detail: Option<&'static str>,
    pub instance: Option<&'static str>,
    pub headers: &'static [Header],
}

impl Header {
    /// One whose value is a literal.
    pub const fn text(name: &'static str, value: &'static str) -> Self {
        Self { name: HeaderNameOf::Text(name), value: HeaderValueOf::Text(value) }
    }

    /// One whose value is a constant.
    ///
    /// # Panics
    ///
    /// With a sentence for the user, while it is compiled: on a value that is not one of this header.
    #[track_caller]
    pub const fn constant(name: &'static str, value: &'static str) -> Self {
        match rules::check_value(name, value.as_bytes()) {
            Ok(()) => Self::text(name, value),
            Err(fault) => panic!("{}", fault.sentence()),
        }
    }

    /// One whose value is an expression over the arguments.
    pub const fn expression(name: &'static str) -> Self {
        Self { name: HeaderNameOf::Text(name), value: HeaderValueOf::Expression }
    }

    /// One whose value is a closure over the success value.
    pub const fn closure(name: &'static str) -> Self {
        Self { name: HeaderNameOf::Text(name), value: HeaderValueOf::Closure }
    }

    /// One that somebody further out sets.
    pub const fn elsewhere(name: &'static str) -> Self {
        Self { name: HeaderNameOf::Text(name), value: HeaderValueOf::Elsewhere }
    }

    /// This, under a name that is a constant of the user's.
    #[must_use]
    pub const fn named(mut self, name: fn() -> HeaderName) -> Self {
        self.name = HeaderNameOf::Constant(name);
        self
    }
}

impl HeaderNameOf {
    pub(crate) fn header_name(&self) -> Result<HeaderName, String> {
        match self {
            // A standard name is found without a look at each of its letters.
            Self::Text(name) => HeaderName::from_bytes(name.as_bytes()).map_err(|error| error.to_string()),
            Self::Constant(name) => Ok(name()),
        }
    }

    /// Whether it is this one; a name that the compiler does not know may be.
    const fn may_be(&self, name: &str) -> bool {
        match self {
            Self::Text(text) => rules::equal(text, name),
            Self::Constant(_) => true,
        }
    }
}

impl NoneAnswer {
    /// That of a status.
    pub const fn of(status: StatusCode) -> Self {
        if status.as_u16() < 400 { Self::Empty(status) } else { Self::Error(Words::new(status)) }
    }
}

impl Words {
    /// A status without words.
    pub const fn new(status: StatusCode) -> Self {
        Self { status, code: None, type_uri: None, title: None, detail: None, instance: None, headers: &[] }
    }

    /// The error that this declares.
    pub fn problem(&self) -> Problem {
        let mut problem = Problem::new(self.status);
        for (text, set) in [
            (self.code, Problem::with_code as fn(Problem, &'static str) -> Problem),
            (self.type_uri, Problem::with_type),
            (self.title, Problem::with_title),
            (self.detail, Problem::with_detail),
            (self.instance, Problem::with_instance),
        ] {
            if let Some(text) = text {
                problem = set(problem, text);
            }
        }
        for header in self.headers {
            if let (Ok(name), HeaderValueOf::Text(value)) = (header.name.header_name(), header.value) {
                problem = problem.with_appended_header(name, value);
            }
        }
        problem
    }
}

impl Declaration {
    /// One that declares nothing.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            status: None,
            headers: &[],
            always_headers: &[],
            content_type: None,
            none: None,
            format: None,
            safe: None,
            defaults: None,
        }
    }

    /// This, with the rest taken from `defaults`.
    #[must_use]
    pub const fn over(mut self, defaults: &'static Self) -> Self {
        macro_rules! fill_in {
            ($($field:ident),*) => {$(
                if self.$field.is_none() {
                    self.$field = defaults.$field;
                }
            )*};
        }
        fill_in!(status, content_type, none, format, safe);
        self.defaults = Some(defaults);
        self
    }

    /// This, if it declares the header that the status of its success needs.
    ///
    /// # Panics
    ///
    /// With a sentence for the user, while it is compiled.
    #[must_use]
    #[track_caller]
    pub const fn checked_status(self) -> Self {
        if let Some(status) = self.status {
            if let Some(needed) = rules::required_header(status.as_u16()) {
                assert!(self.may_have(needed.name, true), "{}", needed.sentence(HeaderList::Headers));
            }
        }
        self
    }

    /// This, if what `None` becomes goes together with the rest.
    ///
    /// # Panics
    ///
    /// With a sentence for the user, while it is compiled.
    #[must_use]
    #[track_caller]
    pub const fn checked_none(self) -> Self {
        match self.none {
            Some(NoneAnswer::Null) if self.is_safe() => panic!(
                "`none = null` sends JSON `null`, which is no object, beside `safe = true`; remove one of the two"
            ),
            Some(NoneAnswer::Error(words)) => {
                let _ = self.error_status(words.status, words.headers);
            }
            Some(NoneAnswer::Null | NoneAnswer::Empty(_)) | None => {}
        }
        self
    }

    /// Whether only an object may stand at the top level.
    pub const fn is_safe(&self) -> bool {
        matches!(self.safe, Some(true))
    }

    /// The status of an error that has these headers and `always_headers(…)`.
    ///
    /// # Panics
    ///
    /// With a sentence for the user, while it is compiled: where the header is missing that the status needs.
    #[track_caller]
    pub const fn error_status(&self, status: StatusCode, own: &[Header]) -> StatusCode {
        if let Some(needed) = rules::required_header(status.as_u16()) {
            let has_it = may_have(own, needed.name) || self.may_have(needed.name, false);
            assert!(has_it, "{}", needed.sentence(HeaderList::AlwaysHeaders));
        }
        status
    }

    /// Whether a header of this name may be declared, by this or its defaults.
    pub(crate) const fn may_have(&self, name: &str, of_success: bool) -> bool {
        let own = may_have(self.always_headers, name) || (of_success && may_have(self.headers, name));
        own || match self.defaults {
            Some(defaults) => defaults.may_have(name, of_success),
            None => false,
        }
    }

    /// The headers of one of the two lists, of this and then of its defaults.
    pub(crate) fn all_headers(&self, of: fn(&Self) -> &'static [Header]) -> impl Iterator<Item = &'static [Header]> {
        let mut next = Some(*self);
        std::iter::from_fn(move || {
            let this = next?;
            next = this.defaults.copied();
            Some(of(&this))
        })
    }
}

const fn may_have(headers: &[Header], name: &str) -> bool {
    let mut at = 0;
    while at < headers.len() {
        if headers[at].name.may_be(name) {
            return true;
        }
        at += 1;
    }
    false
}

/// The value of a declared header that is a literal, which the macro has checked.
pub(super) fn literal(name: &HeaderName, text: &'static str) -> Result<HeaderValue, String> {
    let value = HeaderValue::from_str(text).map_err(|error| format!("header `{name}` cannot be sent: {error}"))?;
    if *name == header::CONTENT_TYPE {
        return Err(format!("header `{name}` has an argument of its own; use `content_type`"));
    }
    crate::header::check_line(name, &value).map_err(|fault| format!("header `{name}` cannot be sent: {fault}"))?;
    Ok(value)
}
