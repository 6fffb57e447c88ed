//! Error types of every shape. Each is compiled with the derive and without.

use crate::kinds::{self, Failed, Item, Pair, Serialize};
use std::fmt::{self, Debug, Display};
use thiserror::Error;

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct UnitStruct;

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct TupleStruct (u8, String);

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct NamedStruct {
    id: u8,
    text: String,
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct WithExtension {
    #[json_error(extension)]
    id: u8,
    text: String,
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct WithNamedExtension (
    #[json_error(extension = "id")]
    u8,
    String,
);

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 503, headers(RETRY_AFTER = |e| e.seconds))]
pub struct WithHeader {
    seconds: u32,
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 503, headers("x-a" = |e| e.text.len(), "x-b" = |e| { let a = e.text.clone(); a }, "x-c" = 1))]
pub struct WithHeaders {
    text: String,
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 503, headers("x-a" = |e| length(e)))]
pub struct WithClosurePath {
    text: String,
}

#[allow(dead_code)]
fn length(error: &WithClosurePath) -> usize {
    error.text.len()
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 409, code = "a", title = "A", type = "https://a.b/c", problem)]
pub struct WithTexts;

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct Generic<T: Debug> (T);

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct GenericExtension<T: Debug + Serialize> {
    #[json_error(extension)]
    value: T,
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct GenericWhere<T> 
where
    T: Debug + Serialize,
{
    #[json_error(extension)]
    value: T,
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct GenericUnused<T> (std::marker::PhantomData<T>);

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct ConstParameter<const N: usize> {
    #[json_error(extension)]
    value: Counted<N>,
}

/// So many.
#[derive(Debug, Clone, Copy)]
pub struct Counted<const N: usize>;

impl<const N: usize> Serialize for Counted<N> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct Lifetime<'a> (&'a str);

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct LifetimeExtension<'a> {
    #[json_error(extension)]
    text: &'a str,
}

#[derive(Debug, Clone, Copy)]
#[derive(json_view::JsonError)]
#[json_error(status = 404)]
#[repr(C, packed)]
pub struct Packed {
    #[json_error(extension)]
    id: u32,
    other: u8,
}

impl Display for Packed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("failed")
    }
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
pub enum One {
    #[error("a")]
    #[json_error(status = 404)]
    A,
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
pub enum Three {
    #[error("a")]
    #[json_error(status = 404)]
    A,
    #[error("b {0}")]
    #[json_error(status = 409)]
    B(u8),
    #[error("c {id}")]
    #[json_error(status = 410)]
    C { id: u8 },
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
pub enum Transparent {
    #[error(transparent)]
    #[json_error(transparent)]
    A(#[from] Failed2),
    #[error("b")]
    #[json_error(status = 404)]
    B,
}

/// One more.
#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct Failed2;

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
pub enum TransparentGeneric<E: std::error::Error> {
    #[error(transparent)]
    #[json_error(transparent)]
    A(E),
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
pub enum Recursive<E: std::error::Error + 'static> {
    #[error(transparent)]
    #[json_error(transparent)]
    Inner(Box<Self>),
    #[error("leaf")]
    #[json_error(status = 404)]
    Leaf(E),
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
pub enum RecursiveByName<E: std::error::Error + 'static> {
    #[error(transparent)]
    #[json_error(transparent)]
    Inner(Box<RecursiveByName<E>>),
    #[error("leaf")]
    #[json_error(status = 404)]
    Leaf(E),
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
pub enum WithDeprecated {
    #[error("a")]
    #[json_error(status = 404)]
    #[deprecated]
    A,
    #[error("b")]
    #[json_error(status = 409)]
    B,
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
pub enum Empty {}

#[derive(Debug, Error)]
#[non_exhaustive]
#[derive(json_view::JsonError)]
pub enum Exhaustive {
    #[error("a")]
    #[json_error(status = 404)]
    A,
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
pub enum RawName {
    #[error("a")]
    #[json_error(status = 404)]
    r#Type { r#match: u8 },
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
pub enum NotCamel {
    #[error("a")]
    #[json_error(status = 404)]
    not_camel,
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct LargeOne ([u64; 64]);

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct PrivateFields {
    item: Item,
}

/// One with its own words.
#[derive(Debug)]
#[derive(json_view::JsonError)]
#[json_error(status = 404)]
pub struct OwnDisplay;

impl Display for OwnDisplay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("failed")
    }
}

/// One that is generic, with its own words.
#[derive(Debug)]
#[derive(json_view::JsonError)]
#[json_error(status = 404)]
pub struct OwnGenericDisplay<T>(T);

impl<T: Debug> Display for OwnGenericDisplay<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.0)
    }
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
struct Unused {
    id: u8,
}

#[derive(Debug, Error)]
#[derive(json_view::JsonError)]
#[error("failed")]
#[json_error(status = 404)]
pub struct Trusting<T: Debug + Clone, U: Clone> 
where
    T: Serialize,
    U: Debug,
{
    #[json_error(extension)]
    value: Vec<T>,
    other: U,
}
