// Cure: `impl<T: Debug> Display for NotFound<T>`, or `#[error("…")]` of `thiserror`
use json_view::{JsonError, json_view};

#[derive(Debug, JsonError)]
#[json_error(status = 404)]
struct NotFound<T>(T);

#[json_view]
fn find() -> Result<u32, NotFound<u8>> {
    Err(NotFound(1))
}

fn main() {}
