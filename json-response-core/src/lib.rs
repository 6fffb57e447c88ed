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

/// What the generated code calls. Not public: it changes with any release.
#[doc(hidden)]
pub mod __private {
    pub use crate::answer::{AnyType, AnyValue, Draft, ErrorAnswer, Kept, Outcome, Returned, Type};
    pub use crate::answer::{call0, call1, call2, call3, call4, call5, call6};
    pub use crate::answer::{error, kept, mistaken, named, outcome, returned};
    pub use crate::problem::{Cause, CauseOfDisplay, CauseOfError, CauseOfPointer};
    pub use crate::problem::{Derived, DerivedAny, DerivedDisplay, Format, Problem};
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
