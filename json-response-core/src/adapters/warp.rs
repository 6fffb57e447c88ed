use super::{body_of, http_response};
use crate::JsonResponse;
use warp::reply::{Reply, Response};

#[cfg_attr(docsrs, doc(cfg(feature = "warp")))]
impl Reply for JsonResponse {
    fn into_response(self) -> Response {
        http_response(self, body_of)
    }
}
