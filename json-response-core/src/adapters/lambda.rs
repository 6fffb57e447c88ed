use super::{http_response, no_text};
use crate::JsonResponse;
use crate::response::Body;
use http::header::{HeaderName, HeaderValue, SET_COOKIE};
use http::{HeaderMap, Response};
use lambda_http::IntoResponse;
use std::future::{Future, ready};
use std::pin::Pin;

/// Not by way of `http::Response<B>`, which `lambda_http` serves by copying headers and body.
#[cfg_attr(docsrs, doc(cfg(feature = "lambda")))]
impl IntoResponse for JsonResponse {
    fn into_response(self) -> Pin<Box<dyn Future<Output = Response<lambda_http::Body>> + Send>> {
        let mut response = http_response(self, text);
        if let Err(name) = join_lines(response.headers_mut()) {
            response = http_response(no_text(&name), text);
        }
        Box::pin(ready(response))
    }
}

/// JSON is text (RFC 8259 §8.1); what a custom encoder has compressed is sent as base64.
fn text(body: Body) -> lambda_http::Body {
    match body {
        Body::Static(b"") => lambda_http::Body::Empty,
        body => match String::from_utf8(body.into_vec()) {
            Ok(text) => lambda_http::Body::Text(text),
            Err(error) => lambda_http::Body::Binary(error.into_bytes()),
        },
    }
}

/// Makes the lines of each name one (RFC 9110 §5.3), since an event has room for one, and the rest would be lost. Cookies,
/// which cannot be joined, have their own list there.
///
/// # Errors
///
/// The header that is no text, and cannot stand in an event.
fn join_lines(headers: &mut HeaderMap) -> Result<(), HeaderName> {
    let is_text = |name: &HeaderName, value: &HeaderValue| {
        if *name == SET_COOKIE { value.to_str().is_ok() } else { std::str::from_utf8(value.as_bytes()).is_ok() }
    };
    if let Some((name, _)) = headers.iter().find(|(name, value)| !is_text(name, value)) {
        return Err(name.clone());
    }
    if headers.len() == headers.keys_len() {
        return Ok(());
    }
    let names: Vec<HeaderName> = headers.keys().filter(|name| **name != SET_COOKIE).cloned().collect();
    for name in names {
        let lines: Vec<&[u8]> = headers.get_all(&name).iter().map(HeaderValue::as_bytes).collect();
        if lines.len() > 1 {
            let joined = HeaderValue::from_bytes(&lines.join(&b", "[..])).map_err(|_| name.clone())?;
            headers.insert(name, joined);
        }
    }
    Ok(())
}
