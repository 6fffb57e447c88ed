//! The function's own attributes, as they are right for what it has become.

use super::site;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{Attribute, Meta};

/// Lints that look at a signature and its return type or its body together, which are apart here. What is expected of one is not
/// to be had. They are listed in the reference.
pub(crate) const LINTS: [&str; 17] = [
    "boxed_local",
    "double_must_use",
    "elidable_lifetime_names",
    "extra_unused_lifetimes",
    "mismatched_lifetime_syntaxes",
    "missing_const_for_fn",
    "missing_errors_doc",
    "must_use_candidate",
    "needless_lifetimes",
    "needless_pass_by_value",
    "ptr_arg",
    "result_large_err",
    "result_unit_err",
    "trivially_copy_pass_by_ref",
    "unnecessary_wraps",
    "unused_async",
    "unused_unit",
];

pub(super) fn adjusted(attributes: &[Attribute]) -> TokenStream {
    attributes.iter().map(attribute).collect()
}

fn attribute(attribute: &Attribute) -> TokenStream {
    match &attribute.meta {
        // A response has that of its own, and a lint says so.
        Meta::Path(path) if path.is_ident("must_use") => TokenStream::new(),
        Meta::List(list) if list.path.is_ident("expect") => expectation(attribute, &list.tokens),
        _ => attribute.to_token_stream(),
    }
}

// Input:
//     #[expect(clippy::unused_async, dead_code, reason = "…")]
//
// Output:
//     #[allow(clippy::unused_async, reason = "…")]
//     #[expect(dead_code, reason = "…")]
fn expectation(attribute: &Attribute, tokens: &TokenStream) -> TokenStream {
    let mut entries: Vec<TokenStream> = vec![TokenStream::new()];
    for token in tokens.clone() {
        match (&token, entries.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => entries.push(TokenStream::new()),
            (_, Some(entry)) => entry.extend([token]),
            (_, None) => {}
        }
    }
    entries.retain(|entry| !entry.is_empty());
    let is_reason = |entry: &TokenStream| matches!(entry.clone().into_iter().next(), Some(TokenTree::Ident(ident)) if ident == "reason");
    let is_hidden = |entry: &TokenStream| {
        let last = entry.clone().into_iter().last();
        matches!(last, Some(TokenTree::Ident(ident)) if LINTS.iter().any(|lint| ident == lint))
    };
    let (reason, lints): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_reason);
    let (hidden, kept): (Vec<_>, Vec<_>) = lints.into_iter().partition(is_hidden);
    if hidden.is_empty() {
        return attribute.to_token_stream();
    }
    let with = |level: Ident, mut lints: Vec<TokenStream>| {
        lints.extend(reason.iter().cloned());
        quote_spanned!(site()=> #[#level(#(#lints),*)])
    };
    let mut all = with(Ident::new("allow", site()), hidden);
    if !kept.is_empty() {
        let level = attribute.path().get_ident().map_or_else(site, Ident::span);
        all.extend(with(Ident::new("expect", level), kept));
    }
    all
}
