use crate::JsonResponse;
use crate::response::{Departure, Host};
use poem::{IntoResponse, Response, ResponseParts};

#[cfg_attr(docsrs, doc(cfg(feature = "poem")))]
impl IntoResponse for JsonResponse {
    fn into_response(self) -> Response {
        let Departure { status, headers, body, failure } = self.depart(&Host::HTTP);
        let mut extensions = http::Extensions::default();
        if let Some(failure) = failure {
            extensions.insert(failure);
        }
        let (version, headers) = (http::Version::default(), headers.into_map());
        Response::from_parts(ResponseParts { status, version, headers, extensions }, body.into_vec().into())
    }
}
