//! The views in axum: `cargo run -p portable-axum`.

#[path = "../../views.rs"]
mod views;

use axum::Router;
use axum::routing::{get, post};
use std::error::Error;
use tokio::net::TcpListener;

macro_rules! mount {
    ($($method:ident $path:literal $view:ident,)*) => {
        Router::new()$(.route($path, $method(views::$view)))*
    };
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, views::routes!(mount)).await?;
    Ok(())
}
