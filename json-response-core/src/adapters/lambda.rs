use crate::JsonResponse;
use crate::response::{Body, Host, http_response};
use http::header::{HeaderName, HeaderValue, SET_COOKIE};
use http::{HeaderMap, Response};
use lambda_http::IntoResponse;
use std::future::{Future, ready};
use std::pin::Pin;

/// An event is JSON, and has no connection.
const HOST: Host = Host { is_sendable: Some(is_text), has_connections: false };

/// Not by way of `http::Response<B>`, which `lambda_http` serves by copying headers and body.
#[cfg_attr(docsrs, doc(cfg(feature = "lambda")))]
impl IntoResponse for JsonResponse {
    fn into_response(self) -> Pin<Box<dyn Future<Output = Response<lambda_http::Body>> + Send>> {
        let mut response = http_response(self, &HOST, text);
        join_lines(response.headers_mut());
        Box::pin(ready(response))
    }
}

/// JSON is text (RFC 8259 §8.1); what a custom encoder has compressed is sent as base64.
fn text(body: Body) -> lambda_http::Body {
    match body {
        Body::Empty => lambda_http::Body::Empty,
        Body::Bytes(bytes) => match String::from_utf8(bytes) {
            Ok(text) => lambda_http::Body::Text(text),
            Err(error) => lambda_http::Body::Binary(error.into_bytes()),
        },
    }
}

/// Whether a value can stand in an event.
fn is_text(name: &HeaderName, value: &HeaderValue) -> bool {
    if *name == SET_COOKIE { value.to_str().is_ok() } else { std::str::from_utf8(value.as_bytes()).is_ok() }
}

/// Makes the lines of each name one (RFC 9110 §5.3), since an event has room for one, and the rest would be lost. Cookies,
/// which cannot be joined, have their own list there.
fn join_lines(headers: &mut HeaderMap) {
    if headers.len() == headers.keys_len() {
        return;
    }
    let names: Vec<HeaderName> = headers.keys().filter(|name| **name != SET_COOKIE).cloned().collect();
    for name in names {
        let lines: Vec<&[u8]> = headers.get_all(&name).iter().map(HeaderValue::as_bytes).collect();
        if lines.len() > 1 {
            // What is legal on lines of their own is legal on one.
            if let Ok(joined) = HeaderValue::from_bytes(&lines.join(&b", "[..])) {
                headers.insert(name, joined);
            }
        }
    }
}
