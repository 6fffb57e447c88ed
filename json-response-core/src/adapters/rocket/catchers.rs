//! What a service answers where nobody has, and what a guard says of it.

use super::notes::{keep_refusal, refusal};
use super::{response, status_code};
use crate::adapters::service::answer_to;
use crate::problem::JsonError;
use crate::view::Defaults;
use crate::{JsonResponse, Problem};
use http::HeaderMap;
use rocket::Request;
use rocket::catcher::{BoxFuture, Catcher};
use rocket::http::Status;
use rocket::outcome::Outcome;
use std::future::ready;

/// The catcher of a service, for every status, in the shape of its API, as the `#[json_defaults]` type `D` declares it:
/// `rocket::build().mount(…).register("/", json_errors::<Shop>())`.
///
/// It answers for unknown routes, refused guards, failed responders and panics. All that Rocket tells a catcher is the status; a
/// guard that refuses with [`refuse`] has more to say. What a view has answered, an error or not, goes to no catcher, and neither
/// does a text with a status of its own: [`JsonErrors`](crate::rocket::JsonErrors) sees that, too.
#[must_use]
pub fn json_errors<D: Defaults + 'static>() -> Vec<Catcher> {
    let mut catcher = Catcher::new(None, catch::<D>);
    catcher.name = Some("json_errors".into());
    vec![catcher]
}

fn catch<'r, D: Defaults>(status: Status, request: &'r Request<'_>) -> BoxFuture<'r> {
    let json = match refusal(request, status_code(status)) {
        Some(problem) => answer_to(problem, D::view()),
        None => JsonResponse::in_place_of(D::view(), HeaderMap::new(), status.problem().of_the_service()),
    };
    Box::pin(ready(Ok(response(json, request))))
}

/// Refuses a request in a guard: with the error's status for Rocket, and with all of it for [`json_errors`], to which Rocket
/// itself would not hand it on.
///
/// ```
/// use json_response_core::rocket::refuse;
/// use json_response_core::Problem;
/// use http::StatusCode;
/// use rocket::request::{FromRequest, Outcome};
/// use rocket::{Request, async_trait};
///
/// struct Token(String);
///
/// #[async_trait]
/// impl<'r> FromRequest<'r> for Token {
///     type Error = Problem;
///
///     async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Problem> {
///         match request.headers().get_one("authorization") {
///             Some(token) => Outcome::Success(Self(token.to_owned())),
///             None => {
///                 let problem = Problem::new(StatusCode::UNAUTHORIZED).with_header("www-authenticate", "Bearer");
///                 refuse(request, problem)
///             }
///         }
///     }
/// }
/// ```
#[allow(clippy::needless_pass_by_value, reason = "an error ends here")]
pub fn refuse<S, F>(request: &Request<'_>, error: impl JsonError) -> Outcome<S, (Status, Problem), F> {
    let problem = error.problem();
    keep_refusal(request, problem.clone());
    Outcome::Error((Status::new(problem.status().as_u16()), problem))
}
