#![deny(dead_code)]

use json_view::json_view;

#[json_view(status = 201, headers("x-total" = |total| *total))]
async fn unused() -> u32 {
    42
}

#[json_view]
fn used() -> u32 {
    42
}

fn main() {
    let _ = used();
}
