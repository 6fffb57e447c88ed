//! What the derive of `JsonError` calls.

use super::Problem;
use super::text::text;
use http::StatusCode;
use std::error::Error;
use std::fmt::Display;

/// An error whose `JsonError` is derived. The derive calls `(&Derived(self)).problem(STATUS)`, and method lookup takes the
/// first of three: that of an `Error`, that of anything that has `Display`, and one that asks for `Display`.
pub struct Derived<'a, E: ?Sized>(pub &'a E);

impl<'a, E: ?Sized> Derived<'a, E> {
    /// Calls the closure that a header is declared with.
    pub fn compute<V>(&self, compute: impl FnOnce(&'a E) -> V) -> V {
        compute(self.0)
    }
}

impl<E: Error> Derived<'_, E> {
    /// Its text is the detail. What goes to the log are the texts of its sources, too.
    pub fn problem(&self, status: StatusCode) -> Problem {
        let problem = Problem::new(status).with_detail(text(self.0));
        let says_more = status.is_server_error() || self.0.source().is_some();
        if says_more { problem.with_cause(self.0) } else { problem }
    }
}

#[doc(hidden)]
pub trait DerivedDisplay {
    fn problem(&self, status: StatusCode) -> Problem;
}

impl<E: Display + ?Sized> DerivedDisplay for Derived<'_, E> {
    fn problem(&self, status: StatusCode) -> Problem {
        Problem::new(status).with_detail(text(self.0))
    }
}

#[doc(hidden)]
pub trait DerivedAny {
    type Error: ?Sized;
    fn problem(&self, status: StatusCode) -> Problem
    where
        Self::Error: HasDisplay;
}

impl<E: ?Sized> DerivedAny for &Derived<'_, E> {
    type Error = E;
    fn problem(&self, status: StatusCode) -> Problem
    where
        E: HasDisplay,
    {
        Problem::new(status)
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
