//! Error types that are warp's own replies, in filters that are no views.

use json_view::JsonError;
use std::convert::Infallible;
use warp::{Filter, Reply};

#[derive(Debug, thiserror::Error, JsonError)]
#[json_error(frameworks(warp))]
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
#[json_error(status = 409, problem, frameworks(warp))]
struct Taken<T>(T)
where
    T: std::fmt::Display + std::fmt::Debug + Send;

async fn item(id: u32) -> Result<Result<String, ShopError>, Infallible> {
    Ok(Err(ShopError::Missing { id }))
}

async fn call(path: &str) -> (u16, Option<String>, String) {
    let item = warp::path!("items" / u32).and_then(item);
    let order = warp::path!("order").map(|| ShopError::Bank);
    let name = warp::path!("name").map(|| Taken("desk").into_response());
    let response = warp::test::request().path(path).reply(&item.or(order).or(name)).await;
    let retry_after = response.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned());
    let body = String::from_utf8(response.body().to_vec()).unwrap();
    (response.status().as_u16(), retry_after, body)
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
