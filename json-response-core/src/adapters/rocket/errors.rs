//! The errors of a whole service in the shape of its API.

use super::notes::{failure, keep_refusal, refusal};
use super::{response, status_code};
use crate::adapters::json_errors::JsonErrors;
use crate::adapters::service::{Becomes, Found, answer_to, is_error, problem_of};
use crate::problem::JsonError;
use crate::view::Defaults;
use crate::{JsonResponse, Problem};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use rocket::catcher::{BoxFuture, Catcher};
use rocket::fairing::{self, Fairing, Info, Kind};
use rocket::http::Status;
use rocket::outcome::Outcome;
use rocket::{Build, Request, Response, Rocket};
use std::future::ready;

/// The catcher of a service, for every status, in the shape of its API, as the `#[json_defaults]` type `D` declares it:
/// `rocket::build().mount(…).register("/", json_errors::<Shop>())`.
///
/// It answers for unknown routes, refused guards, failed responders and panics. All that Rocket tells a catcher is the status; a
/// guard that refuses with [`refuse`] has more to say. What a view has answered, an error or not, goes to no catcher, and neither
/// does a text with a status of its own: [`JsonErrors`] sees that, too.
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

/// Refuses a request in a guard: with the error's status for Rocket, and with all of it for [`json_errors`] and [`JsonErrors`],
/// which Rocket itself would not hand on.
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

/// It registers [`json_errors`] at `/`, unless another catcher for every status is there, and sees besides what a handler answers
/// as text.
#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
#[rocket::async_trait]
impl<D: Defaults + 'static> Fairing for JsonErrors<D> {
    fn info(&self) -> Info {
        Info { name: "JSON errors", kind: Kind::Ignite | Kind::Response }
    }

    /// Without a catcher for all else, Rocket's own would answer, and in JSON for whoever asks for it.
    async fn on_ignite(&self, rocket: Rocket<Build>) -> fairing::Result {
        let has_catcher = rocket.catchers().any(|catcher| catcher.code.is_none() && catcher.base.path() == "/");
        Ok(if has_catcher { rocket } else { rocket.register("/", json_errors::<D>()) })
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, answer: &mut Response<'r>) {
        let status = status_code(answer.status());
        if !is_error(status) {
            return;
        }
        let problem = match becomes(status, request, answer) {
            Becomes::Itself => return,
            Becomes::Error(problem) => problem,
            Becomes::ErrorOfText => problem_of(status, &answer.body_mut().to_bytes().await.unwrap_or_default()),
        };
        *answer = response(JsonResponse::in_place_of(D::view(), headers(answer), problem), request);
    }
}

fn becomes(status: StatusCode, request: &Request<'_>, answer: &Response<'_>) -> Becomes {
    let failure = failure(request).filter(|failure| failure.status() == status);
    let text = |name| answer.headers().get_one(name).map(str::as_bytes);
    let found = Found {
        status,
        content_type: text("content-type"),
        is_encoded: answer.headers().contains("content-encoding"),
        content_length: text("content-length"),
        body_length: answer.body().preset_size().map(|size| size as u64),
        failure: failure.as_ref(),
    };
    found.becomes()
}

fn headers(answer: &Response<'_>) -> HeaderMap {
    let headers = answer.headers().iter();
    let native = headers.filter_map(|header| {
        let name = HeaderName::from_bytes(header.name().as_str().as_bytes()).ok()?;
        Some((name, HeaderValue::from_bytes(header.value().as_bytes()).ok()?))
    });
    let mut map = HeaderMap::new();
    native.for_each(|(name, value)| _ = map.try_append(name, value));
    map
}
