//! The values that more than one argument takes: a status, and a list of headers.

mod header;
mod status;
mod tokens;

pub(crate) use header::{Header, HeaderValue, NameKind, check_content_type, check_duplicates};
pub(crate) use status::{Status, StatusOf, check_error_status, check_required};
pub(crate) use tokens::mentions;
