use json_view::json_view;

struct Shop;

impl Shop {

    #[json_view(error_format = Self::Format)]
    fn total() -> u32 {
        42
    }
}

fn main() {}
