// Cure: `always_headers("x-total" = 3, "x-page" = 2)`
use json_view::json_view;

#[json_view(always_headers("X-Total" = 1, "x-page" = 2, "x-total" = 3))]
fn total() -> u32 {
    42
}

fn main() {}
