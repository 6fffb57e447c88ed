//! Errors as values, and the responses that they become: `cargo run --example errors`.

use json_view::{JsonError, JsonResponse, json_view};
use std::num::{IntErrorKind, ParseIntError};

/// What can go wrong in the shop, and how it is answered.
#[derive(Debug, thiserror::Error, JsonError)]
enum ShopError {
    #[error("no item {id}")]
    #[json_error(status = 404, code = "no_item")]
    NoItem {
        #[json_error(extension)]
        id: u32,
    },

    /// A header that is computed from the error.
    #[error("sold out, {days} days to wait")]
    #[json_error(status = 429, headers(RETRY_AFTER = |error| error.seconds()))]
    SoldOut { days: u64 },

    /// A server error says nothing of its cause, which is in the log.
    #[error("the orders cannot be read")]
    #[json_error(status = 500)]
    Storage(#[from] std::io::Error),

    /// One that does.
    #[error("the courier does not deliver to {0}")]
    #[json_error(status = 502, expose)]
    Courier(&'static str),
}

impl ShopError {
    fn seconds(&self) -> Option<u64> {
        match self {
            Self::SoldOut { days } => Some(days * 86400),
            _ => None,
        }
    }
}

#[json_view]
fn item(id: u32) -> Result<&'static str, ShopError> {
    match id {
        1 => Ok("desk"),
        2 => Err(ShopError::SoldOut { days: 3 }),
        _ => Err(ShopError::NoItem { id }),
    }
}

#[json_view]
fn orders() -> Result<String, ShopError> {
    Ok(std::fs::read_to_string("/no/such/file")?)
}

/// The same error in the other format.
#[json_view(problem)]
fn delivery(to: &'static str) -> Result<u32, ShopError> {
    Err(ShopError::Courier(to))
}

/// The error of another crate: the view says what it means here.
#[json_view(errors(
    error if *error.kind() == IntErrorKind::Empty => 422,
    _ => 400,
))]
fn parse(id: &str) -> Result<u32, ParseIntError> {
    id.parse()
}

fn message(request: &str, response: JsonResponse) -> String {
    let response = http::Response::<Vec<u8>>::from(response);
    let mut headers: Vec<String> =
        response.headers().iter().map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap_or("?"))).collect();
    headers.sort();
    let (status, body) = (response.status(), String::from_utf8_lossy(response.body()));
    format!("> {request}\nHTTP/1.1 {status}\n{}\n{body}\n", headers.concat())
}

pub(crate) fn messages() -> String {
    [
        message("GET /items/7", item(7)),
        message("GET /items/2", item(2)),
        message("GET /orders", orders()),
        message("GET /delivery/moon", delivery("the moon")),
        message("GET /parse/", parse("")),
        message("GET /parse/seven", parse("seven")),
    ]
    .join("\n")
}

fn main() {
    print!("{}", messages());
}
