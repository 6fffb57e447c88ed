//! What the derive of `JsonError` calls.

use super::Problem;
use super::text::text;
use http::StatusCode;
use json_response_rules::StatusFault;
use std::borrow::Cow;
use std::error::Error;
use std::fmt::Display;

/// An error whose `JsonError` is derived. The derive calls `(&Derived(self)).problem(STATUS)`, and method lookup takes the
/// first of three: that of an `Error`, that of anything that has `Display`, and one that asks for `Display`.
pub struct Derived<'a, E: ?Sized>(pub &'a E);

impl<'a, E: ?Sized> Derived<'a, E> {
    /// Calls the closure that a status, a text or a header is declared with.
    pub fn compute<V>(&self, compute: impl FnOnce(&'a E) -> V) -> V {
        compute(self.0)
    }
}

impl<E: Error> Derived<'_, E> {
    /// Its text is the detail. What goes to the log are the texts of its sources, too.
    pub fn problem(&self, status: impl ErrorStatus) -> Problem {
        let problem = status.problem().with_detail(text(self.0));
        let says_more = problem.status().is_server_error() || self.0.source().is_some();
        if says_more { problem.with_cause(self.0) } else { problem }
    }
}

#[doc(hidden)]
pub trait DerivedDisplay {
    fn problem(&self, status: impl ErrorStatus) -> Problem;
}

impl<E: Display + ?Sized> DerivedDisplay for Derived<'_, E> {
    fn problem(&self, status: impl ErrorStatus) -> Problem {
        status.problem().with_detail(text(self.0))
    }
}

#[doc(hidden)]
pub trait DerivedAny {
    type Error: ?Sized;
    fn problem(&self, status: impl ErrorStatus) -> Problem
    where
        Self::Error: HasDisplay;
}

impl<E: ?Sized> DerivedAny for &Derived<'_, E> {
    type Error = E;
    fn problem(&self, status: impl ErrorStatus) -> Problem
    where
        E: HasDisplay,
    {
        status.problem()
    }
}

/// Nothing implements this: what has `Display` has been found before.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `Display`, which is the `error` text of its response",
    label = "does not implement `Display`",
    note = "derive `thiserror::Error` with `#[error(\"…\")]`, or implement `Display`"
)]
pub trait HasDisplay {}

/// What `status` is, or what its closure gives. That it is an error's is seen when the response leaves.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no status; the closure of `status` gives a `StatusCode`, or its number as a `u16`",
    label = "not a status"
)]
pub trait ErrorStatus {
    fn problem(self) -> Problem;
}

impl ErrorStatus for StatusCode {
    fn problem(self) -> Problem {
        Problem::new(self)
    }
}

impl ErrorStatus for u16 {
    fn problem(self) -> Problem {
        match StatusCode::from_u16(self) {
            Ok(status) => Problem::new(status),
            Err(_) => {
                let mut problem = Problem::new(StatusCode::INTERNAL_SERVER_ERROR);
                problem.fail(StatusFault::OutOfRange.of(self).into());
                problem
            }
        }
    }
}

/// What the closure of `code`, `type`, `title` or `instance` gives.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no text; the closure gives a `&str`, a `String` or a `Cow<str>`, or an `Option` of one",
    label = "not a text",
    note = "a type that implements `Display` can be written as `value.to_string()`"
)]
pub trait ErrorWord {
    fn word(self) -> Option<Cow<'static, str>>;
}

macro_rules! words {
    ($($text:ty: $owned:expr;)*) => {$(
        impl ErrorWord for $text {
            fn word(self) -> Option<Cow<'static, str>> {
                Some(Cow::Owned($owned(self)))
            }
        }
    )*};
}
words! {
    // Of a `'static` text, too: a trait cannot tell one lifetime from another.
    &str: str::to_owned;
    &String: String::clone;
    String: std::convert::identity;
    Cow<'_, str>: Cow::into_owned;
}

impl<T: ErrorWord> ErrorWord for Option<T> {
    fn word(self) -> Option<Cow<'static, str>> {
        self?.word()
    }
}

/// What the derive adds to a problem.
#[doc(hidden)]
pub trait DerivedWords: Sized {
    /// Adds a computed text, if there is one.
    #[must_use]
    fn computed(self, with: fn(Self, Cow<'static, str>) -> Self, text: impl ErrorWord) -> Self;
}

impl DerivedWords for Problem {
    fn computed(self, with: fn(Self, Cow<'static, str>) -> Self, text: impl ErrorWord) -> Self {
        match text.word() {
            Some(text) => with(self, text),
            None => self,
        }
    }
}
