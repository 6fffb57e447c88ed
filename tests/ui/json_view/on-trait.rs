// Cure: `fn total(&self) -> JsonResponse;`, and `#[json_view]` in the `impl`
use json_view::json_view;

#[json_view]
trait Shop {
    fn total(&self) -> u32;
}

fn main() {}
