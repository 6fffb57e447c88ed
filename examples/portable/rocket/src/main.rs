//! The views in Rocket: `cargo run -p portable-rocket`.

#[path = "../../views.rs"]
mod views;

use rocket::fairing::AdHoc;
use rocket::shield::Shield;
use std::error::Error;

macro_rules! mount {
    ($($method:ident $path:literal $view:ident,)*) => {
        /// Rocket reads a route's path on the function itself.
        mod routes {
            use crate::views;
            use json_view::JsonResponse;

            $(#[rocket::$method($path)]
            pub async fn $view() -> JsonResponse {
                views::$view().await
            })*
        }

        fn routes() -> Vec<rocket::Route> {
            rocket::routes![$(routes::$view),*]
        }
    };
}

views::routes!(mount);

#[rocket::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let config = rocket::Config { port, log_level: rocket::config::LogLevel::Off, ..rocket::Config::debug_default() };
    let says_where = AdHoc::on_liftoff("says where it listens", |rocket| {
        Box::pin(async { println!("listening on http://{}:{}", rocket.config().address, rocket.config().port) })
    });
    // The headers of Rocket's default shield are left out, for the sake of the table that all hosts share.
    rocket::custom(config).attach(Shield::new()).attach(says_where).mount("/", routes()).launch().await?;
    Ok(())
}
