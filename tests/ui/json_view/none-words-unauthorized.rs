use json_view::json_view;

#[json_view(none(status = 401, code = "denied"))]
fn total() -> Option<u32> {
    None
}

fn main() {}
