//! The harness of all shapes: the views of an API that has one format, and what each of their errors has to be.

pub(crate) use json_view::{
    ErrorFormat, Extension, Extensions, JsonError, Problem, PublicProblem, json_defaults, json_view,
};
pub(crate) use serde::Serialize;
pub(crate) use serde_json::{Value, json};

use crate::common::parts;
use json_view::JsonResponse;
use serde::Serializer;
use std::num::{IntErrorKind, ParseIntError};

/// A value that cannot be written.
pub(crate) struct Unwritable;

impl Serialize for Unwritable {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("secret"))
    }
}

/// A server error whose text is not for the client.
#[derive(Debug, thiserror::Error, JsonError)]
#[error("the password of the database is hunter2")]
#[json_error(status = 503)]
pub(crate) struct Hidden;

/// A server error whose text is.
#[derive(Debug, thiserror::Error, JsonError)]
#[error("the courier answers 418")]
#[json_error(status = 502, expose)]
pub(crate) struct Exposed;

/// A view without a format, for problems that bring their own.
#[json_view(headers("x-ok" = "yes"), always_headers(CACHE_CONTROL = "no-store"))]
pub(crate) fn plain_view(problem: Problem) -> Result<u32, Problem> {
    Err(problem)
}

/// Whether there was nothing to parse: the error that `mapping` gives a code.
pub(crate) fn is_empty(error: &ParseIntError) -> bool {
    *error.kind() == IntErrorKind::Empty
}

/// What it is an error of, its response, and the status and body that are expected.
pub(crate) type Row = (&'static str, JsonResponse, u16, &'static str);

/// Asserts whole responses: status, every header, body. Of the view's headers only `always_headers` are there.
#[track_caller]
pub(crate) fn assert_rows<const N: usize>(content_type: &str, rows: [Row; N]) {
    let headers = [("cache-control", "no-store"), ("content-type", content_type)]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    for (name, response, status, body) in rows {
        assert_eq!((name, parts(response)), (name, (status, headers.to_vec(), body.to_owned())));
    }
}

/// Every error that a view can have, in one format.
///
/// `derived` is an error of the API's own as it documents it; the two codes are what it would call an empty input, and an
/// item that is missing. The statuses of the others are those of the views below.
macro_rules! shape {
    (
        $format:ident as $content_type:literal,
        derived: $error:expr => $status:literal $derived:literal,
        mapped: $mapped:literal,
        coded: $code:tt => $coded:literal,
        none: $none_code:tt => $none:literal,
        masked: $masked:literal,
        hidden: $hidden:literal,
        exposed: $exposed:literal $(,)?
    ) => {
        #[json_defaults(error_format = $format, headers("x-ok" = "yes"), always_headers(CACHE_CONTROL = "no-store"))]
        struct Api;

        #[json_view(error_format = $format, headers("x-ok" = "yes"), always_headers(CACHE_CONTROL = "no-store"))]
        fn failing<E: JsonError>(error: E) -> Result<u32, E> {
            Err(error)
        }

        #[json_view(content_type = "application/hal+json", headers("x-sum" = |sum| *sum), ..Api)]
        fn converting<E: JsonError>(error: E) -> Result<u32, json_view::JsonResponse> {
            Err(error)?
        }

        #[json_view(errors(error if crate::prelude::is_empty(error) => (422, code = $code), _ => 400), ..Api)]
        fn mapping(text: &str) -> Result<u32, std::num::ParseIntError> {
            text.parse()
        }

        #[json_view(none(status = 404, code = $none_code, detail = "Item not found"), ..Api)]
        fn missing() -> Option<u32> {
            None
        }

        #[json_view(..Api)]
        fn unwritable() -> crate::prelude::Unwritable {
            crate::prelude::Unwritable
        }

        #[test]
        fn every_error_has_the_shape() {
            use crate::prelude::{Exposed, Hidden, assert_rows, plain_view};
            let derived = || $error;
            assert_rows(
                $content_type,
                [
                    ("derived", failing(derived()), $status, $derived),
                    ("derived, a response by `?`", converting(derived()), $status, $derived),
                    (
                        "derived, with its own format",
                        plain_view(derived().problem().with_format::<$format>()),
                        $status,
                        $derived,
                    ),
                    ("mapped", mapping("seven"), 400, $mapped),
                    ("mapped, with a code", mapping(""), 422, $coded),
                    ("none", missing(), 404, $none),
                    ("masked", unwritable(), 500, $masked),
                    ("derived, hidden", failing(Hidden), 503, $hidden),
                    ("derived, exposed", failing(Exposed), 502, $exposed),
                ],
            );
        }
    };
}
