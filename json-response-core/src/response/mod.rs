//! The response: small, and held to the rules of HTTP when it leaves.

mod answered;
mod depart;
mod failure;
mod headers;

#[cfg_attr(not(all(feature = "actix-web", feature = "axum")), allow(unused_imports, reason = "for the adapters"))]
pub(crate) use depart::{Departure, Host, Sent, http_response};
pub use failure::Failure;
pub(crate) use headers::Headers;

use crate::body::{Compact, Encoder};
use crate::header::{HeaderList, IntoHeaderValues, header_name};
use crate::problem::{Format, Problem};
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
        set: fn(&mut Headers, &HeaderName, V) -> Result<(), Box<str>>,
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
            set(&mut self.headers, &name, value)
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
            shown += "… (";
            shown += itoa::Buffer::new().format(body.len());
            shown += " bytes)";
        }
        f.debug_struct("JsonResponse")
            .field("status", &self.status())
            .field("headers", &self.headers())
            .field("body", &shown)
            .finish()
    }
}
