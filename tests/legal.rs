//! What is sent is legal HTTP, whoever said it: the whole response, for what the compiler cannot see.

mod common;

use common::{INTERNAL_ERROR, JSON, PROBLEM_JSON, assert_internal_error, assert_response, parts};
use http::header::{self, HeaderName};
use http::{HeaderValue, StatusCode, Uri};
use json_view::{Encoder, ErrorFormat, JsonResponse, Problem, PublicProblem, json_view};
use serde::Serialize;
use std::error::Error;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

/// A name that the compiler cannot read.
const NAMED: HeaderName = HeaderName::from_static("x-named");
const LENGTH: HeaderName = HeaderName::from_static("content-length");
const KIND: HeaderName = HeaderName::from_static("content-type");

mod names_of_ones_own {
    use super::*;

    #[json_view(headers(self::NAMED = "literal", NAMED = |value| *value), always_headers(super::NAMED = "always"))]
    fn named() -> u8 {
        1
    }

    #[json_view(headers(self::LENGTH = "99"), always_headers("x-always" = "1"))]
    fn literal() -> u8 {
        1
    }

    #[json_view(headers(self::LENGTH = |value| *value), always_headers("x-always" = "1"))]
    fn closure() -> u8 {
        1
    }

    #[json_view(headers(self::KIND = text))]
    fn content_type(text: &str) -> u8 {
        1
    }

    #[json_view(always_headers(self::KIND = "text/html"))]
    fn always_content_type(fails: bool) -> Result<u8, Problem> {
        if fails { Err(Problem::new(StatusCode::CONFLICT)) } else { Ok(1) }
    }

    #[test]
    fn are_held_to_the_rules_when_they_are_known() {
        assert_internal_error(literal());
        assert_response(closure(), 500, &[JSON, ("x-always", "1")], INTERNAL_ERROR);
        assert_internal_error(content_type("application/json"));
        assert_internal_error(always_content_type(false));
        assert_internal_error(always_content_type(true));
    }

    #[test]
    fn are_sent_where_they_are_legal() {
        assert_response(named(), 200, &[JSON, ("x-named", "literal"), ("x-named", "1")], "1");
    }
}

mod failures_are_final {
    use super::*;

    #[json_view(none = 204, headers("x-a" = text))]
    fn declared(text: &str) -> Option<u8> {
        None
    }

    #[json_view(none = 304, always_headers("x-a" = text))]
    fn always(text: &str) -> Option<u8> {
        None
    }

    #[test]
    fn the_status_of_none_does_not_replace_one() {
        assert_response(declared("1"), 204, &[("x-a", "1")], "");
        assert_internal_error(declared("\n"));
        assert_response(always("1"), 304, &[("x-a", "1")], "");
        assert_internal_error(always("\n"));
    }

    struct Shape;

    impl ErrorFormat for Shape {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            [problem.message().to_owned()]
        }
    }

    #[json_view(error_format = Shape, headers("x-b" = "success"), always_headers("x-always" = "1", "x-made" = made))]
    fn shaped(made: u8) -> u8 {
        1
    }

    #[test]
    fn one_that_comes_late_keeps_what_the_view_sends_always_and_its_format() {
        let body = r#"["Internal Server Error"]"#;
        let headers = [JSON, ("x-always", "1"), ("x-made", "7")];
        assert_response(shaped(7).with_header("x-a", "\n"), 500, &headers, body);
        assert_response(shaped(7).with_header("x-always", "2").with_header("x a", "1"), 500, &headers, body);
        assert_response(shaped(7).with_status(StatusCode::CONTINUE), 500, &headers, body);
        let mut late = shaped(7);
        late.headers_mut().insert("content-length", HeaderValue::from_static("1"));
        assert_response(late.with_status(StatusCode::OK), 500, &headers, body);
    }

    struct Silent;

    impl Encoder for Silent {
        fn encode<T: Serialize + ?Sized>(_: &T, _: &mut Vec<u8>) -> Result<(), Box<dyn Error + Send + Sync>> {
            Ok(())
        }
    }

    #[json_view(encoder = Silent)]
    fn silent() -> u8 {
        1
    }

    #[test]
    fn an_encoder_that_writes_nothing_is_one() {
        assert_internal_error(silent());
        assert_internal_error(JsonResponse::encoded::<Silent>(1));
    }
}

mod statuses {
    use super::*;

    #[json_view(problem)]
    fn returned(status: StatusCode) -> JsonResponse {
        JsonResponse::new(1).with_status(status)
    }

