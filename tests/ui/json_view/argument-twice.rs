// Cure: `#[json_view(status = 201, safe = false)]`
use json_view::json_view;

#[json_view(status = 201, safe = false, status = 202)]
fn total() -> u32 {
    42
}

fn main() {}
