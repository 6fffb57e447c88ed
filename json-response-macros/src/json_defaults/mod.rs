//! `#[json_defaults(…)]`: what views have in common, on a unit struct.

mod check;
mod expand;
mod item;
#[cfg(test)]
mod tests;

use crate::errors::Errors;
use crate::json_view::args::Args;
use crate::keys;
use proc_macro2::TokenStream;

/// Expands the attribute on a type. Whatever is wrong, the type comes out too, and holds defaults, so that nothing else breaks.
pub(crate) fn json_defaults(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let args = Args::parse(&keys::DEFAULTS, attribute, &mut errors);
    check::check(&args, &mut errors);
    let expanded = match item::name(item.clone()) {
        Ok(name) => {
            let krate = args.krate();
            let args = if errors.is_empty() { args } else { Args::default() };
            expand::expand(&args, &krate, &name)
        }
        Err(error) => {
            errors.push(error);
            TokenStream::new()
        }
    };
    let mut tokens = errors.into_compile_errors();
    tokens.extend(item);
    tokens.extend(expanded);
    tokens
}
