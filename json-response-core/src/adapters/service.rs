//! The errors of the rest of a service in the shape of its API: what `JsonErrors` of every framework does.
//!
//! An adapter shows what it has to answer with ([`Found`]), does as it is told ([`Becomes`]), and sends what
//! [`JsonResponse::in_place_of`](crate::JsonResponse::in_place_of) makes of it.

use crate::Failure;
use crate::problem::Problem;
#[cfg(any(feature = "poem", feature = "rocket", feature = "warp"))]
use crate::{JsonResponse, header::HeaderList, view::View};
use http::StatusCode;

/// The longest body that is read for its text.
pub(crate) const LONGEST_TEXT: usize = 8 * 1024;

/// What tells whether a response becomes the API's error, whichever types it is made of.
#[derive(Default)]
pub(crate) struct Found<'a> {
    pub(crate) status: StatusCode,
    pub(crate) content_type: Option<&'a [u8]>,
    /// Whether it has a `content-encoding`.
    pub(crate) is_encoded: bool,
    /// The length of the body: what `content-length` says, and what its type knows of it.
    pub(crate) content_length: Option<&'a [u8]>,
    pub(crate) body_length: Option<u64>,
    /// The extension of what this library has answered with.
    pub(crate) failure: Option<&'a Failure>,
}

/// What becomes of a response.
#[derive(Debug)]
pub(crate) enum Becomes {
    /// It is sent as it is.
    Itself,
    /// This error, under the headers that it has.
    Error(Problem),
    /// The same, of the text that its body is: [`problem_of`].
    ErrorOfText,
}

/// Whether a status is one that is looked at. All that a success costs.
#[inline]
pub(crate) fn is_error(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}

