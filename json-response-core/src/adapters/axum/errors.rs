//! The layer of a `Router`.

use crate::adapters::tower::{EitherBody, JsonErrorsLayer};
use axum_core::BoxError;
use axum_core::body::Body;
use bytes::Bytes;

/// A layer that gives the errors of a whole `Router` one shape, that of the views that name `D`:
/// `.layer(JsonErrors::<Shop>::new())`.
///
/// It is [`tower::JsonErrors`](crate::tower::JsonErrors), which says what becomes of them, for axum's own body, so that a success
/// costs nothing. A router's layer is around the routes that were there when it was added: this one comes last.
#[cfg_attr(docsrs, doc(cfg(feature = "axum")))]
pub type JsonErrors<D> = JsonErrorsLayer<D, OfAxum>;

/// Any body can be one of axum's, and most are already.
#[derive(Debug)]
pub enum OfAxum {}

impl<B> EitherBody<B> for OfAxum
where
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Body = Body;

    #[inline]
    fn own(body: B) -> Body {
        Body::new(body)
    }

    fn json(bytes: Vec<u8>) -> Body {
        bytes.into()
    }
}