    #[json_view]
    fn as_an_error(status: StatusCode) -> Result<u8, JsonResponse> {
        Err(JsonResponse::new(1).with_status(status))
    }

    #[test]
    fn of_the_run_are_final_and_in_range() {
        let problem = r#"{"title":"Internal Server Error","status":500}"#;
        for code in [100, 101, 103, 199, 206, 600, 999] {
            let status = StatusCode::from_u16(code).unwrap();
            assert_response(returned(status), 500, &[PROBLEM_JSON], problem);
            assert_internal_error(as_an_error(status));
        }
        for code in [200, 303, 404, 500, 599] {
            let status = StatusCode::from_u16(code).unwrap();
            assert_response(returned(status), code, &[JSON], "1");
            assert_response(as_an_error(status), code, &[JSON], "1");
        }
    }

    #[test]
    fn of_a_problem_are_the_same_outside_and_inside() {
        let problem = || JsonResponse::from(Problem::new(StatusCode::NOT_FOUND).with_detail("no").with_problem_json());
        let body = r#"{"title":"Gone","status":410,"detail":"no"}"#;
        assert_response(problem().with_status(StatusCode::GONE), 410, &[PROBLEM_JSON], body);
        let hidden = r#"{"title":"Bad Gateway","status":502}"#;
        assert_response(problem().with_status(StatusCode::BAD_GATEWAY), 502, &[PROBLEM_JSON], hidden);
        let internal = r#"{"title":"Internal Server Error","status":500}"#;
        for code in [200, 204, 303] {
            let status = StatusCode::from_u16(code).unwrap();
            assert_response(problem().with_status(status), 500, &[PROBLEM_JSON], internal);
        }
    }

    #[json_view(status = 426, headers(UPGRADE = "h2c"))]
    fn upgrade() -> u8 {
        1
    }

    #[test]
    fn an_upgrade_is_hop_by_hop() {
        assert_response(upgrade(), 426, &[JSON, ("upgrade", "h2c"), ("connection", "upgrade")], "1");
        let problem = Problem::new(StatusCode::UPGRADE_REQUIRED).with_header("upgrade", "h2c");
        let body = r#"{"error":"Upgrade Required"}"#;
        assert_response(JsonResponse::from(problem), 426, &[JSON, ("upgrade", "h2c"), ("connection", "upgrade")], body);
    }
}

mod encodings {
    use super::*;

    struct Enveloped;

    impl Encoder for Enveloped {
        fn encode<T: Serialize + ?Sized>(value: &T, buffer: &mut Vec<u8>) -> Result<(), Box<dyn Error + Send + Sync>> {
            buffer.extend_from_slice(br#"{"data":"#);
            serde_json::to_writer(&mut *buffer, value)?;
            buffer.push(b'}');
            Ok(())
        }
    }

    #[json_view(encoder = Enveloped, none = null, always_headers(CONTENT_ENCODING = "identity"))]
    fn enveloped(kind: u8) -> Result<Option<u8>, Problem> {
        match kind {
            0 => Ok(Some(1)),
            1 => Ok(None),
            _ => Err(Problem::new(StatusCode::CONFLICT)),
        }
    }

