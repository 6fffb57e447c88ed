use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = NOT_FUOND)]
    NotFound,
}

fn main() {}
