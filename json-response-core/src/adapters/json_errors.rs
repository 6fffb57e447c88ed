//! What stands for the errors of a whole service where a framework's middleware needs no more than a type.

use std::fmt;
use std::marker::PhantomData;

/// Gives each 4xx and 5xx of a service that is no JSON yet the shape of its API, as the `#[json_defaults]` type `D` declares it:
/// unknown routes, wrong methods, refusals of extractors and guards, and what a handler or a middleware answers as text.
///
/// | | outermost |
/// |---|---|
/// | poem | `Route::new().at(…).with(JsonErrors::<Shop>::new())` |
/// | Rocket, as a fairing | `rocket::build().mount(…).attach(JsonErrors::<Shop>::new())` |
/// | salvo, as a handler | `Service::new(router).hoop(JsonErrors::<Shop>::new())` |
///
/// The status stays, and so do all headers but those of the old body; `always_headers(…)` of `D` are added where they are missing.
/// The text of a 4xx, if it is plain and has no more than 8 KiB, is the detail; that of a 5xx goes to the log alone. An error that a
/// [`JsonResponse`](crate::JsonResponse) outside of a view has answered with is written again, in the format of `D`, unless it has
/// one of its own. What a view has answered passes untouched, and so does all that is no error.
pub struct JsonErrors<D>(PhantomData<fn() -> D>);

impl<D> JsonErrors<D> {
    /// In the shape of `D`.
    #[must_use]
    pub const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<D> Default for JsonErrors<D> {
    fn default() -> Self {
        Self::new()
    }
}

impl<D> Clone for JsonErrors<D> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D> Copy for JsonErrors<D> {}

impl<D> fmt::Debug for JsonErrors<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JsonErrors")
    }
}
