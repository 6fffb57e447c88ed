//! What a view says of its errors: `none(…)`, arms of `errors(…)` with more than a status, and computed ones.

mod common;

use common::{JSON, PROBLEM_JSON, assert_response};
use http::StatusCode;
use json_view::{JsonResponse, json_view};
use std::fmt;

#[test]
fn words_for_none() {
    #[json_view(
        none(
            status = 410,
            code = "no_item",
            title = "gone for good",
            detail = "item not found",
            type = "/problems/gone",
            instance = "/items/7",
            headers(LINK = "</items>; rel=\"collection\"", "x-a" = "1", "x-later" = _),
        ),
        problem
    )]
    fn view() -> Option<u8> {
        None
    }
    assert_response(
        view(),
        410,
        &[PROBLEM_JSON, ("link", "</items>; rel=\"collection\""), ("x-a", "1")],
        concat!(
            r#"{"type":"/problems/gone","title":"gone for good","status":410,"detail":"item not found","#,
            r#""instance":"/items/7","code":"no_item"}"#
        ),
    );
}

#[test]
fn none_with_words_is_a_404_by_itself() {
    #[json_view(none(code = "no_item"))]
    fn view() -> Option<u8> {
        None
    }
    assert_response(view(), 404, &[JSON], r#"{"error":"Not Found","code":"no_item"}"#);
}

#[test]
fn a_challenge_that_somebody_else_sends() {
    #[json_view(none(status = 401, headers(WWW_AUTHENTICATE = _)))]
    fn view() -> Option<u8> {
        None
    }
    assert_response(view(), 401, &[JSON], r#"{"error":"Unauthorized"}"#);
}

#[derive(Debug)]
enum Foreign {
    Missing,
    Busy(u32),
    Code { status: StatusCode, code: &'static str },
    Teapot,
}

impl Foreign {
    fn status(&self) -> StatusCode {
        match self {
            Self::Code { status, .. } => *status,
            _ => StatusCode::IM_A_TEAPOT,
        }
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("foreign")
    }
}

const LIMIT: u32 = 10;

#[json_view(errors(
    Foreign::Missing => (404, code = "no_item", title = "no such item"),
    Foreign::Busy(seconds) if *seconds > LIMIT => (
        503,
        code = format!("busy_{seconds}"),
        title = "come back later",
        headers(RETRY_AFTER = *seconds, "x-a" = "1"),
    ),
    Foreign::Busy(seconds) => { if *seconds > 5 { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::CONFLICT } },
    Foreign::Code { status, code } if code.is_empty() => *status,
    Foreign::Code { status, code } => (*status, code = *code, detail = "from afar"),
    other => other.status(),
))]
fn view(error: Foreign) -> Result<u8, Foreign> {
    Err(error)
}

#[test]
fn words_and_statuses_of_arms() {
    assert_response(view(Foreign::Missing), 404, &[JSON], r#"{"error":"foreign","code":"no_item"}"#);
    assert_response(
        view(Foreign::Busy(11)),
        503,
        &[JSON, ("retry-after", "11"), ("x-a", "1")],
        r#"{"error":"come back later","code":"busy_11"}"#,
    );
    assert_response(view(Foreign::Busy(6)), 429, &[JSON], r#"{"error":"foreign"}"#);
    assert_response(view(Foreign::Busy(1)), 409, &[JSON], r#"{"error":"foreign"}"#);
    let code = |status, code| Foreign::Code { status, code };
    assert_response(view(code(StatusCode::GONE, "")), 410, &[JSON], r#"{"error":"foreign"}"#);
    assert_response(view(code(StatusCode::GONE, "a")), 410, &[JSON], r#"{"error":"from afar","code":"a"}"#);
    assert_response(view(Foreign::Teapot), 418, &[JSON], r#"{"error":"foreign"}"#);
}

/// A status of the run is held to the rules of an error's: the client reads nothing of the cause.
#[test]
fn a_computed_status_that_is_no_error() {
    for status in [StatusCode::OK, StatusCode::CONTINUE, StatusCode::FOUND, StatusCode::from_u16(600).unwrap()] {
        assert_response(view(Foreign::Code { status, code: "" }), 500, &[JSON], common::INTERNAL_ERROR);
    }
}

/// In a method, too, where `Self` is one of several.
#[test]
fn constants_and_calls_of_self() {
    struct Api;
    impl Api {
        const GONE: StatusCode = StatusCode::GONE;

        fn other() -> StatusCode {
            StatusCode::CONFLICT
        }

        #[json_view(errors(0 => Self::GONE, 1 => Self::other(), _ => { Self::GONE }))]
        fn view(error: u8) -> Result<u8, u8> {
            Err(error)
        }
    }
    let status = |error| JsonResponse::status(&Api::view(error)).as_u16();
    assert_eq!([status(0), status(1), status(2)], [410, 409, 410]);
}
