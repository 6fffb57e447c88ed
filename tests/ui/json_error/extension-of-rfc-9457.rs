use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = 404, problem)]
    NotFound(#[json_error(extension = "status")] u32),
}

fn main() {}
