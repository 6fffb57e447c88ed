use json_view::json_view;

#[json_view]
async fn longer<'a, 'b>(a: &'a str, b: &'b str) -> &'a str {
    if a.is_empty() {
        return b;
    }
    a
}

fn main() {}
