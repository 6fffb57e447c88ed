use json_view::json_defaults;

#[json_defaults(problem, problem)]
struct Shop;

fn main() {}
