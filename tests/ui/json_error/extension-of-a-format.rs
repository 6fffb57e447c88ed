use json_view::JsonError;

struct ShopFormat;

impl json_view::ErrorFormat for ShopFormat {
    const MEMBERS: &'static [&'static str] = &["message"];

    fn body(problem: &json_view::PublicProblem<'_>) -> impl serde::Serialize {
        problem.message().to_owned()
    }
}

#[derive(Debug, thiserror::Error, JsonError)]
#[json_error(format = ShopFormat)]
enum ItemError {
    #[error("no")]
    #[json_error(status = 404)]
    NotFound { #[json_error(extension)] message: u32 },
}

fn main() {}
