//! Only the page of this host, whose programs are doctests.

#[cfg(doctest)]
#[doc = include_str!("../../../../docs/frameworks/hyper.md")]
mod page {}
