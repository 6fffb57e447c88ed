use json_view::json_view;

#[json_view(
    staus = 201,
    headers("x total" = 1, ETAG = "abc", "x-page" = "2\n"),
    content_type = "text/html",
    safe = maybe,
)]
fn total() -> u32 {
    42
}

fn main() {}
