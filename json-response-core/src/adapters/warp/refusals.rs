//! What warp itself refuses with, as errors of a view: with warp's status and text.

use super::Answer;
use crate::problem::{Derived, JsonError, Problem};
use http::StatusCode;
use warp::Rejection;
use warp::body::BodyDeserializeError;
use warp::cors::CorsForbidden;
use warp::ext::MissingExtension;
use warp::reject::{
    InvalidHeader, InvalidQuery, LengthRequired, MethodNotAllowed, MissingCookie, MissingHeader, PayloadTooLarge,
    UnsupportedMediaType,
};

macro_rules! refusals {
    ($($error:ident $status:ident,)+) => {
        $(
            #[cfg_attr(docsrs, doc(cfg(feature = "warp")))]
            impl JsonError for $error {
                fn problem(&self) -> Problem {
                    Derived(self).problem(StatusCode::$status)
                }
            }
        )+

        /// The error of a name that `Debug` has told.
        fn known(rejection: &Rejection, name: &str) -> Option<Problem> {
            match name {
                $(stringify!($error) => rejection.find::<$error>().map(JsonError::problem),)+
                // warp keeps these types to itself.
                "BodyReadError" | "MissingConnectionUpgrade" => Some(Problem::new(StatusCode::BAD_REQUEST)),
                "FilePermissionError" => Some(Problem::new(StatusCode::FORBIDDEN)),
                _ => None,
            }
        }
    };
}
refusals! {
    MethodNotAllowed METHOD_NOT_ALLOWED,
    InvalidHeader BAD_REQUEST,
    MissingHeader BAD_REQUEST,
    MissingCookie BAD_REQUEST,
    InvalidQuery BAD_REQUEST,
    BodyDeserializeError BAD_REQUEST,
    LengthRequired LENGTH_REQUIRED,
    PayloadTooLarge PAYLOAD_TOO_LARGE,
    UnsupportedMediaType UNSUPPORTED_MEDIA_TYPE,
    CorsForbidden FORBIDDEN,
    MissingExtension INTERNAL_SERVER_ERROR,
}

/// Of what several filters have rejected with, it is what warp would answer with: the highest status, where one that warp does
/// not know is a 500, and 405 and 404 count least. A [`Problem`] or a `JsonResponse` goes before all others.
#[cfg_attr(docsrs, doc(cfg(feature = "warp")))]
impl JsonError for Rejection {
    fn problem(&self) -> Problem {
        if self.is_not_found() {
            return Problem::new(StatusCode::NOT_FOUND);
        }
        if let Some(problem) = self.find::<Problem>() {
            return problem.clone();
        }
        if let Some(answer) = self.find::<Answer>() {
            return Problem::new(answer.status());
        }
        let mut preferred: Option<Problem> = None;
        for name in names(&format!("{self:#?}")) {
            let problem = known(self, name).unwrap_or_else(|| unknown(self));
            if preferred.as_ref().is_none_or(|preferred| rank(problem.status()) > rank(preferred.status())) {
                preferred = Some(problem);
            }
        }
        preferred.unwrap_or_else(|| unknown(self))
    }
}

fn unknown(rejection: &Rejection) -> Problem {
    let cause = format!("unhandled rejection: {rejection:?}");
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR).with_cause_texts(cause, None)
}

fn rank(status: StatusCode) -> u16 {
    match status {
        StatusCode::NOT_FOUND => 0,
        StatusCode::METHOD_NOT_ALLOWED => 1,
        status => status.as_u16(),
    }
}

/// The names of the types in a rejection. `Debug` alone tells all of them, each on a line of its own at the same depth, the first
/// of a tree of them first.
fn names(pretty: &str) -> impl Iterator<Item = &str> {
    let depth = if pretty.lines().nth(1) == Some("    [") { "        " } else { "    " };
    let lines = pretty.lines().filter_map(move |line| line.strip_prefix(depth));
    let starts = lines.filter(|line| !line.starts_with([' ', ')', ']', '}']));
    starts.map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
}
