// Cure: a constant within 200–599
use json_view::json_view;

use json_view::http::StatusCode;

const TEAPOT: StatusCode = match StatusCode::from_u16(999) {
    Ok(status) => status,
    Err(_) => StatusCode::IM_A_TEAPOT,
};

#[json_view(status = TEAPOT)]
fn total() -> u32 {
    42
}

fn main() {}
