use json_view::json_view;

#[json_view(none = 304, headers(ETAG = |total| format!("\"{total}\"")))]
fn total() -> Option<u32> {
    None
}

fn main() {}
