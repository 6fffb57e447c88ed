use json_view::{ErrorFormat, PublicProblem, json_view};

struct Html;

impl ErrorFormat for Html {
    const CONTENT_TYPE: &'static str = "text/html";

    fn body(problem: &PublicProblem<'_>) -> impl serde::Serialize {
        problem.message().to_owned()
    }
}

#[json_view(error_format = Html)]
fn total() -> u32 {
    42
}

fn main() {}
