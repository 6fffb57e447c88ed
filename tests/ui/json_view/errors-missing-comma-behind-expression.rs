// Cure: a comma behind `status(error)`
use json_view::json_view;

use json_view::http::StatusCode;

fn status(_: &std::fmt::Error) -> StatusCode {
    StatusCode::CONFLICT
}

#[json_view(errors(error if error.to_string().is_empty() => status(error) _ => 500))]
fn total() -> Result<u32, std::fmt::Error> {
    Ok(42)
}

fn main() {}
