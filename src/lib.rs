#![doc = include_str!("../docs/overview.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub use json_response_core::{
    Compact, Encoder, IntoHeaderValues, InvalidHeaderValue, JsonError, JsonResponse, Pretty, Problem,
};

#[doc = include_str!("../docs/json_error.md")]
pub use json_response_macros::JsonError;

#[doc = include_str!("../docs/json_view.md")]
pub use json_response_macros::json_view;

/// The crate whose `StatusCode`, `HeaderName` and `HeaderValue` the API speaks.
pub use json_response_core::http;

/// What the generated code calls. Not public: it changes with any release.
#[doc(hidden)]
pub use json_response_core::__private;

/// The README's code compiles.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadMe;
