//! The runtime of [`json-view`](https://docs.rs/json-view): what a view answers with.
//!
//! Depend on `json-view`, which re-exports all of this beside the macros.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod adapters;
mod body;
mod error;
mod header;
mod lines;
mod log;
#[allow(missing_docs, reason = "for generated code alone")]
mod outcome;
mod problem;
mod response;
#[allow(missing_docs, reason = "for generated code alone")]
mod status;
#[allow(missing_docs, reason = "for generated code alone")]
mod value_type;
#[allow(missing_docs, reason = "for generated code alone")]
mod view;

pub use http;

pub use body::{Compact, Encoder, Pretty};
pub use error::JsonError;
pub use header::{IntoHeaderValues, InvalidHeaderValue};
pub use problem::Problem;
pub use response::JsonResponse;

/// What the generated code calls. Not public: it changes with any release.
#[doc(hidden)]
pub mod __private {
    pub use crate::error::{Cause, CauseOfDisplay, CauseOfError, CauseOfPointer};
    pub use crate::error::{Derived, DerivedAny, DerivedDisplay};
    pub use crate::outcome::{AnyValue, ErrorAnswer, Outcome, Returned, call, error, mistaken, outcome, returned};
    pub use crate::status::{
        bodyless, error_status, none_status, status, status_code, with_always_headers, with_headers,
    };
    pub use crate::value_type::{AnyType, Type};
    pub use crate::view::{Head, NoneAnswer, View};
    pub use http::{
        StatusCode,
        header::{self, HeaderName, HeaderValue},
    };
    pub use serde::Serialize;
}

/// An error of any type, on its way to the log.
pub(crate) type BoxError = Box<dyn std::error::Error + Send + Sync>;
