//! What all sentences have in common.

use super::{content_type, name, owner, typed, uri};
use crate::{ContentTypeFault, NameFault, ValueFault};
use crate::{check_content_type, check_error, check_final, check_name, check_none, check_owner, check_value};

/// Whatever the user wrote, a sentence stays on one line and in the style of the house.
fn is_in_style(sentence: &str) {
    assert!(!sentence.contains(char::is_control), "{sentence:?}");
    assert!(!sentence.ends_with('.') && !sentence.starts_with(char::is_uppercase), "{sentence:?}");
    assert!(sentence.contains("; ") || sentence.contains(": "), "no cure: {sentence:?}");
}

const TYPED: [&str; 11] = [
    "age",
    "content-location",
    "etag",
    "expires",
    "last-modified",
    "link",
    "location",
    "retry-after",
    "sunset",
    "vary",
    "x-any",
];

#[test]
fn sentences_are_one_line() {
    for c in '\0'..='\u{2FF}' {
        let texts = [
            c.to_string(),
            format!("W/\"{c}"),
            format!("\"{c}\""),
            format!("Sun{c}"),
            format!("<{c}>"),
            format!("<a>{c}"),
            format!("a{c}b, c"),
            format!("application/json{c}"),
            format!("text/a; b={c}"),
        ];
        for text in texts {
            let typed = TYPED.iter().map(|name| typed(name, &text).err());
            let others = [name(&text).err(), owner(&text).err(), content_type(&text).err(), uri(&text).err()];
            for sentence in typed.chain(others).flatten() {
                is_in_style(&sentence);
            }
            let shown = |name: &&str| check_value(name, text.as_bytes()).err().map(ValueFault::sentence);
            let typed = TYPED.iter().filter_map(shown);
            let name = check_name(&text).err().map(NameFault::sentence);
            let content_type = check_content_type(&text).err().map(ContentTypeFault::sentence);
            for sentence in typed.chain(name).chain(content_type) {
                is_in_style(sentence);
                assert_eq!(sentence.matches('`').count() % 2, 0, "{sentence}");
                assert!(sentence.ends_with(')') && sentence.contains("(RFC "), "{sentence}");
            }
        }
    }
    for code in 0..=1000 {
        for fault in [check_final(code), check_error(code), check_none(code)] {
            let Err(fault) = fault else { continue };
            is_in_style(fault.sentence());
            is_in_style(&fault.of(code));
        }
    }
    is_in_style(check_owner("date").unwrap_err().sentence());
}

/// A constant may call each rule, and say its sentence.
#[test]
fn rules_hold_in_constants() {
    const _: () = {
        assert!(check_final(200).is_ok() && check_error(404).is_ok() && check_none(204).is_ok());
        assert!(check_name("x-a").is_ok() && check_owner("x-a").is_ok());
        assert!(check_value("link", b"</a>; rel=\"b\"").is_ok());
        assert!(check_value("etag", b"\"a\"").is_ok() && check_value("vary", b"a, b").is_ok());
        assert!(check_value("retry-after", b"Sun, 06 Nov 1994 08:49:37 GMT").is_ok());
        assert!(check_content_type("application/problem+json; a=\"b\"").is_ok());
        assert!(crate::may_repeat("vary") && crate::is_singleton("etag") && crate::is_servers("date"));
    };
    const SENTENCE: &str = match check_final(600) {
        Ok(()) => "",
        Err(fault) => fault.sentence(),
    };
    assert_eq!(SENTENCE, "the status is outside 200–599; use a code that HTTP defines (RFC 9110 §15)");
}
