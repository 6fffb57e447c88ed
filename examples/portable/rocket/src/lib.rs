//! Only the page of this host, whose programs are doctests.

#[cfg(doctest)]
#[doc = include_str!("../../../../docs/frameworks/rocket.md")]
mod page {}

// The page of whoever comes from this host's own errors.
#[cfg(doctest)]
#[doc = include_str!("../../../../docs/migrating/rocket.md")]
mod migrating {}
