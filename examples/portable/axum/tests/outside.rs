//! `?` outside of a view: in handlers, extractors and middleware that are none; each refusal of an extractor as an error.

use axum::body::{Body, to_bytes};
use axum::extract::rejection::{
    BytesRejection, ExtensionRejection, FormRejection, JsonRejection, PathRejection, QueryRejection,
    RawPathParamsRejection, StringRejection,
};
use axum::extract::{DefaultBodyLimit, Extension, Form, FromRequest, Json, Path, Query, RawPathParams, Request};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Router, body::Bytes};
use json_view::{Failure, JsonError, JsonResponse, Problem, json_view};
use serde::Deserialize;
use tower::ServiceExt;

#[derive(Deserialize)]
#[expect(dead_code, reason = "it is only read")]
struct Input {
    id: u32,
}

macro_rules! extracted {
    ($($name:ident: $extractor:ty, $refusal:ty;)*) => {$(
        #[json_view]
        async fn $name(input: Result<$extractor, $refusal>) -> Result<(), $refusal> {
            let _ = input?;
            Ok(())
        }
    )*};
}

extracted! {
    json: Json<Input>, JsonRejection;
    form: Form<Input>, FormRejection;
    query: Query<Input>, QueryRejection;
    path: Path<Input>, PathRejection;
    bytes: Bytes, BytesRejection;
    string: String, StringRejection;
    extension: Extension<u32>, ExtensionRejection;
    parameters: RawPathParams, RawPathParamsRejection;
}

async fn ask(router: Router, request: Request) -> (StatusCode, String, Option<Failure>) {
    let response = router.oneshot(request).await.expect("no error");
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 1000).await.expect("a body").to_vec();
    (parts.status, String::from_utf8(body).expect("text"), parts.extensions.get::<Failure>().cloned())
}

#[tokio::test]
async fn each_refusal_has_the_status_and_the_text_that_axum_gives_it() {
    fn request(method: &str, path: &str, content_type: &str, body: &'static str) -> Request {
        let request = Request::builder().method(method).uri(path).header("content-type", content_type);
        request.body(Body::from(body)).expect("a request")
    }
    let router = Router::new()
        .route("/json", post(json))
        .route("/form", post(form).get(form))
        .route("/query", get(query))
        .route("/path/{id}", get(path))
        .route("/bytes", post(bytes))
        .route("/string", post(string))
        .route("/extension", get(extension))
        .route("/parameters/{id}", get(parameters))
        .layer(DefaultBodyLimit::max(10));
    for (request, status, text) in [
        (request("POST", "/json", "application/json", "{"), 400, "Failed to parse the request body as JSON: "),
        (request("POST", "/json", "application/json", "{}"), 422, "Failed to deserialize the JSON body into"),
        (request("POST", "/json", "text/plain", "{}"), 415, "Expected request with `Content-Type: application/json`"),
        (request("POST", "/json", "application/json", "[1,2,3,4,5,6,7]"), 413, "Failed to buffer the request body: "),
        (request("POST", "/form", "application/json", ""), 415, "Form requests must have `Content-Type: "),
        (
            request("POST", "/form", "application/x-www-form-urlencoded", "a=1"),
            422,
            "Failed to deserialize form body: ",
        ),
        (request("GET", "/form?a=1", "text/plain", ""), 400, "Failed to deserialize form: "),
        (request("GET", "/query?id=x", "text/plain", ""), 400, "Failed to deserialize query string: id: invalid digit"),
        (request("GET", "/path/x", "text/plain", ""), 400, "Invalid URL: "),
        (request("GET", "/parameters/%ff", "text/plain", ""), 400, "Invalid UTF-8 in `id`"),
        (request("POST", "/bytes", "text/plain", "01234567890"), 413, "Failed to buffer the request body: "),
        (request("POST", "/string", "text/plain", "01234567890"), 413, "Failed to buffer the request body: "),
    ] {
        let uri = request.uri().clone();
        let (is, body, failure) = ask(router.clone(), request).await;
        assert_eq!(is, status, "{uri}: {body}");
        assert!(body.starts_with(&format!(r#"{{"error":"{text}"#)), "{uri}: {body}");
        assert!(failure.is_some_and(|failure| failure.error().starts_with(text)), "{uri}");
    }
    // The service's own fault is for the log.
    let (status, body, failure) = ask(router, request("GET", "/extension", "text/plain", "")).await;
    assert_eq!((status.as_u16(), &*body), (500, r#"{"error":"Internal Server Error"}"#));
    let failure = failure.expect("a failure");
    assert!(failure.error().contains("Extension of type `u32` was not found"), "{failure:?}");
}

#[derive(Debug, thiserror::Error, JsonError)]
#[error("no access")]
#[json_error(status = 403)]
struct NoAccess;

async fn middleware(request: Request, next: Next) -> Result<Response, JsonResponse> {
    if request.uri().path() == "/forbidden" {
        Err(NoAccess)?;
    }
    Ok(next.run(request).await)
}

/// No view, and none of its answers is one.
async fn handler(body: String) -> Result<String, JsonResponse> {
    let number: u32 =
        body.parse().map_err(|_| Problem::new(StatusCode::UNPROCESSABLE_ENTITY).with_detail("no number"))?;
    Ok((number + 1).to_string())
}

#[derive(FromRequest)]
#[from_request(via(axum::Json), rejection(JsonResponse))]
struct Checked<T>(T);

async fn checked(Checked(input): Checked<u32>) -> String {
    input.to_string()
}

async fn problem() -> Problem {
    Problem::new(StatusCode::GONE)
}

#[tokio::test]
async fn an_error_is_a_response_wherever_it_arises() {
    let router = Router::new()
        .route("/forbidden", get(problem))
        .route("/number", post(handler))
        .route("/checked", post(checked))
        .route("/problem", get(problem))
        .layer(from_fn(middleware));
    let post = |path: &str, body: &'static str| Request::post(path).body(Body::from(body)).expect("a request");
    for (request, status, body) in [
        (Request::get("/forbidden").body(Body::empty()).expect("a request"), 403, r#"{"error":"no access"}"#),
        (Request::get("/problem").body(Body::empty()).expect("a request"), 410, r#"{"error":"Gone"}"#),
        (post("/number", "x"), 422, r#"{"error":"no number"}"#),
        (post("/checked", "7"), 415, r#"{"error":"Expected request with `Content-Type: application/json`"}"#),
    ] {
        let (is, text, failure) = ask(router.clone(), request).await;
        assert_eq!((is.as_u16(), &*text), (status, body));
        assert!(failure.is_some());
    }
    assert_eq!(ask(router, post("/number", "7")).await.1, "8");
}
