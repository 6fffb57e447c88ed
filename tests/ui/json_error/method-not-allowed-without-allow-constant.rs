use json_view::JsonError;

const NOT_SO: json_view::http::StatusCode = json_view::http::StatusCode::METHOD_NOT_ALLOWED;

#[derive(Debug, thiserror::Error, JsonError)]
#[error("not so")]
#[json_error(status = NOT_SO)]
struct NotSo;

fn main() {}
