//! The views behind hyper: `cargo run -p portable-hyper`.

#[path = "../../views.rs"]
mod views;

use http::{Method, Request, Response, StatusCode};
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use json_view::Problem;
use std::convert::Infallible;
use std::error::Error;
use tokio::net::TcpListener;

macro_rules! call {
    ($request:ident $($method:ident $path:literal $view:ident,)*) => {
        match ($request.method(), $request.uri().path()) {
            $((method, $path) if method == $method() || *method == Method::HEAD => views::$view().await,)*
            _ => Problem::new(StatusCode::NOT_FOUND).into(),
        }
    };
}

fn get() -> Method {
    Method::GET
}

fn post() -> Method {
    Method::POST
}

async fn route(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    Ok(views::routes!(call request).into())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(route)));
    }
}
