use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
#[error("no")]
struct NotFound;

fn main() {}
