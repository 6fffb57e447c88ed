//! How often a field may stand in a response, and the fields with a grammar that are lists or dates.

use super::{name, owner, refuses, typed};
use crate::tables::LISTS;
use crate::{HEADERS, is_singleton, may_repeat};

#[test]
fn repeatable() {
    for name in [
        "set-cookie",
        "link",
        "vary",
        "www-authenticate",
        "proxy-authenticate",
        "cache-control",
        "allow",
        "warning",
        "via",
        "accept-ranges",
        "server-timing",
        "content-language",
        "content-encoding",
        "access-control-allow-headers",
        "access-control-allow-methods",
        "access-control-expose-headers",
    ] {
        assert!(may_repeat(name) && !is_singleton(name), "{name}");
    }
    for name in [
        "location",
        "etag",
        "retry-after",
        "content-type",
        "content-location",
        "content-range",
        "expires",
        "last-modified",
        "age",
        "from",
        "server",
        "content-disposition",
        "sunset",
        "deprecation",
        "access-control-allow-credentials",
        "access-control-allow-origin",
        "access-control-max-age",
        "cross-origin-embedder-policy",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "origin-agent-cluster",
        "refresh",
        "strict-transport-security",
        "sec-websocket-accept",
    ] {
        assert!(!may_repeat(name) && is_singleton(name), "{name}");
    }
    // What is not known may be declared once, and is sent as often as it is given.
    for name in ["x-request-id", "x-frame-options", "Vary", "Location", ""] {
        assert!(!may_repeat(name) && !is_singleton(name), "{name}");
    }
    let both = HEADERS.iter().map(|(_, name)| *name).chain(LISTS.iter().copied());
    for name in both {
        assert!(!(may_repeat(name) && is_singleton(name)), "{name}");
        assert!(owner(name).is_ok() || !(may_repeat(name) || is_singleton(name)), "{name}");
    }
    assert!(LISTS.is_sorted());
    assert!(LISTS.iter().all(|list| name(list).as_deref() == Ok(list)));
}

#[test]
fn dates() {
    let date = "Sun, 06 Nov 1994 08:49:37 GMT";
    for name in ["last-modified", "expires", "sunset"] {
        assert_eq!(typed(name, date), Ok(()));
        let sentence =
            format!("`{name}` date `yesterday` is not in the form of HTTP; write it as `{date}` (RFC 9110 §5.6.7)");
        assert_eq!(typed(name, "yesterday"), Err(sentence));
        assert!(typed(name, "").is_err());
    }
    assert_eq!(typed("expires", "0"), Ok(()));
    for (name, value) in [("expires", "-1"), ("expires", "00"), ("last-modified", "0"), ("sunset", "0")] {
        assert!(typed(name, value).is_err(), "{name}: {value}");
    }
    assert_eq!(typed("date-of-birth", "yesterday"), Ok(()));
}

#[test]
fn numbers_of_seconds() {
    assert_eq!(typed("age", "0"), Ok(()));
    for value in ["", "-5", "1.5", "5s", "+5"] {
        let sentence =
            format!("`age` value `{value}` is no number of seconds; write one such as `120` (RFC 9111 §5.1)");
        assert_eq!(typed("age", value), Err(sentence));
    }
}

#[test]
fn locations() {
    for name in ["location", "content-location"] {
        for legal in [
            "",
            "/items/7",
            "https://example.com/a?filter[name]=b#c",
            "../a",
            "./1:2",
            "a.b+c-1:x",
            "//host",
            "?a:b",
            "#:",
        ] {
            assert_eq!(typed(name, legal), Ok(()), "{legal}");
        }
        let sentence = |value: &str, fault: &str| Err(format!("`{name}` value `{value}` is no URI: it has {fault}"));
        for (value, fault) in [
            ("/a b", "a space; percent-encode it, as in `%20` (RFC 3986 §2.1)"),
            ("/a\\b", "`\\`; percent-encode it, as in `%5C` (RFC 3986 §2.1)"),
            ("/a`b", "a backtick; percent-encode it, as in `%60` (RFC 3986 §2.1)"),
            ("#a#b", "`#` a second time; percent-encode it, as in `%23` (RFC 3986 §2.1)"),
            ("/100%", "a `%` without two hexadecimal digits; write `%25` (RFC 3986 §2.1)"),
            ("/%4", "a `%` without two hexadecimal digits; write `%25` (RFC 3986 §2.1)"),
            ("/%g0", "a `%` without two hexadecimal digits; write `%25` (RFC 3986 §2.1)"),
            ("/%0g", "a `%` without two hexadecimal digits; write `%25` (RFC 3986 §2.1)"),
            ("1:2", "a colon, but no scheme before it; write `%3A` (RFC 3986 §4.2)"),
            (":a", "a colon, but no scheme before it; write `%3A` (RFC 3986 §4.2)"),
            ("a_b:c", "a colon, but no scheme before it; write `%3A` (RFC 3986 §4.2)"),
        ] {
            assert_eq!(typed(name, value), sentence(value, fault));
        }
    }
}

