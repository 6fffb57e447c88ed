//! Derived errors in a crate that allows nothing: their expansion gives no cause for a warning.

#![forbid(unsafe_code)]
#![deny(warnings)]
#![deny(unused, future_incompatible, nonstandard_style, rust_2018_idioms, let_underscore)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
#![allow(clippy::redundant_pub_crate, reason = "says the opposite of `unreachable_pub`")]
#![deny(
    clippy::allow_attributes_without_reason,
    clippy::as_conversions,
    clippy::redundant_type_annotations,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::str_to_string,
    clippy::unneeded_field_pattern,
    clippy::wildcard_enum_match_arm,
    missing_debug_implementations,
    redundant_imports,
    single_use_lifetimes,
    trivial_casts,
    unreachable_pub,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results
)]

mod common;

use common::{JSON, PROBLEM_JSON, assert_response};
use json_view::{JsonError, JsonResponse, Plain};

/// An error with all that an argument may be.
#[derive(Debug, thiserror::Error, JsonError)]
#[error("{}", self.code())]
#[json_error(status = |error| error.status(), code = |error| error.code(), format = Plain, level = warn)]
enum ShopError<'a> {
    #[json_error(title = |error| error.title().to_lowercase(), expose)]
    Computed {
        #[json_error(extension)]
        id: &'a str,
    },
    #[json_error(status = 401, problem, instance = "/login", headers(WWW_AUTHENTICATE = _, RETRY_AFTER = |_| 9))]
    Literal(#[json_error(extension = "user")] &'a str),
}

impl ShopError<'_> {
    const fn status(&self) -> u16 {
        match self {
            Self::Computed { .. } => 409,
            Self::Literal(_) => 500,
        }
    }

    const fn code(&self) -> &'static str {
        match self {
            Self::Computed { .. } => "computed",
            Self::Literal(_) => "literal",
        }
    }

    const fn title(&self) -> &'static str {
        match self {
            Self::Computed { .. } => "TITLE",
            Self::Literal(_) => "",
        }
    }
}

#[test]
fn errors_without_warnings_do_what_they_say() {
    let computed = r#"{"error":"computed","code":"computed","id":"a"}"#;
    assert_response(JsonResponse::from(ShopError::Computed { id: "a" }), 409, &[JSON], computed);
    let literal = concat!(
        r#"{"title":"Unauthorized","status":401,"detail":"literal","instance":"/login","code":"literal","#,
        r#""user":"b"}"#
    );
    assert_response(JsonResponse::from(ShopError::Literal("b")), 401, &[PROBLEM_JSON, ("retry-after", "9")], literal);
}
