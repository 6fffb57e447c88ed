//! The status of a response.

use crate::{
    HeaderList, StatusFault, check_error, check_final, check_none, has_no_body, header_named, required_header,
};
use http::StatusCode;

#[test]
fn every_status() {
    for code in 0..=u16::MAX {
        let known = StatusCode::from_u16(code).ok();
        let is_error = known.is_some_and(|status| status.is_client_error() || status.is_server_error());
        let is_final_and_whole = known.is_some_and(|status| {
            status != StatusCode::PARTIAL_CONTENT && (is_error || status.is_success() || status.is_redirection())
        });
        assert_eq!(check_final(code).is_ok(), is_final_and_whole, "{code}");
        assert_eq!(check_error(code).is_ok(), is_error, "{code}");
        let is_none = is_error || (is_final_and_whole && has_no_body(code));
        assert_eq!(check_none(code).is_ok(), is_none, "{code}");
    }
    assert_eq!(check_none(200), Err(StatusFault::NoneWithBody));
    assert_eq!(check_none(101), Err(StatusFault::SwitchingProtocols));
}

/// The null body statuses of WHATWG Fetch, those that a view can declare.
#[test]
fn statuses_without_a_body() {
    let null_body = [101, 103, 204, 205, 304];
    for code in (0..=u16::MAX).filter(|code| check_final(*code).is_ok()) {
        assert_eq!(has_no_body(code), null_body.contains(&code), "{code}");
    }
}

#[test]
fn statuses_that_need_a_header() {
    let needed = [
        (StatusCode::MULTIPLE_CHOICES, http::header::LOCATION),
        (StatusCode::MOVED_PERMANENTLY, http::header::LOCATION),
        (StatusCode::FOUND, http::header::LOCATION),
        (StatusCode::TEMPORARY_REDIRECT, http::header::LOCATION),
        (StatusCode::PERMANENT_REDIRECT, http::header::LOCATION),
        (StatusCode::UNAUTHORIZED, http::header::WWW_AUTHENTICATE),
        (StatusCode::METHOD_NOT_ALLOWED, http::header::ALLOW),
        (StatusCode::PROXY_AUTHENTICATION_REQUIRED, http::header::PROXY_AUTHENTICATE),
        (StatusCode::UPGRADE_REQUIRED, http::header::UPGRADE),
    ];
    for code in 0..=u16::MAX {
        let expected = needed.iter().find(|(status, _)| status.as_u16() == code);
        let required = required_header(code);
        assert_eq!(required.map(|it| it.name), expected.map(|(_, name)| name.as_str()), "{code}");
        let Some(required) = required else {
            continue;
        };
        assert_eq!(required.code, code);
        assert_eq!(header_named(required.constant), Some(required.name));
        // The sections of RFC 9110 §15 are numbered as the codes are, up to a gap behind 417.
        let (class, place) = (code / 100 + 1, if code == 426 { 22 } else { code % 100 + 1 });
        assert_eq!(required.section, format!("RFC 9110 §15.{class}.{place}"));
        for (list, key) in [(HeaderList::Headers, "headers"), (HeaderList::AlwaysHeaders, "always_headers")] {
            let (name, section, constant) = (required.name, required.section, required.constant);
            assert_eq!(
                required.sentence(list),
                format!("status `{code}` needs the header `{name}` ({section}); add `{key}({constant} = …)`")
            );
        }
    }
}

#[test]
fn status_sentences() {
    for (code, sentence) in [
        (0, "status `0` is outside 200–599; use a code that HTTP defines (RFC 9110 §15)"),
        (99, "status `99` is outside 200–599; use a code that HTTP defines (RFC 9110 §15)"),
        (600, "status `600` is outside 200–599; use a code that HTTP defines (RFC 9110 §15)"),
        (100, "status `100` is not a final response; use one of 200–599 (RFC 9110 §15.2)"),
        (103, "status `103` is not a final response; use one of 200–599 (RFC 9110 §15.2)"),
        (199, "status `199` is not a final response; use one of 200–599 (RFC 9110 §15.2)"),
        (101, "status `101` hands the connection to another protocol; leave it to the server (RFC 9110 §15.2.2)"),
        (206, "status `206` is for a part of a body, sent for a range request; use `200` (RFC 9110 §15.3.7)"),
    ] {
        assert_eq!(check_final(code).unwrap_err().of(code), sentence);
    }
    let digits = "99999999999999999999999";
    let sentence = format!("status `{digits}` is outside 200–599; use a code that HTTP defines (RFC 9110 §15)");
    assert_eq!(StatusFault::OutOfRange.of(digits), sentence);
    let sentence = "status `201` is no error; declare one of 400–599 (RFC 9110 §15.5, §15.6)";
    assert_eq!(check_error(201).unwrap_err().of(201), sentence);
    for (code, sentence) in [
        (100, "status `1xx` is not a final response; use one of 200–599 (RFC 9110 §15.2)"),
        (101, "status `101` hands the connection to another protocol; leave it to the server (RFC 9110 §15.2.2)"),
        (206, "status `206` is for a part of a body, sent for a range request; use `200` (RFC 9110 §15.3.7)"),
        (600, "the status is outside 200–599; use a code that HTTP defines (RFC 9110 §15)"),
    ] {
        assert_eq!(check_final(code).unwrap_err().sentence(), sentence);
    }
}
