use json_view::json_defaults;

#[json_defaults(status = 201)]
struct Shop;

fn main() {}
