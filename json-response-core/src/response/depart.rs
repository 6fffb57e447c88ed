//! The one exit: what is sent is legal HTTP, whoever said it, and a failure is logged once.

use super::{Body, Failure, Headers, JsonResponse, is_refusal};
use crate::header::HeaderList;
use crate::problem::Problem;
use crate::view::{Ready, View};
use http::header::{CONNECTION, CONTENT_ENCODING, CONTENT_TYPE, HeaderName, HeaderValue, UPGRADE};
use http::{HeaderMap, StatusCode};
use json_response_rules as rules;

/// What a framework asks of a response.
pub(crate) struct Host {
    /// Whether a value can be sent, where not all that HTTP allows can.
    pub(crate) is_sendable: Option<fn(&HeaderName, &HeaderValue) -> bool>,
    /// Whether it speaks HTTP/1.1, or leaves out what HTTP/2 has no room for.
    pub(crate) has_connections: bool,
}

impl Host {
    pub(crate) const HTTP: Self = Self { is_sendable: None, has_connections: true };

    /// Whether it can send all of these, which HTTP can.
    #[inline]
    fn takes(&self, computed: &HeaderList) -> bool {
        let Some(is_sendable) = self.is_sendable else {
            return true;
        };
        computed.iter().all(|entry| entry.value.as_ref().is_ok_and(|value| is_sendable(&entry.name, value)))
    }
}

/// What is sent.
pub(crate) struct Departure {
    pub(crate) status: StatusCode,
    pub(crate) headers: Sent,
    pub(crate) body: Body,
    /// What a 4xx or 5xx is about, for middleware.
    pub(crate) failure: Option<Failure>,
}

/// The headers that are sent.
pub(crate) enum Sent {
    /// Those that each success of this view has.
    #[cfg_attr(
        not(feature = "actix-web"),
        expect(dead_code, reason = "the view is for a framework with types of its own")
    )]
    Ready(&'static View, &'static HeaderMap),
    Map(HeaderMap),
}

impl Sent {
    #[inline]
    pub(crate) fn into_map(self) -> HeaderMap {
        match self {
            Self::Ready(_, map) => map.clone(),
            Self::Map(map) => map,
        }
    }
}

impl JsonResponse {
    /// Gives all that is to be sent. Each adapter begins here.
    #[inline]
    pub(crate) fn depart(self, host: &Host) -> Departure {
        match self.ready(host) {
            Some((status, ready)) => {
                let Self { view, headers, body, .. } = self;
                let headers = match headers {
                    Headers::Computed(computed) if !computed.is_empty() => Sent::Map(ready.with_values(computed)),
                    _ => Sent::Ready(view, &ready.success),
                };
                Departure { status, headers, body, failure: None }
            }
            None => self.depart_slowly(host),
        }
    }

    /// The headers of a success that has those which its view always has, with other values at most.
    #[inline]
    fn ready(&self, host: &Host) -> Option<(StatusCode, &'static Ready)> {
        let (Headers::Computed(computed), Body::Bytes(_), false) = (&self.headers, &self.body, self.is_error) else {
            return None;
        };
        let status = self.status();
        let ready = self.view.ready().ok()?;
        let is_usual = !is_refusal(status) && !rules::has_no_body(status.as_u16()) && ready.names_match(computed);
        (is_usual && host.takes(computed)).then_some((status, ready))
    }

    #[cold]
    fn depart_slowly(mut self, host: &Host) -> Departure {
        let checked = self.resolve().and_then(|()| self.headers.check());
        if let Err(cause) = checked.and_then(|()| self.check_for(host)) {
            self.fail(cause);
            self.headers.keep_legal(host.is_sendable.unwrap_or(|_, _| true));
        }
        let status = self.status();
        if rules::has_no_body(status.as_u16()) {
            self.body = Body::Empty;
        }
        let failure = Failure::of(&self, status);
        // In place of another response, it is not yet all that the framework sends: axum adds `allow` later.
        let is_in_place = self.problem.as_ref().is_some_and(Problem::is_in_place);
        let is_told = |name: &str| is_in_place || self.view.declaration.may_have(name, true);
        let mut headers = std::mem::replace(&mut self.headers, Headers::Computed(HeaderList::default())).into_map();
        self.finish(&mut headers);
        if let Some(needed) = rules::required_header(status.as_u16()) {
            // What a framework has answered is the framework's to complete.
            let is_of_a_framework =
                self.problem.as_ref().is_some_and(|problem| problem.is_of_the_service() && problem.origin().is_none());
            if !headers.contains_key(needed.name) && !is_told(needed.name) && !is_of_a_framework {
                super::failure::log_missing(status, needed.name);
            }
        }
        if host.has_connections && status == StatusCode::UPGRADE_REQUIRED && headers.contains_key(UPGRADE) {
            // RFC 9110 §7.8. HTTP/2 has no such field, and the servers leave it out there.
            headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
        }
        Departure { status, headers: Sent::Map(headers), body: self.body, failure }
    }

    fn check_for(&self, host: &Host) -> Result<(), Box<str>> {
        let Some(is_sendable) = host.is_sendable else {
            return Ok(());
        };
        let headers = self.sent_headers();
        let refused = headers.iter().find(|(name, value)| !is_sendable(name, value));
        refused.map_or(Ok(()), |(name, _)| Err(format!("header `{name}` cannot be sent: it is no text").into()))
    }

    pub(super) fn sent_headers(&self) -> HeaderMap {
        let mut headers = self.headers.to_map(self.view, !self.is_error);
        self.finish(&mut headers);
        headers
    }

    /// Adds and removes what follows from the body.
    fn finish(&self, headers: &mut HeaderMap) {
        let has_no_body = self.body().is_empty();
        if has_no_body {
            headers.remove(CONTENT_TYPE);
        } else if !headers.contains_key(CONTENT_TYPE) {
            let _ = headers.try_insert(CONTENT_TYPE, HeaderValue::from_static(self.content_type()));
        }
        if has_no_body || self.problem.is_some() {
            // What an encoder does to the body of a success, it has not done here.
            headers.remove(CONTENT_ENCODING);
        }
    }
}

/// The response in the types of `http`.
#[inline]
pub(crate) fn http_response<B>(
    response: JsonResponse,
    host: &Host,
    body_of: impl FnOnce(Body) -> B,
) -> http::Response<B> {
    // As `depart` does it, and apart from the rest: each success goes this way.
    if let Some((status, ready)) = response.ready(host) {
        let JsonResponse { headers: Headers::Computed(computed), body, .. } = response else {
            unreachable!("headers in a map are not ready");
        };
        let headers = if computed.is_empty() { ready.success.clone() } else { ready.with_values(computed) };
        return assembled(status, headers, body_of(body));
    }
    let Departure { status, headers, body, failure } = response.depart_slowly(host);
    let mut response = assembled(status, headers.into_map(), body_of(body));
    if let Some(failure) = failure {
        response.extensions_mut().insert(failure);
    }
    response
}

/// `http` has no way to make a response of its parts.
#[inline]
fn assembled<B>(status: StatusCode, headers: HeaderMap, body: B) -> http::Response<B> {
    let mut response = http::Response::new(body);
    *response.status_mut() = status;
    // An empty `HeaderMap` has not allocated; forgetting it skips its drop code and leaks nothing.
    std::mem::forget(std::mem::replace(response.headers_mut(), headers));
    response
}

impl<B: From<Vec<u8>>> From<JsonResponse> for http::Response<B> {
    fn from(response: JsonResponse) -> Self {
        http_response(response, &Host::HTTP, |body| B::from(body.into_vec()))
    }
}
