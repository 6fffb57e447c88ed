//! Error types that are poem's own `ResponseError`, in handlers and middleware that are no views.

use json_view::JsonError;
use poem::web::Path;
use poem::{Endpoint, EndpointExt, Request, Route, get, handler};

#[derive(Debug, thiserror::Error, JsonError)]
#[json_error(frameworks(poem))]
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
#[json_error(status = 409, problem, frameworks(poem))]
struct Taken<T>(T)
where
    T: std::fmt::Display + std::fmt::Debug + Send;

#[handler]
async fn item(Path(id): Path<u32>) -> Result<String, ShopError> {
    Err(ShopError::Missing { id })
}

#[handler]
async fn order() -> poem::Result<String> {
    Err(ShopError::Bank)?
}

#[handler]
async fn name() -> Taken<&'static str> {
    Taken("desk")
}

async fn call(path: &str) -> (u16, Option<String>, String) {
    let app = Route::new().at("/items/:id", get(item)).at("/order", get(order)).at("/name", get(name));
    let uri = path.parse().unwrap();
    let response = app.map_to_response().get_response(Request::builder().uri(uri).finish()).await;
    let retry_after = response.header("retry-after").map(str::to_owned);
    (response.status().as_u16(), retry_after, response.into_body().into_string().await.unwrap())
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

#[test]
fn poems_error_knows_it() {
    let error = poem::Error::from(ShopError::Bank);
    assert_eq!(error.status().as_u16(), 503);
    assert!(error.is::<ShopError>());
}
