use json_view::json_view;

#[json_view(none(headers(CONTENT_TYPE = "text/html")))]
fn total() -> Option<u32> {
    None
}

fn main() {}
