// Cure: `headers(RETRY_AFTER = "Sun, 06 Nov 1994 08:49:37 GMT")`
use json_view::json_view;

#[json_view(headers(RETRY_AFTER = "Mon, 06 Nov 1994 08:49:37 GMT"))]
fn total() -> u32 {
    42
}

fn main() {}
