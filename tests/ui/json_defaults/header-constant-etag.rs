use json_view::json_defaults;

const VALUE: &str = "abc";

#[json_defaults(headers(ETAG = VALUE))]
struct Shop;

fn main() {}
