//! What the attribute puts in the function's place.

mod answer;
mod arms;
mod attributes;
mod body;
mod declaration;
mod kept;
mod opaque;
mod unfinished;

pub(crate) use declaration::{Holder, declaration, encoder};

use super::check::{Mistaken, View};
use super::item::Function;
use crate::syntax::again;
use answer::{answer, before};
use declaration::{Declared, declared};
use kept::Kept;
use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::quote_spanned;
use unfinished::unfinished;

// Input:
//     #[json_view(status = 201, headers(LOCATION = |item| item.url()))]
//     async fn create(new: NewItem) -> Result<Item, ItemError> { … }
//
// Output:
//     async fn create(new: NewItem) -> ::json_view::JsonResponse {
//         let __result = async move {
//             let new = new;
//             if false { return ::json_view::__private::returned::<Result<Item, ItemError>>(); }
//             match () {
//                 () => { … }
//             }
//         }
//         .await;
//         let __result = ::json_view::__private::value::<Result<Item, ItemError>>(__result);
//         return {
//             use ::json_view::__private::{self as __json, AnyValue as _};
//             static __VIEW: __json::View = __json::View::new(__json::Declaration {
//                 status: Some(StatusCode::CREATED),
//                 headers: &[__json::Header::closure("location")],
//                 ..__json::Declaration::new(concat!(module_path!(), "::create"))
//             });
//             let mut __draft = __json::Draft::<::json_view::Compact>::new(&__VIEW);
//             match __json::outcome(__result).success(&mut __draft) {
//                 Ok(value) => match __json::outcome(value).success(&mut __draft) {
//                     Ok(value) => {
//                         __draft.computed_header("location", &value, |item| item.url());
//                         __json::outcome(value).respond(__draft)
//                     }
//                     Err(response) => response,
//                 },
//                 Err(response) => response,
//             }
//         };
//     }
//
// The body stands before everything that has a name, so that it sees nothing of it. A body that is not async is a closure,
// `call1(move |new| -> … { … }, new)`.
pub(crate) fn expand(view: &View, function: &Function) -> TokenStream {
    let (args, krate) = (&view.args, &view.krate);
    let span = function.output_span().resolved_at(site());
    let kept = Kept::new(krate, args, function);
    let before = before(krate, args);
    let result = body::result(krate, args, function);
    let opaque = function.output.as_ref().map(|output| opaque::opaque(krate, output));
    let scope = quote_spanned!(site()=> use #krate::__private::{self as __json, AnyValue as _};);
    let Declared { constants, view: declared } = declared(view, &function.name);
    let encoder = encoder(args, krate);
    let new_draft = quote_spanned!(site()=> __json::Draft::<#encoder>::new(&__VIEW));
    let answer = answer(view, &kept, span);
    // A draft that is not needed before the body is not kept while the body is awaited.
    let (draft_before, draft_after) = if before.is_empty() {
        (None, quote_spanned!(site()=> #constants #declared let mut __draft = #new_draft;))
    } else {
        let new_draft = quote_spanned!(site()=> let mut __draft = { #scope #constants #declared #new_draft };);
        (Some(new_draft), constants.unwrap_or_default())
    };
    let (kept_before, kept_after) = (&kept.before, &kept.after);
    let body = quote_spanned! {site()=>
        #draft_before
        #before
        #kept_before
        #result
        return {
            #scope
            #opaque
            #draft_after
            #kept_after
            #answer
        };
    };
    item(krate, function, body)
}

/// What a function becomes whose attribute has a mistake: its body is compiled and its callers find it, so that nothing is
/// said but the mistake.
pub(crate) fn mistaken(Mistaken { args, krate }: &Mistaken, function: &Function) -> TokenStream {
    let (result, unfinished) = (body::result(krate, args, function), unfinished(args));
    let body = quote_spanned! {site()=>
        #result
        return {
            use #krate::__private as __json;
            #unfinished
            __json::mistaken(__result)
        };
    };
    item(krate, function, body)
}

/// The user's function with another body and another return type.
fn item(krate: &TokenStream, function: &Function, body: TokenStream) -> TokenStream {
    let Function {
        attributes,
        body_attributes,
        visibility,
        qualifiers,
        fn_token,
        name,
        generics,
        arguments,
        where_clause,
        ..
    } = function;
    let arguments = &arguments.signature;
    let attributes = attributes::adjusted(attributes);
    // The signature and the braces are the user's, or the compiler takes the function for one that a macro made, and does not
    // say that it is unused.
    let span = function.output.as_ref().map_or_else(|| function.end_of_arguments(), |output| output.arrow.spans[0]);
    // A route attribute writes names of its own at the place of the return type, which have to find each other.
    let krate = again(krate.clone(), Span::call_site(), Some(span));
    let response = quote_spanned!(span=> JsonResponse);
    let mut block = Group::new(Delimiter::Brace, body);
    block.set_span(function.body.span());
    quote_spanned! {site()=>
        #attributes
        #body_attributes
        #visibility #(#qualifiers)* #fn_token #name #generics #arguments -> #krate::#response #where_clause #block
    }
}

/// Names of ours are not seen by the user's tokens, nor theirs by ours.
fn site() -> Span {
    Span::mixed_site()
}
