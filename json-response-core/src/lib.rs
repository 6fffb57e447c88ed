//! The runtime of [`json-view`](https://docs.rs/json-view): what a view answers with.
//!
//! Depend on `json-view`, which re-exports all of this beside the macros.

#![cfg_attr(docsrs, feature(doc_cfg))]

// From the top floor to the lowest: a module uses those below it, and nothing points back up.
mod adapters;
#[allow(missing_docs, reason = "for generated code alone")]
mod answer;
mod body;
mod header;
#[allow(missing_docs, reason = "some of it is for generated code alone")]
mod problem;
mod response;
#[allow(missing_docs, reason = "for generated code alone")]
mod view;

pub use http;

pub use body::{Compact, Encoder, Pretty};
pub use header::{IntoHeaderValues, InvalidHeaderValue};
pub use problem::{ErrorFormat, Extension, Extensions, JsonError, Level, Plain, Problem, ProblemJson, PublicProblem};
pub use response::{Failure, JsonResponse};
pub use view::Defaults;

/// For actix-web.
#[cfg(feature = "actix-web")]
#[cfg_attr(docsrs, doc(cfg(feature = "actix-web")))]
pub mod actix_web {
    pub use crate::adapters::actix_web::{JsonErrors, JsonErrorsFuture, JsonErrorsMiddleware};
}

/// For axum.
#[cfg(feature = "axum")]
#[cfg_attr(docsrs, doc(cfg(feature = "axum")))]
pub mod axum {
    pub use crate::adapters::axum::JsonErrors;
}

/// For whatever speaks tower: hyper, tower, AWS Lambda.
#[cfg(feature = "tower")]
#[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
pub mod tower {
    pub use crate::adapters::tower::{
        JsonErrors, JsonErrorsBody, JsonErrorsFuture, JsonErrorsLayer, JsonErrorsService,
    };
}

/// For poem.
#[cfg(feature = "poem")]
#[cfg_attr(docsrs, doc(cfg(feature = "poem")))]
pub mod poem {
    pub use crate::adapters::json_errors::JsonErrors;
    pub use crate::adapters::poem::JsonErrorsEndpoint;
}

/// For Rocket.
#[cfg(feature = "rocket")]
#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
pub mod rocket {
    pub use crate::adapters::json_errors::JsonErrors;
    pub use crate::adapters::rocket::{failure, json_errors, refuse};
}

/// For salvo.
#[cfg(feature = "salvo")]
#[cfg_attr(docsrs, doc(cfg(feature = "salvo")))]
pub mod salvo {
    pub use crate::adapters::json_errors::JsonErrors;
    pub use crate::adapters::salvo::json_errors;
}

/// For warp.
#[cfg(feature = "warp")]
#[cfg_attr(docsrs, doc(cfg(feature = "warp")))]
pub mod warp {
    pub use crate::adapters::warp::{json_errors, json_replies};
}

/// What the generated code calls. Not public: it changes with any release.
#[doc(hidden)]
pub mod __private {
    pub use crate::adapters::frameworks;
    pub use crate::answer::{AnyType, AnyValue, Draft, ErrorAnswer, Kept, Outcome, Returned, Type};
    pub use crate::answer::{call0, call1, call2, call3, call4, call5, call6};
    pub use crate::answer::{error, kept, mistaken, named, outcome, returned};
    pub use crate::problem::{Cause, CauseOfDisplay, CauseOfError, CauseOfPointer};
    pub use crate::problem::{Derived, DerivedAny, DerivedDisplay, DerivedWords, Format, Problem};
    pub use crate::view::{Declaration, Defaults, Header, HeaderNameOf, HeaderValueOf, NoneAnswer, View, Words};
    pub use crate::view::{
        bodyless, error_status, none_status, status, status_code, with_always_headers, with_headers,
    };
    pub use http::{
        StatusCode,
        header::{self, HeaderName, HeaderValue},
    };
    pub use serde::Serialize;
}
