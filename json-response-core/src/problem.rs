//! An error as data, its two formats, and the one place where an error becomes a response and a record in the log.

mod format;

use crate::BoxError;
use crate::error::{JsonError, chain};
use crate::header::IntoHeaderValues;
use crate::lines::{Layer, Lines};
use crate::log;
use crate::response::{Body, JsonResponse, Kind, header_name};
use crate::view::Head;
use format::phrase;
use http::{HeaderMap, HeaderName, StatusCode};
use serde::Serialize;
use std::borrow::Cow;
use std::error::Error;
use std::fmt;

/// The data of an error response: that of RFC 9457, in either of the two formats.
///
/// | format | body |
/// |---|---|
/// | default | `{"error": detail, "code": …, …extensions}` |
/// | RFC 9457 | `{"type": …, "title": …, "status": …, "detail": …, "instance": …, "code": …, …extensions}` as `application/problem+json` |
///
/// The view chooses with `problem`, or the error with [`Problem::with_problem_json`]. What is absent is left out.
///
/// **5xx.** The detail of a server error is for the log: the default format says the status's own phrase instead, the other
/// has no `detail`. [`Problem::with_exposed_detail`] sends it, as `details` and `detail`. Title, code, extensions and headers
/// are always sent, since somebody chose to name them.
///
/// **Collisions.** The format's own members win: an extension called `error`, `details` or `code` in the default format, or
/// `type`, `title`, `status`, `detail`, `instance` or `code` in the other, is left out of that format, so that no key stands
/// twice. An extension replaces an earlier one of the same name.
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
#[derive(Debug)]
pub struct Problem(Box<Data>);

#[derive(Debug)]
struct Data {
    status: StatusCode,
    type_uri: Option<Cow<'static, str>>,
    title: Option<Cow<'static, str>>,
    detail: Option<Cow<'static, str>>,
    instance: Option<Cow<'static, str>>,
    code: Option<Cow<'static, str>>,
    /// Name and JSON text.
    extensions: Vec<(Cow<'static, str>, String)>,
    headers: Lines,
    exposed: bool,
    problem_json: bool,
    cause: Option<String>,
    /// An extension that could not be written.
    failure: Option<BoxError>,
}

impl Problem {
    /// A problem with nothing but a status.
    pub fn new(status: StatusCode) -> Self {
        Self(Box::new(Data {
            status,
            type_uri: None,
            title: None,
            detail: None,
            instance: None,
            code: None,
            extensions: Vec::new(),
            headers: Lines::default(),
            exposed: false,
            problem_json: false,
            cause: None,
            failure: None,
        }))
    }

    /// Sets the status of the response, which the member `status` repeats (RFC 9457 §3.1.2).
    #[must_use]
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.0.status = status;
        self
    }

    /// Sets `type`, a URI reference that identifies the kind of problem (RFC 9457 §3.1.1). Absent, it means `about:blank`.
    #[must_use]
    pub fn with_type(mut self, uri: impl Into<Cow<'static, str>>) -> Self {
        self.0.type_uri = Some(uri.into());
        self
    }

