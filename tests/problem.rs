//! `Problem`: what each part of it becomes in both formats, and every error that a `problem` view can have.

mod common;

use common::{INTERNAL_ERROR, JSON, PROBLEM_JSON, assert_response};
use http::{HeaderValue, StatusCode};
use json_view::{JsonError, JsonResponse, Problem, json_view};
use serde::{Serialize, Serializer};

const INTERNAL_PROBLEM: &str = r#"{"title":"Internal Server Error","status":500}"#;

#[json_view(headers("x-success" = "yes"))]
fn default_view(problem: Problem) -> Result<u32, Problem> {
    Err(problem)?
}

#[json_view(problem, content_type = "application/hal+json")]
fn problem_view(problem: Problem) -> Result<u32, Problem> {
    Err(problem)?
}

#[track_caller]
fn assert_both(
    problem: impl Fn() -> Problem,
    status: u16,
    headers: &[(&str, &str)],
    default_body: &str,
    problem_body: &str,
) {
    let with = |content_type| [&[content_type], headers].concat();
    assert_response(default_view(problem()), status, &with(JSON), default_body);
    assert_response(problem_view(problem()), status, &with(PROBLEM_JSON), problem_body);
    // Outside of a view, and fixed to its format by itself.
    assert_response(JsonResponse::from(problem()), status, &with(JSON), default_body);
    let fixed = || problem().with_problem_json();
    assert_response(default_view(fixed()), status, &with(PROBLEM_JSON), problem_body);
    assert_response(JsonResponse::from(fixed()), status, &with(PROBLEM_JSON), problem_body);
    // A copy answers as the original does.
    assert_response(default_view(problem().problem()), status, &with(JSON), default_body);
    assert_response(problem_view(problem().problem()), status, &with(PROBLEM_JSON), problem_body);
}

#[test]
fn nothing_but_a_status() {
    let problem = || Problem::new(StatusCode::NOT_FOUND);
    assert_both(problem, 404, &[], r#"{"error":"Not Found"}"#, r#"{"title":"Not Found","status":404}"#);
}

#[test]
fn every_part() {
    assert_both(
        || {
            Problem::new(StatusCode::BAD_REQUEST)
                .with_type("https://example.com/out-of-credit")
                .with_title("Out of credit")
                .with_detail("the balance is 30, but that costs 50")
                .with_instance("/account/12345/msgs/abc")
                .with_code("out_of_credit")
                .with_extension("balance", 30)
                .with_extension("accounts", ["/account/12345", "/account/67890"])
                .with_header("x-balance", 30)
                .with_status(StatusCode::FORBIDDEN)
        },
        403,
        &[("x-balance", "30")],
        r#"{"error":"the balance is 30, but that costs 50","code":"out_of_credit","balance":30,"accounts":["/account/12345","/account/67890"]}"#,
        r#"{"type":"https://example.com/out-of-credit","title":"Out of credit","status":403,"detail":"the balance is 30, but that costs 50","instance":"/account/12345/msgs/abc","code":"out_of_credit","balance":30,"accounts":["/account/12345","/account/67890"]}"#,
    );
}

#[test]
fn texts_are_escaped() {
    assert_both(
        || Problem::new(StatusCode::GONE).with_detail("\"a\"\\\n\u{1}é"),
        410,
        &[],
        r#"{"error":"\"a\"\\\n\u0001é"}"#,
        r#"{"title":"Gone","status":410,"detail":"\"a\"\\\n\u0001é"}"#,
    );
}

#[test]
fn a_title_alone() {
    assert_both(
        || Problem::new(StatusCode::CONFLICT).with_title("Taken"),
        409,
        &[],
        r#"{"error":"Taken"}"#,
        r#"{"title":"Taken","status":409}"#,
    );
    assert_both(
        || Problem::new(StatusCode::BAD_GATEWAY).with_title("Taken"),
        502,
        &[],
        r#"{"error":"Taken"}"#,
        r#"{"title":"Taken","status":502}"#,
    );
}

#[test]
fn a_type_without_a_title_has_none() {
    assert_both(
        || Problem::new(StatusCode::CONFLICT).with_type("/taken"),
        409,
        &[],
        r#"{"error":"Conflict"}"#,
        r#"{"type":"/taken","status":409}"#,
    );
}

#[test]
fn an_unknown_status_is_named_after_its_class() {
    let problem = |code| move || Problem::new(StatusCode::from_u16(code).unwrap());
    assert_both(problem(499), 499, &[], r#"{"error":"Bad Request"}"#, r#"{"title":"Bad Request","status":499}"#);
    assert_both(
        problem(599),
        599,
        &[],
        r#"{"error":"Internal Server Error"}"#,
        r#"{"title":"Internal Server Error","status":599}"#,
    );
}

#[test]
fn a_status_that_is_no_errors_is_the_internal_error() {
    for code in [100, 101, 199, 200, 204, 206, 301, 304, 399, 600, 799, 999] {
        let problem = || Problem::new(StatusCode::from_u16(code).unwrap()).with_title("Hidden").with_code("hidden");
        assert_both(problem, 500, &[], INTERNAL_ERROR, INTERNAL_PROBLEM);
        assert_both(
            || Problem::new(StatusCode::CONFLICT).with_status(problem().status()),
            500,
            &[],
            INTERNAL_ERROR,
            INTERNAL_PROBLEM,
        );
    }
}

#[test]
fn a_server_error_keeps_its_detail_but_not_what_somebody_named() {
    let problem = || {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE)
            .with_detail("secret")
            .with_code("down")
            .with_extension("until", "noon")
            .with_header("retry-after", 60)
    };
    let headers = [("retry-after", "60")];
    assert_both(
        problem,
        503,
        &headers,
        r#"{"error":"Service Unavailable","code":"down","until":"noon"}"#,
        r#"{"title":"Service Unavailable","status":503,"code":"down","until":"noon"}"#,
    );
    assert_both(
        || problem().with_exposed_detail(),
        503,
        &headers,
        r#"{"error":"Service Unavailable","code":"down","details":"secret","until":"noon"}"#,
        r#"{"title":"Service Unavailable","status":503,"detail":"secret","code":"down","until":"noon"}"#,
    );
}

#[test]
fn members_of_the_format_win_over_extensions() {
    let all = ["error", "details", "code", "type", "title", "status", "detail", "instance"];
    let with_all = |problem: Problem| all.iter().fold(problem, |problem, name| problem.with_extension(*name, 0));
    assert_both(
        || with_all(Problem::new(StatusCode::CONFLICT)),
        409,
        &[],
        r#"{"error":"Conflict","type":0,"title":0,"status":0,"detail":0,"instance":0}"#,
        r#"{"title":"Conflict","status":409,"error":0,"details":0}"#,
    );
    let full = Problem::new(StatusCode::CONFLICT).with_code("c").with_type("/t").with_detail("d").with_instance("/i");
    assert_both(
        || with_all(full.problem()),
        409,
        &[],
        r#"{"error":"d","code":"c","type":0,"title":0,"status":0,"detail":0,"instance":0}"#,
        r#"{"type":"/t","status":409,"detail":"d","instance":"/i","code":"c","error":0,"details":0}"#,
    );
}

#[test]
fn an_extension_replaces_one_of_its_name() {
    assert_both(
        || Problem::new(StatusCode::GONE).with_extension("a", 1).with_extension("b", 2).with_extension("a", 3),
        410,
        &[],
        r#"{"error":"Gone","b":2,"a":3}"#,
        r#"{"title":"Gone","status":410,"b":2,"a":3}"#,
    );
}

struct Unwritable;

impl Serialize for Unwritable {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("secret"))
    }
}

