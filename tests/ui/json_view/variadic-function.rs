// Cure: an argument of a type that holds them all, such as `&[u32]`
use json_view::json_view;

#[json_view]
unsafe fn total(first: u32, ...) -> u32 {
    first
}

fn main() {}
