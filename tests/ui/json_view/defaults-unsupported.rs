// Cure: `#[json_defaults] struct Shop;`
use json_view::json_view;

struct Shop;

#[json_view(..Shop)]
fn total() -> u32 {
    42
}

fn main() {}
