// Cure: `async fn total() -> u32`
use json_view::json_view;

use std::future::Future;
use std::pin::Pin;

#[json_view]
fn total() -> Pin<Box<dyn Future<Output = u32> + Send>> {
    Box::pin(async { 42 })
}

fn main() {}
