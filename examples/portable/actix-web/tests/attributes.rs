//! A view beside the other attributes of actix-web's users, each in the recommended order and, where it works, in the other.

use actix_web::web::{Data, Json, Path, Query};
use actix_web::{App, HttpRequest, HttpResponse, get, post, test};
use async_trait::async_trait;
use json_view::{JsonError, JsonResponse, json_view};
use serde::{Deserialize, Serialize};
use tracing::instrument;

#[derive(Debug, Serialize, utoipa::ToSchema)]
struct Item {
    id: u32,
    name: String,
}

#[derive(Debug, Deserialize, utoipa::ToSchema)]
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
#[post("/routed/{id}")]
async fn routed(id: Path<u32>, shop: Data<Shop>, Json(New { name }): Json<New>) -> Result<Item, ItemError> {
    item(*id, &name)
}

#[post("/routed-above/{id}")]
#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
async fn routed_above(id: Path<u32>, shop: Data<Shop>, Json(New { name }): Json<New>) -> Result<Item, ItemError> {
    item(*id, &name)
}

#[instrument(err, ret, skip_all)]
#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
#[post("/instrumented/{id}")]
async fn instrumented(id: Path<u32>, shop: Data<Shop>, Json(new): Json<New>) -> Result<Item, ItemError> {
    item(*id, &new.name)
}

#[post("/all-above/{id}")]
#[instrument(err, ret, skip_all)]
#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
async fn all_above(id: Path<u32>, shop: Data<Shop>, Json(new): Json<New>) -> Result<Item, ItemError> {
    item(*id, &new.name)
}

#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
#[utoipa::path(request_body = New, responses((status = 201, body = Item)))]
#[post("/documented/{id}")]
async fn documented(id: Path<u32>, shop: Data<Shop>, Json(new): Json<New>) -> Result<Item, ItemError> {
    item(*id, &new.name)
}

#[utoipa::path(request_body = New, responses((status = 201, body = Item)))]
#[post("/documented-above/{id}")]
#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
async fn documented_above(id: Path<u32>, shop: Data<Shop>, Json(new): Json<New>) -> Result<Item, ItemError> {
    item(*id, &new.name)
}

/// The request, and a body that is not what the view asks for.
#[json_view(problem)]
#[post("/own-rejection")]
async fn own_rejection(request: HttpRequest, new: Result<Json<New>, actix_web::Error>) -> Result<Item, Rejection> {
    let Json(new) = new.map_err(|error| Rejection(request.path().to_owned(), error.to_string()))?;
    Ok(Item { id: 1, name: new.name })
}

#[derive(Debug, thiserror::Error, JsonError)]
#[error("{0}: {1}")]
#[json_error(status = 422)]
struct Rejection(String, String);

/// A view below `#[get]` needs a return type, where one above it does not.
#[json_view]
#[get("/unit")]
async fn unit() {}

#[get("/unit-above")]
#[json_view]
async fn unit_above() -> () {}

/// Generic, over a lifetime and a type.
#[json_view]
async fn generic<'a, T: Serialize + 'a>(value: Query<T>) -> T {
    value.into_inner()
}

#[derive(Serialize, Deserialize)]
struct Page {
    page: u32,
}

#[async_trait(?Send)]
trait Catalog {
    async fn show(&self, id: u32) -> JsonResponse;
}

#[async_trait(?Send)]
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

/// Everything is in here, since the type of a test app has no name.
async fn call(request: test::TestRequest) -> (u16, [Option<String>; 2], String) {
    let show = |id: Path<u32>| async move { Shop { city: "Bonn" }.show(*id).await };
    let app = App::new()
        .app_data(Data::new(Shop { city: "Bonn" }))
        .service(routed)
        .service(routed_above)
        .service(instrumented)
        .service(all_above)
        .service(documented)
        .service(documented_above)
        .service(own_rejection)
        .service(unit)
        .service(unit_above)
        .route("/generic", actix_web::web::get().to(generic::<Page>))
        .route("/show/{id}", actix_web::web::get().to(show));
    let app = test::init_service(app).await;
    let response: HttpResponse<_> = test::call_service(&app, request.to_request()).await.into_parts().1;
    let text = |name| response.headers().get(name).map(|value| value.to_str().expect("text").to_owned());
    let (status, headers) = (response.status().as_u16(), [text("x-city"), text("location")]);
    let body = actix_web::body::to_bytes(response.into_body()).await.expect("a body");
    (status, headers, String::from_utf8(body.to_vec()).expect("text"))
}

fn post(path: &str) -> test::TestRequest {
    test::TestRequest::post().uri(path).insert_header(("content-type", "application/json"))
}

#[actix_web::test]
async fn each_order_answers_the_same() {
    for name in ["routed", "routed-above", "instrumented", "all-above", "documented", "documented-above"] {
        let found = call(post(&format!("/{name}/7")).set_payload(r#"{"name":"desk"}"#)).await;
        let headers = [Some("Bonn".into()), Some("/items/7".into())];
        assert_eq!(found, (201, headers, r#"{"id":7,"name":"desk"}"#.into()), "{name}");

        let missing = call(post(&format!("/{name}/0")).set_payload(r#"{"name":"desk"}"#)).await;
        assert_eq!(missing, (404, [None, None], r#"{"error":"no item 0"}"#.into()), "{name}");
    }
}

#[actix_web::test]
async fn other_arguments_and_none() {
    let (status, _, body) = call(post("/own-rejection").set_payload("[]")).await;
    assert_eq!(status, 422);
    assert!(body.contains(r#""detail":"/own-rejection: Json deserialize error"#), "{body}");

    let generic = call(test::TestRequest::with_uri("/generic?page=3")).await;
    assert_eq!(generic, (200, [None, None], r#"{"page":3}"#.into()));
    for path in ["/unit", "/unit-above"] {
        assert_eq!(call(test::TestRequest::with_uri(path)).await, (204, [None, None], String::new()));
    }
    let show = call(test::TestRequest::with_uri("/show/7")).await;
    assert_eq!(show, (200, [Some("Bonn".into()), None], r#"{"id":7,"name":"Bonn"}"#.into()));
}
