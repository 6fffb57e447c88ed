//! The serializer behind [`Compact`](super::Compact): byte for byte what `serde_json::to_vec` writes, in a third of the time.
//!
//! All of it is safe code, and most of the gain is in how it writes: [`Out`] is room that is initialised already, so that a token
//! is one check of what is left and a few stores of fixed length, where a `Vec` that grows is a check and a call for each part of
//! it. What is inlined into a type's `Serialize` is little more than calls, which keeps a view of a type of its own small.
//!
//! `out`: the room · `escape`: which bytes of a string are not written as they are · `string`, `number`: their text ·
//! `serializer`, `compound`, `text`: what serde calls.

#![expect(clippy::inline_always, reason = "measured: a call for each token costs more than the token")]

mod compound;
mod escape;
mod number;
mod out;
mod serializer;
mod string;
mod text;

pub(super) use out::Out;

type Result<T = (), E = serde_json::Error> = std::result::Result<T, E>;
