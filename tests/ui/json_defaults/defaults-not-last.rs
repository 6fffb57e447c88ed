use json_view::json_defaults;

#[json_defaults]
struct Other;

#[json_defaults(..Other, problem)]
struct Shop;

fn main() {}
