use json_view::json_defaults;

#[json_defaults(headers("content-type" = "text/html"))]
struct Shop;

fn main() {}
