use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(status = 404, problem, format = json_view::Plain)]
    NotFound,
}

fn main() {}
