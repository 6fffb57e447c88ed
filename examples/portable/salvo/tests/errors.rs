//! What salvo asks its catcher about, and its own errors, in the shape of the API.

use json_view::salvo::{JsonErrors, json_errors};
use json_view::{Failure, JsonError, json_defaults};
use salvo::catcher::Catcher;
use salvo::http::{ParseError, StatusCode, StatusError};
use salvo::test::{ResponseExt, TestClient};
use salvo::{Router, Service, handler};

#[json_defaults(problem)]
struct Shop;

#[handler]
fn refused() -> Result<(), StatusError> {
    Err(StatusError::conflict().brief("the name is taken").detail("row 7").cause(std::io::Error::other("no lock")))
}

#[handler]
fn failed() -> Result<(), salvo::Error> {
    Err(salvo::Error::other("disk 3 is full"))
}

#[handler]
fn unread() -> Result<(), ParseError> {
    Err(ParseError::EmptyBody)
}

#[handler]
fn bare() -> StatusCode {
    StatusCode::PAYMENT_REQUIRED
}

fn router() -> Router {
    Router::new()
        .push(Router::with_path("refused").get(refused))
        .push(Router::with_path("failed").get(failed))
        .push(Router::with_path("unread").get(unread))
        .push(Router::with_path("bare").get(bare))
}

/// As the catcher's one, in front of salvo's own, and as middleware.
fn services() -> [Service; 3] {
    [
        Service::new(router()).catcher(Catcher::new(json_errors::<Shop>())),
        Service::new(router()).catcher(Catcher::default().hoop(json_errors::<Shop>())),
        Service::new(router()).hoop(JsonErrors::<Shop>::new()),
    ]
}

#[tokio::test]
async fn salvos_errors_have_their_status_and_their_brief() {
    for service in services() {
        for (path, body, error) in [
            (
                "refused",
                r#"{"title":"Conflict","status":409,"detail":"the name is taken"}"#,
                "the name is taken: row 7: no lock",
            ),
            (
                "failed",
                r#"{"title":"Internal Server Error","status":500}"#,
                "The server encountered an internal error while processing this request.: disk 3 is full",
            ),
            (
                "unread",
                r#"{"title":"Bad Request","status":400,"detail":"the request's body is empty"}"#,
                "the request's body is empty",
            ),
            ("bare", r#"{"title":"Payment Required","status":402}"#, "Payment Required"),
            ("nowhere", r#"{"title":"Not Found","status":404}"#, "Not Found"),
        ] {
            let mut response = TestClient::get(format!("http://127.0.0.1/{path}")).send(&service).await;
            assert_eq!(response.headers()["content-type"], "application/problem+json", "{path}");
            assert_eq!(response.take_string().await.expect("text"), body, "{path}");
            let failure = response.extensions.get::<Failure>().expect("a failure");
            assert_eq!(failure.error(), error, "{path}");
        }
    }
}

#[tokio::test]
async fn a_wrong_method_keeps_its_allow() {
    for service in services() {
        let response = TestClient::put("http://127.0.0.1/bare").send(&service).await;
        assert_eq!(response.status_code, Some(StatusCode::METHOD_NOT_ALLOWED));
        assert_eq!(response.headers()["allow"], "GET");
    }
}

#[test]
fn refusals_have_salvos_status_and_text() {
    let problem = ParseError::PayloadTooLarge.problem();
    assert_eq!((problem.status().as_u16(), problem.detail()), (413, Some("payload too large")));
    let problem = ParseError::NotExist.problem();
    assert_eq!((problem.status().as_u16(), problem.detail()), (400, Some("data is not exist")));
    let mut moved = StatusError::gone();
    moved.name = "Moved out".to_owned();
    let problem = salvo::Error::from(moved).problem();
    assert_eq!((problem.status().as_u16(), problem.title()), (410, Some("Moved out")));
}
