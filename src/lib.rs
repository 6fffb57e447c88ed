//! json-view
pub use json_response_core::*;
pub use json_response_macros::json_view;
