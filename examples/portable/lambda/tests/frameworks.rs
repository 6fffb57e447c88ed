//! Error types that are `lambda_http`'s own responses.

use json_view::JsonError;
use lambda_http::{Body, IntoResponse};

#[derive(Debug, thiserror::Error, JsonError)]
#[json_error(frameworks(lambda))]
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
#[json_error(status = 409, problem, frameworks(lambda))]
struct Taken<T>(T)
where
    T: std::fmt::Display + std::fmt::Debug;

async fn parts(error: impl IntoResponse) -> (u16, Option<String>, String) {
    let response = error.into_response().await;
    let retry_after = response.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned());
    let Body::Text(text) = response.body() else { panic!("JSON is text") };
    (response.status().as_u16(), retry_after, text.clone())
}

#[tokio::test]
async fn the_response_of_the_error() {
    assert_eq!(
        parts(ShopError::Missing { id: 7 }).await,
        (404, None, r#"{"error":"no item 7","code":"no_item","id":7}"#.into())
    );
    assert_eq!(parts(ShopError::Bank).await, (503, Some("9".into()), r#"{"error":"Service Unavailable"}"#.into()));
    assert_eq!(
        parts(Taken("desk")).await,
        (409, None, r#"{"title":"Conflict","status":409,"detail":"desk is taken"}"#.into())
    );
}
