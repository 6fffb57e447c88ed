use json_view::{json_defaults, json_view};

#[json_defaults(safe = true)]
struct Shop;

#[json_view(none = null, ..Shop)]
fn total() -> Option<std::collections::BTreeMap<String, u32>> {
    None
}

fn main() {}
