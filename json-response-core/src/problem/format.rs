//! How an error is written.

use super::PublicProblem;
use crate::body::{BoxError, Compact, Encoder};
use json_response_rules as rules;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The shape that an API gives its errors.
///
/// A type names it: `#[json_view(error_format = ShopFormat)]` for a view, `#[json_defaults(…)]` for those of an API,
/// `#[json_error(format = ShopFormat)]` or [`Problem::with_format`](crate::Problem::with_format) for an error.
///
/// ```
/// use json_response_core::{ErrorFormat, JsonResponse, Problem, PublicProblem};
/// use http::StatusCode;
/// use serde::Serialize;
///
/// /// `{"error": {"code": "no_item", "message": "Item not found"}}`
/// struct ShopFormat;
///
/// impl ErrorFormat for ShopFormat {
///     fn body(problem: &PublicProblem<'_>) -> impl Serialize {
///         serde_json::json!({ "error": { "code": problem.code(), "message": problem.message() } })
///     }
/// }
///
/// let problem = Problem::new(StatusCode::NOT_FOUND).with_code("no_item").with_detail("Item not found");
/// let response = JsonResponse::from(problem.with_format::<ShopFormat>());
/// assert_eq!(response.body(), br#"{"error":{"code":"no_item","message":"Item not found"}}"#);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no error format",
    label = "does not implement `ErrorFormat`",
    note = "`error_format` and `format` take the path of a type that implements `json_view::ErrorFormat`, such as `Plain` or `ProblemJson`"
)]
pub trait ErrorFormat {
    /// The media type of the body, which must be a JSON one: `application/json` or `*/*+json`. Anything else does not compile.
    const CONTENT_TYPE: &'static str = "application/json";

    /// The members that this format writes itself beside the extensions. [`PublicProblem::extensions`] leaves out an extension
    /// that has the name of one of them, so that no key stands twice.
    const MEMBERS: &'static [&'static str] = &[];

    /// The body. It is written by [`Compact`](crate::Compact); if it cannot be serialized, the response is the internal error
    /// in the format [`Plain`].
    fn body(problem: &PublicProblem<'_>) -> impl Serialize;
}

/// An [`ErrorFormat`] as data.
#[derive(Debug, Clone, Copy)]
pub struct Format(&'static FormatData);

#[derive(Debug)]
struct FormatData {
    content_type: &'static str,
    members: &'static [&'static str],
    write: fn(&PublicProblem<'_>) -> Result<Vec<u8>, BoxError>,
}

impl Format {
    /// That of a type.
    ///
    /// # Panics
    ///
    /// On one whose content type is not JSON; in a `const`, so that it fails to compile.
    #[must_use]
    #[track_caller]
    pub const fn of<F: ErrorFormat>() -> Self {
        // Before the data below, whose constant the compiler would report in this file and not where the user names the format.
        let _ = json_content_type(F::CONTENT_TYPE);
        Self::with_data::<F>()
    }

    const fn with_data<F: ErrorFormat>() -> Self {
        Self(
            const {
                &FormatData {
                    content_type: F::CONTENT_TYPE,
                    members: F::MEMBERS,
                    write: |problem| Compact::body(&F::body(problem), None),
                }
            },
        )
    }

    pub(crate) fn content_type(self) -> &'static str {
        self.0.content_type
    }

    /// The body of an error.
    pub(crate) fn write(self, problem: &super::Problem) -> Result<Vec<u8>, BoxError> {
        (self.0.write)(&problem.public(self.0.members))
    }
}

/// The content type of a format, while it is compiled.
#[track_caller]
const fn json_content_type(text: &'static str) -> &'static str {
    match rules::check_content_type(text) {
        Ok(()) => text,
        Err(fault) => panic!("{}", fault.sentence()),
    }
}

/// `{"error": text, "code": …, "details": …, …extensions}`: the default.
///
/// `error` is the detail; for a 5xx it is the title or the status's phrase, and the detail, if it is exposed, is `details`.
#[derive(Debug, Clone, Copy)]
pub struct Plain;

impl ErrorFormat for Plain {
    const MEMBERS: &'static [&'static str] = &["error", "code", "details"];

    fn body(problem: &PublicProblem<'_>) -> impl Serialize {
        let is_server_error = problem.status().is_server_error();
        let error = if is_server_error { problem.title() } else { problem.message() };
        let details = problem.detail().filter(|_| is_server_error);
        Members {
            texts: [("error", Some(error)), ("code", problem.code()), ("details", details)],
            status: None,
            extensions: problem.extensions(),
        }
    }
}

/// RFC 9457: `{"type": …, "title": …, "status": …, "detail": …, "instance": …, "code": …, …extensions}` as
/// `application/problem+json`.
///
/// Where there is no `type`, the title is the status's phrase unless one is set (§4.2.1).
#[derive(Debug, Clone, Copy)]
pub struct ProblemJson;

impl ErrorFormat for ProblemJson {
    const CONTENT_TYPE: &'static str = "application/problem+json";
    const MEMBERS: &'static [&'static str] = &["type", "title", "status", "detail", "instance", "code"];

    fn body(problem: &PublicProblem<'_>) -> impl Serialize {
        let title = match (problem.own_title(), problem.type_uri()) {
            (None, Some(_)) => None,
            _ => Some(problem.title()),
        };
        Members {
            texts: [
                ("type", problem.type_uri()),
                ("title", title),
                ("detail", problem.detail()),
                ("instance", problem.instance()),
                ("code", problem.code()),
            ],
            status: Some((2, problem.status().as_u16())),
            extensions: problem.extensions(),
        }
    }
}

/// A flat object: texts, a status before the one that has its place, and extensions.
struct Members<'a, const N: usize> {
    texts: [(&'static str, Option<&'a str>); N],
    status: Option<(usize, u16)>,
    extensions: super::Extensions<'a>,
}

impl<const N: usize> Serialize for Members<'_, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (at, (name, text)) in self.texts.iter().enumerate() {
            if let Some((_, status)) = self.status.filter(|(place, _)| *place == at) {
                map.serialize_entry("status", &status)?;
            }
            if let Some(text) = text {
                map.serialize_entry(name, text)?;
            }
        }
        for (name, value) in self.extensions.iter() {
            map.serialize_entry(name, &value)?;
        }
        map.end()
    }
}
