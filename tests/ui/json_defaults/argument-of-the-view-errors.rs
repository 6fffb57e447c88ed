use json_view::json_defaults;

#[json_defaults(errors(_ => 404))]
struct Shop;

fn main() {}
