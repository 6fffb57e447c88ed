use json_view::json_defaults;

#[json_defaults(problem)]
struct Shop<T>(T);

fn main() {}
