//! The errors of a whole service in the shape of its API.

use super::notes::failure;
use super::{json_errors, response, status_code};
use crate::JsonResponse;
use crate::adapters::json_errors::JsonErrors;
use crate::adapters::service::{Becomes, Found, is_error, problem_of};
use crate::view::Defaults;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use rocket::fairing::{Fairing, Info, Kind, Result};
use rocket::{Build, Request, Response, Rocket};

/// It registers [`json_errors`] at `/`, unless another catcher for every status is there, and sees besides what a handler answers
/// as text.
#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
#[rocket::async_trait]
impl<D: Defaults + 'static> Fairing for JsonErrors<D> {
    fn info(&self) -> Info {
        Info { name: "JSON errors", kind: Kind::Ignite | Kind::Response }
    }

    /// Without a catcher for all else, Rocket's own would answer, and in JSON for whoever asks for it.
    async fn on_ignite(&self, rocket: Rocket<Build>) -> Result {
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
