// Cure: `headers("x-total" = |total| *total)`, or an expression over the arguments
use json_view::json_view;

#[json_view(always_headers("x-total" = |total| *total))]
fn total() -> u32 {
    42
}

fn main() {}
