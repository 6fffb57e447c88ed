// Cure: two headers: `"x-total" = "42", SET_COOKIE = "a=b"`
use json_view::json_view;

#[json_view(headers("x-total" = "42\nset-cookie: a=b"))]
fn total() -> u32 {
    42
}

fn main() {}
