//! The views in warp: `cargo run -p portable-warp`.

#[path = "../../views.rs"]
mod views;

use std::error::Error;
use tokio::net::TcpListener;
use warp::filters::BoxedFilter;
use warp::{Filter, get, head, post};

macro_rules! mount {
    ($($method:ident $path:literal $view:ident,)*) => {
        [$(
            warp::path($path.trim_start_matches('/'))
                .and(warp::path::end())
                // warp does not answer a HEAD by itself.
                .and($method().or(head()).unify())
                .then(views::$view)
                .boxed()
        ),*]
    };
}

fn routes() -> BoxedFilter<(json_view::JsonResponse,)> {
    let routes = views::routes!(mount);
    routes.into_iter().reduce(|all, route| all.or(route).unify().boxed()).expect("there are views")
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    warp::serve(routes()).incoming(listener).run().await;
    Ok(())
}
