use json_view::json_defaults;

#[json_defaults(problm)]
struct Shop;

fn main() {}
