//! The error formats that public APIs document, each in a few lines, and every error of a view in each of them.
//!
//! The documented examples are the expected bytes; each module names its source.

#![allow(clippy::doc_markdown, clippy::struct_field_names, reason = "the names are those of services, and theirs")]

#[path = "../common/mod.rs"]
mod common;
#[macro_use]
mod prelude;

mod clouds;
mod frameworks;
mod platforms;
mod rules;
mod services;
mod simple;
mod standards;
