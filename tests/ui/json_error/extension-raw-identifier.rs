use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = 404, problem)]
    NotFound { #[json_error(extension)] r#type: u32 },
}

fn main() {}
