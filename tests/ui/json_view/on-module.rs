// Cure: `#[json_view]` above `fn total`
use json_view::json_view;

#[json_view]
mod items {
    pub fn total() -> u32 {
        42
    }
}

fn main() {}
