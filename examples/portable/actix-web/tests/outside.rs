//! `?` outside of a view: in handlers, extractors and middleware that are none; each error of an extractor as a `JsonError`; and
//! what the middleware does with actix-web's own errors and bodies.

#[path = "../../shop.rs"]
#[allow(dead_code, reason = "of what the hosts share, a test needs a part")]
mod shop;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::{ErrorConflict, InternalError, JsonPayloadError, PathError, PayloadError, UrlencodedError};
use actix_web::http::StatusCode;
use actix_web::middleware::{Next, from_fn};
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::web::{Bytes, get, post};
use actix_web::{App, Error, HttpResponse, ResponseError, web};
use json_view::actix_web::JsonErrors;
use json_view::{Failure, JsonError, JsonResponse, Problem, json_view};
use shop::Shop;

async fn forbid(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    check(request.path())?;
    next.call(request).await
}

/// A `JsonResponse` is an error of actix-web's.
fn check(path: &str) -> Result<(), JsonResponse> {
    if path == "/forbidden" {
        Err(Problem::new(http::StatusCode::FORBIDDEN).with_header("x-why", "closed"))?;
    }
    Ok(())
}

/// No view, and none of its answers is one.
async fn number(body: String) -> Result<String, JsonResponse> {
    let number: u32 =
        body.parse().map_err(|_| Problem::new(http::StatusCode::UNPROCESSABLE_ENTITY).with_detail("no number"))?;
    Ok((number + 1).to_string())
}

async fn problem() -> Problem {
    Problem::new(http::StatusCode::GONE)
}

/// A `Problem` is one, too.
async fn problem_as_error() -> Result<String, Error> {
    Err(Problem::new(http::StatusCode::GONE).into())
}

async fn conflict() -> Result<String, Error> {
    Err(ErrorConflict("taken"))
}

#[derive(Debug)]
struct Secret;

impl std::fmt::Display for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the password is hunter2")
    }
}

impl ResponseError for Secret {
    fn error_response(&self) -> HttpResponse {
        HttpResponse::ServiceUnavailable().insert_header(("retry-after", "30")).body("<h1>sorry</h1>")
    }
}

async fn secret() -> Result<String, Secret> {
    Err(Secret)
}

/// A body that comes in pieces, of which the type knows no length.
async fn stream() -> HttpResponse {
    let pieces = ["no ", "such page"].map(|piece| Ok::<_, Error>(Bytes::from(piece)));
    HttpResponse::NotFound().no_chunking(12).content_type("text/plain").streaming(Pieces(pieces.into_iter()))
}

struct Pieces<I>(I);

impl<I: Iterator + Unpin> futures_core::Stream for Pieces<I> {
    type Item = I::Item;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<I::Item>> {
        std::task::Poll::Ready(self.0.next())
    }
}

#[json_view(..Shop)]
async fn view() -> Option<u32> {
    None
}

/// The status, the headers and the body of an answer, and its failure.
async fn ask(path: &str, body: &'static str, layered: bool) -> (u16, Vec<String>, String, Option<Failure>) {
    let app = App::new()
        .route("/forbidden", get().to(problem))
        .route("/number", post().to(number))
        .route("/problem", get().to(problem))
        .route("/problem-as-error", get().to(problem_as_error))
        .route("/conflict", get().to(conflict))
        .route("/secret", get().to(secret))
        .route("/stream", get().to(stream))
        .route("/view", get().to(view))
        .wrap(from_fn(forbid));
    let request = if body.is_empty() { TestRequest::get() } else { TestRequest::post() };
    let request = request.uri(path).set_payload(body).to_request();
    if layered {
        let app = init_service(app.wrap(JsonErrors::<Shop>::new())).await;
        let response = actix_web::dev::Service::call(&app, request).await;
        match response {
            Ok(response) => read(response.into_parts().1).await,
            Err(error) => read(HttpResponse::from_error(error)).await,
        }
    } else {
        let app = init_service(app).await;
        let response = actix_web::dev::Service::call(&app, request).await;
        match response {
            Ok(response) => read(response.into_parts().1).await,
            Err(error) => read(HttpResponse::from_error(error)).await,
        }
    }
}

async fn read<B: MessageBody>(response: HttpResponse<B>) -> (u16, Vec<String>, String, Option<Failure>) {
    let status = response.status().as_u16();
    let headers = response.headers().iter();
    let mut headers: Vec<_> =
        headers.map(|(name, value)| format!("{name}: {}", value.to_str().expect("text"))).collect();
    headers.sort();
    let failure = response.extensions().get::<Failure>().cloned();
    let body = actix_web::body::to_bytes(response.into_body()).await;
    let body = body.unwrap_or_else(|_| panic!("a body")).to_vec();
    (status, headers, String::from_utf8(body).expect("text"), failure)
}

