//! The way of a response through the layer.

use super::body::EitherBody;
use crate::adapters::read::{Text, becomes};
use crate::adapters::service::{Becomes, is_error};
use crate::response::{Departure, Host};
use crate::view::View;
use crate::{JsonResponse, Problem};
use http::response::{Parts, Response};
use http_body::Body;
use pin_project_lite::pin_project;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

pin_project! {
    /// The future of a response behind [`JsonErrors`](super::JsonErrors).
    #[derive(Debug)]
    pub struct JsonErrorsFuture<F, B, M> {
        #[pin]
        inner: F,
        // In a box, so that the future of a success is not larger for it.
        text: Option<Box<(Parts, Text<B>)>>,
        view: &'static View,
        bodies: PhantomData<fn() -> M>,
    }
}

impl<F, B, M> JsonErrorsFuture<F, B, M> {
    pub(super) fn new(inner: F, view: &'static View) -> Self {
        Self { inner, text: None, view, bodies: PhantomData }
    }
}

impl<F, B, M, E> Future for JsonErrorsFuture<F, B, M>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body,
    M: EitherBody<B>,
{
    type Output = Result<Response<M::Body>, E>;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let mut text = match this.text.take() {
            Some(text) => text,
            None => {
                let response = ready!(this.inner.poll(context))?;
                if !is_error(response.status()) {
                    return Poll::Ready(Ok(response.map(M::own)));
                }
                let (parts, body) = response.into_parts();
                match becomes(parts.status, &parts.headers, &parts.extensions, &body) {
                    Becomes::Itself => return Poll::Ready(Ok(Response::from_parts(parts, M::own(body)))),
                    Becomes::Error(problem) => return Poll::Ready(Ok(answer(this.view, parts, problem).map(M::json))),
                    Becomes::ErrorOfText => Box::new((parts, Text::new(body))),
                }
            }
        };
        let Poll::Ready(problem) = text.1.poll(context, text.0.status) else {
            *this.text = Some(text);
            return Poll::Pending;
        };
        let (parts, _) = *text;
        Poll::Ready(Ok(answer(this.view, parts, problem).map(M::json)))
    }
}

fn answer(view: &'static View, mut parts: Parts, problem: Problem) -> Response<Vec<u8>> {
    let headers = std::mem::take(&mut parts.headers);
    let json = JsonResponse::in_place_of(view, headers, problem);
    let Departure { status, headers, body, failure } = json.depart(&Host::HTTP);
    parts.status = status;
    parts.headers = headers.into_map();
    if let Some(failure) = failure {
        parts.extensions.insert(failure);
    }
    Response::from_parts(parts, body.into_vec())
}
