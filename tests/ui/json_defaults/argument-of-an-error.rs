use json_view::json_defaults;

#[json_defaults(expose)]
struct Shop;

fn main() {}
