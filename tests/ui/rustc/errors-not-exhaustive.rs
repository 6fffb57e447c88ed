use json_view::json_view;

#[derive(Debug)]
enum Foreign {
    Gone,
    Busy,
}

impl std::fmt::Display for Foreign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

#[json_view(errors(Foreign::Gone => 410))]
fn total() -> Result<u32, Foreign> {
    Ok(42)
}

fn main() {}
