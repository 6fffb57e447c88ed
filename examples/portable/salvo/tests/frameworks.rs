//! Error types that are salvo's own pieces of a response, in handlers and endpoints that are no views.

use json_view::JsonError;
use salvo::oapi::endpoint;
use salvo::prelude::{Request, Router, Service, handler};
use salvo::test::{ResponseExt, TestClient};

#[derive(Debug, thiserror::Error, JsonError)]
#[json_error(frameworks(salvo, salvo_oapi))]
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
#[json_error(status = 409, problem, frameworks(salvo, salvo_oapi))]
struct Taken<T>(T)
where
    T: std::fmt::Display + std::fmt::Debug;

#[handler]
async fn item(request: &Request) -> Result<String, ShopError> {
    Err(ShopError::Missing { id: request.param("id").unwrap_or_default() })
}

#[endpoint]
async fn order() -> Result<String, ShopError> {
    Err(ShopError::Bank)
}

#[handler]
async fn name() -> Taken<&'static str> {
    Taken("desk")
}

async fn call(path: &str) -> (u16, Option<String>, String) {
    let router = Router::new()
        .push(Router::with_path("items/{id}").get(item))
        .push(Router::with_path("order").get(order))
        .push(Router::with_path("name").get(name));
    let mut response = TestClient::get(format!("http://127.0.0.1{path}")).send(&Service::new(router)).await;
    let retry_after = response.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned());
    let status = response.status_code.unwrap().as_u16();
    (status, retry_after, response.take_string().await.unwrap())
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
