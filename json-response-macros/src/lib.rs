//! The macros of [`json-view`](https://docs.rs/json-view), where their documentation and examples are.

mod errors;
mod http_rules;
mod json_view;
mod keys;
mod suggest;
mod value;

use proc_macro::TokenStream;

/// Turns a function that returns a serializable value into one that answers with JSON.
#[proc_macro_attribute]
pub fn json_view(attribute: TokenStream, item: TokenStream) -> TokenStream {
    json_view::json_view(attribute.into(), item.into()).into()
}
