#![deny(unused_variables, unused_mut)]

use json_view::json_view;

#[json_view]
async fn total(unused: u32, mut unchanged: u32) -> u32 {
    unchanged
}

fn main() {}
