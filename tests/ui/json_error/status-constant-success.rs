use json_view::JsonError;
use json_view::http::StatusCode;

const FINE: StatusCode = StatusCode::OK;

#[derive(Debug, thiserror::Error, JsonError)]
#[error("no")]
#[json_error(status = FINE)]
struct NotFound;

fn main() {}
