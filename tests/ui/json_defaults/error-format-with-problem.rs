use json_view::json_defaults;

#[json_defaults(error_format = json_view::Plain, problem)]
struct Shop;

fn main() {}
