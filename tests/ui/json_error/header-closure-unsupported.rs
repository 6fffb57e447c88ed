// Cure: a closure that gives a `String`
use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = 503, headers(RETRY_AFTER = |_| 1.5))]
    NotFound,
}

fn main() {}
