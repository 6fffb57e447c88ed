use json_view::json_defaults;

#[json_defaults(none = 200)]
struct Shop;

fn main() {}
