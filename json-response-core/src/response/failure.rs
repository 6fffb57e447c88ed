//! A failure as middleware and the log see it.

use super::{JsonResponse, OUTSIDE, is_refusal};
use crate::problem::{Level, Problem};
use http::StatusCode;
use std::sync::Arc;

/// What a 4xx or 5xx is about: an extension of the response that is sent, for middleware that reports failures.
///
/// It holds what the log says, which is not for clients.
///
/// ```
/// use json_response_core::{Failure, JsonResponse, Problem};
/// use http::StatusCode;
///
/// let problem = Problem::new(StatusCode::BAD_GATEWAY).with_detail("the bank does not answer");
/// let response = http::Response::<Vec<u8>>::from(JsonResponse::from(problem));
/// assert_eq!(response.body(), br#"{"error":"Bad Gateway"}"#);
///
/// let failure = response.extensions().get::<Failure>().unwrap();
/// assert_eq!(failure.status(), StatusCode::BAD_GATEWAY);
/// assert_eq!(failure.error(), "the bank does not answer");
/// ```
#[derive(Debug, Clone)]
pub struct Failure(Arc<Record>);

#[derive(Debug)]
struct Record {
    view: &'static str,
    status: StatusCode,
    error: String,
    debug: Option<String>,
    /// The error itself, if it arose outside of a view and nobody has said in which shape it is sent.
    #[cfg(feature = "service")]
    shapeless: Option<Problem>,
}

impl Failure {
    /// The path of the view that answered; outside of one, the type of the error that did, or that of the `#[json_defaults]`
    /// that the rest of the service answers with.
    #[must_use]
    pub fn view(&self) -> &'static str {
        self.0.view
    }

    /// The status that was sent.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The error's text, with those of its sources.
    #[must_use]
    pub fn error(&self) -> &str {
        &self.0.error
    }

    /// What `Debug` says of the error, where that is known.
    #[must_use]
    pub fn error_debug(&self) -> Option<&str> {
        self.0.debug.as_deref()
    }

    /// The error, to be sent in the shape of the API.
    #[cfg(feature = "service")]
    pub(crate) fn shapeless(&self) -> Option<Problem> {
        self.0.shapeless.clone().map(Problem::recorded)
    }

    /// That of a response which is leaving, if it has one; its record is written, unless it was before.
    pub(super) fn of(response: &JsonResponse, status: StatusCode) -> Option<Self> {
        if !is_refusal(status) || response.problem.as_ref().is_some_and(Problem::is_recorded) {
            return None;
        }
        let is_of_a_view = !std::ptr::eq(response.view, &raw const OUTSIDE);
        let problem = response.problem.as_ref();
        let is_outside = !is_of_a_view || problem.is_some_and(Problem::is_of_the_service);
        let outside = problem.and_then(Problem::origin).filter(|_| is_outside);
        let (error, debug) = match problem {
            Some(problem) => problem.cause(),
            None => ("a `JsonResponse` that says no more".to_owned(), None),
        };
        let default = if status.is_server_error() { Level::Error } else { Level::Debug };
        let level = problem.and_then(Problem::level).unwrap_or(default);
        let record = Record {
            view: outside.unwrap_or(response.view.declaration.name),
            status,
            error,
            debug: debug.map(str::to_owned),
            #[cfg(feature = "service")]
            shapeless: problem.filter(|problem| !is_of_a_view && problem.format().is_none()).cloned(),
        };
        log(&record, level, is_outside, problem);
        Some(Self(Arc::new(record)))
    }
}

/// One record of a failure, in the span in which it arose.
#[cfg(feature = "tracing")]
fn log(record: &Record, level: Level, is_outside: bool, problem: Option<&Problem>) {
    let message = match (record.status.is_server_error(), is_outside) {
        (true, false) => "view failed",
        (false, false) => "view refused",
        (true, true) => "failed outside of a view",
        (false, true) => "refused outside of a view",
    };
    macro_rules! record {
        ($level:ident) => {
            tracing::event!(
                target: "json_view",
                tracing::Level::$level,
                view = record.view,
                status = record.status.as_u16(),
                error = %record.error,
                error.debug = record.debug.as_deref(),
                "{message}"
            )
        };
    }
    let write = || match level {
        Level::Error => record!(ERROR),
        Level::Warn => record!(WARN),
        Level::Info => record!(INFO),
        Level::Debug => record!(DEBUG),
        Level::Trace => record!(TRACE),
    };
    match problem.and_then(Problem::span) {
        Some(span) => span.in_scope(write),
        None => write(),
    }
}

#[cfg(not(feature = "tracing"))]
fn log(_: &Record, _: Level, _: bool, _: Option<&Problem>) {}

/// Says that a response lacks a header that its status needs, which somebody further out may add.
#[cfg(feature = "tracing")]
pub(super) fn log_missing(status: StatusCode, name: &str) {
    tracing::debug!(target: "json_view", status = status.as_u16(), header = name, "a header is missing that the status needs");
}

#[cfg(not(feature = "tracing"))]
pub(super) fn log_missing(_: StatusCode, _: &str) {}
