//! The views in poem: `cargo run -p portable-poem`.

#[path = "../../views.rs"]
mod views;

use poem::endpoint::make;
use poem::listener::TcpAcceptor;
use poem::{Route, Server, get, post};
use std::error::Error;
use tokio::net::TcpListener;

macro_rules! mount {
    ($($method:ident $path:literal $view:ident,)*) => {
        Route::new()$(.at($path, $method(make(|_| views::$view()))))*
    };
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    Server::new_with_acceptor(TcpAcceptor::from_tokio(listener)?).run(views::routes!(mount)).await?;
    Ok(())
}
