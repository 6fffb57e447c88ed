//! A declared status that is no literal, held to the rules of HTTP while it is compiled. The macro has held numbers and names
//! to the same ones.

use http::StatusCode;
use json_response_rules::{self as rules, HeaderList, StatusFault};

/// A declared number that has no constant in [`StatusCode`]; the macro has checked it.
///
/// # Panics
///
/// On a number that is no status; in a `const`, so that it fails to compile.
pub const fn status_code(code: u16) -> StatusCode {
    match StatusCode::from_u16(code) {
        Ok(code) => status(code),
        Err(_) => panic!("{}", StatusFault::OutOfRange.sentence()),
    }
}

macro_rules! checked {
    ($($(#[$doc:meta])* $function:ident: $check:path;)*) => {$(
        $(#[$doc])*
        ///
        /// # Panics
        ///
        /// On any other; in a `const`, so that it fails to compile.
        #[track_caller]
        pub const fn $function(status: StatusCode) -> StatusCode {
            match $check(status.as_u16()) {
                Ok(()) => status,
                Err(fault) => panic!("{}", fault.sentence()),
            }
        }
    )*};
}
checked! {
    /// The status of a success (RFC 9110 §15).
    status: rules::check_final;
    /// What `None` becomes: an error, or a status without a body.
    none_status: rules::check_none;
    /// The status of an error (RFC 9110 §15.5, §15.6).
    error_status: rules::check_error;
}

/// The status where the type of a value must have no body, else 0 (RFC 9110 §15.3.5, §15.3.6, §15.4.5).
pub const fn bodyless(status: StatusCode) -> u16 {
    if rules::has_no_body(status.as_u16()) { status.as_u16() } else { 0 }
}

macro_rules! needing {
    ($($(#[$doc:meta])* $function:ident: $list:path;)*) => {$(
        $(#[$doc])*
        ///
        /// # Panics
        ///
        /// Where the header is missing that the status needs; in a `const`, so that it fails to compile.
        #[track_caller]
        pub const fn $function(names: &[&str], status: StatusCode) -> StatusCode {
            if let Some(needed) = rules::required_header(status.as_u16()) {
                let mut at = 0;
                while at < names.len() {
                    if rules::equal(names[at], needed.name) {
                        return status;
                    }
                    at += 1;
                }
                panic!("{}", needed.sentence($list));
            }
            status
        }
    )*};
}
needing! {
    /// The status, beside the names that `headers(…)` declares, in lower case.
    with_headers: HeaderList::Headers;
    /// The status, beside the names that `always_headers(…)` declares, in lower case.
    with_always_headers: HeaderList::AlwaysHeaders;
}
