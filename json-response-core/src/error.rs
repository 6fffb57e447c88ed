//! Errors that know how to answer, and what of them goes to the log.

use crate::problem::Problem;
use http::StatusCode;
use std::error::Error;
use std::fmt::{self, Display, Write as _};
use std::ops::Deref;

/// An error that knows its response: the `E` of a view that returns `Result<T, E>`.
///
/// `#[derive(JsonError)]` writes this for an enum or a struct; by hand it is one method:
///
/// ```
/// use json_response_core::{JsonError, Problem};
/// use http::StatusCode;
///
/// struct TooLarge { limit: usize }
///
/// impl JsonError for TooLarge {
///     fn problem(&self) -> Problem {
///         Problem::new(StatusCode::PAYLOAD_TOO_LARGE)
///             .with_detail(format!("more than {} bytes", self.limit))
///             .with_extension("limit", self.limit)
///     }
/// }
///
/// let problem = TooLarge { limit: 100 }.problem();
/// assert_eq!(problem.status(), StatusCode::PAYLOAD_TOO_LARGE);
/// assert_eq!(problem.detail(), Some("more than 100 bytes"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no JSON error",
    label = "does not say which status and body it becomes",
    note = "write `#[derive(JsonError)]` on it with a `#[json_error(status = …)]`, or implement `JsonError::problem`",
    note = "for a type of another crate, map it in the view: `errors(PATTERN => STATUS, …)`"
)]
pub trait JsonError {
    /// The status, body and headers that this error becomes.
    fn problem(&self) -> Problem;
}

#[diagnostic::do_not_recommend]
impl<E: JsonError + ?Sized> JsonError for Box<E> {
    fn problem(&self) -> Problem {
        (**self).problem()
    }
}

/// An error that cannot occur.
impl JsonError for std::convert::Infallible {
    fn problem(&self) -> Problem {
        match *self {}
    }
}

/// An error's text with those of all its `source()`s behind it, as one line of a log.
struct Chain<'a>(&'a dyn Error);

impl Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut said = text(self.0);
        f.write_str(&said)?;
        let mut next = self.0.source();
        while let Some(source) = next {
            let text = text(source);
            // A transparent error says its source's words.
            if text != said {
                write!(f, ": {text}")?;
            }
            said = text;
            next = source.source();
        }
        Ok(())
    }
}

pub(crate) fn chain(error: &dyn Error) -> String {
    text(&Chain(error))
}

/// As `to_string`, which panics on a broken `Display`, one that fails; what it wrote before is still worth its record.
fn text(value: &(impl Display + ?Sized)) -> String {
    let mut text = String::new();
    let _ = write!(text, "{value}");
    text
}

/// What is said of an error that `errors(…)` gives a status: to the client, and in the log.
pub struct Foreign {
    pub(crate) detail: String,
    pub(crate) chain: String,
}

/// Finds the texts of an error of any type: `(&&&Cause(&error)).cause()`.
///
/// The three traits stand one reference apart, so that method lookup takes the first that holds: an `Error`; a pointer to
/// one, such as `Box<dyn Error>` or `anyhow::Error`; anything that has `Display`.
pub struct Cause<'a, T: ?Sized>(pub &'a T);

#[doc(hidden)]
pub trait CauseOfError {
    fn cause(&self) -> Foreign;
}

impl<T: Error> CauseOfError for &&Cause<'_, T> {
    fn cause(&self) -> Foreign {
        Foreign { detail: text(self.0), chain: chain(self.0) }
    }
}

#[doc(hidden)]
pub trait CauseOfPointer {
    fn cause(&self) -> Foreign;
}

impl<T> CauseOfPointer for &Cause<'_, T>
where
    T: Deref + Display,
    T::Target: DynError,
{
    fn cause(&self) -> Foreign {
        Foreign { detail: text(self.0), chain: chain(self.0.deref().as_dyn_error()) }
    }
}

#[doc(hidden)]
pub trait CauseOfDisplay {
    type Shown: ?Sized;
    fn cause(&self) -> Foreign
    where
        Self::Shown: ForeignError;
}

impl<T: ?Sized> CauseOfDisplay for Cause<'_, T> {
    type Shown = T;
    fn cause(&self) -> Foreign
    where
        T: ForeignError,
    {
        let detail = self.0.text();
        Foreign { chain: detail.clone(), detail }
    }
}

/// What `errors(…)` needs of an error.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `Display`, which `errors(…)` needs for the text of the response",
    label = "this error does not implement `Display`",
    note = "implement `Display`, or map the error to a type of yours with `map_err` and `#[derive(JsonError)]`"
)]
pub trait ForeignError {
    fn text(&self) -> String;
}

#[diagnostic::do_not_recommend]
impl<T: Display + ?Sized> ForeignError for T {
    fn text(&self) -> String {
        text(self)
    }
}

/// The trait objects that pointers to errors point at.
#[doc(hidden)]
pub trait DynError {
    fn as_dyn_error(&self) -> &(dyn Error + 'static);
}

macro_rules! dyn_errors {
    ($($object:ty),*) => {$(
        impl DynError for $object {
            fn as_dyn_error(&self) -> &(dyn Error + 'static) {
                self
            }
        }
    )*};
}
dyn_errors!(dyn Error + 'static, dyn Error + Send + 'static, dyn Error + Send + Sync + 'static);

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
    /// Its text is the detail. What goes to the log of a server error are the texts of its sources, too.
    pub fn problem(&self, status: StatusCode) -> Problem {
        let problem = Problem::new(status).with_detail(text(self.0));
        if status.is_server_error() { problem.with_cause(self.0) } else { problem }
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
