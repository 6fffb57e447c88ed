// Cure: `headers("x-size" = 42)`
use json_view::json_view;

#[json_view(headers("x-größe" = 42))]
fn total() -> u32 {
    42
}

fn main() {}
