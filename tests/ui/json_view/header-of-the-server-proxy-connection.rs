use json_view::json_view;

#[json_view(headers("Proxy-Connection" = "close"))]
fn total() -> u32 {
    42
}

fn main() {}
