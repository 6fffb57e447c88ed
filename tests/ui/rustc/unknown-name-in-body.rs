use json_view::json_view;

#[json_view]
async fn total() -> u32 {
    totl
}

fn main() {}