impl Found<'_> {
    pub(crate) fn becomes(&self) -> Becomes {
        let length = match (self.declared_length(), self.body_length) {
            // A body that somebody has taken off already, as for HEAD: what it was is not known.
            (Some(1..), Some(0)) => return Becomes::Itself,
            (declared, known) => known.or(declared),
        };
        if !is_error(self.status) {
            return Becomes::Itself;
        }
        if let Some(failure) = self.failure {
            // In the shape of the API, if nobody has said in which.
            return match failure.shapeless() {
                Some(problem) => Becomes::Error(problem.with_status(self.status)),
                None => Becomes::Itself,
            };
        }
        if self.content_type.is_some_and(is_json) {
            return Becomes::Itself;
        }
        let is_plain = self.content_type.is_none_or(|text| essence(text).eq_ignore_ascii_case(b"text/plain"));
        let is_small = length.is_some_and(|length| (1..=LONGEST_TEXT as u64).contains(&length));
        if is_plain && is_small && !self.is_encoded {
            return Becomes::ErrorOfText;
        }
        Becomes::Error(problem_of(self.status, b""))
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

/// The error that a response was which has this status and this body. The text of a 4xx is its detail, that of a 5xx is for the
/// log.
pub(crate) fn problem_of(status: StatusCode, body: &[u8]) -> Problem {
    let problem = Problem::new(status).of_the_service();
    match text(body) {
        Some(text) if status.is_server_error() => problem.with_cause_texts(text.to_owned(), None),
        Some(text) => problem.with_detail(text.to_owned()),
        None => problem,
    }
}

/// The API's error for one that has said itself what it is, and is no response yet.
#[cfg(any(feature = "poem", feature = "rocket", feature = "warp"))]
pub(crate) fn answer_to(problem: Problem, view: &'static View) -> JsonResponse {
    let problem = if problem.origin().is_none() { problem.of_type::<Problem>() } else { problem };
    JsonResponse::of_problem(view, HeaderList::default(), problem.of_the_service())
}

/// A body as the text of an error: no page, and nothing long.
fn text(body: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(body).ok()?.trim();
    let is_page = text.starts_with(['<', '\u{feff}']);
    (!text.is_empty() && body.len() <= LONGEST_TEXT && !is_page).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::{Becomes, Found, LONGEST_TEXT, problem_of};
    use crate::header::HeaderList;
    use crate::view::{Declaration, Header, View};
    use crate::{JsonResponse, Problem};
    use http::header::{ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
    use http::{HeaderValue, StatusCode};

    static SHOP: View = View::new(Declaration {
        always_headers: &[Header::text("x-api", "2"), Header::text("cache-control", "no-store")],
        ..Declaration::new("shop::Shop")
    });

    fn found(status: u16) -> Found<'static> {
        let status = StatusCode::from_u16(status).unwrap();
        Found { status, content_type: Some(b"text/plain; charset=utf-8"), body_length: Some(9), ..Found::default() }
    }

    /// What becomes of it, in a letter: itself, an error, an error of a text.
    fn becomes(found: &Found<'_>) -> char {
        match found.becomes() {
            Becomes::Itself => 'i',
            Becomes::Error(_) => 'e',
            Becomes::ErrorOfText => 't',
        }
    }

    #[test]
    fn what_is_an_error_and_no_json_becomes_one() {
        for status in [400, 404, 418, 499, 500, 599] {
            assert_eq!(becomes(&found(status)), 't', "{status}");
        }
        for status in [101, 200, 204, 206, 301, 304, 399, 600] {
            assert_eq!(becomes(&found(status)), 'i', "{status}");
        }
        for json in ["application/json", "Application/JSON ; charset=utf-8", "application/problem+json", "a/b+JSON;x"] {
            let found = Found { content_type: Some(json.as_bytes()), ..found(404) };
            assert_eq!(becomes(&found), 'i', "{json}");
        }
    }

    #[test]
    fn only_small_text_is_read() {
        assert_eq!(becomes(&Found { content_type: None, ..found(404) }), 't');
        for other in ["text/html", "application/xml", "application/octet-stream", "text/jsonp", "json", ""] {
            let found = Found { content_type: Some(other.as_bytes()), ..found(404) };
            assert_eq!(becomes(&found), 'e', "{other}");
        }
        assert_eq!(becomes(&Found { is_encoded: true, ..found(404) }), 'e');
        for (declared, known, letter) in [
            (None, None, 'e'),
            (None, Some(0), 'e'),
            (None, Some(LONGEST_TEXT as u64), 't'),
            (None, Some(LONGEST_TEXT as u64 + 1), 'e'),
            (Some("9"), None, 't'),
            (Some("8193"), None, 'e'),
            (Some("nine"), None, 'e'),
            // The answer to HEAD, whose body is gone.
            (Some("9"), Some(0), 'i'),
            (Some("0"), Some(0), 'e'),
        ] {
            let found = Found { content_length: declared.map(str::as_bytes), body_length: known, ..found(404) };
            assert_eq!(becomes(&found), letter, "{declared:?} {known:?}");
        }
    }

    #[test]
    fn what_has_no_shape_of_its_own_gets_that_of_the_api() {
        let problem = || Problem::new(StatusCode::NOT_FOUND).with_code("no_item");
        let outside = [JsonResponse::from(problem()), JsonResponse::from(problem().with_problem_json())];
        let service = JsonResponse::in_place_of(&SHOP, HeaderMap::new(), problem().of_the_service());
        let view = JsonResponse::of_problem(&SHOP, HeaderList::default(), problem());
        let custom = JsonResponse::new(1).with_status(StatusCode::NOT_FOUND);
        let [plain, formatted] = outside;
        for (response, letter) in [(plain, 'e'), (formatted, 'i'), (service, 'i'), (view, 'i'), (custom, 'i')] {
            let response = http::Response::<Vec<u8>>::from(response);
            let found = Found { failure: response.extensions().get(), body_length: Some(9), ..found(404) };
            assert_eq!(becomes(&found), letter, "{response:?}");
        }
    }

    fn answer(status: u16, body: &str) -> JsonResponse {
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
        JsonResponse::in_place_of(&SHOP, headers, problem_of(StatusCode::from_u16(status).unwrap(), body.as_bytes()))
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
        let problem = problem_of(StatusCode::NOT_FOUND, b"no \xff");
        assert_eq!(JsonResponse::in_place_of(&SHOP, HeaderMap::new(), problem).body(), br#"{"error":"Not Found"}"#);
    }

    #[test]
    fn the_text_of_a_server_error_stays_inside() {
        let response = http::Response::<Vec<u8>>::from(answer(502, "upstream 10.0.0.7 refused"));
        assert_eq!(response.body(), br#"{"error":"Bad Gateway"}"#);
        let failure = response.extensions().get::<crate::Failure>().unwrap();
        assert_eq!((failure.view(), failure.error()), ("shop::Shop", "upstream 10.0.0.7 refused"));
    }
}
