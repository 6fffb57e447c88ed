// Cure: `headers("x-total" = 42)`
use json_view::json_view;

#[json_view(headers = "x-total")]
fn total() -> u32 {
    42
}

fn main() {}
