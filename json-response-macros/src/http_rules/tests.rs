use super::*;
use http::{HeaderName, HeaderValue, StatusCode};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The source of the `http` crate that this test is built with: its constants cannot be listed in any other way.
fn http_source(file: &str) -> String {
    let run = |program: &str, arguments: &[&str]| {
        let output = Command::new(program)
            .args(arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program}: {errors}");
        String::from_utf8(output.stdout).unwrap()
    };
    // Without the filter, cargo wants the packages of every platform.
    let version = run("rustc", &["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = run(env!("CARGO"), &["metadata", "--format-version=1", "--filter-platform", host]);
    // A dependency on `http` also has a name, but no version after it.
    let (_, package) = metadata.split_once(r#"{"name":"http","version":"1."#).unwrap();
    let (_, manifest) = package.split_once(r#""manifest_path":""#).unwrap();
    let manifest = manifest.split('"').next().unwrap().replace(r"\\", r"\");
    let path: PathBuf = Path::new(&manifest).with_file_name("src").join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows `(A, B, C);` of a macro call in that source.
fn rows<'a>(source: &'a str, call: &str) -> Vec<[&'a str; 3]> {
    let (_, rows) = source.split_once(&format!("\n{call}! {{\n")).unwrap();
    let (rows, _) = rows.split_once("\n}\n").unwrap();
    rows.lines()
        .filter_map(|line| line.trim().strip_prefix('(')?.strip_suffix(");"))
        .map(|row| {
            let cells: Vec<_> = row.splitn(3, ", ").collect();
            cells.try_into().unwrap()
        })
        .collect()
}

/// Asserts the whole sentence for each case.
pub(super) fn refuses<T: std::fmt::Debug>(check: impl Fn(&str) -> Result<T, String>, cases: &[(&str, &str)]) {
    for (case, sentence) in cases {
        assert_eq!(check(case).unwrap_err(), *sentence, "{case:?}");
    }
}

#[test]
fn every_status_constant_of_http_is_known() {
    let source = http_source("status.rs");
    let rows = rows(&source, "status_codes");
    assert!(rows.len() >= 60, "{}", rows.len());
    for [code, constant, _] in rows {
        assert_eq!(status_named(constant), code.parse().ok(), "{constant}");
    }
    for code in 100..=999 {
        let known = STATUSES.iter().any(|&(_, known)| known == code);
        let reason = StatusCode::from_u16(code).unwrap().canonical_reason();
        assert_eq!(known, reason.is_some(), "{code}");
    }
    assert_eq!(status_named("CONTENT_TOO_LARGE"), Some(413));
    assert_eq!(status_named("UNPROCESSABLE_CONTENT"), Some(422));
    assert_eq!(status_named("created"), None);
    assert!(STATUSES.is_sorted_by_key(|&(_, code)| code));
}

#[test]
fn every_header_constant_of_http_is_known() {
    let source = http_source("header/name.rs");
    let rows = rows(&source, "standard_headers");
    assert!(rows.len() >= 75, "{}", rows.len());
    for [_, constant, name] in rows {
        let name = name.strip_prefix("b\"").unwrap().strip_suffix('"');
        assert_eq!(header_named(constant), name, "{constant}");
    }
    for &(constant, name) in HEADER_NAMES {
        assert_eq!(HeaderName::from_static(name).as_str(), name);
        assert_eq!(constant.to_ascii_lowercase().replace('_', "-"), name);
    }
    assert_eq!(header_named("location"), None);
    assert!(HEADER_NAMES.is_sorted());
}

#[test]
fn every_status() {
    for code in 0..=u16::MAX {
        let final_and_whole = StatusCode::from_u16(code).is_ok_and(|status| {
            status != StatusCode::PARTIAL_CONTENT
                && (status.is_success()
                    || status.is_redirection()
                    || status.is_client_error()
                    || status.is_server_error())
        });
        let checked = check_status(code.into());
        assert_eq!(checked.is_ok(), final_and_whole, "{code}");
        assert!(checked.is_err() || checked == Ok(code));
        assert_eq!(has_no_body(code), [204, 205, 304].contains(&code), "{code}");
        let required = match code {
            401 => Some("www-authenticate §15.5.2"),
            405 => Some("allow §15.5.6"),
            407 => Some("proxy-authenticate §15.5.8"),
            426 => Some("upgrade §15.5.22"),
            300..=302 => Some(["location §15.4.1", "location §15.4.2", "location §15.4.3"][usize::from(code) - 300]),
            307 => Some("location §15.4.8"),
            308 => Some("location §15.4.9"),
            _ => None,
        };
        let stated = required_header(code).map(|(name, section)| {
            assert_eq!(check_header_name(name).as_deref(), Ok(name));
            format!("{name} {}", section.strip_prefix("RFC 9110 ").unwrap())
        });
        assert_eq!(stated.as_deref(), required, "{code}");
    }
}

#[test]
fn status_sentences() {
    for (code, sentence) in [
        (0, "status `0` is outside 200–599; use a code that HTTP defines (RFC 9110 §15)"),
        (99, "status `99` is outside 200–599; use a code that HTTP defines (RFC 9110 §15)"),
        (600, "status `600` is outside 200–599; use a code that HTTP defines (RFC 9110 §15)"),
        // 200 in its lower 16 bits.
        (65_736, "status `65736` is outside 200–599; use a code that HTTP defines (RFC 9110 §15)"),
        (100, "status `100` is not a final response; use one of 200–599 (RFC 9110 §15.2)"),
        (103, "status `103` is not a final response; use one of 200–599 (RFC 9110 §15.2)"),
        (199, "status `199` is not a final response; use one of 200–599 (RFC 9110 §15.2)"),
        (101, "status `101` hands the connection to another protocol; leave it to the server (RFC 9110 §15.2.2)"),
        (206, "status `206` is for a part of a body, sent for a range request; use `200` (RFC 9110 §15.3.7)"),
    ] {
        assert_eq!(check_status(code).unwrap_err(), sentence);
    }
}

#[test]
fn header_names_agree_with_http() {
    for c in '\0'..='\u{2FF}' {
        for text in [c.to_string(), format!("a{c}"), format!("{c}A"), format!("a{c}b")] {
            let theirs = HeaderName::from_bytes(text.as_bytes());
            let ours = check_header_name(&text);
            assert_eq!(ours.as_deref().ok(), theirs.as_ref().map(HeaderName::as_str).ok(), "{text:?}");
        }
    }
    assert!(HeaderName::from_bytes(b"").is_err() && check_header_name("").is_err());
    assert_eq!(check_header_name("X_Frame-Options").as_deref(), Ok("x_frame-options"));
}

#[test]
fn header_name_sentences() {
    refuses(
        check_header_name,
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
            check_header_name(&token_like(&text.to_ascii_lowercase())).unwrap();
        }
    }
}

#[test]
fn server_headers() {
    refuses(
        check_server_header,
        &[
            ("connection", "header `connection` belongs to the server; remove it (RFC 9110 §7.6.1)"),
            ("content-length", "header `content-length` belongs to the server; remove it (RFC 9110 §8.6)"),
            ("date", "header `date` belongs to the server; remove it (RFC 9110 §6.6.1)"),
            ("keep-alive", "header `keep-alive` belongs to the server; remove it (RFC 9110 §7.6.1)"),
            ("te", "header `te` belongs to the server; remove it (RFC 9110 §7.6.1)"),
            ("trailer", "header `trailer` belongs to the server; remove it (RFC 9110 §6.6.2)"),
            ("transfer-encoding", "header `transfer-encoding` belongs to the server; remove it (RFC 9112 §6.1)"),
        ],
    );
    let refused = |&&(_, name): &&(&str, &str)| check_server_header(name).is_err();
    // All of them but `keep-alive` have a constant; no other constant is refused.
    assert_eq!(HEADER_NAMES.iter().filter(refused).count(), 6);
    assert_eq!(check_server_header("x-content-length"), Ok(()));
}

#[test]
fn header_values_agree_with_http() {
    for c in '\0'..='\u{2FF}' {
        let inside = format!("a{c}b");
        // `from_static`, which generated code may use, takes what can be read back as text.
        let theirs = HeaderValue::from_str(&inside).is_ok_and(|value| value.to_str().is_ok());
        assert_eq!(check_header_value(&inside).is_ok(), theirs, "{c:?}");
        let inner_only = c == ' ' || c == '\t';
        for edge in [c.to_string(), format!("a{c}"), format!("{c}a")] {
            assert_eq!(check_header_value(&edge).is_ok(), theirs && !inner_only, "{edge:?}");
        }
    }
    assert_eq!(check_header_value(""), Ok(()));
}

#[test]
fn header_value_sentences() {
    refuses(
        check_header_value,
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
        assert!(may_repeat(name), "{name}");
    }
    for name in [
        "location",
        "etag",
        "retry-after",
        "content-type",
        "content-location",
        "expires",
        "last-modified",
        "age",
        "access-control-allow-origin",
        "access-control-max-age",
        "strict-transport-security",
        "x-frame-options",
        "sec-websocket-accept",
        "sec-websocket-protocol",
        "x-request-id",
        "Vary",
        "",
    ] {
        assert!(!may_repeat(name), "{name}");
    }
    assert!(LISTS.is_sorted());
    assert!(LISTS.iter().all(|name| check_header_name(name).as_deref() == Ok(name)));
    assert!(LISTS.iter().all(|name| check_server_header(name).is_ok()));
}

#[test]
fn sentences_are_one_line() {
    for c in '\0'..='\u{2FF}' {
        let text = format!("W/\"{c}");
        let date = format!("Sun{c}");
        for sentence in [
            check_header_name(&text).unwrap_err(),
            check_typed_value("etag", &text).err().unwrap_or_default(),
            check_typed_value("retry-after", &text).unwrap_err(),
            check_typed_value("retry-after", &date).unwrap_err(),
            check_content_type(&text).unwrap_err(),
        ] {
            assert!(!sentence.contains(char::is_control), "{sentence:?}");
            assert!(!sentence.ends_with('.') && !sentence.starts_with(char::is_uppercase));
        }
    }
}
