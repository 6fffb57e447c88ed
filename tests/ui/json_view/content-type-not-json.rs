// Cure: `content_type = "application/vnd.total+json"`; a page of HTML is no JSON view
use json_view::json_view;

#[json_view(content_type = "text/html")]
fn total() -> u32 {
    42
}

fn main() {}
