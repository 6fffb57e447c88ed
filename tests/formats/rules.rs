//! What holds in every format: who chooses it, what it may see, what becomes of one that fails.

use crate::common::{INTERNAL_ERROR, JSON, assert_response};
use crate::prelude::{Exposed, Hidden, Unwritable};
use http::StatusCode;
use json_view::{
    ErrorFormat, JsonError, JsonResponse, Plain, Problem, ProblemJson, PublicProblem, json_defaults, json_view,
};
use serde::Serialize;
use serde_json::{Value, json};

/// A format that says nothing but its own name.
macro_rules! named {
    ($($name:ident)*) => {$(
        struct $name;

        impl ErrorFormat for $name {
            fn body(_: &PublicProblem<'_>) -> impl Serialize {
                stringify!($name)
            }
        }
    )*};
}
named! { OfTheView OfTheDefaults OfTheType OfTheVariant OfTheProblem }

#[json_defaults(error_format = OfTheDefaults)]
struct Api;

#[derive(Debug, thiserror::Error, JsonError)]
#[json_error(status = 409, format = OfTheType)]
enum Formatted {
    #[error("of the type")]
    Type,
    #[error("of the variant")]
    #[json_error(format = OfTheVariant)]
    Variant,
    #[error(transparent)]
    #[json_error(transparent)]
    Problem(Problem),
}

#[json_view]
fn of_nobody(problem: Problem) -> Result<u32, Problem> {
    Err(problem)
}

#[json_view(..Api)]
fn of_the_defaults<E: JsonError>(error: E) -> Result<u32, E> {
    Err(error)
}

#[json_view(error_format = OfTheView, ..Api)]
fn of_the_view<E: JsonError>(error: E) -> Result<u32, E> {
    Err(error)
}

