//! What HTTP says of a status, of its headers and of a media type: one set of rules, for
//! [`json-view`](https://docs.rs/json-view)'s macros while they compile and for its runtime when a response leaves.
//!
//! The rules are `const fn`s over numbers and text. A fault has two sentences: `sentence`, which a `const` can `panic!` with and
//! which repeats nothing that may be secret, for a log; and `of`, which shows what was written, for a compiler.
//!
//! Header names are given in lower case, except to [`check_name`].

mod date;
mod etag;
mod link;
mod media_type;
mod name;
mod status;
mod tables;
mod text;
mod uri;
mod value;
mod vary;

#[cfg(test)]
mod tests;

pub use date::{DateFault, check_date};
pub use etag::{EtagFault, check_etag};
pub use link::{LinkFault, check_link};
pub use media_type::{ContentTypeFault, check_content_type};
pub use name::{NameFault, check_name, check_owner, companion, is_servers, is_singleton, may_repeat};
pub use status::{
    HeaderList, Required, StatusFault, check_error, check_final, check_none, has_no_body, required_header,
};
pub use tables::{HEADERS, STATUSES, constant_of_header, constant_of_status, header_named, status_named};
pub use text::equal;
pub use uri::{UriFault, check_uri};
pub use value::{ValueFault, check_opaque_value, check_typed_value, check_value};
pub use vary::{VaryFault, check_vary};
