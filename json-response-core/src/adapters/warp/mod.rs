//! warp: the errors of a whole service in one shape.

mod errors;
mod refusals;

pub use errors::{json_errors, json_replies};

use crate::response::{Host, http_response};
use crate::{JsonResponse, Problem};
use http::StatusCode;
use std::sync::{Mutex, PoisonError};
use warp::Rejection;
use warp::reject::Reject;
use warp::reply::{Reply, Response};

#[cfg_attr(docsrs, doc(cfg(feature = "warp")))]
impl Reply for JsonResponse {
    fn into_response(self) -> Response {
        http_response(self, &Host::HTTP, |body| body.into_vec().into())
    }
}

#[cfg_attr(docsrs, doc(cfg(feature = "warp")))]
impl Reply for Problem {
    fn into_response(self) -> Response {
        Reply::into_response(JsonResponse::from(self))
    }
}

/// For `?` in filters. [`json_errors`] answers with it.
#[cfg_attr(docsrs, doc(cfg(feature = "warp")))]
impl Reject for Problem {}

/// For `?` in filters. [`json_errors`] answers with it.
#[cfg_attr(docsrs, doc(cfg(feature = "warp")))]
impl From<JsonResponse> for Rejection {
    fn from(response: JsonResponse) -> Self {
        match response.into_problem() {
            Ok(problem) => warp::reject::custom(problem),
            Err(response) => warp::reject::custom(Answer::new(response)),
        }
    }
}

/// A response that no problem stands for, until it is taken out.
#[derive(Debug)]
struct Answer {
    status: StatusCode,
    response: Mutex<Option<JsonResponse>>,
}

impl Reject for Answer {}

impl Answer {
    fn new(response: JsonResponse) -> Self {
        Self { status: response.status(), response: Mutex::new(Some(response)) }
    }

    fn status(&self) -> StatusCode {
        self.status
    }

    fn take(&self) -> Option<JsonResponse> {
        self.response.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
