//! What the type of the success value is held against: a status without a body, and `safe = true`.

use crate::problem::Problem;
use crate::response::JsonResponse;
use std::marker::PhantomData;

/// The type of a value.
pub struct Type<T>(PhantomData<T>);

impl<T> Type<T> {
    /// The type of this value.
    pub fn of(_: &T) -> Self {
        Self(PhantomData)
    }
}

impl<T: OwnBody> Type<T> {
    /// Nothing to refuse.
    pub fn without_body<const STATUS: u16>(self) {}
}

/// The types that have no body, or decide by themselves whether they have one.
pub trait OwnBody {}

impl OwnBody for () {}
impl OwnBody for JsonResponse {}
impl OwnBody for Problem {}

/// Checks that hold for any type, or say why not.
pub trait AnyType {
    type Value;

    /// Refuses a body where the declared status, as [`bodyless`](crate::view::bodyless) gives it, has none.
    fn without_body<const STATUS: u16>(self)
    where
        Self::Value: NoBody<STATUS>;

    /// `safe = true` on a type that may be an object: the body tells.
    fn object<const ASKED: bool>(self);
}

impl<T> AnyType for Type<T> {
    type Value = T;

    fn without_body<const STATUS: u16>(self)
    where
        T: NoBody<STATUS>,
    {
    }

    fn object<const ASKED: bool>(self) {}
}

/// What may be returned where the status has no body (RFC 9110 §15.3.5, §15.3.6, §15.4.5).
#[diagnostic::on_unimplemented(
    message = "a response with status {STATUS} has no body; return `()`, or declare another status",
    label = "`{Self}` would be its body"
)]
pub trait NoBody<const STATUS: u16> {}

#[diagnostic::do_not_recommend]
impl<T> NoBody<0> for T {}

impl<T: NeverObject> Type<T> {
    /// `safe = true` on a type that is never an object.
    pub fn object<const ASKED: bool>(self)
    where
        T: JsonObject<ASKED>,
    {
    }
}

/// What `safe = true` asks for, of the types below. None of them is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no JSON object, which `safe = true` asks for; return a struct or a map, or remove `safe`",
    label = "not an object at the top level"
)]
pub trait JsonObject<const ASKED: bool> {}

#[diagnostic::do_not_recommend]
impl<T> JsonObject<false> for T {}

/// The types that serde never writes as an object.
pub trait NeverObject {}

macro_rules! never_objects {
    ($([$($parameter:tt)*] $kind:ty),* $(,)?) => {$( impl<$($parameter)*> NeverObject for $kind {} )*};
}
never_objects!(
    [] bool, [] char, [] str, [] String, [] std::borrow::Cow<'_, str>,
    [] u8, [] u16, [] u32, [] u64, [] u128, [] usize, [] i8, [] i16, [] i32, [] i64, [] i128, [] isize, [] f32, [] f64,
    [T] [T], [T, const N: usize] [T; N], [T] Vec<T>, [T] std::collections::VecDeque<T>, [T] std::collections::LinkedList<T>,
    [T] std::collections::BTreeSet<T>, [T] std::collections::BinaryHeap<T>, [T, S] std::collections::HashSet<T, S>,
    [A] (A,), [A, B] (A, B), [A, B, C] (A, B, C), [A, B, C, D] (A, B, C, D), [A, B, C, D, E] (A, B, C, D, E),
    [A, B, C, D, E, F] (A, B, C, D, E, F), [A, B, C, D, E, F, G] (A, B, C, D, E, F, G),
    [A, B, C, D, E, F, G, H] (A, B, C, D, E, F, G, H),
    [T: NeverObject + ?Sized] &T, [T: NeverObject + ?Sized] &mut T, [T: NeverObject + ?Sized] Box<T>,
);
