// Cure: `status = 200`; the server switches protocols
use json_view::json_view;

use json_view::http::StatusCode;

#[json_view(status = { StatusCode::SWITCHING_PROTOCOLS })]
fn total() -> u32 {
    42
}

fn main() {}
