use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = 404, code = |_| 4_u32)]
    NotFound,
}

fn main() {}
