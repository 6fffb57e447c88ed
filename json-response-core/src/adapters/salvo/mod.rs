//! salvo: the errors of a whole service in one shape.

mod errors;
#[cfg(feature = "salvo-oapi")]
mod oapi;
mod refusals;

pub use errors::json_errors;

use crate::response::{Departure, Host};
use crate::{JsonResponse, Problem};
use http::HeaderMap;
use http::header::{HeaderName, LINK, SET_COOKIE, VARY};
use salvo_core::http::{ResBody, Response};
use salvo_core::writing::Scribe;

/// The response is one that salvo's middleware may have written to before: a header replaces the middleware's own of that
/// name, and joins it where each line stands for itself.
#[cfg_attr(docsrs, doc(cfg(feature = "salvo")))]
impl Scribe for JsonResponse {
    fn render(self, response: &mut Response) {
        let Departure { status, headers, body, failure } = self.depart(&Host::HTTP);
        let headers = headers.into_map();
        response.status_code = Some(status);
        // Not `ResBody::None`, in whose place salvo's catcher would put a page for an error.
        response.body(ResBody::from(body.into_vec()));
        if let Some(failure) = failure {
            response.extensions.insert(failure);
        }
        if response.headers.is_empty() {
            response.headers = headers;
        } else {
            merge(&mut response.headers, headers);
        }
    }
}

#[cfg_attr(docsrs, doc(cfg(feature = "salvo")))]
impl Scribe for Problem {
    fn render(self, response: &mut Response) {
        JsonResponse::from(self).render(response);
    }
}

fn merge(all: &mut HeaderMap, new: HeaderMap) {
    let adds = |name: &HeaderName| *name == SET_COOKIE || *name == VARY || *name == LINK;
    let mut last = None;
    for (name, value) in new {
        if let Some(name) = name {
            if !adds(&name) {
                all.remove(&name);
            }
            last = Some(name);
        }
        if let Some(name) = &last {
            let _ = all.try_append(name.clone(), value);
        }
    }
}