#[test]
fn what_cannot_be_sent_is_the_internal_error() {
    let gone = || Problem::new(StatusCode::GONE).with_detail("gone").with_header("x-gone", "yes");
    let broken: [fn(Problem) -> Problem; 8] = [
        |problem| problem.with_extension("a", Unwritable),
        |problem| problem.with_header("x-a", "a\r\nb"),
        |problem| problem.with_appended_header("x-a", "é"),
        |problem| problem.with_header("x a", "a"),
        |problem| problem.with_header("content-type", "text/html"),
        |problem| problem.with_header("content-length", 1),
        |problem| problem.with_header("retry-after", -5),
        |problem| problem.with_header("location", ["/a", "/b"]),
    ];
    for broken in broken {
        assert_both(|| broken(gone()), 500, &[], INTERNAL_ERROR, INTERNAL_PROBLEM);
    }
}

#[test]
fn headers_are_replaced_or_appended() {
    assert_both(
        || {
            Problem::new(StatusCode::UNAUTHORIZED)
                .with_header("WWW-Authenticate", "Digest")
                .with_header(http::header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
                .with_appended_header("www-authenticate", "Basic".to_owned())
                .with_header("retry-after", None::<u32>)
                .with_header("set-cookie", vec!["a=1", "b=2"])
        },
        401,
        &[("set-cookie", "a=1"), ("set-cookie", "b=2"), ("www-authenticate", "Bearer"), ("www-authenticate", "Basic")],
        r#"{"error":"Unauthorized"}"#,
        r#"{"title":"Unauthorized","status":401}"#,
    );
}

#[test]
fn getters_and_display() {
    let problem = Problem::new(StatusCode::CONFLICT)
        .with_type("/taken")
        .with_title("Taken")
        .with_instance("/1")
        .with_code("taken")
        .with_extension("name", "desk")
        .with_header("x-a", 1)
        .with_appended_header("x-a", 2);
    assert_eq!(problem.status(), 409);
    assert_eq!(problem.type_uri(), Some("/taken"));
    assert_eq!(problem.title(), Some("Taken"));
    assert_eq!(problem.detail(), None);
    assert_eq!(problem.instance(), Some("/1"));
    assert_eq!(problem.code(), Some("taken"));
    assert_eq!(problem.extension_json("name"), Some(r#""desk""#));
    assert_eq!(problem.extension_json("size"), None);
    assert_eq!(problem.headers().get_all("x-a").iter().collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(problem.to_string(), "Taken");
    assert_eq!(problem.with_detail("the name is taken").to_string(), "the name is taken");

    let bare = Problem::new(StatusCode::CONFLICT);
    assert_eq!((bare.type_uri(), bare.title(), bare.code()), (None, None, None));
    assert_eq!(bare.to_string(), "Conflict");
    let error: Box<dyn std::error::Error + Send + Sync> = Box::new(bare);
    assert!(error.source().is_none());
}

mod views_with_problem {
    use super::*;
    use std::io;

    #[json_view(problem)]
    fn none() -> Option<u32> {
        None
    }

    #[json_view(problem, none = 410)]
    fn none_in_result() -> Result<Option<u32>, Problem> {
        Ok(None)
    }

    #[json_view(problem, none = 503)]
    fn none_of_the_server() -> Option<u32> {
        None
    }

    #[json_view(problem, errors(_ => 409))]
    fn mapped() -> Result<u32, io::Error> {
        Err(io::Error::other("taken"))
    }

    #[json_view(problem, errors(_ => 502))]
    fn mapped_to_a_server_error() -> Result<u32, io::Error> {
        Err(io::Error::other("secret"))
    }

    #[json_view(problem)]
    fn unwritable() -> Unwritable {
        Unwritable
    }

    #[json_view(problem, headers("x-a" = "a\nb".to_owned()), always_headers("x-always" = "yes"))]
    fn illegal_header() -> u32 {
        1
    }

    #[json_view(problem, safe = true)]
    fn no_object() -> serde_json::Value {
        serde_json::Value::Null
    }

    #[json_view(problem = false)]
    fn switched_off() -> Option<u32> {
        None
    }

    #[test]
    fn every_error_has_the_format() {
        type View = fn() -> JsonResponse;
        let cases: [(View, u16, &str); 7] = [
            (none, 404, r#"{"title":"Not Found","status":404}"#),
            (none_in_result, 410, r#"{"title":"Gone","status":410}"#),
            (none_of_the_server, 503, r#"{"title":"Service Unavailable","status":503}"#),
            (mapped, 409, r#"{"title":"Conflict","status":409,"detail":"taken"}"#),
            (mapped_to_a_server_error, 502, r#"{"title":"Bad Gateway","status":502}"#),
            (unwritable, 500, INTERNAL_PROBLEM),
            (no_object, 500, INTERNAL_PROBLEM),
        ];
        for (view, status, body) in cases {
            assert_response(view(), status, &[PROBLEM_JSON], body);
        }
        assert_response(illegal_header(), 500, &[PROBLEM_JSON, ("x-always", "yes")], INTERNAL_PROBLEM);
        assert_response(switched_off(), 404, &[JSON], r#"{"error":"Not Found"}"#);
    }
}

mod responses_as_errors {
    use super::*;

    #[json_view(
        status = 201,
        headers("x-success" = "yes", "x-computed" = |total| *total),
        always_headers("x-always" = "yes", "x-by" = "view"),
        content_type = "application/hal+json",
    )]
    fn view(response: JsonResponse) -> Result<u32, JsonResponse> {
        Err(response)
    }

    #[json_view(problem)]
    fn problem_view(response: JsonResponse) -> Result<u32, JsonResponse> {
        Err(response)?
    }

    #[test]
    fn go_out_as_they_state() {
        let stated = || {
            JsonResponse::new(serde_json::json!({"reason": "full"}))
                .with_status(StatusCode::CONFLICT)
                .with_header("x-by", "response")
        };
        let headers = [JSON, ("x-always", "yes"), ("x-by", "response")];
        assert_response(view(stated()), 409, &headers, r#"{"reason":"full"}"#);
        assert_response(problem_view(stated()), 409, &[JSON, ("x-by", "response")], r#"{"reason":"full"}"#);
        let typed = || stated().with_header("content-type", "application/problem+json");
        let headers = [PROBLEM_JSON, ("x-always", "yes"), ("x-by", "response")];
        assert_response(view(typed()), 409, &headers, r#"{"reason":"full"}"#);
    }

    #[json_view(
        status = 201,
        headers("x-success" = "yes", "x-computed" = |_| "yes"),
        always_headers("x-always" = "yes"),
        content_type = "application/hal+json"
    )]
    fn value_view(response: JsonResponse) -> JsonResponse {
        response
    }

    #[test]
    fn their_status_or_the_err_makes_an_error_of_them() {
        let headers = [JSON, ("x-always", "yes")];
        for status in [StatusCode::CONFLICT, StatusCode::BAD_GATEWAY] {
            assert_response(value_view(JsonResponse::new(1).with_status(status)), status.as_u16(), &headers, "1");
        }
        let headers = [JSON, ("x-always", "yes"), ("x-by", "view")];
        assert_response(view(JsonResponse::new(1)), 500, &headers, "1");
        assert_response(view(JsonResponse::new(1).with_status(StatusCode::ACCEPTED)), 202, &headers, "1");
    }

    #[test]
    fn without_a_body() {
        let empty = || JsonResponse::empty().with_status(StatusCode::FORBIDDEN);
        assert_response(view(empty()), 403, &[("x-always", "yes"), ("x-by", "view")], "");
    }
}
