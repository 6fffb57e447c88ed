//! The middleware of an `App`.

use super::future::JsonErrorsFuture;
use crate::view::{Defaults, View};
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use std::fmt;
use std::future::{Ready, ready};
use std::marker::PhantomData;
use std::task::{Context, Poll};

/// Middleware that gives the errors of a whole `App` one shape, that of the views that name `D`:
/// `.wrap(JsonErrors::<Shop>::new())`.
///
/// A 4xx or 5xx that is no JSON yet, such as that of an unknown route, and an `Error` of actix-web's, become errors in the format
/// of `D`. The status stays, and so do all headers but those of the old body; `always_headers(…)` of `D` are added where they are
/// missing. The text of a 4xx, if it is plain and has no more than 8 KiB, is the detail; that of a 5xx goes to the log alone. An
/// error that a [`JsonResponse`](crate::JsonResponse) outside of a view has answered with is written again, in the format of `D`,
/// unless it has one of its own. What a view has answered passes untouched, and so does all that is no error.
///
/// What is wrapped last is outermost: this one comes last.
pub struct JsonErrors<D>(PhantomData<fn() -> D>);

impl<D: Defaults> JsonErrors<D> {
    /// The middleware.
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<S, B, D> Transform<S, ServiceRequest> for JsonErrors<D>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = actix_web::Error>,
    B: MessageBody + 'static,
    D: Defaults,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = actix_web::Error;
    type Transform = JsonErrorsMiddleware<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        ready(Ok(JsonErrorsMiddleware { inner, view: D::view() }))
    }
}

/// What [`JsonErrors`] makes of a service.
#[derive(Debug)]
pub struct JsonErrorsMiddleware<S> {
    inner: S,
    view: &'static View,
}

impl<S, B> Service<ServiceRequest> for JsonErrorsMiddleware<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = actix_web::Error>,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = actix_web::Error;
    type Future = JsonErrorsFuture<S::Future>;

    #[inline]
    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<Result<(), actix_web::Error>> {
        self.inner.poll_ready(context)
    }

    #[inline]
    fn call(&self, request: ServiceRequest) -> Self::Future {
        JsonErrorsFuture::new(self.inner.call(request), self.view)
    }
}

impl<D> Clone for JsonErrors<D> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D> Copy for JsonErrors<D> {}

impl<D: Defaults> Default for JsonErrors<D> {
    fn default() -> Self {
        Self::new()
    }
}

impl<D> fmt::Debug for JsonErrors<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JsonErrors")
    }
}
