use json_view::json_defaults;

#[json_defaults(always_headers(CONNECTION = "close"))]
struct Shop;

fn main() {}
