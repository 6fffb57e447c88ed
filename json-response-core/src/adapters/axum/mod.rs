//! axum: a response, a layer for the errors of the rest of a service, and the refusals of its extractors as errors.

mod errors;
mod refusals;

pub use errors::JsonErrors;

use crate::response::{Body, Host, http_response};
use crate::{JsonResponse, Problem};
use axum_core::response::{IntoResponse, Response};

#[cfg_attr(docsrs, doc(cfg(feature = "axum")))]
impl IntoResponse for JsonResponse {
    fn into_response(self) -> Response {
        http_response(self, &Host::HTTP, |body| match body {
            // This one needs no allocation.
            Body::Empty => axum_core::body::Body::empty(),
            Body::Bytes(bytes) => bytes.into(),
        })
    }
}

#[cfg_attr(docsrs, doc(cfg(feature = "axum")))]
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        JsonResponse::from(self).into_response()
    }
}
