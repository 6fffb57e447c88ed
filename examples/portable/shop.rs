//! What the services of all hosts share: the shape of their errors, and the views that know of no framework.

use http::StatusCode;
use json_view::{ErrorFormat, JsonError, Problem, PublicProblem, json_defaults, json_view};
use serde::{Deserialize, Serialize};

/// `{"error": {"status": 404, "code": "no_item", "message": "Item not found"}}`
pub struct ShopFormat;

#[derive(Serialize)]
struct Body<'a> {
    error: Inside<'a>,
}

#[derive(Serialize)]
struct Inside<'a> {
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    message: &'a str,
}

impl ErrorFormat for ShopFormat {
    fn body(problem: &PublicProblem<'_>) -> impl Serialize {
        let (status, code, message) = (problem.status().as_u16(), problem.code(), problem.message());
        Body { error: Inside { status, code, message } }
    }
}

/// Every answer of the shop.
#[json_defaults(error_format = ShopFormat, always_headers("x-api" = "2"))]
pub struct Shop;

#[derive(Debug, thiserror::Error, JsonError)]
pub enum ShopError {
    #[error("Item not found")]
    #[json_error(status = 404, code = "no_item")]
    NoItem,
    #[error("the password of the database is wrong")]
    #[json_error(status = 500)]
    Database,
}

#[derive(Serialize, Deserialize)]
pub struct Order {
    pub quantity: u32,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "what is read by hand has no page")]
pub struct Page {
    pub page: u32,
}

#[json_view(..Shop)]
pub async fn item() -> Order {
    Order { quantity: 1 }
}

#[json_view(..Shop)]
pub async fn missing() -> Result<Order, ShopError> {
    Err(ShopError::NoItem)
}

#[json_view(..Shop)]
pub async fn database() -> Result<Order, ShopError> {
    Err(ShopError::Database)
}

/// What an extractor says where there is no token.
pub fn unauthorized() -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED)
        .with_code("no_token")
        .with_detail("send a token")
        .with_header("www-authenticate", "Bearer")
}

/// The log, as the tests read it.
pub fn log() {
    tracing_subscriber::fmt().without_time().with_max_level(tracing_subscriber::filter::LevelFilter::DEBUG).init();
}
