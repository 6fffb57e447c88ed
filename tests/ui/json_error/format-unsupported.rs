// Cure: the path of a type that implements `ErrorFormat`, as in `format = Plain`
use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = 404, format = u32)]
    NotFound,
}

fn main() {}
