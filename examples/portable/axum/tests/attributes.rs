//! A view beside the other attributes of axum's users, each in the recommended order and, where it works, in the other.

use async_trait::async_trait;
use axum::body::Body;
use axum::extract::{Json, Path, Query, State};
use axum::http::{Request, header};
use axum::routing::{get, post};
use axum::{Router, debug_handler};
use json_view::{JsonError, JsonResponse, json_view};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tower::ServiceExt;
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
async fn alone(
    Path(id): Path<u32>,
    State(shop): State<Arc<Shop>>,
    Json(New { name }): Json<New>,
) -> Result<Item, ItemError> {
    item(id, &name)
}

#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
#[debug_handler(state = Arc<Shop>)]
async fn debugged(Path(id): Path<u32>, State(shop): State<Arc<Shop>>, Json(new): Json<New>) -> Result<Item, ItemError> {
    item(id, &new.name)
}

#[instrument(err, ret)]
#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
#[debug_handler(state = Arc<Shop>)]
async fn instrumented(
    Path(id): Path<u32>,
    State(shop): State<Arc<Shop>>,
    Json(new): Json<New>,
) -> Result<Item, ItemError> {
    item(id, &new.name)
}

/// Below the view, `instrument` sees a `JsonResponse`, which rules out `err` alone.
#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
#[instrument(ret)]
async fn instrumented_below(
    Path(id): Path<u32>,
    State(shop): State<Arc<Shop>>,
    Json(new): Json<New>,
) -> Result<Item, ItemError> {
    item(id, &new.name)
}

#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
#[utoipa::path(post, path = "/{id}", request_body = New, responses((status = 201, body = Item)))]
async fn documented(
    Path(id): Path<u32>,
    State(shop): State<Arc<Shop>>,
    Json(new): Json<New>,
) -> Result<Item, ItemError> {
    item(id, &new.name)
}

#[utoipa::path(post, path = "/{id}", request_body = New, responses((status = 201, body = Item)))]
#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
async fn documented_below(
    Path(id): Path<u32>,
    State(shop): State<Arc<Shop>>,
    Json(new): Json<New>,
) -> Result<Item, ItemError> {
    item(id, &new.name)
}

/// A body that is not what the view asks for is answered in the view's own format.
#[json_view(problem)]
#[debug_handler]
async fn own_rejection(new: Result<Json<New>, axum::extract::rejection::JsonRejection>) -> Result<Item, Rejection> {
    let Json(new) = new?;
    Ok(Item { id: 1, name: new.name })
}

