//! The errors of a whole service in the shape of its API.

use super::response_of;
use crate::adapters::json_errors::JsonErrors;
use crate::adapters::read::read;
use crate::adapters::service::{answer_to, is_error};
use crate::problem::{Problem, chain, debug};
use crate::view::{Defaults, View};
use crate::{Failure, JsonResponse};
use bytes::Bytes;
use http::Method;
use http_body_util::combinators::BoxBody;
use poem::{Endpoint, IntoResponse, Middleware, Request, Response};

/// The endpoint that [`JsonErrors`] makes of another.
#[derive(Debug)]
pub struct JsonErrorsEndpoint<E> {
    endpoint: E,
    view: &'static View,
}

/// The text of a 5xx goes to the log with its causes, where poem has an error of it.
#[cfg_attr(docsrs, doc(cfg(feature = "poem")))]
impl<E: Endpoint, D: Defaults> Middleware<E> for JsonErrors<D> {
    type Output = JsonErrorsEndpoint<E>;

    fn transform(&self, endpoint: E) -> Self::Output {
        JsonErrorsEndpoint { endpoint, view: D::view() }
    }
}

impl<E: Endpoint> Endpoint for JsonErrorsEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> poem::Result<Response> {
        let is_head = request.method() == Method::HEAD;
        let mut response = match self.endpoint.call(request).await {
            Ok(output) => answer(self.view, output.into_response(), None).await,
            Err(error) => match error.downcast_ref::<Problem>() {
                Some(problem) => answer_to(problem.clone(), self.view).into_response(),
                None => {
                    let cause = error.has_source().then(|| (chain(&error), debug(&error)));
                    answer(self.view, response_of(error), cause).await
                }
            },
        };
        if is_head && is_error(response.status()) {
            // poem has taken the body off, and its length is not known.
            response.set_body(());
        }
        Ok(response)
    }
}

async fn answer(view: &'static View, response: Response, cause: Option<(String, String)>) -> Response {
    if !is_error(response.status()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let body: BoxBody<Bytes, std::io::Error> = body.into();
    let problem = match read(parts.status, &parts.headers, &parts.extensions, body).await {
        Ok(problem) => problem,
        Err(body) => return Response::from_parts(parts, body.into()),
    };
    let problem = match cause {
        Some((cause, debug)) => problem.with_cause_texts(cause, Some(debug)),
        None => problem,
    };
    let headers = std::mem::take(&mut parts.headers);
    let mut response = JsonResponse::in_place_of(view, headers, problem).into_response();
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        parts.extensions.insert(failure);
    }
    *response.extensions_mut() = parts.extensions;
    response
}
