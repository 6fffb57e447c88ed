//! What an editor can complete in a declaration that is being typed.

use super::site;
use crate::json_view::args::Args;
use crate::value::{Header, HeaderValue, NameKind, Status, StatusKind};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote_spanned;

/// The names that are not known yet, where their completions are. Only an editor looks there, so that the mistake is said once.
pub(super) fn unfinished(args: &Args) -> TokenStream {
    let arms = args.arms().filter_map(|answer| answer.status());
    let statuses = args.status.iter().map(|arg| &arg.value).chain(args.none_status()).chain(arms);
    let words = args.words().flat_map(|words| &words.headers);
    let headers = args.headers.iter().chain(&args.always_headers).chain(words);
    let statuses = statuses.filter_map(status);
    let names: Vec<TokenStream> = statuses.chain(headers.filter_map(header)).collect();
    if names.is_empty() {
        return TokenStream::new();
    }
    quote_spanned! {site()=>
        #[allow(unexpected_cfgs)]
        {
            #(#[cfg(rust_analyzer)] let _ = #names;)*
        }
    }
}

fn status(status: &Status) -> Option<TokenStream> {
    match status.kind {
        StatusKind::Unfinished => {
            let name = only_word(&status.tokens)?;
            Some(quote_spanned!(site()=> __json::StatusCode::#name))
        }
        StatusKind::Code(_) | StatusKind::Const(_) | StatusKind::Computed(_) => None,
    }
}

fn header(header: &Header) -> Option<TokenStream> {
    match (&header.name.kind, &header.value) {
        (NameKind::Unfinished, _) | (_, HeaderValue::Unfinished) => {
            let name = only_word(&header.name.tokens)?;
            Some(quote_spanned!(site()=> __json::header::#name))
        }
        (NameKind::Known(_) | NameKind::KnownPath(..) | NameKind::Path(_), _) => None,
    }
}

fn only_word(tokens: &TokenStream) -> Option<Ident> {
    let mut tokens = tokens.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(ident)), None) => Some(ident),
        _ => None,
    }
}
