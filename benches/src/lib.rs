//! What a view costs, beside what its user would have written in the framework: the parts that the suites share.

pub mod allocations;
pub mod cases;
pub mod data;
pub mod encoders;
pub mod measure;
pub mod payloads;
pub mod plot;
pub mod report;
