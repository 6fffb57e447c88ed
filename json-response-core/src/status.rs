//! A declared status that is no literal, checked while it is compiled. The macro has checked numbers and names, by the same
//! rules.

use http::StatusCode;

/// A declared number that has no constant in [`StatusCode`]; the macro has checked it.
///
/// # Panics
///
/// On a number that is no status; in a `const`, so that it fails to compile.
pub const fn status_code(code: u16) -> StatusCode {
    match StatusCode::from_u16(code) {
        Ok(code) => status(code),
        Err(_) => panic!("status is outside 200-599"),
    }
}

/// The status of a success (RFC 9110 §15).
///
/// # Panics
///
/// On a status that no view may declare; in a `const`, so that it fails to compile.
#[track_caller]
pub const fn status(status: StatusCode) -> StatusCode {
    match status.as_u16() {
        206 => panic!("status `206` is for a part of a body, sent for a range request; use `200` (RFC 9110 §15.3.7)"),
        200..=599 => status,
        100..=199 => panic!("status `1xx` is not a final response; use one of 200–599 (RFC 9110 §15.2)"),
        _ => panic!("the status is outside 200–599; use a code that HTTP defines (RFC 9110 §15)"),
    }
}

/// What `None` becomes.
///
/// # Panics
///
/// On a status that promises a body, which there is not.
#[track_caller]
pub const fn none_status(declared: StatusCode) -> StatusCode {
    match declared.as_u16() {
        204 | 205 | 304 | 400..=599 => status(declared),
        _ => panic!(
            "a `none` status has an error's body or none at all; declare one of 400–599, 204, 205 or 304, or `null`"
        ),
    }
}

/// The status of an error (RFC 9110 §15.5, §15.6).
///
/// # Panics
///
/// On a status that is no error's.
#[track_caller]
pub const fn error_status(status: StatusCode) -> StatusCode {
    match status.as_u16() {
        400..=599 => status,
        _ => panic!("the status is no error; declare one of 400–599 (RFC 9110 §15.5, §15.6)"),
    }
}

/// The status where the type of a value must have no body, else 0 (RFC 9110 §15.3.5, §15.3.6, §15.4.5).
pub const fn bodyless(status: StatusCode) -> u16 {
    match status.as_u16() {
        code @ (204 | 205 | 304) => code,
        _ => 0,
    }
}

macro_rules! needing {
    ($function:ident, $list:literal) => {
        needing!($function, $list:
            300 "location" "LOCATION" "15.4.1",
            301 "location" "LOCATION" "15.4.2",
            302 "location" "LOCATION" "15.4.3",
            307 "location" "LOCATION" "15.4.8",
            308 "location" "LOCATION" "15.4.9",
            401 "www-authenticate" "WWW_AUTHENTICATE" "15.5.2",
            405 "allow" "ALLOW" "15.5.6",
            407 "proxy-authenticate" "PROXY_AUTHENTICATE" "15.5.8",
            426 "upgrade" "UPGRADE" "15.5.22",
        );
    };
    ($function:ident, $list:literal: $($code:literal $name:literal $constant:literal $section:literal,)*) => {
        #[doc = concat!("The status, beside the names that `", $list, "(…)` declares, in lower case.")]
        ///
        /// # Panics
        ///
        /// Where the header is missing that the status needs.
        #[track_caller]
        pub const fn $function(names: &[&str], status: StatusCode) -> StatusCode {
            match status.as_u16() {
                $($code if !contains(names, $name) => panic!(concat!(
                    "status `", $code, "` needs the header `", $name, "` (RFC 9110 §", $section, "); add `",
                    $list, "(", $constant, " = …)`"
                )),)*
                _ => status,
            }
        }
    };
}
needing!(with_headers, "headers");
needing!(with_always_headers, "always_headers");

