// Cure: `code = |error| error.code()`
use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = 404, code = error.code())]
    NotFound,
}

fn main() {}
