//! actix-web: a response and an error, middleware for the errors of the rest of a service, and the refusals of its extractors as
//! errors.

mod convert;
mod errors;
mod future;
mod refusals;

pub use errors::{JsonErrors, JsonErrorsMiddleware};
pub use future::JsonErrorsFuture;

use crate::response::{Departure, Host, Sent};
use crate::{JsonResponse, Problem};
use actix_web::body::BoxBody;
use actix_web::error::InternalError;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, Responder, ResponseError};
use convert::native;

/// Headers in actix-web's own types.
type Headers = Vec<(HeaderName, HeaderValue)>;

/// actix-web writes `connection` itself.
const HOST: Host = Host { is_sendable: None, has_connections: false };

/// actix-web has the types of `http` 0.2, which take all that those of `http` 1 hold.
#[cfg_attr(docsrs, doc(cfg(feature = "actix-web")))]
impl Responder for JsonResponse {
    type Body = Bytes;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse<Bytes> {
        response(self)
    }
}

/// For `ResponseError::error_response`, and for whatever else makes a response of actix-web's.
#[cfg_attr(docsrs, doc(cfg(feature = "actix-web")))]
impl From<JsonResponse> for HttpResponse {
    fn from(json: JsonResponse) -> Self {
        response(json).map_into_boxed_body()
    }
}

/// For `?` where actix-web's own error is asked for: in extractors, in middleware, in handlers that are no views.
#[cfg_attr(docsrs, doc(cfg(feature = "actix-web")))]
impl From<JsonResponse> for actix_web::Error {
    fn from(json: JsonResponse) -> Self {
        let text = match json.problem() {
            Some(problem) => problem.to_string(),
            None => json.status().to_string(),
        };
        InternalError::from_response(text, json.into()).into()
    }
}

#[cfg_attr(docsrs, doc(cfg(feature = "actix-web")))]
impl Responder for Problem {
    type Body = Bytes;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse<Bytes> {
        response(self.into())
    }
}

#[cfg_attr(docsrs, doc(cfg(feature = "actix-web")))]
impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        native_status(self.status())
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        JsonResponse::from(self.clone()).into()
    }
}

fn foreign_status(status: StatusCode) -> http::StatusCode {
    http::StatusCode::from_u16(status.as_u16()).unwrap_or_default()
}

fn native_status(status: http::StatusCode) -> StatusCode {
    StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn response(json: JsonResponse) -> HttpResponse<Bytes> {
    send(json, HttpResponse::with_body(StatusCode::OK, ()))
}

/// Puts a response in the place of one that has no headers.
fn send(json: JsonResponse, mut response: HttpResponse<()>) -> HttpResponse<Bytes> {
    let Departure { status, headers, body, failure } = json.depart(&HOST);
    let status = native_status(status);
    *response.status_mut() = status;
    let sent = response.headers_mut();
    match headers {
        Sent::Ready(view, map) => {
            let make = || map.iter().filter_map(|(name, value)| native(name, value)).collect();
            for (name, value) in view.native::<Headers>(make).into_iter().flatten() {
                sent.append(name.clone(), value.clone());
            }
        }
        Sent::Map(map) => {
            for (name, value) in map.iter().filter_map(|(name, value)| native(name, value)) {
                sent.append(name, value);
            }
        }
    }
    if status == StatusCode::UPGRADE_REQUIRED && sent.contains_key(actix_web::http::header::UPGRADE) {
        // RFC 9110 §7.8.
        response.head_mut().set_connection_type(actix_web::http::ConnectionType::Upgrade);
    }
    if let Some(failure) = failure {
        response.extensions_mut().insert(failure);
    }
    response.set_body(Bytes::from(body.into_vec()))
}
