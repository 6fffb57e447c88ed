//! The status of a response: RFC 9110 §15.

use std::fmt::Display;

/// What is wrong with a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatusFault {
    /// Outside 200–599.
    OutOfRange,
    /// 1xx, which a final response follows.
    Interim,
    /// 101, which gives the connection to another protocol.
    SwitchingProtocols,
    /// 206, which is part of what a 200 would be.
    PartialContent,
    /// An error's, outside 400–599.
    NoError,
    /// That of `none`: a success that promises a body.
    NoneWithBody,
}

macro_rules! sentences {
    ($($fault:ident: $subject:literal, $rest:literal;)*) => {
        impl StatusFault {
            /// What is wrong, of a status that is not named.
            pub const fn sentence(self) -> &'static str {
                match self {
                    $(Self::$fault => concat!($subject, $rest),)*
                    Self::NoneWithBody => NONE_WITH_BODY,
                }
            }

            /// What is wrong with this status, which may have more digits than a number has room for.
            pub fn of(self, code: impl Display) -> String {
                match self {
                    $(Self::$fault => format!(concat!("status `{}`", $rest), code),)*
                    Self::NoneWithBody => NONE_WITH_BODY.to_owned(),
                }
            }
        }
    };
}
sentences! {
    OutOfRange: "the status", " is outside 200–599; use a code that HTTP defines (RFC 9110 §15)";
    Interim: "status `1xx`", " is not a final response; use one of 200–599 (RFC 9110 §15.2)";
    SwitchingProtocols: "status `101`", " hands the connection to another protocol; leave it to the server (RFC 9110 §15.2.2)";
    PartialContent: "status `206`", " is for a part of a body, sent for a range request; use `200` (RFC 9110 §15.3.7)";
    NoError: "the status", " is no error; declare one of 400–599 (RFC 9110 §15.5, §15.6)";
}

const NONE_WITH_BODY: &str =
    "a `none` status has an error's body or none at all; declare one of 400–599, 204, 205 or 304, or `null`";

/// A status that a whole and final response can have.
///
/// - RFC 9110 §15: valid are 100–599.
/// - §15.2: 1xx is interim, a final response follows it; 101 (§15.2.2) gives the connection to another protocol.
/// - §15.3.7: 206 must carry `content-range`, and part of what a 200 would.
///
/// # Errors
///
/// On any other.
pub const fn check_final(code: u16) -> Result<(), StatusFault> {
    match code {
        101 => Err(StatusFault::SwitchingProtocols),
        100..=199 => Err(StatusFault::Interim),
        206 => Err(StatusFault::PartialContent),
        200..=599 => Ok(()),
        _ => Err(StatusFault::OutOfRange),
    }
}

/// The status of an error (RFC 9110 §15.5, §15.6).
///
/// # Errors
///
/// On a status that is no error's.
pub const fn check_error(code: u16) -> Result<(), StatusFault> {
    match code {
        400..=599 => Ok(()),
        _ => Err(StatusFault::NoError),
    }
}

/// What `None` becomes.
///
/// # Errors
///
/// On a status that is not final, and on one that promises a body, which there is not.
pub const fn check_none(code: u16) -> Result<(), StatusFault> {
    match check_final(code) {
        Ok(()) if code < 400 && !has_no_body(code) => Err(StatusFault::NoneWithBody),
        checked => checked,
    }
}

/// Whether a response of this status has no body: RFC 9110 §15.3.5 (204), §15.3.6 (205), §15.4.5 (304).
pub const fn has_no_body(code: u16) -> bool {
    matches!(code, 204 | 205 | 304)
}

/// A header that a status needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Required {
    /// The status.
    pub code: u16,
    /// The header's name, in lower case.
    pub name: &'static str,
    /// The header's constant in `http::header`.
    pub constant: &'static str,
    /// Where the rule stands, as in `RFC 9110 §15.5.2`.
    pub section: &'static str,
    in_headers: &'static str,
    in_always_headers: &'static str,
}

/// Where a header is to be declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderList {
    /// `headers(…)`
    Headers,
    /// `always_headers(…)`
    AlwaysHeaders,
}

impl Required {
    /// That the header is missing, and where to add it.
    pub const fn sentence(self, list: HeaderList) -> &'static str {
        match list {
            HeaderList::Headers => self.in_headers,
            HeaderList::AlwaysHeaders => self.in_always_headers,
        }
    }
}

macro_rules! required {
    ($($code:literal $name:literal $constant:literal $section:literal;)*) => {
        /// The header that a response of this status needs.
        ///
        /// RFC 9110 says MUST of 401, 405, 407 and 426. Of the redirections it says SHOULD: a client has nothing else to follow.
        pub const fn required_header(code: u16) -> Option<Required> {
            match code {
                $($code => Some(Required {
                    code: $code,
                    name: $name,
                    constant: $constant,
                    section: $section,
                    in_headers: required!($code $name $constant $section "headers"),
                    in_always_headers: required!($code $name $constant $section "always_headers"),
                }),)*
                _ => None,
            }
        }
    };
    ($code:literal $name:literal $constant:literal $section:literal $list:literal) => {
        concat!("status `", $code, "` needs the header `", $name, "` (", $section, "); add `", $list, "(", $constant, " = …)`")
    };
}
required! {
    300 "location" "LOCATION" "RFC 9110 §15.4.1";
    301 "location" "LOCATION" "RFC 9110 §15.4.2";
    302 "location" "LOCATION" "RFC 9110 §15.4.3";
    307 "location" "LOCATION" "RFC 9110 §15.4.8";
    308 "location" "LOCATION" "RFC 9110 §15.4.9";
    401 "www-authenticate" "WWW_AUTHENTICATE" "RFC 9110 §15.5.2";
    405 "allow" "ALLOW" "RFC 9110 §15.5.6";
    407 "proxy-authenticate" "PROXY_AUTHENTICATE" "RFC 9110 §15.5.8";
    426 "upgrade" "UPGRADE" "RFC 9110 §15.5.22";
}
