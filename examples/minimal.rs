//! One view, and nothing else: `cargo run --example minimal`.

use json_view::json_view;

#[json_view(status = 201, headers("x-total" = |names| names.len()))]
fn names() -> [&'static str; 2] {
    ["desk", "lamp"]
}

fn main() {
    let response = names();
    println!("{} {:?}", response.status(), response.headers());
    println!("{}", String::from_utf8_lossy(response.body()));
}
