// Cure: `status = 201`
use json_view::json_view;

#[json_view(status)]
fn total() -> u32 {
    42
}

fn main() {}
