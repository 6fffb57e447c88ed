use json_view::json_view;

#[json_view]
async fn total() -> u32 {
    42;
}

fn main() {}
