// Cure: `headers(RETRY_AFTER = 120)`
use json_view::json_view;

#[json_view(headers(RETRY_AFTER = "soon"))]
fn total() -> u32 {
    42
}

fn main() {}
