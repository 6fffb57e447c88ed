use json_view::{json_defaults, json_view};

#[json_defaults(safe = true)]
struct Shop;

#[json_view(..Shop)]
fn total() -> Vec<u32> {
    vec![42]
}

fn main() {}
