use json_view::json_view;

#[json_view(status = 204)]
fn total() -> &'static (u32, u32) {
    &(1, 2)
}

fn main() {}
