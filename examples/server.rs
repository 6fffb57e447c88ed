//! The same views behind hyper on loopback: `cargo run --example server`, or with a port of your choice behind it.

#[path = "items/mod.rs"]
mod items;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use items::Store;
use json_view::{JsonResponse, Problem};
use std::convert::Infallible;
use std::error::Error;
use std::sync::Arc;
use tokio::net::TcpListener;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let address = listener.local_addr()?;
    println!("listening on http://{address}");
    println!("curl -i http://{address}/items -d '{{\"name\":\"desk\"}}'");
    println!("curl -i http://{address}/items");
    println!("curl -i http://{address}/items/1");
    println!("curl -i http://{address}/items/7");
    println!("curl -i -X DELETE http://{address}/items/1");
    println!("curl -i -X POST http://{address}/backup");

    serve(listener).await
}

/// Answers whoever connects, with a store of its own.
///
/// # Errors
///
/// Where the listener fails.
pub async fn serve(listener: TcpListener) -> Result<(), Box<dyn Error>> {
    let store = Arc::new(Store::default());
    loop {
        let (stream, _) = listener.accept().await?;
        let store = Arc::clone(&store);
        let service = service_fn(move |request| route(Arc::clone(&store), request));
        tokio::spawn(async move {
            if let Err(error) = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await {
                eprintln!("connection failed: {error}");
            }
        });
    }
}

/// Routing is the host's; a view's answer becomes hyper's response with `into`.
async fn route(store: Arc<Store>, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let path: Vec<&str> = head.uri.path().trim_matches('/').split('/').collect();
    let response: JsonResponse = match (head.method, path.as_slice()) {
        (Method::GET, ["items"]) => items::list(&store).await,
        (Method::POST, ["items"]) => match body.collect().await {
            Ok(body) => items::create(&store, &body.to_bytes()).await,
            Err(error) => Problem::new(StatusCode::BAD_REQUEST).with_detail(error.to_string()).into(),
        },
        (Method::POST, ["backup"]) => items::backup().await,
        (method, ["items", id]) => match (method, id.parse()) {
            (Method::GET, Ok(id)) => items::show(&store, id).await,
            (Method::DELETE, Ok(id)) => items::remove(&store, id).await,
            (_, Ok(_)) => Problem::new(StatusCode::METHOD_NOT_ALLOWED).with_header("allow", "GET, DELETE").into(),
            (_, Err(_)) => Problem::new(StatusCode::NOT_FOUND).into(),
        },
        _ => Problem::new(StatusCode::NOT_FOUND).into(),
    };
    Ok(response.into())
}
