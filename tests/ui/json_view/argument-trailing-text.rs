// Cure: `#[json_view(status = 202)]`
use json_view::json_view;

#[json_view(status = 201 + 1)]
fn total() -> u32 {
    42
}

fn main() {}
