#![doc = include_str!("../docs/overview.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub use json_response_core::{
    Compact, Defaults, Encoder, ErrorFormat, Extension, Extensions, Failure, IntoHeaderValues, InvalidHeaderValue,
    JsonError, JsonResponse, Level, Plain, Pretty, Problem, ProblemJson, PublicProblem,
};

#[doc = include_str!("../docs/json_error.md")]
pub use json_response_macros::JsonError;

#[doc = include_str!("../docs/json_defaults.md")]
pub use json_response_macros::json_defaults;

#[doc = include_str!("../docs/json_view.md")]
pub use json_response_macros::json_view;

#[cfg(feature = "actix-web")]
#[doc(inline)]
pub use json_response_core::actix_web;

#[cfg(feature = "axum")]
#[doc(inline)]
pub use json_response_core::axum;

#[cfg(feature = "poem")]
#[doc(inline)]
pub use json_response_core::poem;

#[cfg(feature = "rocket")]
#[doc(inline)]
pub use json_response_core::rocket;

#[cfg(feature = "salvo")]
#[doc(inline)]
pub use json_response_core::salvo;

#[cfg(feature = "tower")]
#[doc(inline)]
pub use json_response_core::tower;

#[cfg(feature = "warp")]
#[doc(inline)]
pub use json_response_core::warp;

/// The crate whose `StatusCode`, `HeaderName` and `HeaderValue` the API speaks.
pub use json_response_core::http;

/// What the generated code calls. Not public: it changes with any release.
#[doc(hidden)]
pub use json_response_core::__private;

/// Pages that are about more than one item.
#[cfg(doc)]
pub mod guide {
    #[doc = include_str!("../docs/error_formats.md")]
    pub mod error_formats {}

    #[doc = include_str!("../docs/envelopes.md")]
    pub mod envelopes {}

    #[doc = include_str!("../docs/migrating.md")]
    pub mod migrating {}
}

/// The README's code compiles.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadMe;
