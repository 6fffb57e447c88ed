//! The response: small, and deferred until a framework takes it.

pub(crate) mod send;

use crate::BoxError;
use crate::body::{Compact, Encoder};
use crate::header::IntoHeaderValues;
use crate::lines::{Layer, Line, Lines};
use crate::problem::{INTERNAL_ERROR, internal_error};
use crate::view::{Head, JSON, NOT_AN_OBJECT, View, is_object};
use http::header::{self, HeaderName, HeaderValue};
use http::{HeaderMap, StatusCode};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt;
use std::sync::OnceLock;

/// A JSON response: status, headers and an encoded body.
///
/// It is what a view's function returns, and what a function may return itself where the declaration does not fit: what it
/// states wins, and what it leaves unstated comes from the view. As an error, `Err(JsonResponse)`, it goes out as it states; if it
/// states no status, that is 500.
///
/// Nothing here panics. A value that cannot be serialized, or a header that cannot be sent, makes the response a whole
/// `500 {"error":"Internal Server Error"}`, and the cause goes to the log.
///
/// ```
/// use json_response_core::JsonResponse;
/// use http::StatusCode;
///
/// let response = JsonResponse::new([1, 2])
///     .with_status(StatusCode::CREATED)
///     .with_header("Location", "/lists/7");
///
/// assert_eq!(response.status(), StatusCode::CREATED);
/// assert_eq!(response.headers()["location"], "/lists/7");
/// assert_eq!(response.headers()["content-type"], "application/json");
/// assert_eq!(response.body(), b"[1,2]");
///
/// let response = http::Response::<Vec<u8>>::from(response);
/// assert_eq!(response.status(), 201);
/// ```
#[must_use = "a response does nothing until it is returned"]
pub struct JsonResponse {
    body: Body,
    lines: Lines,
    /// All headers in one map, once somebody asked for it. While it is there it holds the truth, and the rest is history.
    merged: OnceLock<Box<HeaderMap>>,
    view: Option<&'static View>,
    status: Option<StatusCode>,
    kind: Kind,
}

pub(crate) enum Body {
    Bytes(Vec<u8>),
    Static(&'static [u8]),
    /// What keeps this from being the response it should be; not logged yet.
    Failed(BoxError),
}

/// Which part of the view's declaration applies, and which media type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Success,
    Error,
    Problem,
}

static CONTENT_TYPE: HeaderName = header::CONTENT_TYPE;
static PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

impl JsonResponse {
    /// Encodes `value` as the body of a 200.
    pub fn new(value: impl Serialize) -> Self {
        Self::of_body(match Compact::body(&value, None) {
            Ok(body) => Body::Bytes(body),
            Err(error) => Body::Failed(error),
        })
    }

    /// A response without a body: 204, unless the view or [`JsonResponse::with_status`] says otherwise.
    pub fn empty() -> Self {
        Self::of_body(Body::Static(b""))
    }

    /// States the status.
    pub fn with_status(mut self, status: StatusCode) -> Self {
        self.status = Some(status);
        self
    }

    /// States a header, in place of those that have its name.
    ///
    /// The name is anything that makes a [`HeaderName`], in any case; the value anything that [`IntoHeaderValues`] takes. An
    /// illegal name or value makes the response the logged 500.
    pub fn with_header<N>(self, name: N, value: impl IntoHeaderValues) -> Self
    where
        N: TryInto<HeaderName>,
        N::Error: fmt::Display,
    {
        self.state(name, value, true)
    }

    /// Adds a header line behind those that have its name, as `Set-Cookie` needs (RFC 9110 §5.3); otherwise as
    /// [`JsonResponse::with_header`].
    ///
    /// There is one `content-type` at most: another one replaces it.
    pub fn with_appended_header<N>(self, name: N, value: impl IntoHeaderValues) -> Self
    where
        N: TryInto<HeaderName>,
        N::Error: fmt::Display,
    {
        self.state(name, value, false)
    }