#[test]
fn the_innermost_format_wins() {
    let conflict = || Problem::new(StatusCode::CONFLICT);
    let own = || conflict().with_format::<OfTheProblem>();
    let cases = [
        (of_nobody(conflict()), r#"{"error":"Conflict"}"#),
        (of_the_defaults(conflict()), r#""OfTheDefaults""#),
        (of_the_view(conflict()), r#""OfTheView""#),
        (of_the_defaults(Formatted::Type), r#""OfTheType""#),
        (of_the_view(Formatted::Type), r#""OfTheType""#),
        (of_the_view(Formatted::Variant), r#""OfTheVariant""#),
        (of_the_view(Formatted::Problem(conflict())), r#""OfTheView""#),
        (of_the_view(Formatted::Problem(own())), r#""OfTheProblem""#),
        (of_nobody(own()), r#""OfTheProblem""#),
        (of_nobody(own().problem()), r#""OfTheProblem""#),
        (JsonResponse::from(own()), r#""OfTheProblem""#),
        (JsonResponse::from(Formatted::Type), r#""OfTheType""#),
    ];
    for (response, body) in cases {
        assert_response(response, 409, &[JSON], body);
    }
}

#[test]
fn the_formats_that_are_built_in_are_formats() {
    #[json_view(error_format = Plain)]
    fn plain(problem: Problem) -> Result<u32, Problem> {
        Err(problem)
    }
    #[json_view(error_format = ProblemJson)]
    fn rfc_9457(problem: Problem) -> Result<u32, Problem> {
        Err(problem)
    }
    #[json_view(problem)]
    fn short(problem: Problem) -> Result<u32, Problem> {
        Err(problem)
    }
    let problem = || Problem::new(StatusCode::CONFLICT).with_code("taken").with_title("Taken").with_detail("desk");
    assert_response(plain(problem()), 409, &[JSON], r#"{"error":"desk","code":"taken"}"#);
    let body = r#"{"title":"Taken","status":409,"detail":"desk","code":"taken"}"#;
    let headers = [("content-type", "application/problem+json")];
    for response in [rfc_9457(problem()), short(problem()), of_nobody(problem().with_format::<ProblemJson>())] {
        assert_response(response, 409, &headers, body);
    }
}

/// All that a format can know, in every way in which it could say it.
struct Everything;

impl ErrorFormat for Everything {
    const MEMBERS: &'static [&'static str] = &["status", "id"];

    fn body(problem: &PublicProblem<'_>) -> impl Serialize {
        let extensions = problem.extensions();
        json!({
            "status": problem.status().as_u16(),
            "message": problem.message(),
            "title": problem.title(),
            "detail": problem.detail(),
            "code": problem.code(),
            "type": problem.type_uri(),
            "instance": problem.instance(),
            "id": problem.extension("id"),
            "none": problem.extension("none"),
            "is_empty": extensions.is_empty(),
            "extensions": extensions,
            "pairs": extensions.iter().map(|(name, value)| json!([name, value.json()])).collect::<Vec<_>>(),
        })
    }
}

#[json_view(error_format = Everything)]
fn everything<E: JsonError>(error: E) -> Result<u32, E> {
    Err(error)
}

#[track_caller]
fn known(error: impl JsonError) -> Value {
    everything(error).json().unwrap()
}

#[test]
fn a_format_sees_all_that_is_public() {
    let problem = Problem::new(StatusCode::CONFLICT)
        .with_type("/taken")
        .with_title("Taken")
        .with_detail("the name is taken")
        .with_instance("/items/7")
        .with_code("taken")
        .with_extension("status", "sold")
        .with_extension("id", 7)
        .with_extension("names", ["desk"]);
    let expected = json!({
        "status": 409, "message": "the name is taken", "title": "Taken", "detail": "the name is taken", "code": "taken",
        "type": "/taken", "instance": "/items/7", "id": 7, "none": null, "is_empty": false,
        "extensions": { "names": ["desk"] }, "pairs": [["names", r#"["desk"]"#]],
    });
    assert_eq!(known(problem), expected);
}

#[test]
fn an_extension_may_have_a_place_of_its_own() {
    /// It writes `locations` itself, from the extension of that name.
    struct Placing;

    impl ErrorFormat for Placing {
        const MEMBERS: &'static [&'static str] = &["locations"];

        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            json!({ "locations": problem.extension("locations"), "rest": problem.extensions() })
        }
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("no such field")]
    #[json_error(status = 409, format = Placing)]
    struct NoField {
        #[json_error(extension)]
        locations: [u32; 2],
        #[json_error(extension)]
        name: &'static str,
    }

    let error = NoField { locations: [6, 7], name: "hero" };
    assert_response(JsonResponse::from(error), 409, &[JSON], r#"{"locations":[6,7],"rest":{"name":"hero"}}"#);
}

#[test]
fn the_message_is_never_empty() {
    let message = |problem| known(problem)["message"].as_str().unwrap().to_owned();
    let problem = || Problem::new(StatusCode::CONFLICT);
    assert_eq!(message(problem()), "Conflict");
    assert_eq!(message(problem().with_title("Taken")), "Taken");
    assert_eq!(message(problem().with_detail("").with_title("")), "Conflict");
    let problem = || Problem::new(StatusCode::SERVICE_UNAVAILABLE).with_detail("hunter2");
    assert_eq!(message(problem()), "Service Unavailable");
    assert_eq!(message(problem().with_title("internal server error")), "internal server error");
    assert_eq!(message(problem().with_title("down").with_exposed_detail()), "hunter2");
}

#[test]
fn what_somebody_named_is_sent_of_a_server_error() {
    let problem = Problem::new(StatusCode::BAD_GATEWAY).with_detail("hunter2").with_code("down").with_extension("a", 1);
    let known = known(problem);
    assert_eq!(known["detail"], Value::Null);
    assert_eq!(known["code"], "down");
    assert_eq!(known["extensions"], json!({ "a": 1 }));
}

#[test]
fn no_format_can_leak() {
    /// A format whose author wanted to see what is there.
    struct Debugging;

    impl ErrorFormat for Debugging {
        fn body(problem: &PublicProblem<'_>) -> impl Serialize {
            format!("{problem:?} {problem:#?}")
        }
    }

    #[json_view(error_format = Debugging)]
    fn debugging<E: JsonError>(error: E) -> Result<u32, E> {
        Err(error)
    }

    let problem = || Problem::new(StatusCode::BAD_GATEWAY).with_detail("hunter2").with_cause(&Hidden);
    for response in [everything(Hidden), everything(problem()), debugging(Hidden), debugging(problem())] {
        let body = String::from_utf8(response.into_body()).unwrap();
        assert!(!body.contains("hunter2"), "{body}");
    }
    // The test would see it.
    let body = String::from_utf8(debugging(Exposed).into_body()).unwrap();
    assert!(body.contains("the courier answers 418"), "{body}");
}

/// A format that cannot be written, after it has begun.
struct Broken;

impl ErrorFormat for Broken {
    const CONTENT_TYPE: &'static str = "application/broken+json";

    fn body(_: &PublicProblem<'_>) -> impl Serialize {
        (1, Unwritable)
    }
}

#[test]
fn a_format_that_fails_is_the_internal_error_in_the_default_format() {
    #[json_view(error_format = Broken, always_headers("x-always" = "yes"))]
    fn broken<E: JsonError>(error: E) -> Result<Unwritable, E> {
        Err(error)
    }
    #[json_view(error_format = Broken, always_headers("x-always" = "yes"))]
    fn unwritable() -> Unwritable {
        Unwritable
    }
    let headers = [JSON, ("x-always", "yes")];
    let conflict = || Problem::new(StatusCode::CONFLICT).with_code("taken").with_header("x-own", "1");
    assert_response(broken(conflict()), 500, &headers, INTERNAL_ERROR);
    assert_response(unwritable(), 500, &headers, INTERNAL_ERROR);
    assert_response(JsonResponse::from(conflict().with_format::<Broken>()), 500, &[JSON], INTERNAL_ERROR);
}

#[test]
fn an_error_that_became_a_response_is_written_again() {
    #[json_view(error_format = OfTheView)]
    fn view(response: JsonResponse) -> Result<u32, JsonResponse> {
        Err(response)
    }
    let problem = || Problem::new(StatusCode::CONFLICT).with_header("x-own", "1");
    let response = || JsonResponse::from(problem());
    assert_response(response(), 409, &[JSON, ("x-own", "1")], r#"{"error":"Conflict"}"#);
    assert_response(view(response()), 409, &[JSON, ("x-own", "1")], r#""OfTheView""#);
    let changed = response().with_header("x-later", "2");
    assert_response(view(changed), 409, &[JSON, ("x-later", "2"), ("x-own", "1")], r#""OfTheView""#);
    let own = JsonResponse::from(problem().with_format::<OfTheProblem>());
    assert_response(view(own), 409, &[JSON, ("x-own", "1")], r#""OfTheProblem""#);
    // A body that somebody wrote stays as it is.
    let written = JsonResponse::new(["full"]).with_status(StatusCode::CONFLICT);
    assert_response(view(written), 409, &[JSON], r#"["full"]"#);
}

#[test]
fn a_success_has_nothing_of_the_format() {
    #[json_view(error_format = Broken, content_type = "application/hal+json", none = null)]
    fn found(id: Option<u32>) -> Option<u32> {
        id
    }
    let headers = [("content-type", "application/hal+json")];
    assert_response(found(Some(7)), 200, &headers, "7");
    assert_response(found(None), 200, &headers, "null");
}
