//! `Compact` writes what `serde_json::to_vec` writes, byte for byte, and fails where that fails, in the same words.

mod draw;
mod judge;
mod keys;
mod lies;
mod node;
mod nodes;
mod numbers;
mod random;
mod shapes;
mod strings;
