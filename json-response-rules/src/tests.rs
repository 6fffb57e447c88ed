//! As the macros ask, each with the whole sentence that a user reads.

mod fields;
mod grammars;
mod media_type;
mod names;
mod sentences;
mod status;
mod tables;
mod values;

use crate::{check_content_type, check_name, check_owner, check_uri, check_value};

fn name(text: &str) -> Result<String, String> {
    check_name(text).map(|()| text.to_ascii_lowercase()).map_err(|fault| fault.of(text))
}

fn owner(text: &str) -> Result<(), String> {
    check_owner(text).map_err(|fault| fault.of(text))
}

fn value(text: &str) -> Result<(), String> {
    typed("x-any", text)
}

fn typed(name: &str, text: &str) -> Result<(), String> {
    check_value(name, text.as_bytes()).map_err(|fault| fault.of(name, text))
}

fn content_type(text: &str) -> Result<(), String> {
    check_content_type(text).map_err(|fault| fault.of(text))
}

fn uri(text: &str) -> Result<(), String> {
    check_uri(text.as_bytes()).map_err(|fault| fault.of(text))
}

/// Asserts the whole sentence for each case.
fn refuses<T: std::fmt::Debug>(check: impl Fn(&str) -> Result<T, String>, cases: &[(&str, &str)]) {
    for (case, sentence) in cases {
        assert_eq!(check(case).unwrap_err(), *sentence, "{case:?}");
    }
}
