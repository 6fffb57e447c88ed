use json_view::json_view;

#[json_view(none(status = 204, code = "no_item"))]
fn total() -> Option<u32> {
    None
}

fn main() {}
