//! Header names, values and lists of lines (RFC 9110 §5).

mod date;
mod list;
mod value;

pub(crate) use list::{HeaderEntry, HeaderList, MOST, ONE_LINE, Origin, check_line, header_name, unsendable};
pub use value::{IntoHeaderValues, InvalidHeaderValue};
