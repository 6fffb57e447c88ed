use json_view::json_view;

#[json_view]
fn item(item: Itm) -> u32 {
    item.id
}

fn main() {}
