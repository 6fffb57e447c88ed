//! An error as data, what of it is public, and the formats that write it. Nothing here knows a response.

mod cause;
mod derived;
mod error;
mod format;
mod public;
mod read;
mod text;

pub use cause::{Cause, CauseOfDisplay, CauseOfError, CauseOfPointer, ErrorText};
pub use derived::{Derived, DerivedAny, DerivedDisplay, DerivedWords};
pub use error::JsonError;
pub use format::{ErrorFormat, Format, Plain, ProblemJson};
pub use public::{Extension, Extensions, PublicProblem};
pub(crate) use text::{chain, debug, text};

use crate::header::{HeaderList, IntoHeaderValues, Origin, header_name, unsendable};
use http::header::CONTENT_TYPE;
use http::{HeaderName, StatusCode};
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use std::borrow::Cow;
use std::error::Error;
use std::fmt;

/// The data of an error response (RFC 9457), in whichever format it is sent.
///
/// | format | body |
/// |---|---|
/// | [`Plain`], the default | `{"error": detail, "code": …, …extensions}` |
/// | [`ProblemJson`] | `{"type": …, "title": …, "status": …, "detail": …, "instance": …, "code": …, …extensions}` as `application/problem+json` |
/// | the API's own | whatever its [`ErrorFormat`] serializes |
///
/// The error chooses with [`Problem::with_format`], else the view with `error_format`, else it is `Plain`. What is absent is
/// left out.
///
/// **5xx.** The detail of a server error is for the log: clients see the `title`, or the status's own phrase.
/// [`Problem::with_exposed_detail`] sends it, as `details` (`Plain`) or `detail` (`ProblemJson`). Title, code, extensions and
/// headers are always sent, since somebody chose to name them.
///
/// **Collisions.** A format's own members win: an extension that has the name of one of them is left out of that format, so
/// that no key stands twice. An extension replaces an earlier one of the same name.
///
/// ```
/// use json_response_core::{JsonResponse, Problem};
/// use http::StatusCode;
///
/// let response = JsonResponse::from(
///     Problem::new(StatusCode::CONFLICT)
///         .with_detail("the name is taken")
///         .with_code("name_taken")
///         .with_extension("name", "desk"),
/// );
/// assert_eq!(response.status(), StatusCode::CONFLICT);
/// assert_eq!(
///     response.body(),
///     br#"{"error":"the name is taken","code":"name_taken","name":"desk"}"#
/// );
/// ```
#[derive(Debug, Clone)]
#[must_use = "a problem does nothing until it is returned"]
pub struct Problem(Box<Data>);

#[derive(Debug, Clone)]
struct Data {
    status: StatusCode,
    type_uri: Option<Cow<'static, str>>,
    title: Option<Cow<'static, str>>,
    detail: Option<Cow<'static, str>>,
    instance: Option<Cow<'static, str>>,
    code: Option<Cow<'static, str>>,
    extensions: Vec<(Cow<'static, str>, Box<RawValue>)>,
    headers: HeaderList,
    is_exposed: bool,
    is_internal: bool,
    format: Option<Format>,
    level: Option<Level>,
    cause: Option<String>,
    debug: Option<String>,
    /// Why it cannot be sent.
    failure: Option<Box<str>>,
    origin: Option<&'static str>,
    in_place_of: InPlaceOf,
    #[cfg(feature = "tracing")]
    span: Option<tracing::Span>,
}

/// The response that it replaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum InPlaceOf {
    Nothing,
    /// One that was no view's.
    Service,
    /// Its own, whose record is written.
    Itself,
}

/// How loud the record of a failure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// What somebody has to look at: the default of a 5xx.
    Error,
    /// What somebody may want to look at.
    Warn,
    /// What is worth a line in production.
    Info,
    /// What helps to find a fault: the default of a 4xx.
    Debug,
    /// What is of use to nobody but its author.
    Trace,
}

impl Problem {
    /// A problem with nothing but a status.
    ///
    /// A status outside 400–599 makes the response the internal error, which the log explains (RFC 9110 §15.5, §15.6).
    pub fn new(status: StatusCode) -> Self {
        Self(Box::new(Data {
            status,
            type_uri: None,
            title: None,
            detail: None,
            instance: None,
            code: None,
            extensions: Vec::new(),
            headers: HeaderList::default(),
            is_exposed: false,
            is_internal: false,
            format: None,
            level: None,
            cause: None,
            debug: None,
            failure: None,
            origin: None,
            in_place_of: InPlaceOf::Nothing,
            #[cfg(feature = "tracing")]
            span: None,
        }))
    }

    /// The error that a client sees where the service itself has failed, and why: that goes to the log alone. Its status is
    /// final.
    pub(crate) fn internal(cause: impl Into<String>) -> Self {
        let mut problem = Self::new(StatusCode::INTERNAL_SERVER_ERROR);
        problem.0.is_internal = true;
        problem.0.cause = Some(cause.into());
        problem
    }

    /// The internal error in place of this one, in its format, with a record for both.
    pub(crate) fn into_internal(self, cause: &str) -> Self {
        let mut internal = Self::internal(format!("{cause}; the error to answer: {}", self.cause().0));
        internal.0.format = self.0.format;
        internal.0.origin = self.0.origin;
        if self.is_in_place() {
            internal.0.in_place_of = InPlaceOf::Service;
        }
        #[cfg(feature = "tracing")]
        {
            internal.0.span = self.0.span;
        }
        internal
    }

