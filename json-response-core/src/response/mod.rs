//! The response: small, and held to the rules of HTTP when it leaves.

mod depart;
mod failure;
mod headers;

#[cfg_attr(not(all(feature = "actix-web", feature = "axum")), allow(unused_imports, reason = "for the adapters"))]
pub(crate) use depart::{Departure, Host, Sent, http_response};
pub use failure::Failure;
pub(crate) use headers::Headers;

use crate::body::{Compact, Encoder};
use crate::header::{HeaderList, IntoHeaderValues, header_name};
use crate::problem::{Format, Plain, Problem, chain};
use crate::view::{JSON, OUTSIDE, View};
use http::header::HeaderName;
use http::{HeaderMap, StatusCode};
use json_response_rules as rules;
use serde::{Serialize, de::DeserializeOwned};
use std::fmt;

/// A JSON response: status, headers and an encoded body.
///
/// It is what a view's function returns, and what a function may return itself where the declaration does not fit: what it
/// sets wins, and what it leaves open comes from the view. As an error, `Err(JsonResponse)`, it goes out as it is; if it sets no
/// status, that is 500.
///
/// Nothing here panics. A value that cannot be serialized, a status that is none, or a header that cannot be sent, makes the
/// response the internal error: a whole `500 {"error":"Internal Server Error"}`, in the view's format, and the cause goes to the
/// log. No status that is set later changes that.
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
///
/// Every error converts into one, so that `?` works wherever a `JsonResponse` is the error: in extractors, in middleware and
/// in handlers that are no views.
///
/// ```
/// use json_response_core::{JsonResponse, Problem};
/// use http::StatusCode;
///
/// fn token(header: Option<&str>) -> Result<&str, JsonResponse> {
///     let unauthorized = || Problem::new(StatusCode::UNAUTHORIZED).with_header("www-authenticate", "Bearer");
///     Ok(header.ok_or_else(unauthorized)?)
/// }
/// assert_eq!(token(None).unwrap_err().body(), br#"{"error":"Unauthorized"}"#);
/// ```
#[must_use = "a response does nothing until it is returned"]
pub struct JsonResponse {
    /// The view that answered, or [`OUTSIDE`].
    view: &'static View,
    headers: Headers,
    body: Body,
    /// The error that this answers with. The body is what its format makes of it.
    problem: Option<Problem>,
    status: Option<StatusCode>,
    /// Whether this was returned as an error, whatever its status.
    is_error: bool,
}

#[derive(Debug)]
pub(crate) enum Body {
    Bytes(Vec<u8>),
    Empty,
}

impl JsonResponse {
    /// Encodes `value` as the body of a 200.
    pub fn new(value: impl Serialize) -> Self {
        Self::encoded::<Compact>(value)
    }

    /// As [`JsonResponse::new`], with another encoder than [`Compact`].
    ///
    /// ```
    /// use json_response_core::{JsonResponse, Pretty};
    ///
    /// assert_eq!(JsonResponse::encoded::<Pretty>([1]).body(), b"[\n  1\n]");
    /// ```
    pub fn encoded<E: Encoder>(value: impl Serialize) -> Self {
        Self::of_encoded(&OUTSIDE, HeaderList::default(), E::body(&value, None))
    }

    /// A response whose body is JSON already, which is checked.
    ///
    /// ```
    /// use json_response_core::JsonResponse;
    ///
    /// assert_eq!(JsonResponse::from_json(br#"{"cached":true}"#.to_vec()).body(), br#"{"cached":true}"#);
    /// assert_eq!(JsonResponse::from_json("{").status(), 500);
    /// ```
    pub fn from_json(json: impl Into<Vec<u8>>) -> Self {
        let json = json.into();
        match serde_json::from_slice::<serde::de::IgnoredAny>(&json) {
            Ok(_) => Self::of_encoded(&OUTSIDE, HeaderList::default(), Ok(json)),
            Err(error) => Self::of_failure(&OUTSIDE, HeaderList::default(), format!("the body is no JSON: {error}")),
        }
    }

