use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
#[json_error(status = 204)]
enum ItemError {
    #[error("no")]
    NotFound,
    #[error("no")]
    #[json_error(status = 410)]
    Gone,
}

fn main() {}
