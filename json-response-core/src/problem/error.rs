//! Errors that know their response.

use super::Problem;

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

impl JsonError for Problem {
    /// A copy of this problem.
    fn problem(&self) -> Problem {
        self.clone()
    }
}