const fn contains(names: &[&str], wanted: &str) -> bool {
    let mut at = 0;
    while at < names.len() {
        if equal(names[at].as_bytes(), wanted.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

/// `==`, which no `const fn` may call.
const fn equal(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{bodyless, contains, error_status, none_status, status, with_always_headers, with_headers};
    use http::StatusCode;
    use std::panic::catch_unwind;

    /// What a check says of each status from 100 to 999, for which `None` is that nothing is wrong.
    fn said(check: fn(StatusCode) -> StatusCode) -> impl Iterator<Item = (u16, Option<String>)> {
        (100..=999).map(move |code| {
            let given = StatusCode::from_u16(code).unwrap();
            let said = catch_unwind(|| assert_eq!(check(given), given));
            (code, said.err().map(|sentence| sentence.downcast_ref::<&str>().unwrap().to_string()))
        })
    }

    #[test]
    fn a_status_is_in_range_and_final() {
        for (code, said) in said(status) {
            let sentence = match code {
                100..=199 => Some("status `1xx` is not a final response; use one of 200–599 (RFC 9110 §15.2)"),
                206 => {
                    Some("status `206` is for a part of a body, sent for a range request; use `200` (RFC 9110 §15.3.7)")
                }
                200..=599 => None,
                _ => Some("the status is outside 200–599; use a code that HTTP defines (RFC 9110 §15)"),
            };
            assert_eq!(said.as_deref(), sentence, "{code}");
        }
    }

    #[test]
    fn none_has_an_error_or_no_body() {
        let refusal =
            "a `none` status has an error's body or none at all; declare one of 400–599, 204, 205 or 304, or `null`";
        for (code, said) in said(none_status) {
            let sentence = (!matches!(code, 204 | 205 | 304 | 400..=599)).then_some(refusal);
            assert_eq!(said.as_deref(), sentence, "{code}");
        }
    }

    #[test]
    fn an_error_has_the_status_of_one() {
        for (code, said) in said(error_status) {
            let refusal = "the status is no error; declare one of 400–599 (RFC 9110 §15.5, §15.6)";
            assert_eq!(said.as_deref(), (!matches!(code, 400..=599)).then_some(refusal), "{code}");
        }
    }

    #[test]
    fn some_statuses_need_a_header() {
        let table = [
            (300, "location", "LOCATION", "15.4.1"),
            (301, "location", "LOCATION", "15.4.2"),
            (302, "location", "LOCATION", "15.4.3"),
            (307, "location", "LOCATION", "15.4.8"),
            (308, "location", "LOCATION", "15.4.9"),
            (401, "www-authenticate", "WWW_AUTHENTICATE", "15.5.2"),
            (405, "allow", "ALLOW", "15.5.6"),
            (407, "proxy-authenticate", "PROXY_AUTHENTICATE", "15.5.8"),
            (426, "upgrade", "UPGRADE", "15.5.22"),
        ];
        let sentence = |code: u16, list: &str| {
            let (_, name, constant, section) = table.into_iter().find(|row| row.0 == code)?;
            Some(format!(
                "status `{code}` needs the header `{name}` (RFC 9110 §{section}); add `{list}({constant} = …)`"
            ))
        };
        for (code, said) in said(|status| with_headers(&["allo", "allows", "x-total"], status)) {
            assert_eq!(said, sentence(code, "headers"), "{code}");
        }
        for (code, said) in said(|status| with_always_headers(&[], status)) {
            assert_eq!(said, sentence(code, "always_headers"), "{code}");
        }
        let all = ["x-total", "location", "www-authenticate", "allow", "proxy-authenticate", "upgrade"];
        assert!(all.iter().all(|name| contains(&all, name)));
        assert_eq!(with_headers(&["x-total", "upgrade"], StatusCode::UPGRADE_REQUIRED), StatusCode::UPGRADE_REQUIRED);
        assert_eq!(with_always_headers(&["allow"], StatusCode::METHOD_NOT_ALLOWED), StatusCode::METHOD_NOT_ALLOWED);
    }

    #[test]
    fn three_statuses_have_no_body() {
        for code in 100..=999 {
            let expected = if matches!(code, 204 | 205 | 304) { code } else { 0 };
            assert_eq!(bodyless(StatusCode::from_u16(code).unwrap()), expected, "{code}");
        }
    }
}
