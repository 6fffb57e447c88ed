// Cure: `errors(_ => StatusCode::NOT_FOUND)`
use json_view::json_view;

use json_view::http::StatusCode;

#[json_view(errors(_ => StatusCode::OK))]
fn total() -> Result<u32, std::fmt::Error> {
    Ok(42)
}

fn main() {}
