//! The expansion functions of the macros, outside of a proc-macro crate, and what is true of all that they give; and the encoder
//! beside `serde_json`.

#![allow(dead_code, reason = "not all of the shared sources is used")]

#[path = "../../json-response-macros/src"]
mod macros {
    pub(crate) mod errors;
    pub(crate) mod json_defaults;
    pub(crate) mod json_error;
    pub(crate) mod json_view;
    pub(crate) mod keys;
    pub(crate) mod list;
    pub(crate) mod suggest;
    pub(crate) mod value;
}

#[path = "../../json-response-macros/src/garbage_tests"]
mod garbage {
    pub(crate) mod check;
    pub(crate) mod oracle;
    pub(crate) mod random;
    pub(crate) mod samples;
    pub(crate) mod tokens;
}

#[path = "../../json-response-core/tests/compact"]
mod compact {
    pub(crate) mod draw;
    pub(crate) mod judge;
    pub(crate) mod node;
    pub(crate) mod nodes;
}

use compact::{draw, judge, node, nodes};
use garbage::{check, samples};
// The sources name each other as `crate::…`.
use macros::{errors, json_defaults, json_error, json_view, keys, list, suggest, value};
use proc_macro2::TokenStream;

/// What stands between the arguments and the item.
const SEPARATOR: char = '\0';

/// Expands `#[json_view]`, and panics on what must not be.
pub fn view(input: &str) {
    let Some((attribute, item)) = input.split_once(SEPARATOR) else {
        return;
    };
    if let (Ok(attribute), Ok(item)) = (attribute.parse(), item.parse()) {
        check::view("fuzz", &samples::Sample { attribute, item });
    }
}

/// Expands `#[derive(JsonError)]`, and panics on what must not be.
pub fn error(input: &str) {
    if let Ok(item) = input.parse::<TokenStream>() {
        check::error("fuzz", &item);
    }
}

/// Writes the value that these bytes stand for, and panics where `serde_json` writes another one.
pub fn structure(input: &[u8]) {
    judge::judge_structure(input);
}

/// Writes these bytes as text, and panics where `serde_json` writes others.
pub fn text(input: &[u8]) {
    judge::judge_text(input);
}

/// First inputs: of `json_view`, and of `json_error`.
pub fn seeds() -> (Vec<String>, Vec<String>) {
    let (views, errors) = samples::of_the_tests();
    let views = views.iter().map(|view| format!("{}{SEPARATOR}{}", view.attribute, view.item));
    (views.collect(), errors.iter().map(TokenStream::to_string).collect())
}
