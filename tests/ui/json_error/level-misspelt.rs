// Cure: `level = warn`
use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = 401, headers(WWW_AUTHENTICATE = _), level = wran)]
    NotFound,
}

fn main() {}
