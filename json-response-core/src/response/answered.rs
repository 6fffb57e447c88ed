//! How a response comes to be: of a value, of an error, of what a view's function has returned.

use super::{Body, Headers, JsonResponse, is_refusal};
use crate::body::BoxError;
use crate::header::HeaderList;
use crate::problem::{Plain, Problem, chain};
use crate::view::{JSON, OUTSIDE, View};
use http::StatusCode;

impl JsonResponse {
    /// A success of a view, or of none: what an encoder has made of its value.
    #[inline]
    pub(crate) fn of_encoded(view: &'static View, computed: HeaderList, encoded: Result<Vec<u8>, BoxError>) -> Self {
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
        let is_whole = computed.is_empty() || computed.is_valid();
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
    pub(crate) fn in_place_of(view: &'static View, headers: http::HeaderMap, problem: Problem) -> Self {
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
            Some(problem) => problem.into_internal(&cause.into()),
            None => Problem::internal(cause),
        };
        self.headers.keep_always(self.view);
        self.show(internal);
    }

    /// Whether this is the internal error, which nothing replaces any more.
    #[inline]
    pub(super) fn is_failed(&self) -> bool {
        self.problem.as_ref().is_some_and(Problem::is_internal)
    }

    /// Writes the body of an error.
    pub(super) fn show(&mut self, problem: Problem) {
        let problem = problem.in_span();
        let (problem, body) = match self.format_of(&problem).write(&problem) {
            Ok(body) if !body.is_empty() => (problem, body),
            unwritten => {
                let why = unwritten.err().map_or("nothing was written".into(), |error| error.to_string());
                let internal = problem.into_internal(&format!("the error format failed: {why}")).with_format::<Plain>();
                self.headers.keep_always(self.view);
                let body = self.format_of(&internal).write(&internal).unwrap_or_default();
                (internal, body)
            }
        };
        self.body = Body::Bytes(body);
        self.problem = Some(problem);
    }

    /// Puts all headers into one map.
    pub(super) fn resolve(&mut self) -> Result<(), Box<str>> {
        let is_success = !self.is_error;
        self.headers.resolve(self.view, is_success)
    }
}

const NOT_AN_OBJECT: &str = "the value is no JSON object, which `safe = true` asks for";

/// Whether a body's first byte, after white space (RFC 8259 §2), opens an object.
fn is_object(body: &[u8]) -> bool {
    let mut bytes = body.iter();
    bytes.find(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) == Some(&b'{')
}
