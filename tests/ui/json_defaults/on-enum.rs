use json_view::json_defaults;

#[json_defaults(problem)]
enum Shop {
    First,
}

fn main() {}
