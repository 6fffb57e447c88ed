use json_view::json_defaults;

#[json_defaults(headers("x-total" = |total| *total))]
struct Shop;

fn main() {}