    #[test]
    fn null_is_encoded_as_any_success() {
        let encoding = ("content-encoding", "identity");
        assert_response(enveloped(0), 200, &[JSON, encoding], r#"{"data":1}"#);
        assert_response(enveloped(1), 200, &[JSON, encoding], r#"{"data":null}"#);
    }

    #[test]
    fn an_error_has_none_since_no_encoder_has_written_it() {
        assert_response(enveloped(2), 409, &[JSON], r#"{"error":"Conflict"}"#);
    }

    #[test]
    fn json_that_is_there_already_is_checked() {
        assert_response(JsonResponse::from_json(" [1, 2]"), 200, &[JSON], " [1, 2]");
        for text in ["", "{", "[1,]", "1 2", "NaN", "\u{feff}1"] {
            assert_internal_error(JsonResponse::from_json(text));
        }
    }
}

mod values {
    use super::*;

    fn sent(response: JsonResponse) -> Vec<String> {
        let (status, headers, _) = parts(response);
        assert_eq!(status, 200, "{headers:?}");
        headers.into_iter().filter(|(name, _)| name == "x-a").map(|(_, value)| value).collect()
    }

    #[test]
    fn of_many_types_are_lines() {
        let with = |response: fn(JsonResponse) -> JsonResponse| sent(response(JsonResponse::new(1)));
        assert_eq!(with(|response| response.with_header("x-a", Arc::<str>::from("a"))), ["a"]);
        assert_eq!(with(|response| response.with_header("x-a", &Rc::<str>::from("a"))), ["a"]);
        assert_eq!(with(|response| response.with_header("x-a", Box::<str>::from("a"))), ["a"]);
        assert_eq!(with(|response| response.with_header("x-a", &&"a")), ["a"]);
        assert_eq!(with(|response| response.with_header("x-a", &7_u128)), ["7"]);
        assert_eq!(with(|response| response.with_header("x-a", &[Some("a"), None, Some("b")][..])), ["a", "b"]);
        assert_eq!(with(|response| response.with_header("x-a", &vec![1, 2])), ["1", "2"]);
        assert_eq!(with(|response| response.with_header("x-a", &["a".to_owned()])), ["a"]);
        assert_eq!(with(|response| response.with_header("x-a", Uri::from_static("/a?b=c"))), ["/a?b=c"]);
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        let time = |response: JsonResponse| response.with_header("x-a", UNIX_EPOCH + Duration::from_secs(784_111_777));
        assert_eq!(with(time), [date]);
    }

    #[test]
    fn of_a_field_are_what_it_takes() {
        let with = |name: HeaderName, value: &str| JsonResponse::new(1).with_header(name, value);
        for (name, legal, illegal) in [
            (header::ETAG, "\"a\"", "a"),
            (header::ETAG, "W/\"a\"", "\"a"),
            (header::RETRY_AFTER, "120", "-5"),
            (header::RETRY_AFTER, "Sun, 06 Nov 1994 08:49:37 GMT", "soon"),
            (header::LOCATION, "/a%20b", "/a b"),
            (header::LAST_MODIFIED, "Sun, 06 Nov 1994 08:49:37 GMT", "yesterday"),
            (header::VARY, "accept, origin", ""),
            (header::LINK, "</a>; rel=next", "/a"),
            (header::CONTENT_TYPE, "application/hal+json", "text/html"),
        ] {
            let expected = [JSON, (name.as_str(), legal)];
            let expected = if name == header::CONTENT_TYPE { &expected[1..] } else { &expected };
            assert_response(with(name.clone(), legal), 200, expected, "1");
            assert_internal_error(with(name.clone(), illegal));
            let mut in_a_map = JsonResponse::new(1);
            in_a_map.headers_mut().insert(name.clone(), HeaderValue::from_str(illegal).unwrap());
            assert_internal_error(in_a_map);
            if name != header::CONTENT_TYPE {
                assert_internal_error(JsonResponse::from(
                    Problem::new(StatusCode::CONFLICT).with_header(name, illegal),
                ));
            }
        }
    }

    #[test]
    fn of_a_field_that_has_one_line_are_one() {
        for name in ["location", "etag", "retry-after", "last-modified"] {
            let value = match name {
                "last-modified" => "Sun, 06 Nov 1994 08:49:37 GMT",
                "etag" => "\"a\"",
                _ => "1",
            };
            assert_internal_error(JsonResponse::new(1).with_header(name, [value, value]));
            assert_internal_error(JsonResponse::new(1).with_header(name, value).with_appended_header(name, value));
            assert_internal_error(computed(name, value));
        }
    }

    fn computed(name: &str, value: &str) -> JsonResponse {
        #[json_view(headers(LOCATION = |_| [value, value]))]
        fn location(value: &str) -> u8 {
            1
        }
        let mut response = JsonResponse::new(1);
        response.headers_mut().append(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
        response.headers_mut().append(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
        if name == "location" { location(value) } else { response }
    }
}

mod withdrawn {
    use super::*;

    #[json_view(headers("x-a" = "declared", "x-b" = |_: &JsonResponse| "computed"), always_headers("x-c" = "always"))]
    fn returns(name: &str) -> JsonResponse {
        JsonResponse::new(1).with_header(name, None::<&str>)
    }

    #[test]
    fn a_header_that_the_response_sets_to_nothing_is_not_sent() {
        let all = [JSON, ("x-a", "declared"), ("x-b", "computed"), ("x-c", "always")];
        assert_response(returns("x-other"), 200, &all, "1");
        for name in ["x-a", "x-b", "x-c"] {
            let rest: Vec<_> = all.into_iter().filter(|(other, _)| *other != name).collect();
            assert_response(returns(name), 200, &rest, "1");
            assert_response(returns("x-other").with_header(name, Vec::<u8>::new()), 200, &rest, "1");
        }
    }
}
