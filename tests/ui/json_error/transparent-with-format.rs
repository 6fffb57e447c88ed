use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(transparent, format = json_view::Plain, level = warn)]
    Inner(json_view::Problem),
}

fn main() {}
