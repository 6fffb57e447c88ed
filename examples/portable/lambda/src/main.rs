//! The views as a function of AWS Lambda, behind an HTTP API, a REST API, a function URL or a load balancer.

#[path = "../../views.rs"]
mod views;

use json_view::{JsonResponse, Problem};
use lambda_http::{Error, Request, service_fn};
use std::convert::Infallible;

macro_rules! call {
    ($request:ident $($method:ident $path:literal $view:ident,)*) => {
        match ($request.method().as_str(), $request.uri().path()) {
            $((method, $path) if method.eq_ignore_ascii_case(stringify!($method)) => views::$view().await,)*
            _ => Problem::new(http::StatusCode::NOT_FOUND).into(),
        }
    };
}

async fn route(request: Request) -> Result<JsonResponse, Infallible> {
    Ok(views::routes!(call request))
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    lambda_http::run(service_fn(route)).await
}