    /// Sets `title`, the summary of the kind of problem (RFC 9457 §3.1.3). Absent, it is the status's phrase, unless there
    /// is a `type` that says more.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<Cow<'static, str>>) -> Self {
        self.0.title = Some(title.into());
        self
    }

    /// Sets `detail`, what happened this time, in words for the client (RFC 9457 §3.1.4); `error` in the default format.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<Cow<'static, str>>) -> Self {
        self.0.detail = Some(detail.into());
        self
    }

    /// Sets `instance`, a URI reference that identifies this occurrence (RFC 9457 §3.1.5).
    #[must_use]
    pub fn with_instance(mut self, uri: impl Into<Cow<'static, str>>) -> Self {
        self.0.instance = Some(uri.into());
        self
    }

    /// Sets `code`, a word for programs to match.
    #[must_use]
    pub fn with_code(mut self, code: impl Into<Cow<'static, str>>) -> Self {
        self.0.code = Some(code.into());
        self
    }

    /// Sets an extension member, a key of its own beside the others (RFC 9457 §3.2).
    ///
    /// A value that cannot be serialized makes the response the logged 500.
    #[must_use]
    pub fn with_extension(mut self, name: impl Into<Cow<'static, str>>, value: impl Serialize) -> Self {
        let name = name.into();
        match serde_json::to_string(&value) {
            Ok(json) => {
                self.0.extensions.retain(|(other, _)| *other != name);
                self.0.extensions.push((name, json));
            }
            Err(error) => {
                let failure = format!("extension `{name}` cannot be serialized: {error}");
                self.0.failure.get_or_insert_with(|| failure.into());
            }
        }
        self
    }

    /// Sets a header of the response, in place of those that have its name. It wins over the view's `always_headers`.
    ///
    /// An illegal name or value makes the response the logged 500.
    #[must_use]
    pub fn with_header<N>(mut self, name: N, value: impl IntoHeaderValues) -> Self
    where
        N: TryInto<HeaderName>,
        N::Error: fmt::Display,
    {
        match header_name(name) {
            Ok(name) => self.0.headers.replace(Layer::Stated, &name, value),
            Err(failure) => self.0.failure = Some(failure),
        }
        self
    }

    /// Adds a header line behind those that have its name, as [`Problem::with_header`] does otherwise.
    #[must_use]
    pub fn with_appended_header<N>(mut self, name: N, value: impl IntoHeaderValues) -> Self
    where
        N: TryInto<HeaderName>,
        N::Error: fmt::Display,
    {
        match header_name(name) {
            Ok(name) => self.0.headers.append(Layer::Stated, &name, value),
            Err(failure) => self.0.failure = Some(failure),
        }
        self
    }

    /// Sets what goes to the log in place of the detail: the error's text and those of its sources. It is never sent.
    #[must_use]
    pub fn with_cause(self, error: &dyn Error) -> Self {
        self.with_cause_text(chain(error))
    }

    #[doc(hidden)]
    #[must_use]
    pub fn with_cause_text(mut self, text: String) -> Self {
        self.0.cause = Some(text);
        self
    }

    /// Sends the detail of a 5xx, which otherwise stays in the log. It makes no difference to other statuses.
    #[must_use]
    pub fn with_exposed_detail(mut self) -> Self {
        self.0.exposed = true;
        self
    }

    /// Sends this problem as `application/problem+json`, whatever the view says.
    #[must_use]
    pub fn with_problem_json(mut self) -> Self {
        self.0.problem_json = true;
        self
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The `type`; `None` means `about:blank`.
    pub fn type_uri(&self) -> Option<&str> {
        self.0.type_uri.as_deref()
    }

    /// The `title` as it is sent: the one that was set, or the status's phrase where there is no `type`.
    pub fn title(&self) -> Option<&str> {
        match (&self.0.title, &self.0.type_uri) {
            (Some(title), _) => Some(title),
            (None, None) => Some(phrase(self.0.status)),
            (None, Some(_)) => None,
        }
    }

    /// The `detail`, whether it is sent or not.
    pub fn detail(&self) -> Option<&str> {
        self.0.detail.as_deref()
    }

    /// The `instance`.
    pub fn instance(&self) -> Option<&str> {
        self.0.instance.as_deref()
    }

    /// The `code`.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// The JSON text of an extension member.
    pub fn extension(&self, name: &str) -> Option<&str> {
        let extension = self.0.extensions.iter().find(|(other, _)| other == name);
        extension.map(|(_, json)| json.as_str())
    }

    /// The headers that were set.
    pub fn headers(&self) -> HeaderMap {
        let lines = self.0.headers.iter();
        lines.filter_map(|line| Some((line.name.clone(), line.value.as_ref().ok()?.clone()))).fold(
            HeaderMap::new(),
            |mut map, (name, value)| {
                map.append(name, value);
                map
            },
        )
    }

    /// Logs this problem and answers with it.
    pub(crate) fn respond(mut self, mut head: Head) -> JsonResponse {
        head.drop_success_headers();
        head.lines.retain(|line| !self.0.headers.overrides(line.layer, &line.name));
        head.lines.extend(std::mem::take(&mut self.0.headers));
        let problem_json = self.0.problem_json || head.is_problem();
        let failure = self.0.failure.take().or_else(|| head.lines.take_failure());
        if let Some(failure) = failure {
            // One record for both.
            let cause = format!("{}; the error to answer: {}", chain(&*failure), self.cause());
            return internal_error(head, problem_json, &cause.into());
        }
        log::failure(head.name(), self.0.status, self.cause());
        let (kind, body) =
            if problem_json { (Kind::Problem, self.problem_body()) } else { (Kind::Error, self.default_body()) };
        JsonResponse::of_error(head, kind, self.0.status, body)
    }

    /// What goes to the log.
    fn cause(&self) -> &dyn fmt::Display {
        match &self.0.cause {
            Some(cause) => cause,
            None => self,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = self.0.title.as_deref().unwrap_or(phrase(self.0.status));
        f.write_str(self.detail().unwrap_or(title))
    }
}

impl Error for Problem {}

impl JsonError for Problem {
    /// A copy of this problem.
    fn problem(&self) -> Problem {
        let data = &*self.0;
        let mut headers = Lines::default();
        for line in self.0.headers.iter() {
            headers.add(line.copy());
        }
        Problem(Box::new(Data {
            status: data.status,
            type_uri: data.type_uri.clone(),
            title: data.title.clone(),
            detail: data.detail.clone(),
            instance: data.instance.clone(),
            code: data.code.clone(),
            extensions: data.extensions.clone(),
            headers,
            exposed: data.exposed,
            problem_json: data.problem_json,
            cause: data.cause.clone(),
            failure: data.failure.as_ref().map(|error| error.to_string().into()),
        }))
    }
}

impl From<Problem> for JsonResponse {
    /// Answers with a problem outside of a view: in a framework's own handler for what no route takes, for example.
    fn from(problem: Problem) -> Self {
        problem.respond(Head::none())
    }
}

/// The whole 500 that says nothing of its cause, which is logged.
pub(crate) fn internal_error(mut head: Head, problem_json: bool, cause: &BoxError) -> JsonResponse {
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    log::failure(head.name(), status, &chain(&**cause));
    let (kind, body) = if problem_json { (Kind::Problem, INTERNAL_PROBLEM) } else { (Kind::Error, INTERNAL_ERROR) };
    head.lines.retain(|line| line.layer == Layer::Always && line.value.is_ok());
    JsonResponse::of_error(head, kind, status, Body::Static(body))
}

pub(crate) const INTERNAL_ERROR: &[u8] = br#"{"error":"Internal Server Error"}"#;
const INTERNAL_PROBLEM: &[u8] = br#"{"title":"Internal Server Error","status":500}"#;
