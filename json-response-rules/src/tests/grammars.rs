//! Fields that have a grammar of their own.

use super::{refuses, typed, uri};
use crate::date::weekday;
use crate::{EtagFault, check_etag};

#[test]
fn etags() {
    let check = |value: &str| typed("etag", value);
    for value in [r#""""#, r#""a""#, r#"W/"a""#, r#"W/"""#, r#""!#[]\~`""#, r#""W/a""#] {
        assert_eq!(check(value), Ok(()), "{value}");
    }
    refuses(
        check,
        &[
            ("", r#"`etag` value `` is not in double quotes; write `"\"\""` (RFC 9110 §8.8.3)"#),
            ("abc", r#"`etag` value `abc` is not in double quotes; write `"\"abc\""` (RFC 9110 §8.8.3)"#),
            ("W/abc", r#"`etag` value `W/abc` is not in double quotes; write `"W/\"abc\""` (RFC 9110 §8.8.3)"#),
            ("\"", r#"`etag` value `"` is not in double quotes; write `"\"\""` (RFC 9110 §8.8.3)"#),
            ("a!", r#"`etag` value `a!` is not in double quotes; write `"\"a!\""` (RFC 9110 §8.8.3)"#),
            ("\"abc", r#"`etag` value `"abc` is not in double quotes; write `"\"abc\""` (RFC 9110 §8.8.3)"#),
            ("'a\\b'", r#"`etag` value `'a\b'` is not in double quotes; write `"\"'a\\b'\""` (RFC 9110 §8.8.3)"#),
            (
                "w/\"abc\"",
                r#"`etag` value `w/"abc"` starts with a lower-case `w`; write `"W/\"abc\""` (RFC 9110 §8.8.3)"#,
            ),
            ("\"a b\"", r#"`etag` value `"a b"` has a space between its quotes; write `"\"ab\""` (RFC 9110 §8.8.3)"#),
            (
                "\"a\", \"b\"",
                r#"`etag` value `"a", "b"` has a double quote between its quotes; write `"\"a,b\""` (RFC 9110 §8.8.3)"#,
            ),
        ],
    );
    // What no value may have, a tag may not either, whoever asks.
    for byte in (0..b' ').chain([0x7F]) {
        assert_eq!(check_etag(&[b'"', b'a', byte, b'"']), Err(EtagFault::Character { at: 2 }));
        assert_eq!(check_etag(&[b'W', b'/', b'"', byte, b'"']), Err(EtagFault::Character { at: 3 }));
    }
}

#[test]
fn retry_after() {
    let check = |value: &str| typed("retry-after", value);
    for value in [
        "0",
        "120",
        "99999999999999999999999",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Wed, 21 Oct 2015 07:28:00 GMT",
        "Thu, 29 Feb 2024 23:59:60 GMT",
        "Tue, 29 Feb 2000 00:00:00 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Sat, 01 Jan 0000 00:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
    ] {
        assert_eq!(check(value), Ok(()), "{value}");
    }
    refuses(
        check,
        &[
            (
                "",
                "`retry-after` value `` is neither seconds nor a date; write `120` or `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §10.2.3)",
            ),
            (
                "5s",
                "`retry-after` value `5s` is neither seconds nor a date; write `120` or `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §10.2.3)",
            ),
            (
                "later",
                "`retry-after` value `later` is neither seconds nor a date; write `120` or `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §10.2.3)",
            ),
            (
                "-1",
                "`retry-after` value `-1` is neither seconds nor a date; write `120` or `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §10.2.3)",
            ),
            (
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "`retry-after` date `Sunday, 06-Nov-94 08:49:37 GMT` is not in the form of HTTP; write it as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7)",
            ),
            (
                "Sun Nov  6 08:49:37 1994",
                "`retry-after` date `Sun Nov  6 08:49:37 1994` is not in the form of HTTP; write it as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7)",
            ),
            (
                "Mon, 31 Feb 2025 08:49:37 GMT",
                "`retry-after` date `Mon, 31 Feb 2025 08:49:37 GMT` does not exist; correct its day or its time (RFC 9110 §5.6.7)",
            ),
            (
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "`retry-after` date `Mon, 06 Nov 1994 08:49:37 GMT` is a Sunday; write `Sun` (RFC 9110 §5.6.7)",
            ),
        ],
    );
    for (date, fault) in [
        ("sun, 06 Nov 1994 08:49:37 GMT", "form"),
        ("Sun, 6 Nov 1994 08:49:37 GMT", "form"),
        ("Sun, 06 nov 1994 08:49:37 GMT", "form"),
        ("Sun, 06 Nov 94 08:49:37 GMT", "form"),
        ("Sun, 06 Nov 1994 8:49:37 GMT", "form"),
        ("Sun, 06 Nov 1994 08:49 GMT", "form"),
        ("Sun, 06 Nov 1994 08:49:37 UTC", "form"),
        ("Sun, 06 Nov 1994 08:49:37 +0000", "form"),
        ("Sun, 06 Nov 1994 08:49:+7 GMT", "form"),
        ("Sun,  06 Nov 1994 08:49:37 GMT", "form"),
        ("Sun, 00 Nov 1994 08:49:37 GMT", "exist"),
        ("Sun, 31 Nov 1994 08:49:37 GMT", "exist"),
        ("Sun, 32 Dec 1994 08:49:37 GMT", "exist"),
        ("Sun, 29 Feb 1994 08:49:37 GMT", "exist"),
        ("Thu, 29 Feb 1900 08:49:37 GMT", "exist"),
        ("Sun, 06 Nov 1994 24:00:00 GMT", "exist"),
        ("Sun, 06 Nov 1994 08:60:37 GMT", "exist"),
        ("Sun, 06 Nov 1994 08:49:61 GMT", "exist"),
    ] {
        let sentence = check(date).unwrap_err();
        assert!(sentence.contains(fault), "{sentence}");
    }
    assert_eq!(typed("location", "abc"), Ok(()));
}

/// Days counted one by one from a known Monday.
#[test]
fn every_weekday_of_five_centuries() {
    // 1 January 1900.
    let mut expected = 1;
    for year in 1900..2400 {
        let leap = if year % 100 == 0 { year % 400 == 0 } else { year % 4 == 0 };
        let february = if leap { 29 } else { 28 };
        let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(lengths) {
            for day in 1..=length {
                assert_eq!(weekday(year, month, day), expected, "{year}-{month}-{day}");
                expected = (expected + 1) % 7;
            }
        }
    }
}

#[test]
fn uri_references() {
    for legal in ["", "about:blank", "https://example.com/a?b=c#d", "/problems/out-of-credit", "tag:a@b,2024:c", "%20"]
    {
        assert_eq!(uri(legal), Ok(()), "{legal}");
    }
    for (text, sentence) in [
        ("not found", "`not found` is no URI: it has a space; percent-encode it, as in `%20` (RFC 3986 §2.1)"),
        ("/é", "`/é` is no URI: it has `é`, which is not ASCII; percent-encode it, as in `%C3%A9` (RFC 3986 §2.1)"),
        ("a\nb", r"`a\nb` is no URI: it has a line feed; percent-encode it, as in `%0A` (RFC 3986 §2.1)"),
        ("a{b}", "`a{b}` is no URI: it has `{`; percent-encode it, as in `%7B` (RFC 3986 §2.1)"),
    ] {
        assert_eq!(uri(text), Err(sentence.to_owned()), "{text}");
    }
}
