#![doc = include_str!("../docs/overview.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub use json_response_core::{
    Compact, Defaults, Encoder, ErrorFormat, Extension, Extensions, Failure, IntoHeaderValues, InvalidHeaderValue,
    JsonError, JsonResponse, Level, Plain, Pretty, Problem, ProblemJson, PublicProblem,
};

#[doc = include_str!("../docs/json_error.md")]
pub use json_response_macros::JsonError;

/// What the views of an API have in common, said once: on a unit struct that each of them names, `#[json_view(..Shop)]`, and
/// that the rest of the service answers its errors with.
pub use json_response_macros::json_defaults;

#[doc = include_str!("../docs/json_view.md")]
pub use json_response_macros::json_view;

#[cfg(feature = "actix-web")]
pub use json_response_core::actix_web;

#[cfg(feature = "axum")]
pub use json_response_core::axum;

#[cfg(feature = "poem")]
pub use json_response_core::poem;

#[cfg(feature = "rocket")]
pub use json_response_core::rocket;

#[cfg(feature = "salvo")]
pub use json_response_core::salvo;

#[cfg(feature = "tower")]
pub use json_response_core::tower;

#[cfg(feature = "warp")]
pub use json_response_core::warp;

/// The crate whose `StatusCode`, `HeaderName` and `HeaderValue` the API speaks.
pub use json_response_core::http;

/// What the generated code calls. Not public: it changes with any release.
#[doc(hidden)]
pub use json_response_core::__private;

/// The README's code compiles.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadMe;
