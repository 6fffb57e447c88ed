//! The `impl` that the attribute adds.

use crate::json_view::args::Args;
use crate::json_view::expand::{Holder, declaration, encoder};
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::ext::IdentExt;

// Input:
//     #[json_defaults(error_format = ShopFormat, always_headers("x-api" = "2", CACHE_CONTROL = POLICY))]
//     pub struct Shop;
//
// Output:
//     pub struct Shop;
//     const _: () = {
//         use ::json_view::__private as __json;
//         impl __json::Defaults for Shop {
//             type Encoder = ::json_view::Compact;
//             const DECLARATION: &'static __json::Declaration = &__json::Declaration {
//                 always_headers: &[
//                     __json::Header::text("x-api", "2"),
//                     __json::Header::constant("cache-control", POLICY),
//                 ],
//                 format: Some(__json::Format::of::<ShopFormat>()),
//                 ..__json::Declaration::new(concat!(module_path!(), "::Shop"))
//             };
//             fn view() -> &'static __json::View {
//                 static VIEW: __json::View = __json::View::new(*<Shop as __json::Defaults>::DECLARATION);
//                 &VIEW
//             }
//         }
//     };
pub(super) fn expand(args: &Args, krate: &TokenStream, name: &Ident) -> TokenStream {
    let site = Span::mixed_site();
    let path = Literal::string(&format!("::{}", name.unraw()));
    let path = quote_spanned!(site=> ::core::concat!(::core::module_path!(), #path));
    let declaration = declaration(args, Holder::Defaults, krate, &path);
    let encoder = encoder(args, krate);
    // A private type that a public one's encoder is, or comes from, is reported where the user names it.
    let named = args.encoder.as_ref().map(|arg| &arg.value).or(args.defaults.as_ref());
    let end = |token: Option<TokenTree>| token.map_or(site, |token| token.span().resolved_at(site));
    let tokens = named.cloned().unwrap_or_default().into_iter();
    let (first, last) = (end(tokens.clone().next()), end(tokens.last()));
    let semicolon = quote_spanned!(last=> ;);
    let encoder = quote_spanned!(first=> type Encoder = #encoder #semicolon);
    quote_spanned! {site=>
        const _: () = {
            use #krate::__private as __json;
            #[automatically_derived]
            impl __json::Defaults for #name {
                #encoder
                const DECLARATION: &'static __json::Declaration = &#declaration;
                fn view() -> &'static __json::View {
                    static VIEW: __json::View = __json::View::new(*<#name as __json::Defaults>::DECLARATION);
                    &VIEW
                }
            }
        };
    }
}
