//! The grammar of all header values.

use super::{refuses, value};
use crate::{ValueFault, check_opaque_value};
use http::HeaderValue;

#[test]
fn header_values_agree_with_http() {
    for c in '\0'..='\u{2FF}' {
        let inside = format!("a{c}b");
        // `from_static`, which generated code may use, takes what can be read back as text.
        let theirs = HeaderValue::from_str(&inside).is_ok_and(|value| value.to_str().is_ok());
        assert_eq!(value(&inside).is_ok(), theirs, "{c:?}");
        let inner_only = c == ' ' || c == '\t';
        for edge in [c.to_string(), format!("a{c}"), format!("{c}a")] {
            assert_eq!(value(&edge).is_ok(), theirs && !inner_only, "{edge:?}");
        }
    }
    assert_eq!(value(""), Ok(()));
}

#[test]
fn header_value_sentences() {
    refuses(
        value,
        &[
            ("a\nb", "header value has a line feed, which would end the header; remove it (RFC 9110 §5.5)"),
            ("a\r\nb", "header value has a carriage return, which would end the header; remove it (RFC 9110 §5.5)"),
            ("\n", "header value has a line feed, which would end the header; remove it (RFC 9110 §5.5)"),
            ("a\0", "header value has a NUL; remove it (RFC 9110 §5.5)"),
            ("a\x1Bb", "header value has the control character `\\u{1b}`; remove it (RFC 9110 §5.5)"),
            ("a\x7Fb", "header value has the control character `\\u{7f}`; remove it (RFC 9110 §5.5)"),
            ("a\u{85}b", "header value has the control character `\\u{85}`; remove it (RFC 9110 §5.5)"),
            ("café", "header value has `é`, which is not ASCII; percent-encode it, as in `%C3%A9` (RFC 9110 §5.5)"),
            (
                "🦀",
                "header value has `🦀`, which is not ASCII; percent-encode it, as in `%F0%9F%A6%80` (RFC 9110 §5.5)",
            ),
            (" a", "header value starts with a space; remove it (RFC 9110 §5.5)"),
            ("\ta", "header value starts with a tab; remove it (RFC 9110 §5.5)"),
            (" ", "header value starts with a space; remove it (RFC 9110 §5.5)"),
            ("a ", "header value ends with a space; remove it (RFC 9110 §5.5)"),
            ("a\t", "header value ends with a tab; remove it (RFC 9110 §5.5)"),
        ],
    );
}

#[test]
fn what_a_header_value_of_http_may_have() {
    for byte in 0..=u8::MAX {
        let inside = [b'a', byte, b'b'];
        let theirs = HeaderValue::from_bytes(&inside).is_ok();
        assert_eq!(check_opaque_value("x-any", &inside).is_ok(), theirs, "{byte}");
    }
    assert_eq!(check_opaque_value("x-any", b"a "), Err(ValueFault::TrailingSpace));
    assert_eq!(check_opaque_value("x-any", b"\ta"), Err(ValueFault::LeadingSpace));
    for byte in 0x80..=u8::MAX {
        assert_eq!(check_opaque_value("etag", &[b'"', byte, b'"']), Ok(()));
        assert_eq!(check_opaque_value("link", &[b"<a>; rel=b; title=\"", &[byte][..], b"\""].concat()), Ok(()));
    }
    assert!(check_opaque_value("etag", b"\xE9").is_err());
    assert!(check_opaque_value("location", b"/\xC3\xA9").is_err());
}
