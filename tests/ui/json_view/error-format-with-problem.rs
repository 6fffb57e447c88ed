use json_view::json_view;

struct ShopFormat;

#[json_view(problem, error_format = ShopFormat)]
fn total() -> u32 {
    42
}

fn main() {}
