//! The views in actix-web: `cargo run -p portable-actix-web`.

#[path = "../../views.rs"]
mod views;

use actix_web::web::{get, head, post, resource};
use actix_web::{App, HttpServer};
use std::error::Error;
use std::net::TcpListener;

macro_rules! mount {
    ($app:ident $($method:ident $path:literal $view:ident,)*) => {
        // actix-web does not answer a HEAD by itself.
        $app$(.service(resource($path).route($method().to(views::$view)).route(head().to(views::$view))))*
    };
}

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port))?;
    println!("listening on http://{}", listener.local_addr()?);
    let app = || {
        let app = App::new();
        views::routes!(mount app)
    };
    HttpServer::new(app).workers(2).listen(listener)?.run().await?;
    Ok(())
}
