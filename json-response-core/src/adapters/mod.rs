//! The response in each framework's own types: one file and one feature each.

#[cfg(feature = "actix-web")]
mod actix_web;
#[cfg(feature = "axum")]
mod axum;
#[cfg(feature = "lambda")]
mod lambda;
#[cfg(feature = "poem")]
mod poem;
#[cfg(feature = "rocket")]
mod rocket;
#[cfg(feature = "salvo")]
mod salvo;
#[cfg(feature = "salvo-oapi")]
mod salvo_oapi;
#[cfg(feature = "service")]
mod service;
#[cfg(feature = "warp")]
mod warp;