    /// A response without a body: 204, unless the view or [`JsonResponse::with_status`] says otherwise.
    pub fn empty() -> Self {
        Self::of_body(&OUTSIDE, HeaderList::default(), Body::Empty)
    }

    /// Sets the status.
    ///
    /// That of an error changes in its body, too, where its format has it there (RFC 9457 §3.1.2). A status that is not final,
    /// outside 200–599, or 206, and one outside 400–599 for an error, make the response the internal error (RFC 9110 §15).
    pub fn with_status(mut self, status: StatusCode) -> Self {
        if self.is_failed() {
            return self;
        }
        match self.problem.take() {
            Some(problem) => match rules::check_error(status.as_u16()) {
                Ok(()) => self.show(problem.with_status(status)),
                Err(fault) => {
                    self.problem = Some(problem);
                    self.fail(fault.of(status.as_u16()));
                }
            },
            None => match rules::check_final(status.as_u16()) {
                Ok(()) => self.status = Some(status),
                Err(fault) => self.fail(fault.of(status.as_u16())),
            },
        }
        self
    }

    /// Sets a header, in place of those that have its name. A value that gives no line, such as `None`, withdraws them: also
    /// those that a view declares.
    ///
    /// The name is anything that makes a [`HeaderName`], in any case; the value anything that [`IntoHeaderValues`] takes. What
    /// cannot be sent makes the response the internal error: an illegal name or value, or a field that belongs to the server,
    /// such as `content-length`.
    pub fn with_header<N>(self, name: N, value: impl IntoHeaderValues) -> Self
    where
        N: TryInto<HeaderName>,
        N::Error: fmt::Display,
    {
        self.set_header(name, value, Headers::replace)
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
        self.set_header(name, value, Headers::append)
    }

    fn set_header<N, V>(
        mut self,
        name: N,
        value: V,
        set: fn(&mut Headers, HeaderName, V) -> Result<(), Box<str>>,
    ) -> Self
    where
        N: TryInto<HeaderName>,
        N::Error: fmt::Display,
        V: IntoHeaderValues,
    {
        if self.is_failed() {
            return self;
        }
        let done = header_name(name).and_then(|name| {
            self.resolve()?;
            set(&mut self.headers, name, value)
        });
        if let Err(cause) = done {
            self.fail(cause);
        }
        self
    }

    /// The status that is sent.
    #[inline]
    pub fn status(&self) -> StatusCode {
        if let Some(problem) = &self.problem {
            return problem.status();
        }
        let declared = if self.is_error { None } else { self.view.declaration.status };
        self.status.or(declared).unwrap_or(match self.body {
            Body::Empty => StatusCode::NO_CONTENT,
            Body::Bytes(_) => StatusCode::OK,
        })
    }

    /// The headers that are sent, less those that a server adds.
    pub fn headers(&self) -> HeaderMap {
        self.sent_headers()
    }

    /// The headers that were declared, computed or set, to be changed.
    ///
    /// A `content-type` is among them only if one was set: what nobody sets follows from the body when the response is sent. What
    /// cannot be sent makes the response the internal error then, as with [`JsonResponse::with_header`].
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        if let Err(cause) = self.resolve() {
            self.fail(cause);
        }
        self.headers.map_mut()
    }

    /// The body that is sent: nothing with a status that has none (RFC 9110 §15.3.5, §15.3.6, §15.4.5).
    #[inline]
    pub fn body(&self) -> &[u8] {
        match &self.body {
            Body::Bytes(bytes) if !rules::has_no_body(self.status().as_u16()) => bytes,
            _ => b"",
        }
    }

    /// The body that is sent, as [`JsonResponse::body`] shows it.
    pub fn into_body(self) -> Vec<u8> {
        self.depart(&Host::HTTP).body.into_vec()
    }

    /// Reads the body back, as a test wants it.
    ///
    /// # Errors
    ///
    /// Where the body is no JSON of that shape.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(self.body())
    }

    /// The error that this answers with, if it is one: what was returned, or what stands for a failure of the service.
    pub fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }

    /// The media type of the body where no header sets one.
    fn content_type(&self) -> &'static str {
        match &self.problem {
            Some(problem) => self.format_of(problem).content_type(),
            None if self.is_error || is_refusal(self.status()) => JSON,
            None => self.view.content_type(),
        }
    }

    fn format_of(&self, problem: &Problem) -> Format {
        problem.format().unwrap_or_else(|| self.view.format())
    }
}

