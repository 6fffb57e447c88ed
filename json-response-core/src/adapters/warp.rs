use crate::JsonResponse;
use crate::response::{Host, http_response};
use warp::reply::{Reply, Response};

#[cfg_attr(docsrs, doc(cfg(feature = "warp")))]
impl Reply for JsonResponse {
    fn into_response(self) -> Response {
        http_response(self, &Host::HTTP, |body| body.into_vec().into())
    }
}
