use json_view::json_defaults;

#[json_defaults(problem)]
struct Shop {
    name: String,
}

fn main() {}
