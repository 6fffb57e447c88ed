use json_view::json_view;

#[json_view]
async fn total(is_known: bool) -> u32 {
    if !is_known {
        return "none";
    }
    42
}

fn main() {}
