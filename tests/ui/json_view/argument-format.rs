use json_view::json_view;

#[json_view(format = json_view::ProblemJson)]
fn items() -> u32 {
    1
}

fn main() {}
