//! A view as a service of tower, and beside other attributes.

use async_trait::async_trait;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use json_view::{JsonError, JsonResponse, json_view};
use serde::Serialize;
use std::convert::Infallible;
use tower::ServiceExt;
use tracing::instrument;

#[derive(Debug, Serialize)]
struct Item<'a> {
    id: usize,
    name: &'a str,
}

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no item {0}")]
    #[json_error(status = 404)]
    NotFound(usize),
}

fn item(request: &Request<String>) -> Result<Item<'_>, ItemError> {
    let name = request.body();
    if name.is_empty() { Err(ItemError::NotFound(0)) } else { Ok(Item { id: name.len(), name }) }
}

#[json_view(status = 201, headers("X-Path" = request.uri().path(), LOCATION = |item| format!("/items/{}", item.id)))]
async fn alone<'r>(request: &'r Request<String>) -> Result<Item<'r>, ItemError> {
    item(request)
}

#[instrument(err, ret)]
#[json_view(status = 201, headers("X-Path" = request.uri().path(), LOCATION = |item| format!("/items/{}", item.id)))]
async fn instrumented(request: &Request<String>) -> Result<Item<'_>, ItemError> {
    item(request)
}

#[json_view(status = 201, headers("X-Path" = request.uri().path(), LOCATION = |item| format!("/items/{}", item.id)))]
#[instrument(ret)]
async fn instrumented_below(request: &Request<String>) -> Result<Item<'_>, ItemError> {
    item(request)
}

#[async_trait]
trait Handles: Send + Sync {
    async fn handle(&self, request: &Request<String>) -> JsonResponse;
}

struct Shop;

#[async_trait]
impl Handles for Shop {
    async fn handle(&self, request: &Request<String>) -> JsonResponse {
        alone(request).await
    }
}

async fn route(request: Request<String>) -> Result<Response<Full<Bytes>>, Infallible> {
    let response = match request.uri().path() {
        "/alone" => alone(&request).await,
        "/instrumented" => instrumented(&request).await,
        "/instrumented-below" => instrumented_below(&request).await,
        _ => Shop.handle(&request).await,
    };
    Ok(response.into())
}

#[tokio::test]
async fn each_order_answers_the_same() {
    for path in ["/alone", "/instrumented", "/instrumented-below", "/trait"] {
        for (body, status, headers, expected) in [
            ("desk", 201, [Some(path), Some("/items/4")], r#"{"id":4,"name":"desk"}"#),
            ("", 404, [None, None], r#"{"error":"no item 0"}"#),
        ] {
            let request = Request::builder().uri(path).body(body.to_owned()).expect("a request");
            let response = tower::service_fn(route).oneshot(request).await.expect("infallible");
            assert_eq!(response.status(), status, "{path}");
            let text = |name| response.headers().get(name).map(|value| value.to_str().expect("text"));
            assert_eq!([text("x-path"), text("location")], headers, "{path}");
            let body = response.into_body().collect().await.expect("a body").to_bytes();
            assert_eq!(body, expected, "{path}");
        }
    }
}
