//! A whole service in one shape: `cargo run -p portable-actix-web --bin actix-web-service`.

#[path = "../../shop.rs"]
mod shop;

use actix_web::body::MessageBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::{ErrorGatewayTimeout, QueryPayloadError};
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{Json, JsonConfig, Path, Query, get, head, post, resource};
use actix_web::{App, Error, FromRequest, HttpRequest, HttpResponse, HttpServer};
use json_view::actix_web::JsonErrors;
use json_view::{JsonResponse, json_view};
use shop::{Order, Page, Shop};
use std::future::{Ready, ready};
use std::net::TcpListener;
use std::time::Duration;

#[json_view(status = 201, ..Shop)]
async fn create(order: Json<Order>) -> Order {
    order.into_inner()
}

#[json_view(..Shop)]
async fn order(quantity: Path<u32>) -> Order {
    Order { quantity: *quantity }
}

#[json_view(..Shop)]
async fn orders(request: HttpRequest) -> Result<Order, QueryPayloadError> {
    let page = Query::<Page>::from_query(request.query_string())?;
    Ok(Order { quantity: page.page })
}

struct Token(String);

impl FromRequest for Token {
    type Error = JsonResponse;
    type Future = Ready<Result<Self, JsonResponse>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let token = request.headers().get("authorization").and_then(|value| value.to_str().ok());
        ready(token.map(|token| Self(token.to_owned())).ok_or_else(|| shop::unauthorized().into()))
    }
}

#[json_view(..Shop)]
async fn account(Token(token): Token) -> String {
    token
}

/// What is no view yet.
async fn basket() -> HttpResponse {
    HttpResponse::Conflict().insert_header(("x-request-id", "r7")).body("the basket is empty")
}

async fn bank() -> HttpResponse {
    HttpResponse::ServiceUnavailable().insert_header(("retry-after", "30")).body("bank 10.0.0.7 refused")
}

async fn page() -> HttpResponse {
    HttpResponse::Gone().content_type("text/html").body("<h1>gone</h1>")
}

async fn legacy() -> HttpResponse {
    HttpResponse::PaymentRequired().content_type("application/json").body(r#"{"legacy":true}"#)
}

async fn slow() -> &'static str {
    tokio::time::sleep(Duration::from_secs(60)).await;
    ""
}

/// An error of a middleware, which nobody in it answers.
async fn timeout(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let answer = tokio::time::timeout(Duration::from_millis(100), next.call(request)).await;
    answer.map_err(|_| ErrorGatewayTimeout("slower than 100 ms"))?
}

#[actix_web::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let port = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    println!("listening on http://{}", listener.local_addr()?);
    shop::log();
    let app = || {
        App::new()
            .app_data(JsonConfig::default().limit(1000))
            .service(resource("/orders").route(post().to(create)).route(get().to(orders)))
            .route("/orders/{quantity}", get().to(order))
            .route("/account", get().to(account))
            .route("/basket", get().to(basket))
            .route("/bank", get().to(bank))
            .route("/page", get().to(page))
            .route("/legacy", get().to(legacy))
            .route("/slow", get().to(slow))
            .service(resource("/item").route(get().to(shop::item)).route(head().to(shop::item)))
            .service(resource("/missing").route(get().to(shop::missing)).route(head().to(shop::missing)))
            .route("/database", get().to(shop::database))
            .wrap(from_fn(timeout))
            .wrap(JsonErrors::<Shop>::new())
    };
    HttpServer::new(app).workers(1).listen(listener)?.run().await?;
    Ok(())
}
