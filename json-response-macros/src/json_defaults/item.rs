//! The type that the attribute stands on.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Token, Visibility};

/// The name of the unit struct.
pub(super) fn name(item: TokenStream) -> syn::Result<Ident> {
    let read = |input: ParseStream| {
        input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        let place = input.span();
        if input.parse::<Token![struct]>().is_err() {
            return Err(refusal(place));
        }
        let name = input.call(Ident::parse_any)?;
        let end: Option<TokenTree> = input.parse().ok();
        let rest: TokenStream = input.parse()?;
        let is_unit = matches!(&end, Some(TokenTree::Punct(punct)) if punct.as_char() == ';') && rest.is_empty();
        if is_unit { Ok(name) } else { Err(refusal(name.span())) }
    };
    read.parse2(item)
}

fn refusal(place: Span) -> syn::Error {
    syn::Error::new(
        place,
        "`#[json_defaults]` stands on a unit struct without parameters; write one such as `struct Shop;`, which views name by `..Shop`",
    )
}
