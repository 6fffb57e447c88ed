//! What a view sends does not disturb the next answer on its connection, whatever it has set.

use http::{Request, Response, StatusCode};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use json_view::{JsonResponse, json_view};
use std::convert::Infallible;
use std::net::SocketAddr;
use tokio::net::TcpListener;
use wire::Connection;

#[json_view]
async fn with_length() -> JsonResponse {
    let mut response = JsonResponse::new("first");
    response.headers_mut().insert("content-length", 2.into());
    response
}

/// A status that ends no response (RFC 9110 §15.2).
#[json_view]
async fn informational() -> JsonResponse {
    JsonResponse::new("first").with_status(StatusCode::CONTINUE)
}

#[json_view]
async fn second() -> &'static str {
    "second"
}

async fn route(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let response = match request.uri().path() {
        "/with-length" => with_length().await,
        "/informational" => informational().await,
        _ => second().await,
    };
    Ok(response.into())
}

fn start() -> SocketAddr {
    let (sender, address) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            sender.send(listener.local_addr().expect("its address")).expect("the test waits");
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(route)));
            }
        });
    });
    address.recv().expect("an address")
}

/// That `headers(header::CONTENT_LENGTH = …)` does not compile is among the compile errors of `tests/ui`.
#[test]
fn the_second_of_two_requests_has_its_own_answer() {
    let address = start();
    for path in ["/with-length", "/informational"] {
        let answers = Connection::open(address).ask_ahead(&[path, "/second"]);
        assert_eq!((answers[0].status, &*answers[0].body), (500, &br#"{"error":"Internal Server Error"}"#[..]));
        assert_eq!((answers[1].status, &*answers[1].body), (200, &br#""second""#[..]));
    }
}
