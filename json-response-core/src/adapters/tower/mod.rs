//! tower: a layer over any service that answers with `http::Response`.

mod body;
mod future;

pub use body::{EitherBody, JsonErrorsBody};
pub use future::JsonErrorsFuture;

use crate::view::{Defaults, View};
use body::OfTower;
use http::Response;
use http_body::Body;
use std::fmt;
use std::marker::PhantomData;
use std::task::{Context, Poll};
use tower_layer::Layer;
use tower_service::Service;

/// A layer that gives the errors of a whole service one shape: that of the views that name `D`.
///
/// A 4xx or 5xx that is no JSON yet, such as that of an unknown route, becomes an error in the format of `D`. Its status stays,
/// and so do all its headers but those of the old body; `always_headers(…)` of `D` are added where they are missing. The text of
/// a 4xx, if it is plain and has no more than 8 KiB, is the detail; that of a 5xx goes to the log alone. An error that a
/// [`JsonResponse`](crate::JsonResponse) outside of a view has answered with is written again, in the format of `D`, unless it
/// has one of its own. What a view has answered passes untouched, and so does all that is no error.
pub type JsonErrors<D> = JsonErrorsLayer<D, OfTower>;

/// [`JsonErrors`], and that of axum: `M` says how a response has its own body or an error's.
pub struct JsonErrorsLayer<D, M>(PhantomData<fn() -> (D, M)>);

impl<D: Defaults, M> JsonErrorsLayer<D, M> {
    /// The layer.
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<S, D: Defaults, M> Layer<S> for JsonErrorsLayer<D, M> {
    type Service = JsonErrorsService<S, M>;

    fn layer(&self, inner: S) -> Self::Service {
        JsonErrorsService { inner, view: D::view(), bodies: PhantomData }
    }
}

/// What [`JsonErrorsLayer`] makes of a service.
pub struct JsonErrorsService<S, M> {
    inner: S,
    view: &'static View,
    bodies: PhantomData<fn() -> M>,
}

impl<S, M, R, B> Service<R> for JsonErrorsService<S, M>
where
    S: Service<R, Response = Response<B>>,
    B: Body,
    M: EitherBody<B>,
{
    type Response = Response<M::Body>;
    type Error = S::Error;
    type Future = JsonErrorsFuture<S::Future, B, M>;

    #[inline]
    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    #[inline]
    fn call(&mut self, request: R) -> Self::Future {
        JsonErrorsFuture::new(self.inner.call(request), self.view)
    }
}

impl<S: Clone, M> Clone for JsonErrorsService<S, M> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone(), ..*self }
    }
}

impl<S: fmt::Debug, M> fmt::Debug for JsonErrorsService<S, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("JsonErrorsService").field(&self.inner).finish()
    }
}

impl<D, M> Clone for JsonErrorsLayer<D, M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D, M> Copy for JsonErrorsLayer<D, M> {}

impl<D: Defaults, M> Default for JsonErrorsLayer<D, M> {
    fn default() -> Self {
        Self::new()
    }
}

impl<D, M> fmt::Debug for JsonErrorsLayer<D, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JsonErrorsLayer")
    }
}
