//! The views in salvo: `cargo run -p portable-salvo`.

#[path = "../../views.rs"]
mod views;

use salvo::conn::{Acceptor, TcpListener};
use salvo::{Listener, Router, Server};
use std::error::Error;

macro_rules! mount {
    ($($method:ident $path:literal $view:ident,)*) => {
        /// salvo makes a handler of a function by an attribute on it.
        mod handlers {
            use crate::views;
            use json_view::JsonResponse;

            $(#[salvo::handler]
            pub async fn $view() -> JsonResponse {
                views::$view().await
            })*
        }

        fn router() -> Router {
            // salvo does not answer a HEAD by itself.
            Router::new()$(.push(Router::with_path($path).$method(handlers::$view).head(handlers::$view)))*
        }
    };
}

views::routes!(mount);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port: u16 = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let acceptor = TcpListener::new(("127.0.0.1", port)).try_bind().await?;
    let address = acceptor.holdings()[0].local_addr.clone().into_std().ok_or("an address")?;
    println!("listening on http://{address}");
    Server::new(acceptor).serve(router()).await;
    Ok(())
}
