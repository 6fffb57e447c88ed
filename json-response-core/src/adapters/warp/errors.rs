//! The errors of a whole service in the shape of its API.

use super::Answer;
use crate::adapters::read::read;
use crate::adapters::service::{answer_to, is_error};
use crate::header::HeaderList;
use crate::problem::JsonError;
use crate::view::Defaults;
use crate::{JsonResponse, Problem};
use http::HeaderMap;
use std::convert::Infallible;
use std::future::{Ready, ready};
use warp::Rejection;
use warp::reply::{Reply, Response};

/// Answers for all that the filters of a service have rejected, in the shape of its API, as the `#[json_defaults]` type `D`
/// declares it: `routes.recover(json_errors::<Shop>)`.
///
/// The status is the one that warp gives a rejection: 404, 405, 400, 413, 415, …, and 500 where it knows nothing of it. warp's
/// text is the detail of a 4xx. A rejection by [`Problem`] or [`JsonResponse`] is answered with that.
#[allow(clippy::needless_pass_by_value, reason = "as `recover` calls it")]
pub fn json_errors<D: Defaults>(rejection: Rejection) -> Ready<Result<JsonResponse, Infallible>> {
    let view = D::view();
    ready(Ok(if let Some(answer) = rejection.find::<Answer>().and_then(Answer::take) {
        answer.adopted(view, HeaderList::default(), true)
    } else if let Some(problem) = rejection.find::<Problem>() {
        answer_to(problem.clone(), view)
    } else {
        JsonResponse::in_place_of(view, HeaderMap::new(), rejection.problem().of_the_service())
    }))
}

/// Gives each reply of a service that is a 4xx or 5xx and no JSON yet the shape of its API, as the `#[json_defaults]` type `D`
/// declares it: `routes.recover(json_errors::<Shop>).then(json_replies::<Shop, _>)`.
///
/// The status stays, and so do all headers but those of the old body. The text of a 4xx becomes the detail; that of a 5xx goes to
/// the log. What a view has answered, and all else that is JSON, passes untouched.
pub async fn json_replies<D: Defaults, R: Reply>(reply: R) -> Response {
    let response = reply.into_response();
    if !is_error(response.status()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    match read(parts.status, &parts.headers, &parts.extensions, body).await {
        Err(body) => Response::from_parts(parts, body),
        Ok(problem) => {
            let headers = std::mem::take(&mut parts.headers);
            let mut response = Reply::into_response(JsonResponse::in_place_of(D::view(), headers, problem));
            let extensions = std::mem::replace(response.extensions_mut(), parts.extensions);
            response.extensions_mut().extend(extensions);
            response
        }
    }
}
