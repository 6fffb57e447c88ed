//! `#[derive(JsonError)]`: the type, its arguments, what they may not say together, and the `impl` that comes out.

mod ast;
mod attr;
mod check;
mod expand;
mod frameworks;
#[cfg(test)]
mod tests;

use crate::errors::Errors;
use proc_macro2::TokenStream;

/// Expands the derive. Whatever is wrong, an `impl` comes out too, so that nothing else breaks.
pub(crate) fn json_error(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let expanded = match ast::Input::parse(input, &mut errors) {
        Ok(input) => match check::check(&input, &mut errors) {
            Some(arms) => expand::expand(&input, &arms),
            None => expand::stub(&input),
        },
        Err(error) => {
            errors.push(error);
            TokenStream::new()
        }
    };
    let mut tokens = errors.into_compile_errors();
    tokens.extend(expanded);
    tokens
}