#[test]
fn links() {
    let check = |value: &str| typed("link", value);
    for legal in [
        r#"</items?page=2>; rel="next""#,
        "<https://a.example/>;rel=preconnect",
        r#"<>; rel="self" ; title="a, b; \"c\" <d>" , </b>; REL=prev"#,
        "<a,b>; rel = next; crossorigin; title*=UTF-8''a%20b",
        "<a>; anchor=\"#b\"; rel=up",
    ] {
        assert_eq!(check(legal), Ok(()), "{legal}");
    }
    refuses(
        check,
        &[
            (
                "/items",
                r#"`link` value `/items` has a target that is not in angle brackets; write `<…>; rel=\"next\"` (RFC 8288 §3)"#,
            ),
            (
                "</a b>; rel=next",
                "the target `/a b` of `link` is no URI: it has a space; percent-encode it, as in `%20` (RFC 3986 §2.1)",
            ),
            (
                "<a>; rel=next, <b c>; rel=up",
                "the target `b c` of `link` is no URI: it has a space; percent-encode it, as in `%20` (RFC 3986 §2.1)",
            ),
            (
                "<a>; rel=",
                r#"`link` value `<a>; rel=` has a malformed parameter; write each as `; name=\"value\"` (RFC 8288 §3)"#,
            ),
            ("<a>", r#"`link` value `<a>` has a link without `rel`; add `; rel=\"…\"` (RFC 8288 §3.3)"#),
        ],
    );
    for (value, fault) in [
        ("", "angle"),
        ("<a", "angle"),
        ("<a>; rel=next,", "angle"),
        ("<a>; rel=next, b", "angle"),
        ("<a>; rel=next <b>", "parameter"),
        ("<a> rel=next", "parameter"),
        ("<a>; rel=\"next", "parameter"),
        ("<a>; rel=\"next\\", "parameter"),
        ("<a>; rel=next;", "parameter"),
        ("<a>; =next", "parameter"),
        ("<a>; rel=a/b", "parameter"),
        ("<a>; title=rel", "without `rel`"),
        ("<a>; rel=next, <b>", "without `rel`"),
        ("<a>, <b>; rel=next", "without `rel`"),
        ("<a>; relation=next", "without `rel`"),
    ] {
        let sentence = check(value).unwrap_err();
        assert!(sentence.contains(fault), "{value}: {sentence}");
    }
}

#[test]
fn varies() {
    let check = |value: &str| typed("vary", value);
    for legal in ["*", "accept", "Accept, accept-encoding", "accept ,\torigin"] {
        assert_eq!(check(legal), Ok(()), "{legal}");
    }
    refuses(
        check,
        &[
            (
                "",
                "`vary` value is empty; name the request headers that the response depends on, or remove it (RFC 9110 §12.5.5)",
            ),
            (
                "accept origin",
                "`vary` value has `accept origin`, which is no header name; put a comma between two (RFC 9110 §12.5.5)",
            ),
            (
                "accept, a:b",
                "`vary` value has `a:b`, which is no header name; put a comma between two (RFC 9110 §12.5.5)",
            ),
        ],
    );
    for value in [",", "accept,", ", accept", "a,,b", "\"a\""] {
        assert!(check(value).unwrap_err().contains("no header name"), "{value}");
    }
}
