use json_view::json_view;

#[json_view(status = 2001)]
struct Shop(u32);

impl Shop {
    fn total(&self) -> u32 {
        self.0
    }
}

static SHOP: Shop = Shop(42);

fn main() {}
