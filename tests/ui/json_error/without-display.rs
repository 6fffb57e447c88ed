// Cure: `#[derive(thiserror::Error)]` with `#[error("…")]`
use json_view::JsonError;

#[derive(Debug, JsonError)]
#[json_error(status = 404)]
enum ItemError {
    NotFound,
    #[json_error(status = 500)]
    Database,
}

fn main() {}