/// What answering with a view needs.
impl JsonResponse {
    /// A success of a view, or of none: what an encoder has made of its value.
    #[inline]
    pub(crate) fn of_encoded(
        view: &'static View,
        computed: HeaderList,
        encoded: Result<Vec<u8>, crate::body::BoxError>,
    ) -> Self {
        match encoded {
            Ok(body) if body.is_empty() => Self::of_failure(view, computed, "the encoder wrote nothing".into()),
            Ok(body) if view.is_safe() && !is_object(&body) => Self::of_failure(view, computed, NOT_AN_OBJECT.into()),
            Ok(body) => Self::of_body(view, computed, Body::Bytes(body)),
            Err(error) => {
                Self::of_failure(view, computed, format!("the value cannot be serialized: {}", chain(&*error)))
            }
        }
    }

    /// A success of a view, or of none.
    #[inline]
    pub(crate) fn of_body(view: &'static View, computed: HeaderList, body: Body) -> Self {
        let is_whole = computed.is_valid();
        let mut response =
            Self { view, headers: Headers::Computed(computed), body, problem: None, status: None, is_error: false };
        if !is_whole {
            // An invalid header matters only if it is to be sent.
            if let Err(cause) = response.resolve() {
                response.fail(cause);
            }
        }
        response
    }

    /// The internal error of a view, or of none.
    pub(crate) fn of_failure(view: &'static View, computed: HeaderList, cause: String) -> Self {
        Self::of_problem(view, computed, Problem::internal(cause))
    }

    /// The error of a view, or of none.
    pub(crate) fn of_problem(view: &'static View, computed: HeaderList, mut problem: Problem) -> Self {
        let headers = Headers::of(problem.take_headers());
        Self::of_error(view, headers, computed, problem)
    }

    /// The API's error in place of a response that was no view's. Its headers stay, less those of the old body, and win over
    /// `always_headers(…)`. They are as the framework has them, and are held to no rule here.
    #[cfg(feature = "service")]
    pub(crate) fn in_place_of(view: &'static View, headers: HeaderMap, problem: Problem) -> Self {
        let headers = Headers::without_body(headers);
        Self::of_error(view, headers, HeaderList::default(), problem)
    }

    fn of_error(view: &'static View, headers: Headers, computed: HeaderList, mut problem: Problem) -> Self {
        let failure = problem.take_failure();
        let mut response = Self { view, headers, body: Body::Empty, problem: None, status: None, is_error: true };
        let filled_in = response.headers.fill_in(view, computed, false);
        match failure.map_or(filled_in, Err) {
            Ok(()) => response.show(problem),
            Err(cause) => {
                response.problem = Some(problem);
                response.fail(cause);
            }
        }
        response
    }

    /// Answers for a view with what it returned: what this has set wins, and the view fills in the rest.
    pub(crate) fn adopted(mut self, view: &'static View, computed: HeaderList, is_error: bool) -> Self {
        let is_of_a_view = !std::ptr::eq(self.view, &raw const OUTSIDE);
        let is_error = is_error || self.is_error || is_refusal(self.status());
        if is_of_a_view || is_error {
            self.set_all(is_of_a_view);
        }
        self.is_error = is_error;
        let is_unsafe = self.problem.is_none() && view.is_safe() && !self.body().is_empty() && !is_object(self.body());
        self.view = view;
        if is_unsafe {
            self.fail(NOT_AN_OBJECT);
        } else if let Err(cause) = self.headers.fill_in(view, computed, !is_error) {
            self.fail(cause);
        }
        // In this view's format, unless it has one of its own.
        if let Some(problem) = self.problem.take() {
            self.show(problem);
        }
        self
    }

