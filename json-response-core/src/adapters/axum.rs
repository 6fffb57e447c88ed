use super::{body_of, http_response};
use crate::JsonResponse;
use crate::response::Body;
use axum_core::response::{IntoResponse, Response};

#[cfg_attr(docsrs, doc(cfg(feature = "axum")))]
impl IntoResponse for JsonResponse {
    fn into_response(self) -> Response {
        http_response(self, |body| match body {
            // This one needs no allocation.
            Body::Static(b"") => axum_core::body::Body::empty(),
            body => body_of(body),
        })
    }
}
