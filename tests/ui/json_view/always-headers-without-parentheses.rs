// Cure: `always_headers("x-total" = 42)`
use json_view::json_view;

#[json_view(always_headers)]
fn total() -> u32 {
    42
}

fn main() {}
