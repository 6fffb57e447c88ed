//! What a framework takes of this library, in its own types: the response, the errors of the rest of a service, the refusals of
//! its extractors. One room and one feature each.

#[cfg(feature = "actix-web")]
pub(crate) mod actix_web;
#[cfg(feature = "axum")]
pub(crate) mod axum;
pub mod frameworks;
#[cfg(any(feature = "poem", feature = "rocket", feature = "salvo"))]
pub(crate) mod json_errors;
#[cfg(feature = "lambda")]
mod lambda;
#[cfg(feature = "poem")]
pub(crate) mod poem;
#[cfg(feature = "body")]
mod read;
#[cfg(feature = "rocket")]
pub(crate) mod rocket;
#[cfg(feature = "salvo")]
pub(crate) mod salvo;
#[cfg(feature = "service")]
mod service;
#[cfg(feature = "tower")]
pub(crate) mod tower;
#[cfg(feature = "warp")]
pub(crate) mod warp;
