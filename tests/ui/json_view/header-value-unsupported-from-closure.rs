// Cure: `headers("x-total" = |total| *total)`
use json_view::json_view;

struct Total(u32);

#[json_view(headers("x-total" = |total| Total(*total)))]
fn total() -> u32 {
    42
}

fn main() {}
