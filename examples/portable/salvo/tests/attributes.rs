//! A view beside the other attributes of salvo's users, each in the recommended order and, where it works, in the other.

use async_trait::async_trait;
use json_view::{JsonError, JsonResponse, json_view};
use salvo::oapi::extract::{JsonBody, PathParam};
use salvo::oapi::{ToSchema, endpoint};
use salvo::prelude::{Depot, Request, Response, Router, Service, StatusCode, Writer, handler};
use salvo::test::{ResponseExt, TestClient};
use serde::{Deserialize, Serialize};
use tracing::instrument;

#[derive(Debug, Serialize, ToSchema)]
struct Item {
    id: u32,
    name: String,
}

#[derive(Debug, Deserialize, ToSchema)]
struct New {
    name: String,
}

#[derive(Debug, Clone)]
struct Shop {
    city: String,
}

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no item {0}")]
    #[json_error(status = 404)]
    NotFound(u32),
    #[error("{0}")]
    #[json_error(status = 422)]
    Body(#[from] salvo::http::ParseError),
}

fn item(id: u32, name: &str) -> Result<Item, ItemError> {
    if id == 0 { Err(ItemError::NotFound(id)) } else { Ok(Item { id, name: name.to_owned() }) }
}

fn id(request: &Request) -> u32 {
    request.param("id").unwrap_or_default()
}

fn city(depot: &Depot) -> Option<String> {
    Some(depot.get_typed::<Shop>().ok()?.city.clone())
}

#[json_view(status = 201, headers("X-City" = city(depot), LOCATION = |item| format!("/items/{}", item.id)))]
#[handler]
async fn handled(request: &mut Request, depot: &mut Depot) -> Result<Item, ItemError> {
    let new: New = request.parse_json().await?;
    item(id(request), &new.name)
}

#[handler]
#[json_view(status = 201, headers("X-City" = city(depot), LOCATION = |item| format!("/items/{}", item.id)))]
async fn handled_above(request: &mut Request, depot: &mut Depot) -> Result<Item, ItemError> {
    let new: New = request.parse_json().await?;
    item(id(request), &new.name)
}

#[json_view(status = 201, headers("X-City" = city(depot), LOCATION = |item| format!("/items/{}", item.id)))]
#[handler]
fn not_async(request: &mut Request, depot: &mut Depot) -> Result<Item, ItemError> {
    item(id(request), "desk")
}

#[handler]
#[json_view(status = 201, headers("X-City" = city(depot), LOCATION = |item| format!("/items/{}", item.id)))]
fn not_async_above(request: &mut Request, depot: &mut Depot) -> Result<Item, ItemError> {
    item(id(request), "desk")
}

#[instrument(err, ret, skip_all)]
#[json_view(status = 201, headers("X-City" = city(depot), LOCATION = |item| format!("/items/{}", item.id)))]
#[handler]
async fn instrumented(id: PathParam<u32>, depot: &mut Depot, new: JsonBody<New>) -> Result<Item, ItemError> {
    item(*id, &new.name)
}

#[handler]
#[instrument(err, ret, skip_all)]
#[json_view(status = 201, headers("X-City" = city(depot), LOCATION = |item| format!("/items/{}", item.id)))]
async fn all_above(id: PathParam<u32>, depot: &mut Depot, new: JsonBody<New>) -> Result<Item, ItemError> {
    item(*id, &new.name)
}

#[json_view(status = 201, headers("X-City" = city(depot), LOCATION = |item| format!("/items/{}", item.id)))]
#[endpoint(responses((status_code = 201, description = "The new item", body = Item)))]
async fn described(id: PathParam<u32>, depot: &mut Depot, new: JsonBody<New>) -> Result<Item, ItemError> {
    item(*id, &new.name)
}

/// A handler that is a method.
struct Method(&'static str);

#[handler]
impl Method {
    #[json_view(status = 201, headers("X-City" = city(depot), LOCATION = |item| format!("/items/{}", item.id)))]
    async fn handle(&self, request: &mut Request, depot: &mut Depot) -> Result<Item, ItemError> {
        item(id(request), self.0)
    }
}

/// What is borrowed from the request.
#[json_view]
#[handler]
fn borrowed<'a>(request: &'a mut Request) -> (&'a str, Option<u32>) {
    (request.uri().path(), None)
}

#[json_view]
#[handler]
async fn unit() {}

#[json_view]
#[endpoint]
async fn unit_described() {}

/// Middleware's own headers stay, and the view's replace them.
#[handler]
fn before(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert("x-city", "nowhere".parse().expect("a value"));
    headers.insert("x-before", "kept".parse().expect("a value"));
    headers.append("set-cookie", "a=1".parse().expect("a value"));
}

#[json_view(headers("X-City" = "Bonn", SET_COOKIE = "b=2"))]
#[handler]
async fn after() -> bool {
    true
}

