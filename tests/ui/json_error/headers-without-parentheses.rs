// Cure: `headers("x-reason" = "none")`
use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = 404, headers = "x-reason")]
    NotFound,
}

fn main() {}
