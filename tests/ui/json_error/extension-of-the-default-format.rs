use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = 404, format = json_view::Plain)]
    NotFound { #[json_error(extension)] error: u32 },
}

fn main() {}
