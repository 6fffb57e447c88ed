use json_view::json_view;

#[json_view(status = 204, safe = true)]
fn item() -> Itm {
    42
}

fn main() {}
