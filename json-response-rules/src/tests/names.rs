//! Header names: their grammar and whose they are.

use super::{name, owner, refuses};
use crate::name::token_like;
use crate::{HEADERS, companion, is_servers};
use http::HeaderName;

#[test]
fn header_names_agree_with_http() {
    for c in '\0'..='\u{2FF}' {
        for text in [c.to_string(), format!("a{c}"), format!("{c}A"), format!("a{c}b")] {
            let theirs = HeaderName::from_bytes(text.as_bytes());
            let ours = name(&text);
            assert_eq!(ours.as_deref().ok(), theirs.as_ref().map(HeaderName::as_str).ok(), "{text:?}");
        }
    }
    assert!(HeaderName::from_bytes(b"").is_err() && name("").is_err());
    assert_eq!(name("X_Frame-Options").as_deref(), Ok("x_frame-options"));
}

#[test]
fn header_name_sentences() {
    refuses(
        name,
        &[
            ("", "header name is empty; use a token such as `x-request-id` (RFC 9110 §5.1)"),
            (":Status", "header name `:status` is a pseudo-header; use `status = …` (RFC 9113 §8.3)"),
            (":path", "header name `:path` is a pseudo-header; remove it (RFC 9113 §8.3)"),
            ("X Y", "header name `X Y` has a space; use a token such as `x-y` (RFC 9110 §5.1)"),
            (" x", "header name ` x` has a space; use a token such as `x` (RFC 9110 §5.1)"),
            ("X\tY", "header name `X\\tY` has a tab; use a token such as `x-y` (RFC 9110 §5.1)"),
            (
                "X\r\nSet-Cookie",
                "header name `X\\r\\nSet-Cookie` has a carriage return; use a token such as `x-set-cookie` (RFC 9110 §5.1)",
            ),
            ("Location: a", "header name `Location: a` has a colon; use a token such as `location` (RFC 9110 §5.1)"),
            ("a/b", "header name `a/b` has `/`; use a token such as `a-b` (RFC 9110 §5.1)"),
            ("\"a\"", "header name `\"a\"` has a double quote; use a token such as `a` (RFC 9110 §5.1)"),
            (
                "a\x01",
                "header name `a\\u{1}` has the control character `\\u{1}`; use a token such as `a` (RFC 9110 §5.1)",
            ),
            ("é", "header name `é` has `é`, which is not ASCII; use a token such as `x-request-id` (RFC 9110 §5.1)"),
            (
                "a\u{200B}",
                "header name `a\\u{200b}` has `\\u{200b}`, which is not ASCII; use a token such as `a` (RFC 9110 §5.1)",
            ),
        ],
    );
    // What is advised is taken.
    for c in '\0'..='\u{2FF}' {
        for text in [c.to_string(), format!("a{c}"), format!("{c}{c}B"), format!("a{c}: b")] {
            name(&token_like(&text.to_ascii_lowercase())).unwrap();
        }
    }
}

#[test]
fn server_headers() {
    refuses(
        owner,
        &[
            ("connection", "header `connection` belongs to the server; remove it (RFC 9110 §7.6.1)"),
            ("content-length", "header `content-length` belongs to the server; remove it (RFC 9110 §8.6)"),
            ("date", "header `date` belongs to the server; remove it (RFC 9110 §6.6.1)"),
            ("keep-alive", "header `keep-alive` belongs to the server; remove it (RFC 9110 §7.6.1)"),
            ("proxy-connection", "header `proxy-connection` belongs to the server; remove it (RFC 9110 §7.6.1)"),
            ("te", "header `te` belongs to the server; remove it (RFC 9110 §7.6.1)"),
            ("trailer", "header `trailer` belongs to the server; remove it (RFC 9110 §6.6.2)"),
            ("transfer-encoding", "header `transfer-encoding` belongs to the server; remove it (RFC 9112 §6.1)"),
        ],
    );
    let refused = |&&(_, name): &&(&str, &str)| owner(name).is_err();
    // All of them but `keep-alive` and `proxy-connection` have a constant; no other constant is refused.
    assert_eq!(HEADERS.iter().filter(refused).count(), 6);
    assert_eq!(owner("x-content-length"), Ok(()));
    for (_, name) in HEADERS {
        assert_eq!(is_servers(name), owner(name).is_err(), "{name}");
    }
}

/// A view can declare what stands beside a field of the server's, and not that field.
#[test]
fn companions() {
    assert_eq!(companion("upgrade"), Some(("connection", "upgrade")));
    for (_, name) in HEADERS.iter().filter(|(_, name)| *name != "upgrade") {
        assert_eq!(companion(name), None, "{name}");
    }
    assert!(is_servers("connection") && !is_servers("upgrade"));
}
