//! poem: the errors of a whole service in one shape.

mod errors;
mod refusals;

pub use errors::JsonErrorsEndpoint;

use crate::response::{Departure, Host};
use crate::{Failure, JsonResponse, Problem};
use poem::error::ResponseError;
use poem::{IntoResponse, Response, ResponseParts};
use std::cell::Cell;

thread_local! {
    /// What the last response was about. Of one that poem makes by `ResponseError::as_response`, it puts the extensions of its own
    /// error in the place of these.
    static LAST_FAILURE: Cell<Option<Failure>> = const { Cell::new(None) };
}

/// The response of an error, with what it is about.
fn response_of(error: poem::Error) -> Response {
    LAST_FAILURE.take();
    let mut response = error.into_response();
    if let Some(failure) = LAST_FAILURE.take() {
        response.extensions_mut().insert(failure);
    }
    response
}

#[cfg_attr(docsrs, doc(cfg(feature = "poem")))]
impl IntoResponse for JsonResponse {
    fn into_response(self) -> Response {
        let Departure { status, headers, body, failure } = self.depart(&Host::HTTP);
        let mut extensions = http::Extensions::default();
        if let Some(failure) = failure {
            LAST_FAILURE.set(Some(failure.clone()));
            extensions.insert(failure);
        }
        let (version, headers) = (http::Version::default(), headers.into_map());
        Response::from_parts(ResponseParts { status, version, headers, extensions }, body.into_vec().into())
    }
}

#[cfg_attr(docsrs, doc(cfg(feature = "poem")))]
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        JsonResponse::from(self).into_response()
    }
}

/// For `?` where poem's own error is asked for: in extractors, in middleware, in handlers that are no views.
#[cfg_attr(docsrs, doc(cfg(feature = "poem")))]
impl ResponseError for Problem {
    fn status(&self) -> http::StatusCode {
        self.status()
    }

    fn as_response(&self) -> Response {
        self.clone().into_response()
    }
}

/// An error stays one: `JsonErrors`, and a view that takes a `poem::Result`, write it in their format.
#[cfg_attr(docsrs, doc(cfg(feature = "poem")))]
impl From<JsonResponse> for poem::Error {
    fn from(response: JsonResponse) -> Self {
        match response.into_problem() {
            Ok(problem) => problem.into(),
            Err(response) => {
                let mut response = response.into_response();
                // The extensions that are sent are the error's.
                let failure = response.extensions_mut().remove::<Failure>();
                let mut error = Self::from_response(response);
                if let Some(failure) = failure {
                    error.set_data(failure);
                }
                error
            }
        }
    }
}
