//! Errors by `?` where poem asks for its own, in the shape of the API.

use json_view::poem::JsonErrors;
use json_view::{Failure, JsonError, JsonResponse, Problem, json_defaults};
use poem::endpoint::BoxEndpoint;
use poem::error::{ParsePathError, ReadBodyError};
use poem::http::StatusCode;
use poem::{Endpoint, EndpointExt, Request, Response, handler};

#[json_defaults(problem)]
struct Shop;

fn unauthorized() -> Problem {
    let problem = Problem::new(StatusCode::UNAUTHORIZED).with_code("no_token").with_detail("send a token");
    problem.with_header("www-authenticate", "Bearer")
}

#[handler]
fn by_problem() -> poem::Result<String> {
    Err(unauthorized())?
}

#[handler]
fn by_response() -> poem::Result<String> {
    Err(JsonResponse::from(unauthorized()))?
}

#[handler]
fn error_of_its_own() -> Result<String, JsonResponse> {
    Err(unauthorized())?
}

#[handler]
fn answered() -> JsonResponse {
    unauthorized().into()
}

#[handler]
fn as_problem() -> Problem {
    unauthorized()
}

fn all() -> [BoxEndpoint<'static, Response>; 5] {
    [
        by_problem.map_to_response().boxed(),
        by_response.map_to_response().boxed(),
        error_of_its_own.map_to_response().boxed(),
        answered.map_to_response().boxed(),
        as_problem.map_to_response().boxed(),
    ]
}

async fn check(response: Response, body: &str) {
    assert_eq!(response.status(), 401);
    assert_eq!(response.header("www-authenticate"), Some("Bearer"));
    assert_eq!(response.into_body().into_string().await.expect("text"), body);
}

#[tokio::test]
async fn an_error_takes_the_shape_of_the_service() {
    for endpoint in all() {
        let response = endpoint.with(JsonErrors::<Shop>::new()).get_response(Request::default()).await;
        let failure: &Failure = response.data().expect("a failure");
        assert_eq!((failure.view(), failure.error()), ("json_view::Problem", "send a token"));
        let body = r#"{"title":"Unauthorized","status":401,"detail":"send a token","code":"no_token"}"#;
        check(response, body).await;
    }
}

#[tokio::test]
async fn without_the_middleware_it_is_plain() {
    for endpoint in all() {
        check(endpoint.get_response(Request::default()).await, r#"{"error":"send a token","code":"no_token"}"#).await;
    }
}

/// An error type that is poem's own, too.
#[derive(Debug, thiserror::Error, JsonError)]
#[error("Item not found")]
#[json_error(status = 404, code = "no_item", frameworks(poem))]
struct NoItem;

#[tokio::test]
async fn a_derived_error_takes_the_shape_of_the_service() {
    #[handler]
    fn by_question_mark() -> poem::Result<String> {
        Err(NoItem)?
    }
    #[handler]
    fn by_itself() -> NoItem {
        NoItem
    }
    for endpoint in [by_question_mark.map_to_response().boxed(), by_itself.map_to_response().boxed()] {
        let response = endpoint.with(JsonErrors::<Shop>::new()).get_response(Request::default()).await;
        assert_eq!(response.status(), 404);
        let failure: &Failure = response.data().expect("a failure");
        assert_eq!(failure.error(), "Item not found");
        let body = r#"{"title":"Not Found","status":404,"detail":"Item not found","code":"no_item"}"#;
        assert_eq!(response.into_body().into_string().await.expect("text"), body);
    }
}

/// What has a shape of its own keeps it.
#[tokio::test]
async fn a_whole_response_stays_one() {
    #[handler]
    fn teapot() -> poem::Result<String> {
        Err(JsonResponse::new(["teapot"]).with_status(StatusCode::IM_A_TEAPOT))?
    }
    let response = teapot.with(JsonErrors::<Shop>::new()).get_response(Request::default()).await;
    assert_eq!(response.status(), 418);
    assert!(response.data::<Failure>().is_some());
    assert_eq!(response.into_body().into_string().await.expect("text"), r#"["teapot"]"#);
}

#[test]
fn refusals_have_poems_status_and_text() {
    let of = |error: poem::Error| {
        let problem = error.problem();
        (problem.status().as_u16(), problem.detail().map(str::to_owned))
    };
    assert_eq!(of(ParsePathError.into()), (400, Some("invalid path params".to_owned())));
    assert_eq!(of(ReadBodyError::PayloadTooLarge.into()), (413, Some("payload too large".to_owned())));
    assert_eq!(of(poem::Error::from_string("no", StatusCode::GONE)), (410, Some("no".to_owned())));
    assert_eq!(of(poem::Error::from_status(StatusCode::GONE)), (410, None));
    assert_eq!(of(StatusCode::GONE.into()), (410, None));
    assert_eq!(of(unauthorized().into()), (401, Some("send a token".to_owned())));
    assert_eq!(poem::Error::from(JsonResponse::from(unauthorized())).problem().code(), Some("no_token"));
}
