// Cure: `status = 200`
use json_view::json_view;

#[json_view(status = 99)]
fn total() -> u32 {
    42
}

fn main() {}
