//! A whole service in one shape: `cargo run -p portable-warp --bin warp-service`.

#[path = "../../shop.rs"]
mod shop;

use json_view::json_view;
use json_view::warp::{json_errors, json_replies};
use shop::{Order, Page, Shop};
use std::convert::Infallible;
use std::error::Error;
use std::time::Duration;
use tokio::net::TcpListener;
use warp::filters::BoxedFilter;
use warp::http::StatusCode;
use warp::reply::{Reply, Response, html, with_header, with_status};
use warp::{Filter, Rejection};

#[json_view(status = 201, ..Shop)]
async fn create(order: Order) -> Order {
    order
}

#[json_view(..Shop)]
async fn order(quantity: u32) -> Order {
    Order { quantity }
}

#[json_view(..Shop)]
async fn orders(page: Result<Page, Rejection>) -> Result<Order, Rejection> {
    Ok(Order { quantity: page?.page })
}

#[json_view(..Shop)]
async fn account(token: String) -> String {
    token
}

/// A filter of its own.
async fn authorized(token: Option<String>) -> Result<String, Rejection> {
    Ok(token.ok_or_else(shop::unauthorized)?)
}

async fn slow() -> Response {
    let sleep = tokio::time::sleep(Duration::from_mins(1));
    match tokio::time::timeout(Duration::from_millis(100), sleep).await {
        Ok(()) => warp::reply().into_response(),
        Err(late) => with_status(late.to_string(), StatusCode::GATEWAY_TIMEOUT).into_response(),
    }
}

fn routes() -> BoxedFilter<(Response,)> {
    let is_read = || warp::get().or(warp::head()).unify();
    let create = warp::path!("orders")
        .and(warp::post())
        .and(warp::body::content_length_limit(1000))
        .and(warp::body::json())
        .then(create);
    let order = warp::path!("orders" / u32).and(warp::get()).then(order);
    let page = warp::query().map(Ok).or_else(|rejection| async { Ok::<_, Infallible>((Err(rejection),)) });
    let orders = warp::path!("orders").and(warp::get()).and(page).then(orders);
    let token = warp::header::optional("authorization").and_then(authorized);
    let account = warp::path!("account").and(warp::get()).and(token).then(account);
    let item = warp::path!("item").and(is_read()).then(shop::item);
    let missing = warp::path!("missing").and(is_read()).then(shop::missing);
    let database = warp::path!("database").and(warp::get()).then(shop::database);
    let views = create.or(order).unify().or(orders).unify().or(account).unify();
    let views = views.or(item).unify().or(missing).unify().or(database).unify();

    // What is no view yet.
    let basket = warp::path!("basket")
        .map(|| with_header(with_status("the basket is empty", StatusCode::CONFLICT), "x-request-id", "r7"));
    let bank = warp::path!("bank").map(|| {
        with_header(with_status("bank 10.0.0.7 refused", StatusCode::SERVICE_UNAVAILABLE), "retry-after", "30")
    });
    let page = warp::path!("page").map(|| with_status(html("<h1>gone</h1>"), StatusCode::GONE));
    let legacy = warp::path!("legacy").map(|| {
        let reply = with_status(r#"{"legacy":true}"#, StatusCode::PAYMENT_REQUIRED);
        with_header(reply, "content-type", "application/json")
    });
    let slow = warp::path!("slow").then(slow);
    let texts = basket.or(bank).or(page).or(legacy).or(slow);

    views.or(texts).recover(json_errors::<Shop>).then(json_replies::<Shop, _>).boxed()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    shop::log();
    warp::serve(routes()).incoming(listener).run().await;
    Ok(())
}
