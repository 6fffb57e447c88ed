//! `#[json_view(…)]`: arguments, the item they stand on, what they may not say together, and what comes out.

pub(crate) mod args;
mod arguments;
pub(crate) mod check;
pub(crate) mod expand;
mod item;

use crate::errors::Errors;
use crate::keys;
use proc_macro2::TokenStream;

/// Expands the attribute on a function. Whatever is wrong, the function comes out too, so that nothing else breaks.
pub(crate) fn json_view(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let args = args::Args::parse(&keys::VIEW, attribute, &mut errors);
    let expanded = match item::Function::parse(item.clone()) {
        Ok(function) => match check::check(args, &function, &mut errors) {
            Ok(view) => expand::expand(&view, &function),
            Err(mistaken) => expand::mistaken(&mistaken, &function),
        },
        Err(error) => {
            errors.push(error);
            item
        }
    };
    let mut tokens = errors.into_compile_errors();
    tokens.extend(expanded);
    tokens
}

#[cfg(test)]
mod declaration_tests;
#[cfg(test)]
mod item_tests;
#[cfg(test)]
mod size_tests;
#[cfg(test)]
pub(crate) mod tests;
