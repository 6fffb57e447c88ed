//! The body of a response, read for the text of an error.

use super::service::{Becomes, Found, LONGEST_TEXT, problem_of};
use crate::Problem;
use bytes::Buf;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use http::{Extensions, HeaderMap, StatusCode};
use http_body::Body;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// What becomes of a response.
pub(super) fn becomes(status: StatusCode, headers: &HeaderMap, extensions: &Extensions, body: &impl Body) -> Becomes {
    let text = |name| headers.get(name).map(HeaderValue::as_bytes);
    let found = Found {
        status,
        content_type: text(CONTENT_TYPE),
        is_encoded: headers.contains_key(CONTENT_ENCODING),
        content_length: text(CONTENT_LENGTH),
        body_length: body.size_hint().exact(),
        failure: extensions.get(),
    };
    found.becomes()
}

/// The error that a response becomes, for an adapter that can wait.
///
/// # Errors
///
/// The body, of a response that is to be sent as it is.
#[cfg(any(feature = "poem", feature = "warp"))]
pub(super) async fn read<B: Body>(
    status: StatusCode,
    headers: &HeaderMap,
    extensions: &Extensions,
    body: B,
) -> Result<Problem, B> {
    match becomes(status, headers, extensions, &body) {
        Becomes::Itself => Err(body),
        Becomes::Error(problem) => Ok(problem),
        Becomes::ErrorOfText => {
            let mut text = Text::new(body);
            Ok(std::future::poll_fn(|context| text.poll(context, status)).await)
        }
    }
}

/// A body that is being read.
#[derive(Debug)]
pub(super) struct Text<B> {
    body: Pin<Box<B>>,
    read: Vec<u8>,
}

impl<B: Body> Text<B> {
    pub(super) fn new(body: B) -> Self {
        Self { body: Box::pin(body), read: Vec::new() }
    }

    /// Reads the body; of one that fails, or is longer than it said, nothing is left.
    pub(super) fn poll(&mut self, context: &mut Context<'_>, status: StatusCode) -> Poll<Problem> {
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
        Poll::Ready(problem_of(status, &self.read))
    }
}
