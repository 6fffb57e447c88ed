//! The routes of a service for hosts that have no router and no extractors: plain answers of text beside the views.

use crate::shop::{self, Order, Page, Shop};
use http::{Method, Request, Response, StatusCode};
use json_view::{JsonError, JsonResponse, Problem, json_view};
use std::time::Duration;

/// Answers. The whole of the body was read, or nothing of it.
pub async fn route<B: AsRef<[u8]>>(request: Request<B>) -> Response<Vec<u8>> {
    let (head, body) = request.into_parts();
    let header = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok());
    let method = if head.method == Method::HEAD { Method::GET } else { head.method.clone() };
    match (method.as_str(), head.uri.path()) {
        ("POST", "/orders") if header("content-type") != Some("application/json") => {
            text(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not JSON")
        }
        ("POST", "/orders") if body.as_ref().len() > 1000 => text(StatusCode::PAYLOAD_TOO_LARGE, "too long"),
        ("POST", "/orders") => match serde_json::from_slice(body.as_ref()) {
            Ok(order) => create(order).await.into(),
            Err(error) => text(StatusCode::BAD_REQUEST, &format!("{error}\n")),
        },
        ("GET", "/orders") => orders(head.uri.query().unwrap_or_default()).await.into(),
        ("GET", "/account") => account(header("authorization")).into(),
        ("GET", "/basket") => with(text(StatusCode::CONFLICT, "the basket is empty"), "x-request-id", "r7"),
        ("GET", "/bank") => with(text(StatusCode::SERVICE_UNAVAILABLE, "bank 10.0.0.7 refused"), "retry-after", "30"),
        ("GET", "/page") => with(text(StatusCode::GONE, "<h1>gone</h1>"), "content-type", "text/html"),
        ("GET", "/legacy") => {
            with(text(StatusCode::PAYMENT_REQUIRED, r#"{"legacy":true}"#), "content-type", "application/json")
        }
        ("GET", "/slow") => {
            tokio::time::sleep(Duration::from_secs(60)).await;
            text(StatusCode::OK, "")
        }
        ("GET", "/panic") => panic!("the password is hunter2"),
        ("GET", "/item") => shop::item().await.into(),
        ("GET", "/missing") => shop::missing().await.into(),
        ("GET", "/database") => shop::database().await.into(),
        (_, "/orders") => with(text(StatusCode::METHOD_NOT_ALLOWED, ""), "allow", "GET, POST"),
        ("GET", path) if path.starts_with("/orders/") => match path["/orders/".len()..].parse() {
            Ok(quantity) => order(quantity).await.into(),
            Err(error) => text(StatusCode::BAD_REQUEST, &format!("{error}")),
        },
        _ => text(StatusCode::NOT_FOUND, ""),
    }
}

#[json_view(status = 201, ..Shop)]
async fn create(order: Order) -> Order {
    order
}

#[json_view(..Shop)]
async fn order(quantity: u32) -> Order {
    Order { quantity }
}

#[json_view(..Shop)]
async fn orders(query: &str) -> Result<Order, Problem> {
    let Page { page } = Page { page: number(query)? };
    Ok(Order { quantity: page })
}

fn number(query: &str) -> Result<u32, Problem> {
    let number = query.strip_prefix("page=").and_then(|number| number.parse().ok());
    number.ok_or_else(|| Problem::new(StatusCode::BAD_REQUEST).with_detail("`page` is no number"))
}

/// What is no view: an error by `?`.
fn account(token: Option<&str>) -> JsonResponse {
    fn authorized(token: Option<&str>) -> Result<&str, JsonResponse> {
        Ok(token.ok_or_else(|| shop::unauthorized().problem())?)
    }
    match authorized(token) {
        Ok(token) => JsonResponse::new(token).with_header("x-api", "2"),
        Err(response) => response,
    }
}

fn text(status: StatusCode, text: &str) -> Response<Vec<u8>> {
    let mut response = Response::new(text.into());
    *response.status_mut() = status;
    response
}

fn with(mut response: Response<Vec<u8>>, name: &'static str, value: &'static str) -> Response<Vec<u8>> {
    response.headers_mut().insert(name, http::HeaderValue::from_static(value));
    response
}
