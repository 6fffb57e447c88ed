//! What Rocket itself refuses with, as errors of a view: with Rocket's status and text.

use super::status_code;
use crate::problem::{Derived, JsonError, Problem};
use http::StatusCode;
use rocket::form;
use rocket::http::Status;
use rocket::serde::json;
use serde_json::error::Category;
use std::io::ErrorKind;

/// For a function that has nothing to say but a status.
#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
impl JsonError for Status {
    fn problem(&self) -> Problem {
        Problem::new(status_code(*self))
    }
}

/// What an argument of type `Result<Json<T>, rocket::serde::json::Error<'_>>` has.
#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
impl JsonError for json::Error<'_> {
    fn problem(&self) -> Problem {
        let status = match self {
            Self::Io(error) if error.kind() == ErrorKind::UnexpectedEof => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Parse(_, error) if error.classify() == Category::Data => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Io(_) | Self::Parse(..) => StatusCode::BAD_REQUEST,
        };
        Derived(self).problem(status)
    }
}

/// What an argument of type `rocket::form::Result<'_, T>` has, of a form or a query.
#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
impl JsonError for form::Errors<'_> {
    fn problem(&self) -> Problem {
        let texts: Vec<String> = self.iter().map(ToString::to_string).collect();
        Problem::new(status_code(self.status())).with_detail(texts.join("; "))
    }
}
