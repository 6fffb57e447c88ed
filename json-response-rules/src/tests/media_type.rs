//! Media types.

use super::{content_type, refuses, value};

#[test]
fn content_types() {
    for text in [
        "application/json",
        "APPLICATION/Json",
        "application/problem+json",
        "application/vnd.api+JSON",
        "image/x+json",
        "application/json; charset=utf-8",
        "application/json;a=b \t;\tc=d",
        r#"application/ld+json; profile="https://a.example/; b=\"c\"""#,
        r#"application/json; a="""#,
        "application/json; a=\"!~ \t\\~\\!\"",
    ] {
        assert_eq!(content_type(text), Ok(()), "{text}");
        assert_eq!(value(text), Ok(()), "{text}");
    }
    refuses(
        content_type,
        &[
            ("", "content type `` is no media type; use one such as `application/json` (RFC 9110 §8.3.1)"),
            ("json", "content type `json` is no media type; use one such as `application/json` (RFC 9110 §8.3.1)"),
            (
                "application/json\n",
                "content type `application/json\\n` is no media type; use one such as `application/json` (RFC 9110 §8.3.1)",
            ),
            (
                "application/json; charset",
                "content type `application/json; charset` has a malformed parameter; write each as `; name=value` (RFC 9110 §8.3.1)",
            ),
            (
                "text/html; a=b",
                "content type `text/html` is not JSON; use `application/json` or a type that ends in `+json` (RFC 6839 §3.1)",
            ),
        ],
    );
    for (fault, texts) in [
        (
            "no media type",
            &[
                "/json",
                "application/",
                "application/json/x",
                " application/json",
                "application/json ",
                "application/json\n; a=b",
                "application /json",
                "application/json charset=utf-8",
                "*/*",
                "*/*+json",
                "application/*+json",
                "application/jsön",
                ";",
                "application/json, text/html",
            ][..],
        ),
        (
            "malformed parameter",
            &[
                "application/json;",
                "application/json; ",
                "application/json; a=",
                "application/json; =b",
                "application/json; a =b",
                "application/json; a= b",
                "application/json; a=b ",
                "application/json; a=b c=d",
                "application/json; a=b;",
                "application/json; a=é",
                "application/json; a=\"b",
                "application/json; a=\"b\\\"",
                "application/json; a=\"b\"c",
                "application/json; a=\"é\"",
                "application/json; a=\"\n\"",
                "application/json; a=\"\\\n\"",
                "application/json; a=\"\x7F\"",
                "application/json; a=\"\x7F",
                "application/json; a=\"b\\",
                "text/html; a",
            ],
        ),
        (
            "not JSON",
            &[
                "text/json",
                "text/plain",
                "application/x-json",
                "application/jsonp",
                "application/+json",
                "application/json-seq",
                "application/geo+json-seq",
                "application/x-ndjson",
                "application/xml; a=\"+json\"",
            ],
        ),
    ] {
        for text in texts {
            let sentence = content_type(text).unwrap_err();
            assert!(sentence.contains(fault), "{text:?}: {sentence}");
        }
    }
}
