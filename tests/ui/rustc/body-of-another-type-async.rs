use json_view::json_view;

#[json_view(status = 201)]
async fn total() -> u32 {
    "42"
}

fn main() {}
