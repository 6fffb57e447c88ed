//! The errors of the rest of a service in the shape of its API: what `JsonErrors` of every framework does.
//!
//! An adapter shows what it has to answer with ([`Found`]), does as it is told ([`Becomes`]), and sends what [`api_error`]
//! makes of it.

use crate::JsonResponse;
use crate::problem::Problem;
use crate::view::View;
use http::{HeaderMap, StatusCode};

/// The longest body that is read for its text.
pub(crate) const LONGEST_TEXT: usize = 8 * 1024;

/// What tells whether a response becomes the API's error, whichever types it is made of.
#[derive(Default)]
pub(crate) struct Found<'a> {
    pub(crate) status: u16,
    pub(crate) content_type: Option<&'a [u8]>,
    /// Whether it has a `content-encoding`.
    pub(crate) is_encoded: bool,
    /// The length of the body: what `content-length` says, and what its type knows of it.
    pub(crate) content_length: Option<&'a [u8]>,
    pub(crate) body_length: Option<u64>,
    /// Whether a view has answered, as the extension [`Failure`](crate::Failure) says.
    pub(crate) is_of_a_view: bool,
}

/// What becomes of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Becomes {
    /// It is sent as it is.
    Itself,
    /// The API's error, with the status and the headers that it has.
    Error,
    /// The same, and its body, which is to be read, is the error's text.
    ErrorWithText,
}

/// Whether a status is one that is looked at. All that a success costs.
#[inline]
pub(crate) fn is_error(status: u16) -> bool {
    (400..600).contains(&status)
}

impl Found<'_> {
    pub(crate) fn becomes(&self) -> Becomes {
        let length = match (self.declared_length(), self.body_length) {
            // A body that somebody has taken off already, as for HEAD: what it was is not known.
            (Some(1..), Some(0)) => return Becomes::Itself,
            (declared, known) => known.or(declared),
        };
        if !is_error(self.status) || self.is_of_a_view || self.content_type.is_some_and(is_json) {
            return Becomes::Itself;
        }
        let is_plain = self.content_type.is_none_or(|text| essence(text).eq_ignore_ascii_case(b"text/plain"));
        let is_small = length.is_some_and(|length| (1..=LONGEST_TEXT as u64).contains(&length));
        if is_plain && is_small && !self.is_encoded { Becomes::ErrorWithText } else { Becomes::Error }
    }

    fn declared_length(&self) -> Option<u64> {
        std::str::from_utf8(self.content_length?).ok()?.parse().ok()
    }
}

/// `application/json` or `*/*+json`, whatever its parameters.
fn is_json(content_type: &[u8]) -> bool {
    let essence = essence(content_type);
    essence.eq_ignore_ascii_case(b"application/json")
        || essence.last_chunk().is_some_and(|end: &[u8; 5]| end.eq_ignore_ascii_case(b"+json"))
}

fn essence(content_type: &[u8]) -> &[u8] {
    content_type.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii()
}

/// The API's error in place of a response that has this status, these headers and perhaps this text.
///
/// The headers stay, less those of the old body, and win over `always_headers(…)`. The text of a 4xx is its detail, that of a
/// 5xx is for the log.
pub(crate) fn api_error(view: &'static View, status: StatusCode, headers: HeaderMap, body: &[u8]) -> JsonResponse {
    let problem = Problem::new(status);
    let problem = match text(body) {
        Some(text) if status.is_server_error() => problem.with_cause_texts(text.to_owned(), None),
        Some(text) => problem.with_detail(text.to_owned()),
        None => problem,
    };
    JsonResponse::in_place_of(view, headers, problem)
}

