// Cure: `error_format = ShopFormat`
use json_view::json_view;

#[json_view(error_format)]
fn total() -> u32 {
    42
}

fn main() {}
