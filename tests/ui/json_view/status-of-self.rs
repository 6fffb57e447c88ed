// Cure: `status = Shop::ADDED`
use json_view::json_view;

struct Shop;

impl Shop {
    const ADDED: json_view::http::StatusCode = json_view::http::StatusCode::CREATED;

    #[json_view(status = Self::ADDED)]
    fn total() -> u32 {
        2
    }
}

fn main() {}
