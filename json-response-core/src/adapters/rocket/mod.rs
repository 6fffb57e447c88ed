//! Rocket: the errors of a whole service in one shape.

mod catchers;
mod fairing;
mod notes;
mod refusals;

pub use catchers::{json_errors, refuse};
pub use notes::failure;

use crate::response::{Body, Departure, Host, Sent};
use crate::{JsonResponse, Problem};
use http::header::HeaderName;
use http::{HeaderValue, StatusCode};
use rocket::Request;
use rocket::http::{Header, Status};
use rocket::response::{Responder, Response};
use std::borrow::Cow;
use std::io::Cursor;

/// Rocket's headers are text.
const HOST: Host = Host { is_sendable: Some(is_text), has_connections: true };

/// Always `Ok`, with the status in the response: an `Err(Status)` would hand over to a catcher, and the JSON would be lost.
#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
impl<'r> Responder<'r, 'static> for JsonResponse {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        Ok(response(self, request))
    }
}

#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
impl<'r> Responder<'r, 'static> for Problem {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        Ok(response(self.into(), request))
    }
}

fn response(json: JsonResponse, request: &Request<'_>) -> Response<'static> {
    let Departure { status, headers, body, failure } = json.depart(&HOST);
    if let Some(failure) = failure {
        notes::keep_failure(request, failure);
    }
    let mut sent = Response::new();
    match headers {
        Sent::Ready(_, map) => {
            for (name, value) in map {
                adjoin(&mut sent, name.as_str(), text(value));
            }
        }
        Sent::Map(map) => {
            for (name, value) in &map {
                adjoin(&mut sent, name.as_str().to_owned(), text(value).map(str::to_owned));
            }
        }
    }
    sent.set_status(Status::new(status.as_u16()));
    if let Body::Bytes(bytes) = body {
        sent.set_sized_body(bytes.len(), Cursor::new(bytes));
    }
    sent
}

fn adjoin<N, V>(sent: &mut Response<'static>, name: N, value: Option<V>)
where
    N: Into<Cow<'static, str>>,
    V: Into<Cow<'static, str>>,
{
    if let Some(value) = value {
        sent.adjoin_header(Header::new(name.into(), value));
    }
}

fn is_text(_: &HeaderName, value: &HeaderValue) -> bool {
    text(value).is_some()
}

fn text(value: &HeaderValue) -> Option<&str> {
    std::str::from_utf8(value.as_bytes()).ok()
}

/// Rocket checks no status. One that is none makes the response the internal error.
fn status_code(status: Status) -> StatusCode {
    StatusCode::from_u16(status.code).unwrap_or(StatusCode::OK)
}
