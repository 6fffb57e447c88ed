use json_view::json_defaults;

#[json_defaults(always_headers("x-a" = 1 + 1))]
struct Shop;

fn main() {}
