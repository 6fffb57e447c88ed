//! What all hosts must answer, and the client that asks them over a socket.

mod client;
mod host;
mod http1;
mod lambda;
mod service;
mod table;

pub use client::Connection;
pub use host::Host;
pub use http1::Answer;
pub use lambda::Function;
pub use service::{Request, Row, Says, Words, check_log, service};
pub use table::{Expected, Opaque, table};