#[derive(Debug, thiserror::Error, JsonError)]
#[error("{0}")]
#[json_error(status = 422, code = "no_item")]
struct Rejection(#[from] axum::extract::rejection::JsonRejection);

/// Generic, over a lifetime and a type.
#[json_view]
async fn generic<'a, T: Serialize + Send + Sync + 'a>(Query(value): Query<T>) -> T {
    value
}

#[derive(Serialize, Deserialize)]
struct Page {
    page: u32,
}

#[json_view]
#[debug_handler]
async fn unit() {}

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

/// The language's own async functions in traits need no second method.
trait Stock {
    async fn stock(&self, id: u32) -> JsonResponse;
}

impl Stock for Shop {
    #[json_view(headers("X-City" = self.city))]
    async fn stock(&self, id: u32) -> Result<Item, ItemError> {
        item(id, self.city)
    }
}

async fn call(router: Router, method: &str, path: &str, body: &'static str) -> (u16, [Option<String>; 2], String) {
    let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json");
    let response = router.oneshot(request.body(Body::from(body)).expect("a request")).await.expect("infallible");
    let text = |name| response.headers().get(name).map(|value| value.to_str().expect("text").to_owned());
    let (status, headers) = (response.status().as_u16(), [text("x-city"), text("location")]);
    let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.expect("a body");
    (status, headers, String::from_utf8(body.to_vec()).expect("text"))
}

fn router() -> Router {
    let shop = Arc::new(Shop { city: "Bonn" });
    Router::new()
        .route("/alone/{id}", post(alone))
        .route("/debugged/{id}", post(debugged))
        .route("/instrumented/{id}", post(instrumented))
        .route("/instrumented-below/{id}", post(instrumented_below))
        .route("/documented/{id}", post(documented))
        .route("/documented-below/{id}", post(documented_below))
        .route("/own-rejection", post(own_rejection))
        .route("/generic", get(generic::<Page>))
        .route("/unit", get(unit))
        .with_state(shop)
}

#[tokio::test]
async fn each_order_answers_the_same() {
    for name in ["alone", "debugged", "instrumented", "instrumented-below", "documented", "documented-below"] {
        let found = call(router(), "POST", &format!("/{name}/7"), r#"{"name":"desk"}"#).await;
        let headers = [Some("Bonn".into()), Some("/items/7".into())];
        assert_eq!(found, (201, headers, r#"{"id":7,"name":"desk"}"#.into()), "{name}");

        let missing = call(router(), "POST", &format!("/{name}/0"), r#"{"name":"desk"}"#).await;
        assert_eq!(missing, (404, [None, None], r#"{"error":"no item 0"}"#.into()), "{name}");
    }
}

#[tokio::test]
async fn other_arguments_and_none() {
    let (status, _, body) = call(router(), "POST", "/own-rejection", "[]").await;
    assert_eq!(status, 422);
    assert!(body.starts_with(r#"{"title":"Unprocessable Entity","status":422,"detail":"Failed to "#), "{body}");
    assert_eq!(call(router(), "GET", "/generic?page=3", "").await, (200, [None, None], r#"{"page":3}"#.into()));
    assert_eq!(call(router(), "GET", "/unit", "").await, (204, [None, None], String::new()));
}

#[tokio::test]
async fn methods_of_traits_are_handlers() {
    let catalog: Arc<dyn Catalog> = Arc::new(Shop { city: "Bonn" });
    let show = move |Path(id): Path<u32>| async move { catalog.show(id).await };
    let stock = |Path(id): Path<u32>| async move { Shop { city: "Bonn" }.stock(id).await };
    let router = || Router::new().route("/show/{id}", get(show.clone())).route("/stock/{id}", get(stock));
    for name in ["show", "stock"] {
        let found = call(router(), "GET", &format!("/{name}/7"), "").await;
        assert_eq!(found, (200, [Some("Bonn".into()), None], r#"{"id":7,"name":"Bonn"}"#.into()), "{name}");
        let missing = call(router(), "GET", &format!("/{name}/0"), "").await;
        assert_eq!(missing, (404, [None, None], r#"{"error":"no item 0"}"#.into()), "{name}");
    }
}

/// `err` and `ret` of `instrument` above the view see what the function itself returns.
#[tokio::test]
async fn instrument_sees_the_error_and_the_value() {
    struct Counts(Arc<[AtomicU32; 2]>);

    impl tracing::Subscriber for Counts {
        fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
            metadata.target().starts_with("attributes")
        }
        fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
            tracing::span::Id::from_u64(1)
        }
        fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}
        fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
        fn event(&self, event: &tracing::Event<'_>) {
            let has = |name| u32::from(event.metadata().fields().field(name).is_some());
            self.0[0].fetch_add(has("error"), Ordering::Relaxed);
            self.0[1].fetch_add(has("return"), Ordering::Relaxed);
        }
        fn enter(&self, _: &tracing::span::Id) {}
        fn exit(&self, _: &tracing::span::Id) {}
    }

    let counts = Arc::new([AtomicU32::new(0), AtomicU32::new(0)]);
    let _guard = tracing::subscriber::set_default(Counts(Arc::clone(&counts)));
    call(router(), "POST", "/instrumented/7", r#"{"name":"desk"}"#).await;
    call(router(), "POST", "/instrumented/0", r#"{"name":"desk"}"#).await;
    assert_eq!(counts.each_ref().map(|count| count.load(Ordering::Relaxed)), [1, 1]);
}
