//! The body of a response: how a value becomes bytes, and the buffer that they are written to.

pub(crate) mod buffer;
mod compact;
mod encoder;

pub use buffer::UsualSize;
pub use encoder::{Compact, Encoder, Pretty};

/// An error of any type, on its way to the log.
pub(crate) type BoxError = Box<dyn std::error::Error + Send + Sync>;
