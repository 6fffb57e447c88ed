use json_view::json_view;
use serde::Serialize;

#[json_view]
fn text() -> impl Serialize + Copy {
    String::new()
}

fn main() {}
