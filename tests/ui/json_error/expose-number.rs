// Cure: `expose`
use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = 500, expose = 1)]
    NotFound,
}

fn main() {}
