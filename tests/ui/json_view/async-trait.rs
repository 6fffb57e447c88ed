// Cure: declare the method `-> JsonResponse` in the trait, and let its `impl` call a view
use json_view::json_view;

#[async_trait::async_trait]
trait Shop {
    async fn total(&self) -> json_view::JsonResponse;
}

#[async_trait::async_trait]
impl Shop for u32 {
    #[json_view]
    async fn total(&self) -> u32 {
        *self
    }
}

fn main() {}
