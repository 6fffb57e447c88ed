//! The way of a response through the layer.

use super::body::EitherBody;
use crate::adapters::service::{Becomes, Found, LONGEST_TEXT, is_error, problem_of};
use crate::response::{Departure, Host};
use crate::view::View;
use crate::{JsonResponse, Problem};
use bytes::Buf;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
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
        text: Option<Box<Text<B>>>,
        view: &'static View,
        bodies: PhantomData<fn() -> M>,
    }
}

/// A response whose body is being read.
#[derive(Debug)]
struct Text<B> {
    parts: Parts,
    body: Pin<Box<B>>,
    read: Vec<u8>,
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
                match becomes(&parts, &body) {
                    Becomes::Itself => return Poll::Ready(Ok(Response::from_parts(parts, M::own(body)))),
                    Becomes::Error(problem) => return Poll::Ready(Ok(answer(this.view, parts, problem).map(M::json))),
                    Becomes::ErrorOfText => Box::new(Text { parts, body: Box::pin(body), read: Vec::new() }),
                }
            }
        };
        match text.poll(context) {
            Poll::Pending => {
                *this.text = Some(text);
                Poll::Pending
            }
            Poll::Ready(()) => {
                let problem = problem_of(text.parts.status, &text.read);
                Poll::Ready(Ok(answer(this.view, text.parts, problem).map(M::json)))
            }
        }
    }
}

impl<B: Body> Text<B> {
    /// Reads the body; of one that fails, or is longer than it said, nothing is left.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        while let Some(frame) = ready!(self.body.as_mut().poll_frame(context)) {
            let Ok(frame) = frame else {
                self.read.clear();
                break;
            };
            let Ok(mut data) = frame.into_data() else { continue };
            if self.read.len() + data.remaining() > LONGEST_TEXT {
                self.read.clear();
                break;
            }
            while data.has_remaining() {
                let chunk = data.chunk();
                let length = chunk.len();
                self.read.extend_from_slice(chunk);
                data.advance(length);
            }
        }
        Poll::Ready(())
    }
}

fn becomes<B: Body>(parts: &Parts, body: &B) -> Becomes {
    let text = |name| parts.headers.get(name).map(HeaderValue::as_bytes);
    let found = Found {
        status: parts.status,
        content_type: text(CONTENT_TYPE),
        is_encoded: parts.headers.contains_key(CONTENT_ENCODING),
        content_length: text(CONTENT_LENGTH),
        body_length: body.size_hint().exact(),
        failure: parts.extensions.get(),
    };
    found.becomes()
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
