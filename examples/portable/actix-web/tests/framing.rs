//! What a view sends does not disturb the next answer on its connection, whatever it has set.

use actix_web::{App, HttpServer, web};
use http::StatusCode;
use json_view::{JsonResponse, json_view};
use std::net::{SocketAddr, TcpListener};
use wire::Connection;

/// A status that ends no response (RFC 9110 §15.2).
#[json_view]
async fn informational() -> JsonResponse {
    JsonResponse::new("first").with_status(StatusCode::CONTINUE)
}

#[json_view]
async fn with_length() -> JsonResponse {
    let mut response = JsonResponse::new("first");
    response.headers_mut().insert("content-length", 2.into());
    response
}

#[json_view]
async fn second() -> &'static str {
    "second"
}

fn start() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("its address");
    std::thread::spawn(|| {
        let app = || {
            App::new()
                .route("/informational", web::get().to(informational))
                .route("/with-length", web::get().to(with_length))
                .route("/second", web::get().to(second))
        };
        actix_web::rt::System::new()
            .block_on(HttpServer::new(app).workers(1).listen(listener).expect("it listens").run())
    });
    address
}

#[test]
fn the_second_of_two_requests_has_its_own_answer() {
    let address = start();
    for path in ["/informational", "/with-length"] {
        let answers = Connection::open(address).ask_ahead(&[path, "/second"]);
        assert_eq!((answers[0].status, &*answers[0].body), (500, &br#"{"error":"Internal Server Error"}"#[..]));
        assert_eq!((answers[1].status, &*answers[1].body), (200, &br#""second""#[..]));
    }
}
