//! A function means what it means without the attribute: each shape is compiled with it and without, and what the compiler and
//! clippy say is compared by lint, place and text.

#[path = "differential/package.rs"]
mod package;

