//! Lists: elements between commas.

use crate::errors::Errors;
use proc_macro2::{TokenStream, TokenTree};
use syn::Token;
use syn::parse::{ParseStream, Parser};

/// How the elements of a list are called, and where one may be told from the rest of another.
pub(crate) struct List {
    pub(crate) elements: &'static str,
    /// Whether an element begins here, so that a comma alone is missing before it.
    pub(crate) may_begin: fn(ParseStream) -> bool,
    /// Leaves out the rest of an element that cannot be read.
    pub(crate) skip: fn(ParseStream),
}

impl List {
    /// Reads each element. What is wrong with one is reported, the rest of it is left out, and the next one is read.
    pub(crate) fn parse(
        &self,
        tokens: TokenStream,
        errors: &mut Errors,
        mut element: impl FnMut(ParseStream, &mut Errors) -> syn::Result<()>,
    ) {
        let read = |input: ParseStream| {
            while !input.is_empty() {
                if let Err(error) = element(input, errors) {
                    errors.push(error);
                    (self.skip)(input);
                }
                if !input.is_empty() && !input.peek(Token![,]) {
                    errors.push(input.error(format!("expected `,` between two {}", self.elements)));
                    if !(self.may_begin)(input) {
                        (self.skip)(input);
                    }
                }
                let _: Option<Token![,]> = input.parse()?;
            }
            Ok(())
        };
        let read = read.parse2(tokens);
        errors.take(read);
    }
}

/// Leaves out everything up to the next comma.
pub(crate) fn skip_to_comma(input: ParseStream) {
    while !at_end(input) {
        // A token tree always parses where there is input.
        if input.parse::<TokenTree>().is_err() {
            return;
        }
    }
}

/// Whether an element ends here.
pub(crate) fn at_end(input: ParseStream) -> bool {
    input.is_empty() || input.peek(Token![,])
}
