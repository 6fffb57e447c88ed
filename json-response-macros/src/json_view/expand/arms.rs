//! The arms of `errors(…)`.

use super::declaration::arm_status;
use super::site;
use crate::json_view::args::{Args, ArmAnswer, ErrorArm};
use crate::value::{Header, HeaderValue, Words};
use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;

/// The arms of the match over the error: each is the problem that it answers with, or returns.
pub(super) fn arms<'a>(args: &'a Args, arms: &'a [ErrorArm]) -> impl Iterator<Item = TokenStream> + 'a {
    arms.iter().map(|ErrorArm { pattern, answer }| match answer {
        ArmAnswer::Inherit(span) => {
            let error = Ident::new("error", span.resolved_at(site()));
            quote_spanned!(site()=> #pattern => return __json::error(#error, __draft),)
        }
        ArmAnswer::Status(status) => {
            let status = arm_status(args, status, &[]);
            quote_spanned!(site()=> #pattern => __json::Problem::new(#status),)
        }
        ArmAnswer::Words(status, words) => {
            let status = arm_status(args, status, &words.headers);
            let words = calls(words);
            quote_spanned!(site()=> #pattern => __json::Problem::new(#status) #words,)
        }
    })
}

/// The calls that give a problem its words.
fn calls(words: &Words) -> TokenStream {
    let texts = words.texts().map(|(_, method, text)| {
        let (method, text) = (Ident::new(method, site()), &text.value);
        quote_spanned!(site()=> .#method(#text))
    });
    let headers = words.headers.iter().enumerate().map(|(at, header)| {
        let is_first = words.headers[..at].iter().all(|earlier| earlier.name.key() != header.name.key());
        self::header(header, is_first)
    });
    let texts: TokenStream = texts.collect();
    quote_spanned!(site()=> #texts #(#headers)*)
}

fn header(header: &Header, is_first: bool) -> TokenStream {
    let (name, method) = (header.name.expand(), if is_first { "with_header" } else { "with_appended_header" });
    let method = Ident::new(method, site());
    match &header.value {
        HeaderValue::Literal(text) => quote_spanned!(site()=> .#method(#name, #text)),
        HeaderValue::Expr(value) => quote_spanned!(site()=> .#method(#name, #value)),
        // A closure has been refused, and what somebody else sets is nothing to send.
        HeaderValue::Closure(_) | HeaderValue::Elsewhere | HeaderValue::Unfinished => TokenStream::new(),
    }
}
