// Cure: `status = 201, safe = true`
use json_view::json_view;

#[json_view(status = , safe = true)]
fn total() -> u32 {
    42
}

fn main() {}