    /// The status that is sent.
    #[inline]
    pub fn status(&self) -> StatusCode {
        if self.is_failed() {
            return StatusCode::INTERNAL_SERVER_ERROR;
        }
        let declared = self.view.filter(|_| self.kind == Kind::Success);
        let by_body = || match &self.body {
            Body::Static(b"") => StatusCode::NO_CONTENT,
            _ => StatusCode::OK,
        };
        self.status.or_else(|| declared?.status).unwrap_or_else(by_body)
    }

    /// The headers that are sent, less those that a server adds.
    pub fn headers(&self) -> &HeaderMap {
        self.merged.get_or_init(|| Box::new(self.merge()))
    }

    /// The headers that are sent, to be changed.
    ///
    /// All of them are now stated, but for a `content-type` that is left as it was. `content-length` and
    /// `transfer-encoding` belong to the server and are not sent from here.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        let mut map = self.merged.take().unwrap_or_else(|| Box::new(self.merge()));
        self.lines = Lines::default();
        if self.has_no_body() {
            map.remove(header::CONTENT_TYPE);
        }
        let _ = self.merged.set(map);
        #[expect(clippy::missing_panics_doc, reason = "it was set in the line above")]
        self.merged.get_mut().expect("a map")
    }

    /// The body that is sent: nothing with a status that has none (RFC 9110 §15.3.5, §15.3.6, §15.4.5).
    #[inline]
    pub fn body(&self) -> &[u8] {
        match &self.body {
            _ if is_bodyless(self.status()) => b"",
            body => body.bytes(),
        }
    }

    /// The body that is sent, as [`JsonResponse::body`] shows it.
    pub fn into_body(self) -> Vec<u8> {
        self.into_parts(|_| ()).1.into_vec()
    }

    /// Reads the body back, as a test wants it.
    ///
    /// # Errors
    ///
    /// Where the body is no JSON of that shape.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(self.body())
    }

    #[inline]
    pub(crate) fn of_body(body: Body) -> Self {
        Self { body, lines: Lines::default(), merged: OnceLock::new(), view: None, status: None, kind: Kind::Success }
    }

    /// A success of a view, with what the generated code has computed for it.
    #[inline]
    pub(crate) fn of_success(head: Head, body: Body) -> Self {
        let problem_json = head.is_problem();
        if let Body::Failed(cause) = body {
            return internal_error(head, problem_json, &cause);
        }
        Self { lines: head.lines, view: head.view, ..Self::of_body(body) }.settled(problem_json)
    }

    /// Leaves the lines that are to be sent, all of which can be; or answers with the logged 500.
    #[inline]
    fn settled(mut self, problem_json: bool) -> Self {
        // Nothing is above what `headers(…)` computes, which is all that most views have.
        if self.lines.iter().all(|line| line.layer == Layer::Declared && line.value.is_ok()) {
            return self;
        }
        self.settle();
        if let Some(cause) = self.lines.take_failure() {
            let head = Head { view: self.view, lines: self.lines };
            return internal_error(head, problem_json, &cause);
        }
        self
    }

    pub(crate) fn of_error(head: Head, kind: Kind, status: StatusCode, body: Body) -> Self {
        Self { lines: head.lines, view: head.view, status: Some(status), kind, ..Self::of_body(body) }
    }

    /// Answers for a view with what it returned: this states, and the view fills in.
    pub(crate) fn declared(mut self, mut head: Head, is_safe: bool, is_error: bool) -> Self {
        let problem_json = head.is_problem();
        if let Body::Failed(cause) = self.body {
            return internal_error(head, problem_json, &cause);
        }
        if is_safe && !self.has_no_body() && !is_object(self.body()) {
            return internal_error(head, problem_json, &NOT_AN_OBJECT.into());
        }
        self.state_all();
        let is_refusal = |status: StatusCode| status.is_client_error() || status.is_server_error();
        if is_error {
            self.status.get_or_insert(StatusCode::INTERNAL_SERVER_ERROR);
        }
        if is_error || self.status.is_some_and(is_refusal) {
            head.drop_success_headers();
            if self.kind == Kind::Success {
                self.kind = Kind::Error;
            }
        }
        self.view = head.view;
        self.lines.extend(std::mem::take(&mut head.lines));
        self.settled(problem_json)
    }

    fn state<N>(mut self, name: N, value: impl IntoHeaderValues, replaces: bool) -> Self
    where
        N: TryInto<HeaderName>,
        N::Error: fmt::Display,
    {
        if self.is_failed() {
            return self;
        }
        let name = match header_name(name) {
            Ok(name) => name,
            Err(failure) => return Self::failed(failure),
        };
        if self.merged.get().is_some() {
            self.state_all();
        }
        if replaces {
            self.lines.replace(Layer::Stated, &name, value);
        } else {
            self.lines.append(Layer::Stated, &name, value);
        }
        match self.lines.take_failure() {
            Some(failure) => Self::failed(failure),
            None => self,
        }
    }

    fn failed(cause: BoxError) -> Self {
        Self::of_body(Body::Failed(cause))
    }

    #[inline]
    fn is_failed(&self) -> bool {
        matches!(self.body, Body::Failed(_))
    }

    #[inline]
    fn has_no_body(&self) -> bool {
        self.body().is_empty()
    }

    fn is_success(&self) -> bool {
        self.kind == Kind::Success
    }

    fn media_type(&self) -> &'static HeaderValue {
        match self.kind {
            Kind::Success => self.view.map_or(&JSON, |view| view.content_type),
            Kind::Error => &JSON,
            Kind::Problem => &PROBLEM_JSON,
        }
    }

    /// Whether `headers(…)` or what is stated has this name already.
    fn is_overridden(&self, layer: Layer, name: &HeaderName) -> bool {
        let declared = || self.view.map_or(&[][..], |view| view.headers);
        let by_declared = || declared().iter().any(|(other, _)| other == name);
        self.lines.overrides(layer, name) || (layer == Layer::Always && self.is_success() && by_declared())
    }

    /// Drops the lines that others replace.
    fn settle(&mut self) {
        let is_sent = |line: &Line| !self.is_overridden(line.layer, &line.name);
        if !self.lines.iter().all(is_sent) {
            let sent: Vec<bool> = self.lines.iter().map(is_sent).collect();
            self.lines.retain_where(&sent);
        }
    }

    /// Makes everything that is to be sent something that is stated, but for the content type that nobody chose.
    fn state_all(&mut self) {
        if self.view.is_none() && self.merged.get().is_none() {
            return;
        }
        let status = self.status();
        let map = self.merged.take().unwrap_or_else(|| Box::new(self.merge()));
        let default = self.media_type();
        let mut lines = Lines::default();
        let mut last = CONTENT_TYPE.clone();
        for (name, value) in *map {
            last = name.unwrap_or(last);
            let is_unchosen = last == CONTENT_TYPE && value == default && default == JSON;
            if !(is_servers(&last) || is_unchosen) {
                lines.add(Line { layer: Layer::Stated, name: last.clone(), value: Ok(value) });
            }
        }
        self.lines = lines;
        if self.view.take().is_some() {
            self.status = Some(status);
        }
    }
}

