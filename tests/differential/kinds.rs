//! What the functions of `shapes.rs` are about.
#![allow(missing_docs, missing_debug_implementations, missing_copy_implementations, clippy::all, clippy::pedantic)]
#![allow(clippy::nursery, clippy::restriction, unreachable_pub, unnameable_types, unused, dead_code)]

pub use crate::kinds;
pub use serde::Serialize;
pub use std::borrow::Cow;
pub use std::convert::TryFrom;

#[derive(Debug, Clone, Copy, Serialize)]
pub struct Item {
    pub id: u32,
}

#[derive(Debug, Clone, Copy)]
pub struct Failed;

impl std::fmt::Display for Failed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("failed")
    }
}

impl json_view::JsonError for Failed {
    fn problem(&self) -> json_view::Problem {
        json_view::Problem::new(json_view::http::StatusCode::CONFLICT)
    }
}

/// What a number that is none becomes.
pub struct NoNumber;

impl From<std::num::ParseIntError> for NoNumber {
    fn from(_: std::num::ParseIntError) -> Self {
        Self
    }
}

impl json_view::JsonError for NoNumber {
    fn problem(&self) -> json_view::Problem {
        json_view::Problem::new(json_view::http::StatusCode::CONFLICT)
    }
}

#[derive(Serialize)]
pub struct Holder<'a> {
    pub text: &'a str,
}

pub struct Pair<A, B>(pub A, pub B);

pub struct Unit;

pub struct Later(pub Box<dyn Fn() -> u8>);

impl Serialize for Later {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

pub use hidden::Hidden;

mod hidden {
    pub struct Hidden {
        inside: u8,
    }
}

pub struct Dropping(pub u8, pub u8);

impl Drop for Dropping {
    fn drop(&mut self) {}
}

pub type Answer<T> = Result<T, Failed>;

pub enum Kind {
    A,
    B,
    C,
}

#[derive(Clone, Copy, Serialize)]
pub struct Own {
    pub text: &'static str,
}

impl Own {
    pub fn lock(&self) -> std::sync::MutexGuard<'_, Own> {
        unimplemented!()
    }
}

pub struct OwnArgument;

pub struct OwnElement;

pub trait OwnTrait<T> {}

impl OwnTrait<OwnArgument> for Own {}

pub trait OwnIterator {
    type Item;
}

impl OwnIterator for Own {
    type Item = OwnElement;
}

pub trait OwnGet<'a> {}

impl OwnGet<'_> for Own {}

#[deprecated]
pub fn old() {}

pub async fn tick() {
    struct Tick(bool);
    impl std::future::Future for Tick {
        type Output = ();
        fn poll(mut self: std::pin::Pin<&mut Self>, context: &mut std::task::Context<'_>) -> std::task::Poll<()> {
            if std::mem::replace(&mut self.0, true) {
                return std::task::Poll::Ready(());
            }
            context.waker().wake_by_ref();
            std::task::Poll::Pending
        }
    }
    Tick(false).await;
}

pub mod erased {
    /// A trait object that is written as JSON.
    pub trait Value {}

    impl Value for u8 {}

    impl serde::Serialize for dyn Value {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_unit()
        }
    }
}
