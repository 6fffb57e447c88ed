//! A view beside the other attributes of poem's users, each in the recommended order and in the other.

use async_trait::async_trait;
use json_view::{JsonError, JsonResponse, json_view};
use poem::http::Method;
use poem::web::{Data, Json, Path, Query};
use poem::{Endpoint, EndpointExt, Request, Route, get, handler, post};
use serde::{Deserialize, Serialize};
use tracing::instrument;

#[derive(Debug, Serialize)]
struct Item {
    id: u32,
    name: String,
}

#[derive(Debug, Deserialize)]
struct New {
    name: String,
}

#[derive(Debug, Clone)]
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
#[handler]
async fn handled(Path(id): Path<u32>, Data(shop): Data<&Shop>, Json(new): Json<New>) -> Result<Item, ItemError> {
    item(id, &new.name)
}

#[handler]
#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
async fn handled_above(Path(id): Path<u32>, Data(shop): Data<&Shop>, Json(new): Json<New>) -> Result<Item, ItemError> {
    item(id, &new.name)
}

#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
#[handler]
fn not_async(Path(id): Path<u32>, Data(shop): Data<&Shop>, Json(new): Json<New>) -> Result<Item, ItemError> {
    item(id, &new.name)
}

#[handler]
#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
fn not_async_above(Path(id): Path<u32>, Data(shop): Data<&Shop>, Json(new): Json<New>) -> Result<Item, ItemError> {
    item(id, &new.name)
}

#[instrument(err, ret, skip_all)]
#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
#[handler]
async fn instrumented(Path(id): Path<u32>, Data(shop): Data<&Shop>, Json(new): Json<New>) -> Result<Item, ItemError> {
    item(id, &new.name)
}

#[handler]
#[instrument(err, ret, skip_all)]
#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
async fn all_above(Path(id): Path<u32>, Data(shop): Data<&Shop>, Json(new): Json<New>) -> Result<Item, ItemError> {
    item(id, &new.name)
}

/// The request, and what is borrowed from it.
#[json_view]
#[handler]
fn borrowed(request: &Request, Query(page): Query<Page>) -> (&str, u32) {
    (request.uri().path(), page.page)
}

#[derive(Deserialize)]
struct Page {
    page: u32,
}

/// A body that is not what the view asks for.
#[json_view(problem)]
#[handler]
fn own_rejection(new: poem::Result<Json<New>>) -> Result<Item, Rejection> {
    let Json(new) = new.map_err(|error| Rejection(error.to_string()))?;
    Ok(Item { id: 1, name: new.name })
}

#[derive(Debug, thiserror::Error, JsonError)]
#[error("{0}")]
#[json_error(status = 422)]
struct Rejection(String);

#[json_view]
#[handler]
async fn unit() {}

#[handler]
#[json_view]
async fn unit_above() {}

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
    #[json_view(headers("X-City" = self.city))]
    async fn view(&self, id: u32) -> Result<Item, ItemError> {
        item(id, self.city)
    }
}

#[handler]
async fn show(Path(id): Path<u32>, Data(shop): Data<&Shop>) -> JsonResponse {
    shop.show(id).await
}

async fn call(method: Method, path: &str, body: &'static str) -> (u16, [Option<String>; 2], String) {
    let app = Route::new()
        .at("/handled/:id", post(handled))
        .at("/handled-above/:id", post(handled_above))
        .at("/sync/:id", post(not_async))
        .at("/sync-above/:id", post(not_async_above))
        .at("/instrumented/:id", post(instrumented))
        .at("/all-above/:id", post(all_above))
        .at("/borrowed", get(borrowed))
        .at("/own-rejection", post(own_rejection))
        .at("/unit", get(unit))
        .at("/unit-above", get(unit_above))
        .at("/show/:id", get(show))
        .data(Shop { city: "Bonn" });
    let request = Request::builder().method(method).content_type("application/json");
    let response = app.get_response(request.uri(path.parse().expect("a path")).body(body)).await;
    let text = |name| response.header(name).map(str::to_owned);
    let (status, headers) = (response.status().as_u16(), [text("x-city"), text("location")]);
    (status, headers, response.into_body().into_string().await.expect("text"))
}

#[tokio::test]
async fn each_order_answers_the_same() {
    for name in ["handled", "handled-above", "sync", "sync-above", "instrumented", "all-above"] {
        let found = call(Method::POST, &format!("/{name}/7"), r#"{"name":"desk"}"#).await;
        let headers = [Some("Bonn".into()), Some("/items/7".into())];
        assert_eq!(found, (201, headers, r#"{"id":7,"name":"desk"}"#.into()), "{name}");

        let missing = call(Method::POST, &format!("/{name}/0"), r#"{"name":"desk"}"#).await;
        assert_eq!(missing, (404, [None, None], r#"{"error":"no item 0"}"#.into()), "{name}");
    }
}

#[tokio::test]
async fn other_arguments_and_none() {
    let answer = call(Method::GET, "/borrowed?page=3", "").await;
    assert_eq!(answer, (200, [None, None], r#"["/borrowed",3]"#.into()));
    let (status, _, body) = call(Method::POST, "/own-rejection", "[]").await;
    assert_eq!(status, 422);
    assert!(body.starts_with(r#"{"title":"Unprocessable Entity","status":422,"detail":"parse error: "#), "{body}");
    for path in ["/unit", "/unit-above"] {
        assert_eq!(call(Method::GET, path, "").await, (204, [None, None], String::new()));
    }
    let expected = (200, [Some("Bonn".into()), None], r#"{"id":7,"name":"Bonn"}"#.into());
    assert_eq!(call(Method::GET, "/show/7", "").await, expected);
}
