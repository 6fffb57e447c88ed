//! A whole service in one shape, as a function of AWS Lambda.

#[path = "../../by_hand.rs"]
mod by_hand;
#[path = "../../shop.rs"]
mod shop;

use json_view::tower::JsonErrors;
use lambda_http::{Body, Error, Request, Response};
use shop::Shop;
use std::convert::Infallible;
use std::time::Duration;
use tower::{ServiceBuilder, service_fn};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

async fn route(request: Request) -> Result<Response<Body>, Infallible> {
    let answer = by_hand::route(request).await;
    Ok(answer.map(|body| String::from_utf8(body).expect("text").into()))
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    shop::log();
    let service = ServiceBuilder::new()
        .layer(JsonErrors::<Shop>::new())
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(http::StatusCode::GATEWAY_TIMEOUT, Duration::from_millis(100)))
        .service(service_fn(route));
    lambda_http::run(service).await
}
