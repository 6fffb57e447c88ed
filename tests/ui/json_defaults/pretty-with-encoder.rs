use json_view::json_defaults;

#[json_defaults(pretty, encoder = json_view::Compact)]
struct Shop;

fn main() {}
