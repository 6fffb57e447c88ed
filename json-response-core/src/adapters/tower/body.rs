//! The body of a response that may have become an error.

use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use std::pin::Pin;
use std::task::{Context, Poll};

/// How a response has its own body or an error's: by a type that is either, or by one that any body becomes.
pub trait EitherBody<B> {
    /// The body of the response.
    type Body;
    /// Its own.
    fn own(body: B) -> Self::Body;
    /// That of an error.
    fn json(bytes: Vec<u8>) -> Self::Body;
}

/// By [`JsonErrorsBody`].
#[derive(Debug)]
pub enum OfTower {}

impl<B> EitherBody<B> for OfTower {
    type Body = JsonErrorsBody<B>;

    fn own(body: B) -> Self::Body {
        JsonErrorsBody { kind: Kind::Own { body } }
    }

    fn json(bytes: Vec<u8>) -> Self::Body {
        JsonErrorsBody { kind: Kind::Json { bytes } }
    }
}

pin_project! {
    /// The body of a response behind [`JsonErrors`](super::JsonErrors): its own, or an error's.
    #[derive(Debug)]
    pub struct JsonErrorsBody<B> {
        #[pin]
        kind: Kind<B>,
    }
}

pin_project! {
    #[derive(Debug)]
    #[project = Projected]
    enum Kind<B> {
        Own { #[pin] body: B },
        Json { bytes: Vec<u8> },
    }
}

/// For the layers around it that make an empty body of their own.
impl<B: Default> Default for JsonErrorsBody<B> {
    fn default() -> Self {
        OfTower::own(B::default())
    }
}

impl<B: Body<Data: From<Vec<u8>>>> Body for JsonErrorsBody<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        match self.project().kind.project() {
            Projected::Own { body } => body.poll_frame(context),
            Projected::Json { bytes } if bytes.is_empty() => Poll::Ready(None),
            Projected::Json { bytes } => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes).into())))),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.kind {
            Kind::Own { body } => body.is_end_stream(),
            Kind::Json { bytes } => bytes.is_empty(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.kind {
            Kind::Own { body } => body.size_hint(),
            Kind::Json { bytes } => SizeHint::with_exact(bytes.len() as u64),
        }
    }
}
