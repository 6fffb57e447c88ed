//! What becomes of the value that a view returns, decided by its type.
//!
//! Method lookup prefers the inherent methods of [`Outcome`] to those of [`AnyValue`], and it sees the type itself: through
//! aliases, associated types and `impl Trait`. The generated code calls
//!
//! 1. [`success`](AnyValue::success) twice, to take off a `Result` and an `Option` in either order,
//! 2. [`respond`](AnyValue::respond) on what is left.

mod body;
mod draft;
mod value_type;

pub use body::{Kept, call0, call1, call2, call3, call4, call5, call6, kept, named, returned};
pub use draft::Draft;
pub use value_type::{AnyType, Type};

use crate::body::{Compact, Encoder};
use crate::header::HeaderList;
use crate::problem::{JsonError, Problem};
use crate::response::{Body, JsonResponse};
use crate::view::{NoneAnswer, OUTSIDE};
use http::StatusCode;
use serde::Serialize;

/// A value that a view returned, or a part of it.
pub struct Outcome<T>(T);

/// Wraps a value. The type is a projection, so that nothing is looked up on a type that does not exist: a misspelt return type
/// is one error and not three.
pub fn outcome<T: Returned>(value: T) -> T::Outcome {
    value.outcome()
}

/// Any value.
pub trait Returned {
    type Outcome;
    fn outcome(self) -> Self::Outcome;
}

impl<T> Returned for T {
    type Outcome = Outcome<T>;
    fn outcome(self) -> Outcome<T> {
        Outcome(self)
    }
}

/// What a view becomes whose attribute has a mistake: its body is compiled, and nothing is asked of its value.
pub fn mistaken<T>(_: T) -> JsonResponse {
    unreachable!("a view with a mistake does not compile")
}

impl<T, E> Outcome<Result<T, E>> {
    /// Takes off the `Result`.
    ///
    /// # Errors
    ///
    /// The response that the error becomes.
    pub fn success<Enc: Encoder>(self, draft: &mut Draft<Enc>) -> Result<T, JsonResponse>
    where
        E: ErrorAnswer,
    {
        self.0.map_err(|error| error.answer(draft.take()))
    }

    /// Takes off the `Result`, and leaves the error to `errors(…)`.
    ///
    /// # Errors
    ///
    /// The error itself.
    pub fn mapped(self) -> Result<T, E> {
        self.0
    }

    /// Refuses what is nested deeper than the generated code looks.
    pub fn respond<Enc: Encoder>(self, _: Draft<Enc>) -> JsonResponse
    where
        Result<T, E>: FlatValue,
    {
        unreachable!("nothing implements FlatValue")
    }
}

impl<T> Outcome<Option<T>> {
    /// Takes off the `Option`.
    ///
    /// # Errors
    ///
    /// The response that `None` becomes.
    pub fn success<Enc: Encoder>(self, draft: &mut Draft<Enc>) -> Result<T, JsonResponse> {
        self.0.ok_or_else(|| none(draft.take()))
    }

    /// Refuses what is nested deeper than the generated code looks.
    pub fn respond<Enc: Encoder>(self, _: Draft<Enc>) -> JsonResponse
    where
        Option<T>: FlatValue,
    {
        unreachable!("nothing implements FlatValue")
    }
}

impl Outcome<()> {
    /// Answers without a body.
    pub fn respond<Enc: Encoder>(self, draft: Draft<Enc>) -> JsonResponse {
        let (view, computed) = draft.into_parts();
        JsonResponse::of_body(view, computed, Body::Empty)
    }
}

impl Outcome<JsonResponse> {
    /// Answers with what was returned, filled in by what the view declares.
    pub fn respond<Enc>(self, draft: Draft<Enc>) -> JsonResponse
    where
        Enc: Encoder + LeavesEncoded,
    {
        let (view, computed) = draft.into_parts();
        self.0.adopted(view, computed, false)
    }
}

impl Outcome<Problem> {
    /// Answers with the error, as a fallback does that has nothing else to say.
    pub fn respond<Enc: Encoder>(self, draft: Draft<Enc>) -> JsonResponse {
        draft.problem(self.0)
    }
}

/// What a view's encoder may be where the view returns a `JsonResponse`: the one that changes nothing.
#[diagnostic::on_unimplemented(
    message = "a `JsonResponse` is encoded when it is made, so the view's encoder has nothing to do; make it with `JsonResponse::encoded::<{Self}>(…)`, and remove `encoder` or `pretty`",
    label = "the `encoder` of the view would not be used",
    note = "where the encoder comes from `#[json_defaults]`, write `encoder = Compact` on this view"
)]
pub trait LeavesEncoded {}

impl LeavesEncoded for Compact {}