#[async_trait]
trait Catalog: Send + Sync {
    async fn show(&self, id: u32) -> JsonResponse;
}

#[async_trait]
impl Catalog for Shop {
    async fn show(&self, id: u32) -> JsonResponse {
        self.view(id).await
    }
}

impl Shop {
    #[json_view(headers("X-City" = &self.city))]
    async fn view(&self, id: u32) -> Result<Item, ItemError> {
        item(id, &self.city)
    }
}

#[handler]
async fn show(request: &mut Request) -> JsonResponse {
    Shop { city: "Bonn".into() }.show(id(request)).await
}

#[handler]
fn open_shop(depot: &mut Depot) {
    depot.insert_typed(Shop { city: "Bonn".into() });
}

fn router() -> Router {
    Router::new()
        .hoop(open_shop)
        .push(Router::with_path("handled/{id}").post(handled))
        .push(Router::with_path("handled-above/{id}").post(handled_above))
        .push(Router::with_path("sync/{id}").post(not_async))
        .push(Router::with_path("sync-above/{id}").post(not_async_above))
        .push(Router::with_path("instrumented/{id}").post(instrumented))
        .push(Router::with_path("all-above/{id}").post(all_above))
        .push(Router::with_path("described/{id}").post(described))
        .push(Router::with_path("method/{id}").post(Method("desk")))
        .push(Router::with_path("borrowed").get(borrowed))
        .push(Router::with_path("unit").get(unit))
        .push(Router::with_path("unit-described").get(unit_described))
        .push(Router::with_path("after").hoop(before).get(after))
        .push(Router::with_path("show/{id}").get(show))
}

async fn call(method: &str, path: &str, body: &'static str) -> (u16, [Option<String>; 2], String) {
    let url = format!("http://127.0.0.1{path}");
    let request = if method == "POST" { TestClient::post(url).raw_json(body) } else { TestClient::get(url) };
    let mut response = request.send(&Service::new(router())).await;
    let text = |name| response.headers().get(name).map(|value| value.to_str().expect("text").to_owned());
    let (status, headers) = (response.status_code.map_or(0, |code| code.as_u16()), [text("x-city"), text("location")]);
    (status, headers, response.take_string().await.unwrap_or_default())
}

#[tokio::test]
async fn each_order_answers_the_same() {
    let names = ["handled", "handled-above", "sync", "sync-above", "instrumented", "all-above", "described", "method"];
    for name in names {
        let found = call("POST", &format!("/{name}/7"), r#"{"name":"desk"}"#).await;
        let headers = [Some("Bonn".into()), Some("/items/7".into())];
        assert_eq!(found, (201, headers, r#"{"id":7,"name":"desk"}"#.into()), "{name}");

        let missing = call("POST", &format!("/{name}/0"), r#"{"name":"desk"}"#).await;
        assert_eq!(missing, (404, [None, None], r#"{"error":"no item 0"}"#.into()), "{name}");
    }
}

#[tokio::test]
async fn other_arguments_and_none() {
    let answer = call("GET", "/borrowed", "").await;
    assert_eq!(answer, (200, [None, None], r#"["/borrowed",null]"#.into()));
    let (status, _, body) = call("POST", "/handled/7", "[]").await;
    assert_eq!(status, 422);
    assert!(body.starts_with(r#"{"error":"#), "{body}");
    for path in ["/unit", "/unit-described"] {
        assert_eq!(call("GET", path, "").await, (204, [None, None], String::new()));
    }
    let expected = (200, [Some("Bonn".into()), None], r#"{"id":7,"name":"Bonn"}"#.into());
    assert_eq!(call("GET", "/show/7", "").await, expected);
}

#[tokio::test]
async fn headers_replace_those_of_middleware_and_cookies_join_them() {
    let response = TestClient::get("http://127.0.0.1/after").send(&Service::new(router())).await;
    assert_eq!(response.status_code, Some(StatusCode::OK));
    let all = |name: &str| -> Vec<_> { response.headers().get_all(name).iter().cloned().collect() };
    assert_eq!(all("x-city"), ["Bonn"]);
    assert_eq!(all("x-before"), ["kept"]);
    assert_eq!(all("set-cookie"), ["a=1", "b=2"]);
    assert_eq!(all("content-type"), ["application/json"]);
}

/// What `#[endpoint]` is told of the responses is what it describes.
#[test]
fn the_description_is_that_of_the_attribute() {
    let document = salvo::oapi::OpenApi::new("shop", "1").merge_router(&router());
    let document = serde_json::to_value(document).expect("JSON");
    let responses = &document["paths"]["/described/{id}"]["post"]["responses"];
    assert_eq!(responses["201"]["description"], "The new item");
    assert_eq!(responses["default"]["description"], "A JSON response");
}
