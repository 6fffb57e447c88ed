//! What a request has been refused or answered with. Rocket hands neither on, so it is kept in the request's own cache.

use crate::{Failure, Problem};
use http::StatusCode;
use rocket::Request;
use std::sync::{Mutex, PoisonError};

#[derive(Default)]
struct Notes {
    refusal: Mutex<Option<Problem>>,
    failure: Mutex<Option<Failure>>,
}

fn notes<'r>(request: &'r Request<'_>) -> &'r Notes {
    request.local_cache(Notes::default)
}

pub(super) fn keep_refusal(request: &Request<'_>, problem: Problem) {
    *notes(request).refusal.lock().unwrap_or_else(PoisonError::into_inner) = Some(problem);
}

/// What a guard has refused with, if that was with this status.
pub(super) fn refusal(request: &Request<'_>, status: StatusCode) -> Option<Problem> {
    let refusal = notes(request).refusal.lock().unwrap_or_else(PoisonError::into_inner).clone();
    refusal.filter(|problem| problem.status() == status)
}

pub(super) fn keep_failure(request: &Request<'_>, failure: Failure) {
    *notes(request).failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(failure);
}

/// What a request has failed with, if a view or the API's own errors have answered it: what the extension [`Failure`] is in
/// other frameworks. A fairing asks in its `on_response`.
///
/// ```
/// use json_response_core::rocket::failure;
/// use rocket::fairing::AdHoc;
///
/// let reports = AdHoc::on_response("reports failures", |request, _| {
///     Box::pin(async move {
///         if let Some(failure) = failure(request).filter(|failure| failure.status().is_server_error()) {
///             eprintln!("{}: {}", failure.view(), failure.error());
///         }
///     })
/// });
/// ```
#[must_use]
pub fn failure(request: &Request<'_>) -> Option<Failure> {
    notes(request).failure.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
