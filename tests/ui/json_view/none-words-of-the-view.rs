use json_view::json_view;

#[json_view(none(status = 404, always_headers("x-a" = 1)))]
fn total() -> Option<u32> {
    None
}

fn main() {}
