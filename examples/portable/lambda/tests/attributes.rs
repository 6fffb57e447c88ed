//! A view that takes what an event holds, and beside other attributes.

use async_trait::async_trait;
use json_view::{JsonError, JsonResponse, json_view};
use lambda_http::{Body, IntoResponse, Request, RequestExt, RequestPayloadExt};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
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

#[derive(Debug)]
struct Shop {
    city: &'static str,
}

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no item {0}")]
    #[json_error(status = 404)]
    NotFound(u32),
    #[error("no new item")]
    #[json_error(status = 422)]
    Body,
}

fn item(id: u32, name: &str) -> Result<Item, ItemError> {
    if id == 0 { Err(ItemError::NotFound(id)) } else { Ok(Item { id, name: name.to_owned() }) }
}

fn id(request: &Request) -> u32 {
    request.path_parameters().first("id").and_then(|id| id.parse().ok()).unwrap_or_default()
}

fn new(request: &Request) -> Result<New, ItemError> {
    request.json().ok().flatten().ok_or(ItemError::Body)
}

#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
async fn alone(request: Request, shop: &Shop) -> Result<Item, ItemError> {
    item(id(&request), &new(&request)?.name)
}

#[instrument(err, ret, skip(request))]
#[json_view(status = 201, headers("X-City" = shop.city, LOCATION = |item| format!("/items/{}", item.id)))]
async fn instrumented(request: Request, shop: &Shop) -> Result<Item, ItemError> {
    item(id(&request), &new(&request)?.name)
}

#[async_trait]
trait Catalog: Send + Sync {
    async fn create(&self, request: Request) -> JsonResponse;
}

#[async_trait]
impl Catalog for Shop {
    async fn create(&self, request: Request) -> JsonResponse {
        alone(request, self).await
    }
}

fn request(id: &str, body: &'static str) -> Request {
    let parameters: HashMap<String, String> = [("id".into(), id.into())].into();
    let request = Request::new(Body::from(body)).with_path_parameters(parameters);
    let (mut head, body) = request.into_parts();
    head.headers.insert("content-type", http::HeaderValue::from_static("application/json"));
    Request::from_parts(head, body)
}

#[tokio::test]
async fn each_order_answers_the_same() {
    let shop = Shop { city: "Bonn" };
    for (id, body, expected) in [
        ("7", r#"{"name":"desk"}"#, (201, Some("Bonn"), Some("/items/7"), r#"{"id":7,"name":"desk"}"#)),
        ("0", r#"{"name":"desk"}"#, (404, None, None, r#"{"error":"no item 0"}"#)),
        ("7", "[]", (422, None, None, r#"{"error":"no new item"}"#)),
    ] {
        let responses = [
            alone(request(id, body), &shop).await,
            instrumented(request(id, body), &shop).await,
            shop.create(request(id, body)).await,
        ];
        for response in responses {
            let response = response.into_response().await;
            let text = |name| response.headers().get(name).map(|value| value.to_str().expect("text"));
            let Body::Text(sent) = response.body() else { panic!("JSON is text") };
            let found = (response.status().as_u16(), text("x-city"), text("location"), sent.as_str());
            assert_eq!(found, expected);
        }
    }
}

/// Compressed bytes are not text, so that they go out as base64; nothing is lost.
#[tokio::test]
async fn what_is_no_text_is_binary() {
    struct Bytes;

    impl json_view::Encoder for Bytes {
        fn encode<T: Serialize + ?Sized>(
            _: &T,
            buffer: &mut Vec<u8>,
        ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
            buffer.extend([0x1f, 0x8b, 0xff]);
            Ok(())
        }
    }

    #[json_view(encoder = Bytes, headers(CONTENT_ENCODING = "gzip"))]
    async fn compressed() -> u8 {
        1
    }

    let response = compressed().await.into_response().await;
    assert_eq!(*response.body(), Body::Binary(vec![0x1f, 0x8b, 0xff]));
}
