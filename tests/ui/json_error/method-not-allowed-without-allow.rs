use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = METHOD_NOT_ALLOWED, headers(RETRY_AFTER = 1))]
    NotFound,
}

fn main() {}