impl Body {
    #[inline]
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Static(bytes) => bytes,
            Self::Failed(_) => INTERNAL_ERROR,
        }
    }

    #[inline]
    pub(crate) fn into_vec(self) -> Vec<u8> {
        match self {
            Self::Bytes(bytes) => bytes,
            body => body.bytes().to_vec(),
        }
    }
}

/// A final status whose response has no content (RFC 9110 §15.3.5, §15.3.6, §15.4.5), or one that is not final at all.
#[inline]
fn is_bodyless(status: StatusCode) -> bool {
    matches!(status.as_u16(), 100..=199 | 204 | 205 | 304)
}

/// The fields that frame a message (RFC 9112 §6).
fn is_servers(name: &HeaderName) -> bool {
    *name == header::CONTENT_LENGTH || *name == header::TRANSFER_ENCODING
}

pub(crate) fn header_name<N>(name: N) -> Result<HeaderName, BoxError>
where
    N: TryInto<HeaderName>,
    N::Error: fmt::Display,
{
    name.try_into().map_err(|error| format!("a header cannot be sent: {error}").into())
}

impl fmt::Debug for JsonResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonResponse")
            .field("status", &self.status())
            .field("headers", self.headers())
            .field("body", &String::from_utf8_lossy(self.body()))
            .finish()
    }
}
