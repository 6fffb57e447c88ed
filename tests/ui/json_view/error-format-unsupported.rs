// Cure: `impl ErrorFormat for ShopFormat`
use json_view::json_view;

struct ShopFormat;

#[json_view(error_format = ShopFormat)]
fn total() -> u32 {
    42
}

fn main() {}
