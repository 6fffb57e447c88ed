// Cure: `status = { if cfg!(unix) { StatusCode::ACCEPTED } else { StatusCode::OK } }`
use json_view::json_view;

use json_view::http::StatusCode;

#[json_view(status = { if cfg!(unix) { StatusCode::CONTINUE } else { StatusCode::OK } })]
fn total() -> u32 {
    42
}

fn main() {}
