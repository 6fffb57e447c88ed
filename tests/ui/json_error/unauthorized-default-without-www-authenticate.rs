use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
#[json_error(status = 401)]
enum ItemError {
    #[error("no")]
    NoToken,
    #[error("no")]
    OldToken,
    #[error("no")]
    #[json_error(status = 403)]
    Forbidden,
}

fn main() {}
