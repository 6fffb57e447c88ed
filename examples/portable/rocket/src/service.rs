//! A whole service in one shape: `cargo run -p portable-rocket --bin rocket-service`.

#[path = "../../shop.rs"]
mod shop;

use json_view::rocket::{JsonErrors, refuse};
use json_view::{JsonResponse, Problem, json_view};
use rocket::config::LogLevel;
use rocket::data::{Limits, ToByteUnit};
use rocket::fairing::AdHoc;
use rocket::form;
use rocket::http::{Header, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::response::content::{RawHtml, RawJson};
use rocket::response::status::Custom;
use rocket::serde::json::Json;
use rocket::shield::Shield;
use rocket::{Config, Request, Responder, async_trait, get, post, routes};
use shop::{Order, Shop};
use std::error::Error;
use std::time::Duration;

#[json_view(status = 201, ..Shop)]
#[post("/orders", format = "json", data = "<order>")]
async fn create(order: Json<Order>) -> Order {
    order.into_inner()
}

#[json_view(..Shop)]
#[get("/orders/<quantity>")]
async fn order(quantity: u32) -> Order {
    Order { quantity }
}

#[json_view(..Shop)]
#[get("/orders?<page>")]
async fn orders(page: form::Result<'_, u32>) -> Result<Order, form::Errors<'_>> {
    Ok(Order { quantity: page? })
}

struct Token(String);

#[async_trait]
impl<'r> FromRequest<'r> for Token {
    type Error = Problem;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
        match request.headers().get_one("authorization") {
            Some(token) => Outcome::Success(Self(token.to_owned())),
            None => refuse(request, shop::unauthorized()),
        }
    }
}

#[json_view(..Shop)]
#[get("/account")]
async fn account(token: Token) -> String {
    token.0
}

/// What is no view yet.
#[derive(Responder)]
struct Text {
    text: Custom<&'static str>,
    header: Header<'static>,
}

#[get("/basket")]
fn basket() -> Text {
    Text { text: Custom(Status::Conflict, "the basket is empty"), header: Header::new("x-request-id", "r7") }
}

#[get("/bank")]
fn bank() -> Text {
    let text = Custom(Status::ServiceUnavailable, "bank 10.0.0.7 refused");
    Text { text, header: Header::new("retry-after", "30") }
}

#[get("/page")]
fn page() -> Custom<RawHtml<&'static str>> {
    Custom(Status::Gone, RawHtml("<h1>gone</h1>"))
}

#[get("/legacy")]
fn legacy() -> Custom<RawJson<&'static str>> {
    Custom(Status::PaymentRequired, RawJson(r#"{"legacy":true}"#))
}

#[get("/slow")]
async fn slow() -> Result<(), Status> {
    let sleep = rocket::tokio::time::sleep(Duration::from_mins(1));
    rocket::tokio::time::timeout(Duration::from_millis(100), sleep).await.map_err(|_| Status::GatewayTimeout)
}

#[get("/panic")]
fn panic() {
    panic!("the password is hunter2");
}

#[get("/item")]
async fn item() -> JsonResponse {
    shop::item().await
}

#[get("/missing")]
async fn missing() -> JsonResponse {
    shop::missing().await
}

#[get("/database")]
async fn database() -> JsonResponse {
    shop::database().await
}

#[rocket::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let limits = Limits::new().limit("json", 1000.bytes());
    let config = Config { port, limits, log_level: LogLevel::Off, ..Config::debug_default() };
    let says_where = AdHoc::on_liftoff("says where it listens", |rocket| {
        Box::pin(async {
            println!("listening on http://{}:{}", rocket.config().address, rocket.config().port);
            shop::log();
        })
    });
    let routes =
        routes![create, order, orders, account, basket, bank, page, legacy, slow, panic, item, missing, database];
    // The headers of Rocket's default shield are left out, for the sake of the table that all hosts share.
    let rocket = rocket::custom(config).attach(Shield::new()).attach(says_where);
    rocket.mount("/", routes).attach(JsonErrors::<Shop>::new()).launch().await?;
    Ok(())
}
