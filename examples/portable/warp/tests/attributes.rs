//! A view as the end of warp's filters, whose values are its arguments, and beside other attributes.

use async_trait::async_trait;
use json_view::{JsonError, JsonResponse, Problem, json_view};
use serde::{Deserialize, Serialize};
use std::convert::Infallible;
use std::sync::Arc;
use tracing::instrument;
use warp::http::StatusCode;
use warp::{Filter, Rejection, Reply};

#[derive(Debug, Serialize)]
struct Item {
    id: u32,
    name: String,
}

#[derive(Debug, Deserialize)]
struct New {
    name: String,
}

#[derive(Debug)]
struct Shop {
    city: &'static str,
}

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no item {0}")]
    #[json_error(status = 404)]
    NotFound(u32),
}

fn item(id: u32, name: &str) -> Result<Item, ItemError> {
    if id == 0 { Err(ItemError::NotFound(id)) } else { Ok(Item { id, name: name.to_owned() }) }
}

#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
async fn alone(id: u32, shop: Arc<Shop>, New { name }: New) -> Result<Item, ItemError> {
    item(id, &name)
}

#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
fn not_async(id: u32, shop: Arc<Shop>, new: New) -> Result<Item, ItemError> {
    item(id, &new.name)
}

#[instrument(err, ret)]
#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
async fn instrumented(id: u32, shop: Arc<Shop>, new: New) -> Result<Item, ItemError> {
    item(id, &new.name)
}

#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
#[instrument(ret)]
async fn instrumented_below(id: u32, shop: Arc<Shop>, new: New) -> Result<Item, ItemError> {
    item(id, &new.name)
}

#[async_trait]
trait Catalog: Send + Sync {
    async fn create(&self, id: u32, new: New) -> JsonResponse;
}

#[async_trait]
impl Catalog for Shop {
    async fn create(&self, id: u32, new: New) -> JsonResponse {
        self.view(id, &new.name).await
    }
}

impl Shop {
    #[json_view(status = 201, headers("X-City" = self.city, LOCATION = |item| format!("/items/{}", item.id)))]
    async fn view<'a>(&'a self, id: u32, name: &'a str) -> Result<Item, ItemError> {
        item(id, name)
    }
}

/// What no filter has taken, in the same format as the rest.
async fn rejected(rejection: Rejection) -> Result<JsonResponse, Infallible> {
    let status = if rejection.is_not_found() { StatusCode::NOT_FOUND } else { StatusCode::BAD_REQUEST };
    Ok(Problem::new(status).into())
}

fn routes() -> impl Filter<Extract = (impl Reply,), Error = Infallible> + Clone {
    let shop = Arc::new(Shop { city: "Bonn" });
    let at = move |name: &'static str| {
        let shop = Arc::clone(&shop);
        warp::path(name)
            .and(warp::path::param())
            .and(warp::path::end())
            .and(warp::any().map(move || Arc::clone(&shop)))
            .and(warp::body::json())
    };
    let create = |id, shop: Arc<Shop>, new| async move { shop.create(id, new).await };
    at("alone")
        .then(alone)
        .or(at("sync").map(not_async))
        .or(at("instrumented").then(instrumented))
        .or(at("instrumented-below").then(instrumented_below))
        .or(at("trait").then(create))
        .recover(rejected)
}

async fn call(path: &str, body: &'static str) -> (u16, [Option<String>; 2], String) {
    let response = warp::test::request().method("POST").path(path).body(body).reply(&routes()).await;
    let text = |name| response.headers().get(name).map(|value| value.to_str().expect("text").to_owned());
    let headers = [text("x-city"), text("location")];
    (response.status().as_u16(), headers, String::from_utf8(response.body().to_vec()).expect("text"))
}

#[tokio::test]
async fn each_order_answers_the_same() {
    for name in ["alone", "sync", "instrumented", "instrumented-below", "trait"] {
        let found = call(&format!("/{name}/7"), r#"{"name":"desk"}"#).await;
        let headers = [Some("Bonn".into()), Some("/items/7".into())];
        assert_eq!(found, (201, headers, r#"{"id":7,"name":"desk"}"#.into()), "{name}");

        let missing = call(&format!("/{name}/0"), r#"{"name":"desk"}"#).await;
        assert_eq!(missing, (404, [None, None], r#"{"error":"no item 0"}"#.into()), "{name}");
    }
}

#[tokio::test]
async fn a_rejection_is_a_problem() {
    assert_eq!(call("/elsewhere", "").await, (404, [None, None], r#"{"error":"Not Found"}"#.into()));
    assert_eq!(call("/alone/7", "[]").await, (400, [None, None], r#"{"error":"Bad Request"}"#.into()));
}
