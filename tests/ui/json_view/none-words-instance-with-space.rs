use json_view::json_view;

#[json_view(none(instance = "/items/a b"))]
fn total() -> Option<u32> {
    None
}

fn main() {}
