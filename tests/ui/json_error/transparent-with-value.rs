use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(transparent = true)]
    Inner(json_view::Problem),
}

fn main() {}
