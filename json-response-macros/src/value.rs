//! The values that more than one argument takes: a status, a list of headers, and what is said of an error.

mod header;
mod status;
mod words;

pub(crate) use header::{Header, HeaderValue, NameKind, check_content_type, check_duplicates};
pub(crate) use status::{Status, StatusKind, StatusOf, call_at, check_error_status, check_required};
pub(crate) use words::Words;
