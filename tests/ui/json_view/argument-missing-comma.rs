// Cure: `#[json_view(status = 201, pretty)]`
use json_view::json_view;

#[json_view(status = 201 pretty)]
fn total() -> u32 {
    42
}

fn main() {}
