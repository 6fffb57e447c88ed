//! The texts of an error that `errors(…)` maps, whatever its type has to say them with.

use super::text::{chain, debug, text};
use std::error::Error;
use std::fmt::Display;
use std::ops::Deref;

/// What is said of an error that `errors(…)` gives a status: to the client, and in the log.
pub struct ErrorText {
    pub(crate) detail: String,
    pub(crate) chain: String,
    pub(crate) debug: Option<String>,
}

/// Finds the texts of an error of any type: `(&&&Cause(&error)).cause()`.
///
/// The three traits stand one reference apart, so that method lookup takes the first that holds: an `Error`; a pointer to
/// one, such as `Box<dyn Error>` or `anyhow::Error`; anything that has `Display`.
pub struct Cause<'a, T: ?Sized>(pub &'a T);

#[doc(hidden)]
pub trait CauseOfError {
    fn cause(&self) -> ErrorText;
}

impl<T: Error> CauseOfError for &&Cause<'_, T> {
    fn cause(&self) -> ErrorText {
        ErrorText { detail: text(self.0), chain: chain(self.0), debug: Some(debug(self.0)) }
    }
}

#[doc(hidden)]
pub trait CauseOfPointer {
    fn cause(&self) -> ErrorText;
}

impl<T> CauseOfPointer for &Cause<'_, T>
where
    T: Deref + Display,
    T::Target: DynError,
{
    fn cause(&self) -> ErrorText {
        let error = self.0.deref().as_dyn_error();
        ErrorText { detail: text(self.0), chain: chain(error), debug: Some(debug(error)) }
    }
}

#[doc(hidden)]
pub trait CauseOfDisplay {
    type Shown: ?Sized;
    fn cause(&self) -> ErrorText
    where
        Self::Shown: ForeignError;
}

impl<T: ?Sized> CauseOfDisplay for Cause<'_, T> {
    type Shown = T;
    fn cause(&self) -> ErrorText
    where
        T: ForeignError,
    {
        let detail = self.0.text();
        ErrorText { chain: detail.clone(), detail, debug: None }
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
