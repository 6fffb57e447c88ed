//! Error types that are axum's own responses, in handlers and extractors that are no views.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, Path};
use axum::routing::get;
use http::Request;
use http::header::RETRY_AFTER;
use http::request::Parts;
use json_view::JsonError;
use tower::ServiceExt;

#[derive(Debug, thiserror::Error, JsonError)]
#[json_error(frameworks(axum))]
enum ShopError {
    #[error("no item {id}")]
    #[json_error(status = 404, code = "no_item")]
    Missing {
        #[json_error(extension)]
        id: u32,
    },
    #[error("the bank does not answer")]
    #[json_error(status = |error| error.status(), headers(RETRY_AFTER = 9))]
    Bank,
}

impl ShopError {
    fn status(&self) -> http::StatusCode {
        http::StatusCode::SERVICE_UNAVAILABLE
    }
}

/// A type with parameters, in a format of its own.
#[derive(Debug, thiserror::Error, JsonError)]
#[error("{0} is taken")]
#[json_error(status = 409, problem, frameworks(axum))]
struct Taken<T>(T)
where
    T: std::fmt::Display + std::fmt::Debug;

/// Whoever has an account at the bank.
struct Customer;

impl<S: Sync> FromRequestParts<S> for Customer {
    type Rejection = ShopError;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, ShopError> {
        Err(ShopError::Bank)
    }
}

async fn item(Path(id): Path<u32>) -> Result<String, ShopError> {
    Err(ShopError::Missing { id })
}

async fn order(_: Customer) {}

async fn name() -> Taken<&'static str> {
    Taken("desk")
}

async fn call(path: &str) -> (u16, Option<String>, String) {
    let app = Router::new().route("/items/{id}", get(item)).route("/order", get(order)).route("/name", get(name));
    let response = app.oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
    let retry_after = response.headers().get(RETRY_AFTER).map(|value| value.to_str().unwrap().to_owned());
    let status = response.status().as_u16();
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    (status, retry_after, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn the_response_of_the_error() {
    assert_eq!(call("/items/7").await, (404, None, r#"{"error":"no item 7","code":"no_item","id":7}"#.into()));
    assert_eq!(call("/order").await, (503, Some("9".into()), r#"{"error":"Service Unavailable"}"#.into()));
    assert_eq!(
        call("/name").await,
        (409, None, r#"{"title":"Conflict","status":409,"detail":"desk is taken"}"#.into())
    );
}
