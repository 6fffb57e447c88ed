//! What a framework takes of this library, in its own types: the response, the errors of the rest of a service, the refusals of
//! its extractors. One room and one feature each.

#[cfg(feature = "actix-web")]
pub(crate) mod actix_web;
#[cfg(feature = "axum")]
pub(crate) mod axum;
pub mod frameworks;
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
#[cfg(feature = "tower")]
pub(crate) mod tower;
#[cfg(feature = "warp")]
mod warp;
