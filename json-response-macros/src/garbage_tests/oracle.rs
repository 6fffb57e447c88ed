//! What is well-formed, as syn's whole grammar says it. The macros look at less: bodies, types, patterns and expressions
//! go through them as tokens.

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Pat, Token, token};

/// The compile errors that stand first, as texts, and what follows them.
pub(super) fn split(output: TokenStream) -> (Vec<String>, TokenStream) {
    let mut tokens: Vec<TokenTree> = output.into_iter().collect();
    let mut errors = Vec::new();
    // `::core::compile_error! { "…" }`
    while tokens.len() > 7 && tokens[..6].iter().map(ToString::to_string).collect::<String>() == "::core::compile_error"
    {
        let text = match &tokens[7] {
            TokenTree::Group(group) => syn::parse2::<syn::LitStr>(group.stream()).expect("a text").value(),
            other => panic!("`compile_error!` without its braces: {other}"),
        };
        errors.push(text);
        tokens.drain(..8);
    }
    (errors, tokens.into_iter().collect())
}

/// Whether these are items, of a file or of an `impl`.
pub(super) fn are_items(tokens: &TokenStream) -> bool {
    let of_an_impl = quote::quote!(impl T { #tokens });
    syn::parse2::<syn::File>(tokens.clone()).is_ok()
        || syn::parse2::<syn::ItemImpl>(of_an_impl).is_ok_and(|it| !it.items.is_empty())
}

/// Whether this is one function with a body.
pub(super) fn is_function(tokens: &TokenStream) -> bool {
    syn::parse2::<syn::ItemFn>(tokens.clone()).is_ok() || syn::parse2::<syn::ImplItemFn>(tokens.clone()).is_ok()
}

/// Whether each argument is a key, a key and an expression, or a key and a list; or `..TYPE`.
pub(super) fn is_attribute(tokens: &TokenStream) -> bool {
    let argument = |input: ParseStream| {
        if input.peek(Token![..]) {
            input.parse::<Token![..]>()?;
            input.parse::<syn::TypePath>()?;
            return Ok(());
        }
        let key = input.call(Ident::parse_any)?;
        if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            input.parse::<Expr>()?;
        } else if input.peek(token::Paren) {
            let inside;
            syn::parenthesized!(inside in input);
            if key == "errors" {
                Punctuated::<(), Token![,]>::parse_terminated_with(&inside, arm)?;
            } else if key == "none" {
                // The same arguments, of which it has others.
                return is_attribute(&inside.parse()?).then_some(()).ok_or_else(|| inside.error("no words"));
            } else if key == "frameworks" {
                Punctuated::<Ident, Token![,]>::parse_terminated_with(&inside, Ident::parse_any)?;
            } else {
                Punctuated::<(), Token![,]>::parse_terminated_with(&inside, header)?;
            }
        }
        Ok(())
    };
    let arguments = |input: ParseStream| Punctuated::<(), Token![,]>::parse_terminated_with(input, argument);
    arguments.parse2(tokens.clone()).is_ok()
}

/// Whether each `#[json_error(…)]` in a type is such an attribute.
pub(super) fn has_attributes(item: TokenStream) -> bool {
    let tokens: Vec<TokenTree> = item.into_iter().collect();
    let is_key = |at: usize| at > 0 && matches!(&tokens[at - 1], TokenTree::Ident(ident) if ident == "json_error");
    tokens.iter().enumerate().all(|(at, token)| match token {
        TokenTree::Group(group) if is_key(at) => is_attribute(&group.stream()),
        TokenTree::Group(group) => has_attributes(group.stream()),
        _ => true,
    })
}

/// `a = 1..b = c` is an expression, of which `1..b = c` is none.
fn header(input: ParseStream) -> syn::Result<()> {
    let ahead = input.fork();
    if !matches!(input.parse()?, Expr::Assign(_)) {
        return Err(input.error("no header"));
    }
    while !ahead.peek(Token![=]) {
        ahead.parse::<TokenTree>()?;
    }
    ahead.parse::<Token![=]>()?;
    let mut value = TokenStream::new();
    while ahead.cursor() != input.cursor() {
        value.extend([ahead.parse::<TokenTree>()?]);
    }
    syn::parse2::<Expr>(value).map(|_| ())
}

fn arm(input: ParseStream) -> syn::Result<()> {
    Pat::parse_multi_with_leading_vert(input)?;
    if input.peek(Token![if]) {
        input.parse::<Token![if]>()?;
        input.parse::<Expr>()?;
    }
    input.parse::<Token![=>]>()?;
    input.parse::<Expr>()?;
    Ok(())
}
