//! Orders that do not compile, each beside the one that does.
//!
//! `#[handler]` above a view looks for a return type before the view has given it one:
//!
//! ```compile_fail
//! #[salvo::handler]
//! #[json_view::json_view]
//! async fn touch() {}
//! # fn main() {}
//! ```
//!
//! ```
//! #[json_view::json_view]
//! #[salvo::handler]
//! async fn touch() {}
//! # fn main() {}
//! ```
//!
//! `#[endpoint]` above a view asks for `EndpointOutRegister` of what the function itself returns:
//!
//! ```compile_fail
//! #[salvo::oapi::endpoint]
//! #[json_view::json_view]
//! async fn names() -> Vec<&'static str> { vec!["desk"] }
//! # fn main() {}
//! ```
//!
//! ```
//! #[json_view::json_view]
//! #[salvo::oapi::endpoint]
//! async fn names() -> Vec<&'static str> { vec!["desk"] }
//! # fn main() {}
//! ```

// The page of this host, whose programs are doctests.
#[cfg(doctest)]
#[doc = include_str!("../../../../docs/frameworks/salvo.md")]
mod page {}
