//! The errors of a whole service in the shape of its API.

use crate::JsonResponse;
use crate::adapters::json_errors::JsonErrors;
use crate::adapters::service::{Becomes, Found, is_error, problem_of};
use crate::problem::JsonError;
use crate::view::{Defaults, View};
use http::StatusCode;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use salvo_core::http::{ResBody, Response};
use salvo_core::{Depot, FlowCtrl, Handler, Request, Scribe, async_trait};

/// What a `Catcher` answers with in the shape of an API, as the `#[json_defaults]` type `D` declares it:
/// `Service::new(router).catcher(Catcher::new(json_errors::<Shop>()))`.
///
/// salvo asks its catcher about each 4xx and 5xx without a body, and about its own errors: unknown routes, wrong methods,
/// refusals of extractors, time-outs. Status and headers stay; the brief of a 4xx is the detail. [`JsonErrors`] sees text, too.
pub fn json_errors<D: Defaults>() -> impl Handler + use<D> {
    Catch(D::view())
}

struct Catch(&'static View);

#[async_trait]
impl Handler for Catch {
    async fn handle(&self, _: &mut Request, _: &mut Depot, response: &mut Response, _: &mut FlowCtrl) {
        answer(self.0, response.status_code.unwrap_or(StatusCode::NOT_FOUND), response);
    }
}

/// As middleware of a `Service`, it sees what [`json_errors`] answers, and text.
#[cfg_attr(docsrs, doc(cfg(feature = "salvo")))]
#[async_trait]
impl<D: Defaults + 'static> Handler for JsonErrors<D> {
    async fn handle(&self, request: &mut Request, depot: &mut Depot, response: &mut Response, flow: &mut FlowCtrl) {
        flow.call_next(request, depot, response).await;
        if let Some(status) = response.status_code {
            answer(D::view(), status, response);
        }
    }
}

fn answer(view: &'static View, status: StatusCode, response: &mut Response) {
    if !is_error(status) {
        return;
    }
    let problem = match becomes(status, response) {
        Becomes::Itself => return,
        Becomes::Error(problem) => problem,
        Becomes::ErrorOfText => problem_of(status, &bytes(&response.body)),
    };
    let headers = std::mem::take(&mut response.headers);
    JsonResponse::in_place_of(view, headers, problem).render(response);
}

fn becomes(status: StatusCode, response: &Response) -> Becomes {
    if let ResBody::Error(error) = &response.body {
        return Becomes::Error(error.problem().with_status(status).of_the_service());
    }
    let text = |name| response.headers.get(name).map(HeaderValue::as_bytes);
    let found = Found {
        status,
        content_type: text(CONTENT_TYPE),
        is_encoded: response.headers.contains_key(CONTENT_ENCODING),
        content_length: text(CONTENT_LENGTH),
        body_length: response.body.size(),
        failure: response.extensions.get(),
    };
    found.becomes()
}

/// What lies in memory of a body already.
fn bytes(body: &ResBody) -> Vec<u8> {
    match body {
        ResBody::Once(bytes) => bytes.to_vec(),
        ResBody::Chunks(chunks) => chunks.iter().flatten().copied().collect(),
        _ => Vec::new(),
    }
}
