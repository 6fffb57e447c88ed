// Cure: `const VALUE: &str = "a b"`
use json_view::json_defaults;

const VALUE: &str = "a\nb";

#[json_defaults(always_headers("x-a" = VALUE))]
struct Shop;

fn main() {}
