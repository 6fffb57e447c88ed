// Cure: `headers(LOCATION = "/items/1", "x-total" = 42)`
use json_view::json_view;

#[json_view(headers(LOCATION = , "x-total" = 42))]
fn total() -> u32 {
    42
}

fn main() {}
