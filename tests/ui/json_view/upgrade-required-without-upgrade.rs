// Cure: `status = 426, headers(UPGRADE = "HTTP/2.0")`
use json_view::json_view;

#[json_view(status = 426)]
fn total() -> u32 {
    42
}

fn main() {}
