//! Orders that do not compile, each beside the one that does.
//!
//! `#[debug_handler]` above a view asks for `IntoResponse` of what the function itself returns:
//!
//! ```compile_fail
//! #[axum::debug_handler]
//! #[json_view::json_view]
//! async fn names() -> Vec<&'static str> { vec!["desk"] }
//! # fn main() {}
//! ```
//!
//! ```
//! #[json_view::json_view]
//! #[axum::debug_handler]
//! async fn names() -> Vec<&'static str> { vec!["desk"] }
//! # fn main() {}
//! ```
//!
//! `#[instrument(err)]` below a view sees a `JsonResponse`, which is no `Result`:
//!
//! ```compile_fail
//! #[json_view::json_view(errors(_ => 410))]
//! #[tracing::instrument(err)]
//! async fn names() -> Result<Vec<&'static str>, std::fmt::Error> { Ok(vec!["desk"]) }
//! # fn main() {}
//! ```
//!
//! ```
//! #[tracing::instrument(err)]
//! #[json_view::json_view(errors(_ => 410))]
//! async fn names() -> Result<Vec<&'static str>, std::fmt::Error> { Ok(vec!["desk"]) }
//! # fn main() {}
//! ```
//!
//! axum takes no function that is not async, and no attribute makes one of it:
//!
//! ```compile_fail
//! #[json_view::json_view]
//! fn names() -> Vec<&'static str> { vec!["desk"] }
//! let router: axum::Router = axum::Router::new().route("/", axum::routing::get(names));
//! ```
//!
//! ```
//! #[json_view::json_view]
//! async fn names() -> Vec<&'static str> { vec!["desk"] }
//! let router: axum::Router = axum::Router::new().route("/", axum::routing::get(names));
//! ```

// The page of this host, whose programs are doctests.
#[cfg(doctest)]
#[doc = include_str!("../../../../docs/frameworks/axum.md")]
mod page {}

// The page of whoever comes from this host's own errors.
#[cfg(doctest)]
#[doc = include_str!("../../../../docs/migrating/axum.md")]
mod migrating {}
