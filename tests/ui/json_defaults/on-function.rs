use json_view::json_defaults;

#[json_defaults(problem)]
fn shop() {}

fn main() {}
