use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
enum ItemError {
    #[error("no")]
    #[json_error(code = "db")]
    Database(#[from] std::io::Error),
}

fn main() {}