/// A body as the text of an error: no page, and nothing long.
fn text(body: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(body).ok()?.trim();
    let is_page = text.starts_with(['<', '\u{feff}']);
    (!text.is_empty() && body.len() <= LONGEST_TEXT && !is_page).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::{Becomes, Found, LONGEST_TEXT, api_error};
    use crate::view::{Declaration, Header, View};
    use http::header::{ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
    use http::{HeaderValue, StatusCode};

    static SHOP: View = View::new(Declaration {
        always_headers: &[Header::text("x-api", "2"), Header::text("cache-control", "no-store")],
        ..Declaration::new("shop::Shop")
    });

    fn found(status: u16) -> Found<'static> {
        Found { status, content_type: Some(b"text/plain; charset=utf-8"), body_length: Some(9), ..Found::default() }
    }

    #[test]
    fn what_is_an_error_and_no_json_becomes_one() {
        for status in [400, 404, 418, 499, 500, 599] {
            assert_eq!(found(status).becomes(), Becomes::ErrorWithText, "{status}");
        }
        for status in [101, 200, 204, 206, 301, 304, 399, 600] {
            assert_eq!(found(status).becomes(), Becomes::Itself, "{status}");
        }
        assert_eq!(Found { is_of_a_view: true, ..found(404) }.becomes(), Becomes::Itself);
        for json in ["application/json", "Application/JSON ; charset=utf-8", "application/problem+json", "a/b+JSON;x"] {
            assert_eq!(
                Found { content_type: Some(json.as_bytes()), ..found(404) }.becomes(),
                Becomes::Itself,
                "{json}"
            );
        }
    }

    #[test]
    fn only_small_text_is_read() {
        assert_eq!(Found { content_type: None, ..found(404) }.becomes(), Becomes::ErrorWithText);
        for other in ["text/html", "application/xml", "application/octet-stream", "text/jsonp", "json", ""] {
            let found = Found { content_type: Some(other.as_bytes()), ..found(404) };
            assert_eq!(found.becomes(), Becomes::Error, "{other}");
        }
        assert_eq!(Found { is_encoded: true, ..found(404) }.becomes(), Becomes::Error);
        for (declared, known, becomes) in [
            (None, None, Becomes::Error),
            (None, Some(0), Becomes::Error),
            (None, Some(LONGEST_TEXT as u64), Becomes::ErrorWithText),
            (None, Some(LONGEST_TEXT as u64 + 1), Becomes::Error),
            (Some("9"), None, Becomes::ErrorWithText),
            (Some("8193"), None, Becomes::Error),
            (Some("nine"), None, Becomes::Error),
            // The answer to HEAD, whose body is gone.
            (Some("9"), Some(0), Becomes::Itself),
            (Some("0"), Some(0), Becomes::Error),
        ] {
            let found = Found { content_length: declared.map(str::as_bytes), body_length: known, ..found(404) };
            assert_eq!(found.becomes(), becomes, "{declared:?} {known:?}");
        }
    }

    fn answer(status: u16, body: &str) -> crate::JsonResponse {
        let mut headers = HeaderMap::new();
        for (name, value) in [
            (ALLOW, "GET"),
            (CACHE_CONTROL, "private"),
            (CONTENT_TYPE, "text/plain"),
            (CONTENT_LENGTH, "9"),
            (CONTENT_ENCODING, "identity"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        headers.append(http::header::SET_COOKIE, HeaderValue::from_static("a=1"));
        headers.append(http::header::SET_COOKIE, HeaderValue::from_static("b=2"));
        api_error(&SHOP, StatusCode::from_u16(status).unwrap(), headers, body.as_bytes())
    }

    #[test]
    fn status_and_headers_stay() {
        let response = http::Response::<Vec<u8>>::from(answer(405, "only GET\n"));
        assert_eq!(response.status(), 405);
        assert_eq!(response.body(), br#"{"error":"only GET"}"#);
        let mut headers: Vec<_> = response.headers().iter().map(|(name, value)| (name.as_str(), value)).collect();
        headers.sort_unstable();
        let expected = [
            ("allow", "GET"),
            ("cache-control", "private"),
            ("content-type", "application/json"),
            ("set-cookie", "a=1"),
            ("set-cookie", "b=2"),
            ("x-api", "2"),
        ];
        assert_eq!(
            headers,
            expected.map(|(name, value)| (name, &*Box::leak(Box::new(HeaderValue::from_static(value)))))
        );
    }

    #[test]
    fn the_text_of_a_client_error_is_its_detail() {
        for (body, error) in [
            ("  no such page\r\n", "no such page"),
            ("", "Not Found"),
            (" \n", "Not Found"),
            ("<!DOCTYPE html><p>no such page", "Not Found"),
            ("\n <p>", "Not Found"),
            ("\u{feff}<p>", "Not Found"),
            (&"a".repeat(LONGEST_TEXT + 1), "Not Found"),
            ("5 < 6", "5 < 6"),
        ] {
            assert_eq!(answer(404, body).json::<serde_json::Value>().unwrap()["error"], error);
        }
        let headers = HeaderMap::new();
        assert_eq!(api_error(&SHOP, StatusCode::NOT_FOUND, headers, b"\xff").body(), br#"{"error":"Not Found"}"#);
    }

    #[test]
    fn the_text_of_a_server_error_stays_inside() {
        let response = http::Response::<Vec<u8>>::from(answer(502, "upstream 10.0.0.7 refused"));
        assert_eq!(response.body(), br#"{"error":"Bad Gateway"}"#);
        let failure = response.extensions().get::<crate::Failure>().unwrap();
        assert_eq!((failure.view(), failure.error()), ("shop::Shop", "upstream 10.0.0.7 refused"));
    }
}
