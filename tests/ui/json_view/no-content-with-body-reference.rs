use json_view::json_view;

#[json_view(status = 204)]
fn total<'a>(total: &'a mut u32) -> &'a mut std::primitive::u32 {
    total
}

fn main() {}
