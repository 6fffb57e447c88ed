use json_view::{json_defaults, json_view};

#[json_defaults(none = 401)]
struct Shop;

#[json_view(..Shop)]
fn total() -> Option<u32> {
    None
}

fn main() {}
