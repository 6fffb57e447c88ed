//! The way of a response through the middleware.

use super::convert::foreign;
use super::{foreign_status, send};
use crate::adapters::service::{Becomes, Found, LONGEST_TEXT, is_error, problem_of};
use crate::problem::{debug, text};
use crate::view::View;
use crate::{Failure, JsonResponse, Problem};
use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::ServiceResponse;
use actix_web::error::InternalError;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use actix_web::{Error, HttpRequest, HttpResponse};
use pin_project_lite::pin_project;
use std::future::Future;
use std::mem::take;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

pin_project! {
    /// The future of a response behind [`JsonErrors`](super::JsonErrors).
    pub struct JsonErrorsFuture<F> {
        #[pin]
        inner: F,
        // In a box, so that the future of a success is not larger for it.
        text: Option<Box<Text>>,
        view: &'static View,
    }
}

/// A response whose body is being read.
struct Text {
    way: Way,
    head: HttpResponse<()>,
    body: BoxBody,
    read: Vec<u8>,
}

/// How an answer goes on: one to a request, or an error of actix-web's, which stays one.
enum Way {
    Response(HttpRequest),
    Error(Error),
}

impl<F> JsonErrorsFuture<F> {
    pub(super) fn new(inner: F, view: &'static View) -> Self {
        Self { inner, text: None, view }
    }
}

impl<F, B> Future for JsonErrorsFuture<F>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
    B: MessageBody + 'static,
{
    type Output = Result<ServiceResponse<EitherBody<B>>, Error>;

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let mut text = match this.text.take() {
            Some(text) => text,
            None => {
                let (way, response) = match ready!(this.inner.poll(context)) {
                    Ok(response) if !is_error(foreign_status(response.status())) => {
                        return Poll::Ready(Ok(response.map_into_left_body()));
                    }
                    Ok(response) => {
                        let (request, response) = response.into_parts();
                        (Way::Response(request), response.map_into_boxed_body())
                    }
                    Err(error) => {
                        let response = error.as_response_error().error_response();
                        (Way::Error(error), response)
                    }
                };
                let becomes = becomes(&response);
                let (head, body) = response.into_parts();
                match becomes {
                    Becomes::Itself => return Poll::Ready(way.go(head.set_body(body))),
                    Becomes::Error(problem) => return Poll::Ready(way.answer(this.view, head, problem)),
                    Becomes::ErrorOfText => Box::new(Text { way, head, body, read: Vec::new() }),
                }
            }
        };
        match text.poll(context) {
            Poll::Pending => {
                *this.text = Some(text);
                Poll::Pending
            }
            Poll::Ready(()) => {
                let problem = problem_of(foreign_status(text.head.status()), &text.read);
                Poll::Ready(text.way.answer(this.view, text.head, problem))
            }
        }
    }
}

impl Text {
    /// Reads the body; of one that fails, or is longer than it said, nothing is left.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        while let Some(chunk) = ready!(Pin::new(&mut self.body).poll_next(context)) {
            match chunk {
                Ok(chunk) if self.read.len() + chunk.len() <= LONGEST_TEXT => self.read.extend_from_slice(&chunk),
                _ => {
                    self.read.clear();
                    break;
                }
            }
        }
        Poll::Ready(())
    }
}

fn becomes(response: &HttpResponse) -> Becomes {
    let text = |name| response.headers().get(name).map(HeaderValue::as_bytes);
    let extensions = response.extensions();
    let found = Found {
        status: foreign_status(response.status()),
        content_type: text(CONTENT_TYPE),
        is_encoded: response.headers().contains_key(CONTENT_ENCODING),
        content_length: text(CONTENT_LENGTH),
        body_length: match response.body().size() {
            BodySize::None => Some(0),
            BodySize::Sized(length) => Some(length),
            BodySize::Stream => None,
        },
        failure: extensions.get::<Failure>(),
    };
    found.becomes()
}

impl Way {
    /// Answers with an error in place of a response. What an error of actix-web's says of a 5xx is for the log.
    fn answer<B>(
        self,
        view: &'static View,
        mut head: HttpResponse<()>,
        problem: Problem,
    ) -> Result<ServiceResponse<EitherBody<B>>, Error> {
        let error = match &self {
            Self::Response(_) => head.error(),
            Self::Error(error) => Some(error),
        };
        let problem = match error {
            Some(error) if problem.status().is_server_error() && !problem.is_recorded() => {
                problem.with_cause_texts(text(error), Some(debug(error)))
            }
            _ => problem,
        };
        let headers = foreign(&take(head.headers_mut()));
        let response = send(JsonResponse::in_place_of(view, headers, problem), head);
        self.go(response.map_into_boxed_body())
    }

    fn go<B>(self, response: HttpResponse) -> Result<ServiceResponse<EitherBody<B>>, Error> {
        match self {
            Self::Response(request) => Ok(ServiceResponse::new(request, response.map_into_right_body())),
            Self::Error(error) => Err(InternalError::from_response(error, response).into()),
        }
    }
}
