use json_view::json_defaults;

#[json_defaults(none = null, safe = true)]
struct Shop;

fn main() {}
