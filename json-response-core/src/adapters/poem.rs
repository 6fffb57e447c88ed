use super::body_of;
use crate::JsonResponse;
use poem::{IntoResponse, Response, ResponseParts};

#[cfg_attr(docsrs, doc(cfg(feature = "poem")))]
impl IntoResponse for JsonResponse {
    fn into_response(self) -> Response {
        let (status, headers, body) = self.into_http();
        let version = http::Version::default();
        let extensions = http::Extensions::default();
        Response::from_parts(ResponseParts { status, version, headers, extensions }, body_of(body))
    }
}
