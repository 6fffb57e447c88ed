//! A whole service in one shape: `cargo run -p portable-poem --bin poem-service`.

#[path = "../../shop.rs"]
mod shop;

use json_view::json_view;
use json_view::poem::JsonErrors;
use poem::error::GatewayTimeout;
use poem::http::StatusCode;
use poem::listener::TcpAcceptor;
use poem::middleware::{CatchPanic, SizeLimit};
use poem::web::{Html, Json, Path, Query};
use poem::{Endpoint, EndpointExt, FromRequest, IntoResponse, Request, RequestBody, Response, Route, Server};
use poem::{get, handler, post};
use shop::{Order, Page, Shop};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

#[json_view(status = 201, ..Shop)]
#[handler]
async fn create(Json(order): Json<Order>) -> Order {
    order
}

#[json_view(..Shop)]
#[handler]
async fn numbered(Path(quantity): Path<u32>) -> Order {
    Order { quantity }
}

#[json_view(..Shop)]
#[handler]
async fn orders(page: poem::Result<Query<Page>>) -> Result<Order, poem::Error> {
    let Query(page) = page?;
    Ok(Order { quantity: page.page })
}

struct Token(String);

impl<'a> FromRequest<'a> for Token {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> poem::Result<Self> {
        Ok(Self(request.header("authorization").ok_or_else(shop::unauthorized)?.to_owned()))
    }
}

#[json_view(..Shop)]
#[handler]
async fn account(Token(token): Token) -> String {
    token
}

/// What is no view yet.
#[handler]
fn basket() -> impl IntoResponse {
    "the basket is empty".with_status(StatusCode::CONFLICT).with_header("x-request-id", "r7")
}

#[handler]
fn bank() -> impl IntoResponse {
    "bank 10.0.0.7 refused".with_status(StatusCode::SERVICE_UNAVAILABLE).with_header("retry-after", "30")
}

#[handler]
fn gone() -> impl IntoResponse {
    Html("<h1>gone</h1>").with_status(StatusCode::GONE)
}

#[handler]
fn legacy() -> Response {
    let response = Response::builder().status(StatusCode::PAYMENT_REQUIRED).content_type("application/json");
    response.body(r#"{"legacy":true}"#)
}

#[handler]
async fn slow() {
    tokio::time::sleep(Duration::from_mins(1)).await;
}

#[handler]
fn panic() {
    panic!("the password is hunter2");
}

#[handler]
async fn item() -> impl IntoResponse {
    shop::item().await
}

#[handler]
async fn missing() -> impl IntoResponse {
    shop::missing().await
}

#[handler]
async fn database() -> impl IntoResponse {
    shop::database().await
}

async fn time_limit<E: Endpoint>(next: Arc<E>, request: Request) -> poem::Result<Response> {
    let limit = Duration::from_millis(100);
    let output = tokio::time::timeout(limit, next.call(request)).await.map_err(GatewayTimeout)?;
    Ok(output?.into_response())
}

fn app() -> impl Endpoint {
    Route::new()
        .at("/orders", post(create.with(SizeLimit::new(1000))).get(orders))
        .at("/orders/:quantity", get(numbered))
        .at("/account", get(account))
        .at("/basket", get(basket))
        .at("/bank", get(bank))
        .at("/page", get(gone))
        .at("/legacy", get(legacy))
        .at("/slow", get(slow))
        .at("/panic", get(panic))
        .at("/item", get(item))
        .at("/missing", get(missing))
        .at("/database", get(database))
        .around(time_limit)
        .with(CatchPanic::new())
        .with(JsonErrors::<Shop>::new())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    shop::log();
    Server::new_with_acceptor(TcpAcceptor::from_tokio(listener)?).run(app()).await?;
    Ok(())
}
