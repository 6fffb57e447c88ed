//! A whole service in one shape: `cargo run -p portable-axum --bin axum-service`.

#[path = "../../shop.rs"]
mod shop;

use axum::extract::rejection::QueryRejection;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse};
use axum::routing::{get, post};
use axum::{Json, Router};
use json_view::axum::JsonErrors;
use json_view::{JsonResponse, json_view};
use shop::{Order, Page, Shop};
use std::error::Error;
use std::time::Duration;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

#[json_view(status = 201, ..Shop)]
async fn create(Json(order): Json<Order>) -> Order {
    order
}

#[json_view(..Shop)]
async fn order(Path(quantity): Path<u32>) -> Order {
    Order { quantity }
}

#[json_view(..Shop)]
async fn orders(page: Result<Query<Page>, QueryRejection>) -> Result<Order, QueryRejection> {
    let Query(page) = page?;
    Ok(Order { quantity: page.page })
}

struct Token(String);

impl<S: Sync> FromRequestParts<S> for Token {
    type Rejection = JsonResponse;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, JsonResponse> {
        let token = parts.headers.get("authorization").and_then(|value| value.to_str().ok());
        Ok(Self(token.ok_or_else(shop::unauthorized)?.to_owned()))
    }
}

#[json_view(..Shop)]
async fn account(Token(token): Token) -> String {
    token
}

/// What is no view yet.
async fn basket() -> impl IntoResponse {
    (StatusCode::CONFLICT, [("x-request-id", "r7")], "the basket is empty")
}

async fn bank() -> impl IntoResponse {
    (StatusCode::SERVICE_UNAVAILABLE, [("retry-after", "30")], "bank 10.0.0.7 refused")
}

async fn page() -> impl IntoResponse {
    (StatusCode::GONE, Html("<h1>gone</h1>"))
}

async fn legacy() -> impl IntoResponse {
    let mut headers = HeaderMap::new();
    headers.insert("content-type", "application/json".parse().expect("a value"));
    (StatusCode::PAYMENT_REQUIRED, headers, r#"{"legacy":true}"#)
}

async fn slow() {
    tokio::time::sleep(Duration::from_secs(60)).await;
}

async fn panic() {
    panic!("the password is hunter2");
}

fn router() -> Router {
    Router::new()
        .route("/orders", post(create).get(orders))
        .route("/orders/{id}", get(order))
        .route("/account", get(account))
        .route("/basket", get(basket))
        .route("/bank", get(bank))
        .route("/page", get(page))
        .route("/legacy", get(legacy))
        .route("/slow", get(slow))
        .route("/panic", get(panic))
        .route("/item", get(shop::item))
        .route("/missing", get(shop::missing))
        .route("/database", get(shop::database))
        .layer(DefaultBodyLimit::max(1000))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_millis(100)))
        .layer(CatchPanicLayer::new())
        .layer(JsonErrors::<Shop>::new())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    shop::log();
    axum::serve(listener, router()).await?;
    Ok(())
}
