// Cure: `#[json_view]` above `fn total`
use json_view::json_view;

struct Shop;

#[json_view]
impl Shop {
    fn total(&self) -> u32 {
        42
    }
}

fn main() {}
