//! Errors that know how to answer, and what of them goes to the log.

use crate::problem::Problem;
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

impl<E: JsonError + ?Sized> JsonError for Box<E> {
    fn problem(&self) -> Problem {
        (**self).problem()
    }
}

/// An error's text with those of all its `source()`s behind it, as one line of a log.
struct Chain<'a>(&'a dyn Error);

impl Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut said = self.0.to_string();
        f.write_str(&said)?;
        let mut next = self.0.source();
        while let Some(source) = next {
            let text = source.to_string();
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
    let mut text = String::new();
    // Only a broken `Display` fails, and then what it wrote before is still worth its record.
    let _ = write!(text, "{}", Chain(error));
    text
}

/// Finds the text for the log of an error of any type: `(&&&Cause(&error)).chain()`.
///
/// The three traits stand one reference apart, so that method lookup takes the first that holds: an `Error`; a pointer to
/// one, such as `Box<dyn Error>` or `anyhow::Error`; anything that has `Display`.
pub struct Cause<'a, T: ?Sized>(pub &'a T);

#[doc(hidden)]
pub trait CauseOfError {
    fn chain(&self) -> String;
}

impl<T: Error> CauseOfError for &&Cause<'_, T> {
    fn chain(&self) -> String {
        chain(self.0)
    }
}

#[doc(hidden)]
pub trait CauseOfPointer {
    fn chain(&self) -> String;
}

impl<T> CauseOfPointer for &Cause<'_, T>
where
    T: Deref,
    T::Target: DynError,
{
    fn chain(&self) -> String {
        chain(self.0.deref().as_dyn_error())
    }
}

#[doc(hidden)]
pub trait CauseOfDisplay {
    type Shown: ?Sized;
    fn chain(&self) -> String
    where
        Self::Shown: Display;
}

impl<T: ?Sized> CauseOfDisplay for Cause<'_, T> {
    type Shown = T;
    fn chain(&self) -> String
    where
        T: Display,
    {
        self.0.to_string()
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
