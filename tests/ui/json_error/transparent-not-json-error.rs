// Cure: `#[json_error(status = 500)]`
use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(transparent)]
    Io(std::io::Error),
}

fn main() {}
