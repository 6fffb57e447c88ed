use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(transparent)]
    Inner(#[json_error(extension = "inner")] json_view::Problem),
}

fn main() {}
