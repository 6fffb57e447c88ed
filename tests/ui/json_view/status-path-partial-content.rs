// Cure: `status = StatusCode::OK`
use json_view::json_view;

use json_view::http::StatusCode;

#[json_view(status = StatusCode::PARTIAL_CONTENT)]
fn total() -> u32 {
    42
}

fn main() {}
