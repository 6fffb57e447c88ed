use json_view::{json_defaults, json_view};

#[json_defaults]
struct Shop;

impl Shop {

    #[json_view(..Self)]
    fn total() -> u32 {
        42
    }
}

fn main() {}
