//! What the macros read of Rust: an expression's end, a pattern's names, the parts of a return type. All of it is read from
//! tokens; what they mean is the compiler's to say, and what does not parse yet goes through as it is.

mod expr;
mod parameters;
mod scan;
mod ty;

pub(crate) use expr::{aside, expression, is_closure, is_closure_next, named_in_closure};
pub(crate) use parameters::{Binding, Parameter, bound, parameters, rebound};
pub(crate) use scan::{mentions, names};
pub(crate) use ty::{Output, again, parts};

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::ParseStream;
use syn::spanned::Spanned;
use syn::{Path, Token};

/// A path that is one plain identifier.
pub(crate) fn as_ident(path: &TokenStream) -> Option<Ident> {
    let mut tokens = path.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(ident)), None) => Some(ident),
        _ => None,
    }
}

/// Tokens as a sentence shows them: a string literal may have line feeds.
pub(crate) fn one_line(tokens: &TokenStream) -> String {
    tokens.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A path with generics or a qualified self, as tokens.
pub(crate) fn whole_path(input: ParseStream) -> syn::Result<TokenStream> {
    if input.peek(Token![<]) {
        let path: syn::TypePath = input.parse()?;
        return Ok(path.into_token_stream());
    }
    let path: Path = input.parse()?;
    if path.segments.is_empty() {
        return Err(syn::Error::new(path.span(), "expected a path"));
    }
    Ok(path.into_token_stream())
}

#[cfg(test)]
mod tests;