#[actix_web::test]
async fn an_error_is_a_response_wherever_it_arises() {
    for (path, body, status, expected) in [
        ("/forbidden", "", 403, r#"{"error":"Forbidden"}"#),
        ("/number", "x", 422, r#"{"error":"no number"}"#),
        ("/problem", "", 410, r#"{"error":"Gone"}"#),
        ("/problem-as-error", "", 410, r#"{"error":"Gone"}"#),
    ] {
        let (is, headers, text, failure) = ask(path, body, false).await;
        assert_eq!((is, &*text), (status, expected), "{path}");
        assert!(headers.contains(&"content-type: application/json".to_owned()), "{path}");
        assert_eq!(failure.map(|failure| failure.status().as_u16()), Some(status), "{path}");
    }
    assert_eq!(ask("/number", "7", false).await.2, "8");
}

#[actix_web::test]
async fn each_gets_the_shape_of_the_api() {
    let json = "content-type: application/json";
    for (path, body, status, headers, message) in [
        ("/forbidden", "", 403, &[json, "x-api: 2", "x-why: closed"][..], "Forbidden"),
        ("/number", "x", 422, &[json, "x-api: 2"], "no number"),
        ("/problem", "", 410, &[json, "x-api: 2"], "Gone"),
        ("/problem-as-error", "", 410, &[json, "x-api: 2"], "Gone"),
        ("/conflict", "", 409, &[json, "x-api: 2"], "taken"),
        ("/secret", "", 503, &[json, "retry-after: 30", "x-api: 2"], "Service Unavailable"),
        ("/stream", "", 404, &[json, "x-api: 2"], "no such page"),
        ("/view", "", 404, &[json, "x-api: 2"], "Not Found"),
        ("/unknown", "", 404, &[json, "x-api: 2"], "Not Found"),
    ] {
        let (is, sent, text, failure) = ask(path, body, true).await;
        assert_eq!(
            (is, &*text),
            (status, &*format!(r#"{{"error":{{"status":{status},"message":"{message}"}}}}"#)),
            "{path}"
        );
        assert_eq!(sent, headers, "{path}");
        assert!(failure.is_some(), "{path}");
    }
    // What its error says is in the log.
    let failure = ask("/secret", "", true).await.3.expect("a failure");
    assert_eq!((failure.error(), failure.error_debug()), ("the password is hunter2", Some("Secret")));
    let (status, headers, text, failure) = ask("/number", "7", true).await;
    assert_eq!((status, &*text, failure.is_none()), (200, "8", true));
    assert_eq!(headers, ["content-type: text/plain; charset=utf-8"]);
}

#[actix_web::test]
async fn each_refusal_has_the_status_and_the_text_that_actix_gives_it() {
    async fn check<E: JsonError + ResponseError + 'static>(error: E) {
        let (problem, response) = (error.problem(), error.error_response());
        assert_eq!(problem.status().as_u16(), response.status().as_u16());
        assert_eq!(problem.detail(), Some(&*error.to_string()));
    }
    check(JsonPayloadError::ContentType).await;
    check(JsonPayloadError::Overflow { limit: 1 }).await;
    check(JsonPayloadError::Payload(PayloadError::Overflow)).await;
    check(PathError::Deserialize(serde::de::Error::custom("no number"))).await;
    check(UrlencodedError::UnknownLength).await;
    check(PayloadError::Overflow).await;
    check(web::Query::<u32>::from_query("x").expect_err("no number")).await;
}

/// Whoever looks at the error after the middleware finds its text and its status.
#[actix_web::test]
async fn an_error_stays_one() {
    let app = App::new().wrap(from_fn(forbid)).wrap(JsonErrors::<Shop>::new());
    let app = init_service(app).await;
    let request = TestRequest::with_uri("/forbidden").to_request();
    let error = actix_web::dev::Service::call(&app, request).await.err().expect("an error");
    assert_eq!(
        (error.to_string().as_str(), error.as_response_error().status_code()),
        ("Forbidden", StatusCode::FORBIDDEN)
    );
    assert!(error.as_error::<InternalError<Error>>().is_some());
    let response = call_service(&app, TestRequest::with_uri("/").to_request()).await;
    assert_eq!(read_body(response).await, r#"{"error":{"status":404,"message":"Not Found"}}"#);
}
