//! The macros of [`json-view`](https://docs.rs/json-view), where their documentation and examples are.

mod errors;
#[cfg(test)]
mod garbage_tests;
mod json_defaults;
mod json_error;
mod json_view;
mod keys;
mod list;
mod suggest;
mod syntax;
mod value;

use proc_macro::TokenStream;

/// Turns a function that returns a serializable value into one that answers with JSON.
#[proc_macro_attribute]
pub fn json_view(attribute: TokenStream, item: TokenStream) -> TokenStream {
    json_view::json_view(attribute.into(), item.into()).into()
}

/// Says once what the views of an API have in common.
#[proc_macro_attribute]
pub fn json_defaults(attribute: TokenStream, item: TokenStream) -> TokenStream {
    json_defaults::json_defaults(attribute.into(), item.into()).into()
}

/// Says which response each variant of an error type becomes.
#[proc_macro_derive(JsonError, attributes(json_error))]
pub fn json_error(input: TokenStream) -> TokenStream {
    json_error::json_error(input.into()).into()
}
