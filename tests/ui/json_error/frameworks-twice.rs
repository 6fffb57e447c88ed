use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
#[json_error(frameworks(axum, axum))]
enum ItemError {
    #[error("no")]
    #[json_error(status = 404)]
    NotFound,
}

fn main() {}
