//! What the layer does to bodies, headers and extensions, beside what the table of `tests/service.rs` has.

#[path = "../../shop.rs"]
#[allow(dead_code, reason = "of what the hosts share, a test needs a part")]
mod shop;

use http::{HeaderValue, Response, StatusCode, Version};
use http_body_util::BodyExt;
use hyper::body::{Body, Bytes, Frame, SizeHint};
use json_view::tower::JsonErrors;
use json_view::{ErrorFormat, Failure, JsonResponse, Problem, PublicProblem, json_defaults};
use serde::{Serialize, Serializer};
use shop::Shop;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use tower::{Layer, ServiceExt, service_fn};

/// A body that does as it is told.
#[derive(Default)]
struct Script {
    steps: VecDeque<Step>,
    length: Option<u64>,
}

enum Step {
    Waits,
    Data(&'static str),
    Trailers,
    Fails,
    /// It is not to be read.
    Forbidden,
}

impl Body for Script {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
        match self.steps.pop_front() {
            Some(Step::Waits) => {
                context.waker().wake_by_ref();
                Poll::Pending
            }
            Some(Step::Data(data)) => Poll::Ready(Some(Ok(Frame::data(data.into())))),
            Some(Step::Trailers) => Poll::Ready(Some(Ok(Frame::trailers(http::HeaderMap::new())))),
            Some(Step::Fails) => Poll::Ready(Some(Err("reset"))),
            Some(Step::Forbidden) => panic!("this body is not to be read"),
            None => Poll::Ready(None),
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

fn script<const N: usize>(length: impl Into<Option<u64>>, steps: [Step; N]) -> Script {
    Script { steps: steps.into(), length: length.into() }
}

fn response(status: u16, body: Script) -> Response<Script> {
    Response::builder().status(status).body(body).expect("a response")
}

fn with<B>(mut response: Response<B>, name: &'static str, value: &'static str) -> Response<B> {
    response.headers_mut().insert(name, HeaderValue::from_static(value));
    response
}

/// The response behind the layer, and its body.
async fn layered<B>(response: Response<B>) -> (http::response::Parts, Result<String, B::Error>)
where
    B: Body<Data = Bytes, Error: std::fmt::Debug>,
{
    let mut response = Some(response);
    let inner = service_fn(move |()| std::future::ready(Ok::<_, Infallible>(response.take().expect("one call"))));
    let (parts, body) = JsonErrors::<Shop>::new().layer(inner).oneshot(()).await.expect("no error").into_parts();
    let body = body.collect().await.map(|body| String::from_utf8(body.to_bytes().to_vec()).expect("text"));
    (parts, body)
}

fn error(status: u16, message: &str) -> Result<String, &'static str> {
    Ok(format!(r#"{{"error":{{"status":{status},"message":"{message}"}}}}"#))
}

#[tokio::test]
async fn a_text_in_pieces_is_the_detail() {
    use Step::{Data, Trailers, Waits};
    let body = script(12, [Waits, Data("no such"), Data(""), Waits, Data(" page\n"), Trailers]);
    let (parts, body) = layered(response(404, body)).await;
    assert_eq!(parts.headers["content-type"], "application/json");
    assert_eq!(body, error(404, "no such page"));

    // The length stands in the header alone.
    let body = with(response(404, script(None, [Data("no page")])), "content-length", "7");
    let (parts, body) = layered(body).await;
    assert_eq!(body, error(404, "no page"));
    assert!(!parts.headers.contains_key("content-length"));
}

#[tokio::test]
async fn what_is_no_small_text_is_not_read() {
    let forbidden = |length| response(404, script(length, [Step::Forbidden]));
    for response in [
        forbidden(None),
        forbidden(Some(8 * 1024 + 1)),
        with(forbidden(None), "content-length", "8193"),
        with(forbidden(Some(9)), "content-type", "text/html; charset=utf-8"),
        with(forbidden(Some(9)), "content-type", "image/png"),
        with(forbidden(Some(9)), "content-encoding", "gzip"),
    ] {
        let (parts, body) = layered(response).await;
        assert_eq!(body, error(404, "Not Found"));
        assert!(!parts.headers.contains_key("content-encoding"));
    }
}

#[tokio::test]
async fn a_body_that_lies_is_left_out() {
    let (_, body) = layered(response(400, script(9, [Step::Data("no su"), Step::Fails]))).await;
    assert_eq!(body, error(400, "Bad Request"));
    let long: &'static str = "a".repeat(5000).leak();
    let steps = [Step::Data(long), Step::Data(long), Step::Forbidden];
    let (_, body) = layered(with(response(400, script(None, steps)), "content-length", "9")).await;
    assert_eq!(body, error(400, "Bad Request"));
}

#[tokio::test]
async fn what_is_no_error_passes() {
    for status in [200, 204, 301, 304] {
        let steps = [Step::Waits, Step::Data("a"), Step::Trailers, Step::Data("b")];
        let (parts, body) = layered(with(response(status, script(None, steps)), "content-type", "text/plain")).await;
        assert_eq!((parts.status.as_u16(), body.as_deref()), (status, Ok("ab")));
        assert_eq!(parts.headers.len(), 1);
    }
    let (_, body) = layered(response(200, script(3, [Step::Data("a"), Step::Fails]))).await;
    assert_eq!(body, Err("reset"));
}

#[tokio::test]
async fn an_answer_to_head_without_its_body_passes() {
    let (parts, body) = layered(with(response(404, script(0, [])), "content-length", "9")).await;
    assert_eq!((parts.headers["content-length"].as_bytes(), body.as_deref()), (&b"9"[..], Ok("")));
}

#[tokio::test]
async fn json_passes() {
    for content_type in ["application/json", "application/problem+json; charset=utf-8"] {
        let body = with(response(400, script(2, [Step::Data("{}")])), "content-type", content_type);
        let (parts, body) = layered(body).await;
        assert_eq!((parts.headers.len(), body.as_deref()), (1, Ok("{}")));
    }
}

#[tokio::test]
async fn all_but_the_body_stays() {
    let mut response = with(response(405, Script::default()), "allow", "GET");
    response.headers_mut().append("set-cookie", HeaderValue::from_static("a=1"));
    response.headers_mut().append("set-cookie", HeaderValue::from_static("b=2"));
    response.headers_mut().insert("x-api", HeaderValue::from_static("1"));
    // A value that no view may send is the host's own business.
    response.headers_mut().insert("x-opaque", HeaderValue::from_bytes(b"caf\xe9").expect("a value"));
    *response.version_mut() = Version::HTTP_2;
    response.extensions_mut().insert(7_u32);
    let (parts, body) = layered(response).await;
    assert_eq!((parts.status, parts.version), (StatusCode::METHOD_NOT_ALLOWED, Version::HTTP_2));
    assert_eq!(parts.headers["allow"], "GET");
    assert_eq!(parts.headers["x-api"], "1", "what was said wins over what is declared");
    assert_eq!(parts.headers["x-opaque"].as_bytes(), b"caf\xe9");
    assert_eq!(parts.headers.get_all("set-cookie").iter().count(), 2);
    assert_eq!(parts.headers.len(), 6);
    assert_eq!(parts.extensions.get::<u32>(), Some(&7));
    let failure = parts.extensions.get::<Failure>().expect("a failure");
    assert_eq!((failure.view(), failure.status()), (concat!(module_path!(), "::shop::Shop"), parts.status));
    assert_eq!(body, error(405, "Method Not Allowed"));
}

/// That of a `JsonResponse`, as a service of hyper has it.
type Full = http_body_util::Full<Bytes>;

#[tokio::test]
async fn an_error_by_question_mark_gets_the_shape_of_the_api() {
    let problem =
        || Problem::new(StatusCode::UNAUTHORIZED).with_detail("who?").with_header("www-authenticate", "Basic");
    let (parts, body) = layered(Response::<Full>::from(JsonResponse::from(problem()))).await;
    assert_eq!(body.as_deref(), Ok(r#"{"error":{"status":401,"message":"who?"}}"#));
    assert_eq!(parts.headers["x-api"], "2");
    assert_eq!(parts.headers.get_all("www-authenticate").iter().count(), 1);
    let failure = parts.extensions.get::<Failure>().expect("a failure");
    assert_eq!((failure.view(), failure.error()), ("json_view::Problem", "who?"));

    // A middleware has changed the status.
    let mut response = Response::<Full>::from(JsonResponse::from(problem()));
    *response.status_mut() = StatusCode::NOT_FOUND;
    assert_eq!(layered(response).await.1.as_deref(), Ok(r#"{"error":{"status":404,"message":"who?"}}"#));

    let formatted = JsonResponse::from(problem().with_problem_json());
    let (parts, body) = layered(Response::<Full>::from(formatted)).await;
    assert_eq!(parts.headers["content-type"], "application/problem+json");
    assert_eq!(body.as_deref(), Ok(r#"{"title":"Unauthorized","status":401,"detail":"who?"}"#));
    assert!(!parts.headers.contains_key("x-api"));
}

#[tokio::test]
async fn the_inner_of_two_layers_answers() {
    #[json_defaults(problem)]
    struct Outer;

    let inner =
        JsonErrors::<Shop>::new().layer(service_fn(async |()| Ok::<_, Infallible>(response(404, script(0, [])))));
    let response = JsonErrors::<Outer>::new().layer(inner).oneshot(()).await.expect("no error");
    assert_eq!(response.headers()["content-type"], "application/json");
}

#[tokio::test]
async fn a_format_that_fails_is_the_internal_error() {
    struct Broken;

    impl Serialize for Broken {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("broken"))
        }
    }

    impl ErrorFormat for Broken {
        fn body(_: &PublicProblem<'_>) -> impl Serialize {
            Broken
        }
    }

    #[json_defaults(error_format = Broken, always_headers("x-api" = "2"))]
    struct Api;

    let inner = service_fn(async |()| Ok::<_, Infallible>(response(404, script(6, [Step::Data("hidden")]))));
    let response = JsonErrors::<Api>::new().layer(inner).oneshot(()).await.expect("no error");
    let (parts, body) = response.into_parts();
    assert_eq!(
        (parts.status, &parts.headers["x-api"]),
        (StatusCode::INTERNAL_SERVER_ERROR, &"2".parse().expect("text"))
    );
    let body = body.collect().await.expect("a body").to_bytes();
    assert_eq!(body, r#"{"error":"Internal Server Error"}"#);
}

#[tokio::test]
async fn an_error_of_the_service_passes() {
    let inner = service_fn(async |()| Err::<Response<Script>, _>("overloaded"));
    let error = JsonErrors::<Shop>::new().layer(inner).oneshot(()).await.err();
    assert_eq!(error, Some("overloaded"));
}

#[test]
fn the_future_of_a_success_is_no_larger_for_it() {
    type Inner = std::future::Ready<Result<Response<Script>, Infallible>>;
    type Future = json_view::tower::JsonErrorsFuture<Inner, Script, ()>;
    assert!(size_of::<Future>() <= size_of::<Inner>() + 2 * size_of::<usize>());
}
