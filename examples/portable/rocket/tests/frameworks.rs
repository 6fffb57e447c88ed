//! Error types that are Rocket's own responders, in routes that are no views.

use json_view::JsonError;
use rocket::local::blocking::Client;
use rocket::{get, routes};

#[derive(Debug, thiserror::Error, JsonError)]
#[json_error(frameworks(rocket))]
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
#[json_error(status = 409, problem, frameworks(rocket))]
struct Taken<T>(T)
where
    T: std::fmt::Display + std::fmt::Debug;

#[get("/items/<id>")]
fn item(id: u32) -> Result<String, ShopError> {
    Err(ShopError::Missing { id })
}

#[get("/order")]
fn order() -> ShopError {
    ShopError::Bank
}

#[get("/name")]
fn name() -> Result<&'static str, Taken<&'static str>> {
    Err(Taken("desk"))
}

fn call(client: &Client, path: &str) -> (u16, Option<String>, String) {
    let response = client.get(path.to_owned()).dispatch();
    let retry_after = response.headers().get_one("retry-after").map(str::to_owned);
    (response.status().code, retry_after, response.into_string().unwrap())
}

#[test]
fn the_response_of_the_error() {
    let client = Client::untracked(rocket::build().mount("/", routes![item, order, name])).unwrap();
    assert_eq!(call(&client, "/items/7"), (404, None, r#"{"error":"no item 7","code":"no_item","id":7}"#.into()));
    assert_eq!(call(&client, "/order"), (503, Some("9".into()), r#"{"error":"Service Unavailable"}"#.into()));
    assert_eq!(
        call(&client, "/name"),
        (409, None, r#"{"title":"Conflict","status":409,"detail":"desk is taken"}"#.into())
    );
}
