//! Orders that do not compile, each beside the one that does.
//!
//! `#[get]` above a view looks for a return type before the view has given it one:
//!
//! ```compile_fail
//! #[actix_web::get("/")]
//! #[json_view::json_view]
//! async fn touch() {}
//! # fn main() {}
//! ```
//!
//! ```
//! #[json_view::json_view]
//! #[actix_web::get("/")]
//! async fn touch() {}
//! # fn main() {}
//! ```
//!
//! actix-web takes no function that is not async, and no attribute makes one of it:
//!
//! ```compile_fail
//! #[json_view::json_view]
//! fn names() -> Vec<&'static str> { vec!["desk"] }
//! let route = actix_web::web::get().to(names);
//! ```
//!
//! ```
//! #[json_view::json_view]
//! async fn names() -> Vec<&'static str> { vec!["desk"] }
//! let route = actix_web::web::get().to(names);
//! ```

// The page of this host, whose programs are doctests.
#[cfg(doctest)]
#[doc = include_str!("../../../../docs/frameworks/actix-web.md")]
mod page {}

// The page of all hosts, whose program is one of this host.
#[cfg(doctest)]
#[doc = include_str!("../../../../docs/frameworks.md")]
mod index {}

// The page of whoever comes from this host's own errors.
#[cfg(doctest)]
#[doc = include_str!("../../../../docs/migrating/actix-web.md")]
mod migrating {}
