use json_view::json_defaults;

#[json_defaults(always_headers("x-total" = |total| *total))]
struct Shop;

fn main() {}
