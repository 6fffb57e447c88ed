//! The `impl` that the attribute adds.

use crate::json_view::args::Args;
use crate::json_view::expand::{Holder, declaration, encoder};
use proc_macro2::{Ident, Literal, Span, TokenStream};
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
//         }
//     };
pub(super) fn expand(args: &Args, krate: &TokenStream, name: &Ident) -> TokenStream {
    let site = Span::mixed_site();
    let path = Literal::string(&format!("::{}", name.unraw()));
    let path = quote_spanned!(site=> ::core::concat!(::core::module_path!(), #path));
    let declaration = declaration(args, Holder::Defaults, krate, &path);
    let encoder = encoder(args, krate);
    quote_spanned! {site=>
        const _: () = {
            use #krate::__private as __json;
            #[automatically_derived]
            impl __json::Defaults for #name {
                type Encoder = #encoder;
                const DECLARATION: &'static __json::Declaration = &#declaration;
            }
        };
    }
}
