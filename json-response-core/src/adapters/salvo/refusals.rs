//! What salvo itself refuses with, as errors of a view: with salvo's status and text.

use crate::problem::{Derived, JsonError, Problem, chain, debug, text};
use http::StatusCode;
use salvo_core::Error;
use salvo_core::http::{ParseError, StatusError};

/// What reading a request fails with, such as `request.parse_json()`.
#[cfg_attr(docsrs, doc(cfg(feature = "salvo")))]
impl JsonError for ParseError {
    fn problem(&self) -> Problem {
        let is_too_large = matches!(self, Self::PayloadTooLarge);
        let status = if is_too_large { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::BAD_REQUEST };
        Derived(self).problem(status)
    }
}

/// Its `brief` is the detail. Its `detail` and `cause`, which salvo does not send either, are for the log; only what reading a
/// request failed with is told, as it is by a [`ParseError`] itself.
#[cfg_attr(docsrs, doc(cfg(feature = "salvo")))]
impl JsonError for StatusError {
    fn problem(&self) -> Problem {
        let problem = Problem::new(self.code);
        let problem = match self.code.canonical_reason() {
            Some(phrase) if phrase != self.name => problem.with_title(self.name.clone()),
            _ => problem,
        };
        let cause = self.cause.as_deref();
        if let Some(parsed) = cause.and_then(|cause| cause.downcast_ref::<ParseError>()) {
            return problem.with_detail(text(parsed)).with_cause(parsed);
        }
        let mut texts = vec![self.brief.clone()];
        texts.extend(self.detail.clone());
        texts.extend(cause.map(|cause| chain(cause)));
        problem.with_detail(self.brief.clone()).with_cause_texts(texts.join(": "), cause.map(debug))
    }
}

/// As salvo writes it: a 500, unless it holds a [`StatusError`].
#[cfg_attr(docsrs, doc(cfg(feature = "salvo")))]
impl JsonError for Error {
    fn problem(&self) -> Problem {
        match self {
            Self::HttpStatus(error) => error.problem(),
            _ => Derived(self).problem(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}
