// Cure: `#[json_error(status = 404, code = "a")]`
use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = 404 code = "a")]
    NotFound,
}

fn main() {}
