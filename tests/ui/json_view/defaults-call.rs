// Cure: `..Shop`
use json_view::json_view;

#[derive(Default)]
struct Shop;

#[json_view(..Shop::default())]
fn total() -> u32 {
    42
}

fn main() {}
