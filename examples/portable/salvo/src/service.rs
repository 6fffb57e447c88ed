//! A whole service in one shape: `cargo run -p portable-salvo --bin salvo-service`.

#[path = "../../shop.rs"]
mod shop;

use json_view::salvo::JsonErrors;
use json_view::{JsonResponse, json_view};
use salvo::catch_panic::CatchPanic;
use salvo::conn::{Acceptor, TcpListener};
use salvo::http::header::HeaderValue;
use salvo::http::{ParseError, StatusCode};
use salvo::timeout::Timeout;
use salvo::writing::Text;
use salvo::{Listener, Request, Response, Router, Server, Service, handler};
use shop::{Order, Page, Shop};
use std::error::Error;
use std::time::Duration;

/// What refuses by salvo's own error.
#[handler]
async fn create(request: &mut Request) -> Result<JsonResponse, ParseError> {
    let order = request.parse_json_with_max_size(1000).await?;
    Ok(created(order))
}

#[json_view(status = 201, ..Shop)]
fn created(order: Order) -> Order {
    order
}

#[handler]
fn numbered(request: &Request) -> Result<JsonResponse, ParseError> {
    Ok(found(request.try_param("quantity")?))
}

#[json_view(..Shop)]
fn found(quantity: u32) -> Order {
    Order { quantity }
}

/// A view that refuses by it.
#[json_view(..Shop)]
#[handler]
async fn orders(request: &mut Request) -> Result<Order, ParseError> {
    let page: Page = request.parse_queries()?;
    Ok(Order { quantity: page.page })
}

/// Middleware that is no view.
#[handler]
fn authorized(request: &Request) -> Result<(), JsonResponse> {
    request.headers().get("authorization").ok_or_else(shop::unauthorized)?;
    Ok(())
}

#[json_view(..Shop)]
#[handler]
fn account(request: &Request) -> Option<String> {
    request.header("authorization")
}

/// What is no view yet.
#[handler]
fn basket(response: &mut Response) {
    response.headers_mut().insert("x-request-id", HeaderValue::from_static("r7"));
    response.status_code(StatusCode::CONFLICT).render("the basket is empty");
}

#[handler]
fn bank(response: &mut Response) {
    response.headers_mut().insert("retry-after", HeaderValue::from_static("30"));
    response.status_code(StatusCode::SERVICE_UNAVAILABLE).render("bank 10.0.0.7 refused");
}

#[handler]
fn gone(response: &mut Response) {
    response.status_code(StatusCode::GONE).render(Text::Html("<h1>gone</h1>"));
}

#[handler]
fn legacy(response: &mut Response) {
    response.headers_mut().insert("content-type", HeaderValue::from_static("application/json"));
    response.status_code(StatusCode::PAYMENT_REQUIRED).render(r#"{"legacy":true}"#);
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
async fn item() -> JsonResponse {
    shop::item().await
}

#[handler]
async fn missing() -> JsonResponse {
    shop::missing().await
}

#[handler]
async fn database() -> JsonResponse {
    shop::database().await
}

fn service() -> Service {
    let router = Router::new()
        .hoop(CatchPanic::new())
        .hoop(Timeout::new(Duration::from_millis(100)))
        .push(Router::with_path("orders").get(orders).post(create))
        .push(Router::with_path("orders/{quantity}").get(numbered))
        .push(Router::with_path("account").hoop(authorized).get(account))
        .push(Router::with_path("basket").get(basket))
        .push(Router::with_path("bank").get(bank))
        .push(Router::with_path("page").get(gone))
        .push(Router::with_path("legacy").get(legacy))
        .push(Router::with_path("slow").get(slow))
        .push(Router::with_path("panic").get(panic))
        .push(Router::with_path("item").get(item).head(item))
        .push(Router::with_path("missing").get(missing).head(missing))
        .push(Router::with_path("database").get(database));
    Service::new(router).hoop(JsonErrors::<Shop>::new())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port: u16 = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let acceptor = TcpListener::new(("127.0.0.1", port)).try_bind().await?;
    let address = acceptor.holdings()[0].local_addr.clone().into_std().ok_or("an address")?;
    println!("listening on http://{address}");
    shop::log();
    Server::new(acceptor).serve(service()).await;
    Ok(())
}
