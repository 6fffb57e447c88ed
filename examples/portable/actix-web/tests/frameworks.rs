//! Error types that are actix-web's own `ResponseError`, in handlers and extractors that are no views.

use actix_web::dev::Payload;
use actix_web::http::header::RETRY_AFTER;
use actix_web::web::{Path, get};
use actix_web::{App, FromRequest, HttpRequest, ResponseError, test};
use json_view::JsonError;
use std::future::{Ready, ready};

#[derive(Debug, thiserror::Error, JsonError)]
#[json_error(frameworks(actix_web))]
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
#[json_error(status = 409, problem, frameworks(actix_web))]
struct Taken<T>(T)
where
    T: std::fmt::Display + std::fmt::Debug;

/// Whoever has an account at the bank.
struct Customer;

impl FromRequest for Customer {
    type Error = ShopError;
    type Future = Ready<Result<Self, ShopError>>;

    fn from_request(_: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Err(ShopError::Bank))
    }
}

async fn item(id: Path<u32>) -> Result<String, ShopError> {
    Err(ShopError::Missing { id: *id })
}

async fn order(_: Customer) -> &'static str {
    "ordered"
}

async fn name() -> Result<String, Taken<&'static str>> {
    Err(Taken("desk"))
}

async fn call(path: &str) -> (u16, Option<String>, String) {
    let app =
        App::new().route("/items/{id}", get().to(item)).route("/order", get().to(order)).route("/name", get().to(name));
    let app = test::init_service(app).await;
    let response = test::call_service(&app, test::TestRequest::get().uri(path).to_request()).await;
    let retry_after = response.headers().get(RETRY_AFTER).map(|value| value.to_str().unwrap().to_owned());
    let status = response.status().as_u16();
    (status, retry_after, String::from_utf8(test::read_body(response).await.to_vec()).unwrap())
}

#[actix_web::test]
async fn the_response_of_the_error() {
    assert_eq!(call("/items/7").await, (404, None, r#"{"error":"no item 7","code":"no_item","id":7}"#.into()));
    assert_eq!(call("/order").await, (503, Some("9".into()), r#"{"error":"Service Unavailable"}"#.into()));
    assert_eq!(
        call("/name").await,
        (409, None, r#"{"title":"Conflict","status":409,"detail":"desk is taken"}"#.into())
    );
}

#[actix_web::test]
async fn the_status_alone() {
    assert_eq!(ShopError::Missing { id: 7 }.status_code().as_u16(), 404);
    assert_eq!(ShopError::Bank.status_code().as_u16(), 503);
}
