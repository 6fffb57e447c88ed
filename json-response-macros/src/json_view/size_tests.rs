//! How much code a view becomes: what the compiler reads for each.

use proc_macro2::{TokenStream, TokenTree};

fn count(tokens: TokenStream) -> usize {
    tokens
        .into_iter()
        .map(|token| match token {
            // Two delimiters.
            TokenTree::Group(group) => 2 + count(group.stream()),
            _ => 1,
        })
        .sum()
}

/// The tokens of the expansion, beyond those of the function.
fn added(attribute: &str, item: &str) -> usize {
    let (attribute, item): (TokenStream, TokenStream) = (attribute.parse().unwrap(), item.parse().unwrap());
    count(super::json_view(attribute, item.clone())) - count(item)
}

#[test]
fn a_view_stays_short() {
    let view = "async fn create(new: NewItem) -> Result<Item, ItemError> { insert(new).await }";
    let sizes = [
        added("", "async fn create(new: NewItem) -> Result<Item, ItemError> { Ok(insert(new).await?) }"),
        added("", view),
        added(r#"headers("x-api" = "2")"#, view),
        added(r#"status = 201, headers(LOCATION = |item| item.url(), "x-api" = "2")"#, view),
    ];
    let most = [305, 305, 331, 393];
    assert!(sizes.iter().zip(most).all(|(size, most)| *size <= most), "{sizes:?} tokens, at most {most:?} are allowed");
}
