use json_view::json_defaults;

#[json_defaults(content_type = "text/html")]
struct Shop;

fn main() {}