    /// Sets the status of the response, which the member `status` repeats (RFC 9457 §3.1.2).
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.0.status = status;
        self
    }

    /// Sets `type`, a URI reference that identifies the kind of problem (RFC 9457 §3.1.1). Absent, it means `about:blank`.
    pub fn with_type(mut self, uri: impl Into<Cow<'static, str>>) -> Self {
        self.0.type_uri = Some(uri.into());
        self
    }

    /// Sets `title`, the summary of the kind of problem (RFC 9457 §3.1.3), and the public text of a 5xx. Absent, it is the
    /// status's phrase.
    pub fn with_title(mut self, title: impl Into<Cow<'static, str>>) -> Self {
        self.0.title = Some(title.into());
        self
    }

    /// Sets `detail`, what happened this time, in words for the client (RFC 9457 §3.1.4).
    pub fn with_detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    /// Sets `instance`, a URI reference that identifies this occurrence (RFC 9457 §3.1.5).
    pub fn with_instance(mut self, uri: impl Into<Cow<'static, str>>) -> Self {
        self.0.instance = Some(uri.into());
        self
    }

    /// Sets `code`, a word for programs to match.
    pub fn with_code(mut self, code: impl Into<Cow<'static, str>>) -> Self {
        self.0.code = Some(code.into());
        self
    }

    /// Sets an extension member, a key of its own beside the others (RFC 9457 §3.2).
    ///
    /// A value that cannot be serialized makes the response the internal error.
    pub fn with_extension(mut self, name: impl Into<Cow<'static, str>>, value: impl Serialize) -> Self {
        let name = name.into();
        match to_raw_value(&value) {
            Ok(json) => {
                self.0.extensions.retain(|(other, _)| *other != name);
                self.0.extensions.push((name, json));
            }
            Err(error) => self.fail(format!("extension `{name}` cannot be serialized: {error}").into()),
        }
        self
    }

    /// Sets a header of the response, in place of those that have its name; with a value that gives no line, such as `None`,
    /// it removes them. It wins over the view's `always_headers`.
    ///
    /// What cannot be sent as a header makes the response the internal error. The `content-type` is that of the format.
    pub fn with_header<N>(mut self, name: N, value: impl IntoHeaderValues) -> Self
    where
        N: TryInto<HeaderName>,
        N::Error: fmt::Display,
    {
        if let Some(name) = self.header_name(name) {
            self.0.headers.replace(Origin::Set, &name, value);
        }
        self
    }

    /// Adds a header line behind those that have its name, as [`Problem::with_header`] does otherwise.
    pub fn with_appended_header<N>(mut self, name: N, value: impl IntoHeaderValues) -> Self
    where
        N: TryInto<HeaderName>,
        N::Error: fmt::Display,
    {
        if let Some(name) = self.header_name(name) {
            self.0.headers.append(Origin::Set, &name, value);
        }
        self
    }

    fn header_name<N>(&mut self, name: N) -> Option<HeaderName>
    where
        N: TryInto<HeaderName>,
        N::Error: fmt::Display,
    {
        match header_name(name) {
            Ok(CONTENT_TYPE) => {
                self.fail(unsendable(&CONTENT_TYPE, "an error has the media type of its format"));
                None
            }
            Ok(name) => Some(name),
            Err(failure) => {
                self.fail(failure);
                None
            }
        }
    }

    /// The first reason why this cannot be sent is the one that is logged.
    fn fail(&mut self, failure: Box<str>) {
        self.0.failure.get_or_insert(failure);
    }

    /// Sets what goes to the log in place of the detail: the error's text with those of its sources, and what `Debug` says of
    /// it. It is never sent.
    pub fn with_cause(mut self, error: &dyn Error) -> Self {
        self.0.cause = Some(chain(error));
        self.0.debug = Some(debug(error));
        self
    }

    pub(crate) fn with_cause_texts(mut self, cause: String, debug: Option<String>) -> Self {
        self.0.cause = Some(cause);
        self.0.debug = debug;
        self
    }

    /// Sets the level of the record in the log: error for a 5xx and debug for a 4xx, unless it is set.
    pub fn with_level(mut self, level: Level) -> Self {
        self.0.level = Some(level);
        self
    }

    /// Sends the detail of a 5xx, which otherwise stays in the log. It makes no difference to other statuses.
    pub fn with_exposed_detail(mut self) -> Self {
        self.0.is_exposed = true;
        self
    }

    /// Sends this problem in the format `F`, whatever the view says.
    pub fn with_format<F: ErrorFormat>(mut self) -> Self {
        self.0.format = Some(Format::of::<F>());
        self
    }

    /// Sends this problem as `application/problem+json`: short for `with_format::<ProblemJson>()`.
    pub fn with_problem_json(self) -> Self {
        self.with_format::<ProblemJson>()
    }
}

/// The status's phrase. An unknown status is understood as the x00 of its class (RFC 9110 §15).
pub(crate) fn phrase(status: StatusCode) -> &'static str {
    let class = || StatusCode::from_u16(status.as_u16() / 100 * 100).ok()?.canonical_reason();
    status.canonical_reason().or_else(class).unwrap_or("Unknown Status")
}