    /// The error that this answers with, and the headers that were set, so that whoever answers with it in the end does so in its
    /// own format.
    ///
    /// # Errors
    ///
    /// This, if it is of a view, has a format or a body of its own, or is no error.
    #[cfg(any(feature = "poem", feature = "warp"))]
    pub(crate) fn into_problem(mut self) -> Result<Problem, Self> {
        let is_of_a_view = !std::ptr::eq(self.view, &raw const OUTSIDE);
        let is_open = self.problem.as_ref().is_some_and(|problem| problem.format().is_none());
        if is_of_a_view || !is_open || self.resolve().is_err() || self.headers.sets_content_type() {
            return Err(self);
        }
        let Some(mut problem) = self.problem.take() else { return Err(self) };
        for (name, value) in &self.headers.into_map() {
            problem = problem.with_appended_header(name.clone(), value.clone());
        }
        Ok(problem)
    }

    /// Makes all that this sends something that it has set: what another view has declared, or what is an error, which sends
    /// nothing of a view's success.
    fn set_all(&mut self, is_of_a_view: bool) {
        let content_type = self.content_type();
        if let Err(cause) = self.resolve() {
            self.fail(cause);
        }
        if self.problem.is_none() {
            let is_open = self.status.is_none() && !is_of_a_view;
            self.status = Some(if is_open { StatusCode::INTERNAL_SERVER_ERROR } else { self.status() });
            if content_type != JSON {
                self.headers.set_content_type(content_type);
            }
        }
    }

    /// Makes this the internal error, unless it is that already. What is left of its headers is `always_headers(…)`.
    pub(crate) fn fail(&mut self, cause: impl Into<String>) {
        if self.is_failed() {
            return;
        }
        let internal = match self.problem.take() {
            // One record for both.
            Some(problem) => problem.into_internal(cause.into()),
            None => Problem::internal(cause),
        };
        self.headers.keep_always(self.view);
        self.show(internal);
    }

    /// Whether this is the internal error, which nothing replaces any more.
    #[inline]
    fn is_failed(&self) -> bool {
        self.problem.as_ref().is_some_and(Problem::is_internal)
    }

    /// Writes the body of an error.
    fn show(&mut self, problem: Problem) {
        let problem = problem.in_span();
        let (problem, body) = match self.format_of(&problem).write(&problem) {
            Ok(body) if !body.is_empty() => (problem, body),
            unwritten => {
                let why = unwritten.err().map_or("nothing was written".into(), |error| error.to_string());
                let internal = problem.into_internal(format!("the error format failed: {why}")).with_format::<Plain>();
                self.headers.keep_always(self.view);
                let body = self.format_of(&internal).write(&internal).unwrap_or_default();
                (internal, body)
            }
        };
        self.body = Body::Bytes(body);
        self.problem = Some(problem);
    }

    /// Puts all headers into one map.
    fn resolve(&mut self) -> Result<(), Box<str>> {
        let is_success = !self.is_error;
        self.headers.resolve(self.view, is_success)
    }
}

pub(crate) const NOT_AN_OBJECT: &str = "the value is no JSON object, which `safe = true` asks for";

/// Whether a body's first byte, after white space (RFC 8259 §2), opens an object.
fn is_object(body: &[u8]) -> bool {
    let mut bytes = body.iter();
    bytes.find(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) == Some(&b'{')
}

/// What no `headers(…)` and no `content_type` are for.
fn is_refusal(status: StatusCode) -> bool {
    status.is_client_error() || status.is_server_error()
}

impl Body {
    #[inline]
    pub(crate) fn into_vec(self) -> Vec<u8> {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Empty => Vec::new(),
        }
    }
}

impl fmt::Debug for JsonResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        /// More than this is of no use on a screen.
        const SHOWN: usize = 1024;
        let body = self.body();
        let shown = String::from_utf8_lossy(&body[..body.len().min(SHOWN)]);
        let mut shown = shown.into_owned();
        if body.len() > SHOWN {
            shown.push_str(&format!("… ({} bytes)", body.len()));
        }
        f.debug_struct("JsonResponse")
            .field("status", &self.status())
            .field("headers", &self.headers())
            .field("body", &shown)
            .finish()
    }
}
