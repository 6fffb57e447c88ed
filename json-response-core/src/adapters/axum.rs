use crate::JsonResponse;
use crate::response::{Body, Host, http_response};
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