/// Answers with an error that `errors(…)` hands on.
pub fn error<E: ErrorAnswer, Enc: Encoder>(error: E, draft: Draft<Enc>) -> JsonResponse {
    error.answer(draft)
}

/// Any other value: a body.
pub trait AnyValue: Sized {
    type Value;

    /// Nothing to take off.
    ///
    /// # Errors
    ///
    /// None.
    fn success<Enc: Encoder>(self, draft: &mut Draft<Enc>) -> Result<Self::Value, JsonResponse>;

    /// `errors(…)` on a function that returns no `Result`.
    ///
    /// # Errors
    ///
    /// None: it does not compile.
    fn mapped(self) -> Result<Self::Value, std::convert::Infallible>
    where
        Self::Value: ResultValue;

    /// Answers with the value as the body.
    fn respond<Enc: Encoder>(self, draft: Draft<Enc>) -> JsonResponse
    where
        Self::Value: Serialize;
}

impl<T> AnyValue for Outcome<T> {
    type Value = T;

    fn success<Enc: Encoder>(self, _: &mut Draft<Enc>) -> Result<T, JsonResponse> {
        Ok(self.0)
    }

    fn mapped(self) -> Result<T, std::convert::Infallible>
    where
        T: ResultValue,
    {
        Ok(self.0)
    }

    fn respond<Enc: Encoder>(self, draft: Draft<Enc>) -> JsonResponse
    where
        T: Serialize,
    {
        let (view, computed) = draft.into_parts();
        if is_result::<T>() {
            let cause = "a generic view was called with a `Result` for a type parameter that it returns";
            return JsonResponse::of_failure(view, computed, cause.into());
        }
        JsonResponse::of_encoded(view, computed, Enc::body(&self.0, Some(&view.usual_size)))
    }
}

/// Whether a type parameter stands for a `Result`, which serde would write as `{"Ok": …}`. Where the type is known, method
/// lookup has taken it off; in a generic function it cannot, and the name is all there is to see.
fn is_result<T>() -> bool {
    let name = std::any::type_name::<T>();
    name.trim_start_matches(['&', ' ']).starts_with("core::result::Result<")
}

fn none<Enc: Encoder>(draft: Draft<Enc>) -> JsonResponse {
    let default = const { NoneAnswer::of(StatusCode::NOT_FOUND) };
    match draft.view().declaration.none.unwrap_or(default) {
        NoneAnswer::Null => {
            let (view, computed) = draft.into_parts();
            JsonResponse::of_encoded(view, computed, Enc::body(&(), Some(&view.usual_size)))
        }
        NoneAnswer::Empty(status) => {
            let (view, computed) = draft.into_parts();
            JsonResponse::of_body(view, computed, Body::Empty).with_status(status)
        }
        NoneAnswer::Error(words) => draft.problem(words.problem()),
    }
}

/// What an `Err` may hold.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no JSON error",
    label = "does not say which status and body it becomes",
    note = "write `#[derive(JsonError)]` on it with a `#[json_error(status = …)]`, or implement `JsonError::problem`",
    note = "for a type of another crate, map it in the view: `errors(PATTERN => STATUS, …)`"
)]
pub trait ErrorAnswer {
    fn answer<Enc: Encoder>(self, draft: Draft<Enc>) -> JsonResponse;
}

impl<E: JsonError> ErrorAnswer for E {
    fn answer<Enc: Encoder>(self, draft: Draft<Enc>) -> JsonResponse {
        draft.problem(self.problem())
    }
}

impl ErrorAnswer for JsonResponse {
    fn answer<Enc: Encoder>(self, draft: Draft<Enc>) -> JsonResponse {
        let (view, computed) = draft.into_parts();
        self.adopted(view, computed, true)
    }
}

impl<E: JsonError> From<E> for JsonResponse {
    /// Answers with an error outside of a view, so that `?` works wherever a `JsonResponse` is the error. On its way through a
    /// view it is written again, in that view's format.
    fn from(error: E) -> Self {
        outside(&error)
    }
}

/// What an error becomes where no view answers.
pub fn outside<E: JsonError + ?Sized>(error: &E) -> JsonResponse {
    JsonResponse::of_problem(&OUTSIDE, HeaderList::default(), error.problem().of_type::<E>())
}

/// Nothing: `Result` and `Option` are taken off twice.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is nested too deeply for a view",
    label = "`Result` and `Option` stand at most twice in a view's return type",
    note = "make one `Result` of it, with `?` or `and_then`"
)]
pub trait FlatValue {}

/// What `errors(…)` needs.
#[diagnostic::on_unimplemented(
    message = "`errors(…)` needs a function that returns a `Result`",
    label = "`{Self}` holds no error to map",
    note = "return `Result<{Self}, E>`, or remove `errors(…)`"
)]
pub trait ResultValue {}
