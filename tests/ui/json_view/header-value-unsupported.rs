// Cure: `headers("x-total" = "4.2")`
use json_view::json_view;

#[json_view(headers("x-total" = 4.2))]
fn total() -> u32 {
    42
}

fn main() {}
