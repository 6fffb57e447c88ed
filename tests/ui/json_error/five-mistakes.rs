use json_view::JsonError;

#[derive(Debug, thiserror::Error, JsonError)]
#[json_error(cod = "item", headers("x reason" = "none"))]
#[error("no")]
enum ItemError {
    #[json_error(status = 200)]
    Fine,
    #[json_error(status = 404, level = wran)]
    Login,
    #[json_error(status = 404, problem)]
    Missing { #[json_error(extension)] title: String },
}

fn main() {}
