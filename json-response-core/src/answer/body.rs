//! The body of a view: called as a function of its own, so that it means what it means without the attribute.

/// The expression that tells an async block its type. It is never evaluated.
pub fn returned<R>() -> R {
    unreachable!("the generated code does not call this")
}

/// Names a type that only the bounds of an `impl Trait` name.
pub fn named<T: ?Sized>() {}

/// Keeps an argument for what comes after the body.
pub fn kept<T: Kept>(argument: &T) -> T {
    argument.clone()
}

/// What a closure or a guard may name of the arguments.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no `Clone`, which an argument needs that is named behind the body; use an expression, which is evaluated before it",
    label = "named by a closure in `headers(…)`, or by an arm of `errors(…)`"
)]
pub trait Kept: Clone {}

impl<T: Clone> Kept for T {}

macro_rules! calls {
    ($($call:ident($($argument:ident: $Type:ident),*))*) => {
        $(
            /// Calls the body of a view that is not async. A bound of `FnOnce` lets it give away what it borrows mutably.
            pub fn $call<R, $($Type),*>(body: impl FnOnce($($Type),*) -> R, $($argument: $Type),*) -> R {
                body($($argument),*)
            }
        )*
    };
}

calls! {
    call0()
    call1(a: A)
    call2(a: A, b: B)
    call3(a: A, b: B, c: C)
    call4(a: A, b: B, c: C, d: D)
    call5(a: A, b: B, c: C, d: D, e: E)
    call6(a: A, b: B, c: C, d: D, e: E, f: F)
}
