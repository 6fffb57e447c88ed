//! The response in each framework's own types: one file and one feature each.

#[cfg(feature = "actix-web")]
mod actix_web;
#[cfg(feature = "actix-web")]
pub(crate) use actix_web::Headers as ActixHeaders;
#[cfg(feature = "axum")]
mod axum;
#[cfg(feature = "lambda")]
mod lambda;
#[cfg(feature = "poem")]
mod poem;
#[cfg(feature = "rocket")]
mod rocket;
#[cfg(feature = "salvo")]
mod salvo;
#[cfg(feature = "salvo-oapi")]
mod salvo_oapi;
#[cfg(feature = "warp")]
mod warp;

/// The response in the types of `http` 1, for the frameworks that use them.
#[cfg(any(feature = "axum", feature = "lambda", feature = "warp"))]
fn http_response<B>(
    response: crate::JsonResponse,
    body_of: impl FnOnce(crate::response::Body) -> B,
) -> http::Response<B> {
    let (status, headers, body) = response.into_http();
    crate::response::send::http_response(status, headers, body_of(body))
}

/// The body in the framework's own type, without a copy.
#[cfg(any(feature = "actix-web", feature = "axum", feature = "poem", feature = "salvo", feature = "warp"))]
fn body_of<B: From<Vec<u8>> + From<&'static [u8]>>(body: crate::response::Body) -> B {
    use crate::response::Body;

    match body {
        Body::Bytes(bytes) => B::from(bytes),
        Body::Static(bytes) => B::from(bytes),
        Body::Failed(_) => B::from(crate::problem::INTERNAL_ERROR),
    }
}
