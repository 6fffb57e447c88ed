//! What the attribute puts in the function's place.

mod arms;
mod declaration;
mod unfinished;

pub(crate) use declaration::{Holder, declaration, encoder};

use super::args::{Args, ErrorArm};
use super::check::{Mistaken, View};
use super::item::Function;
use crate::keys::Arg;
use crate::value::{Header, HeaderValue, StatusKind};
use declaration::declared;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use unfinished::unfinished;

// Input:
//     #[json_view(status = 201, headers(LOCATION = |item| item.url()))]
//     async fn create(new: NewItem) -> Result<Item, ItemError> { … }
//
// Output:
//     async fn create(new: NewItem) -> ::json_view::JsonResponse {
//         use ::json_view::__private::{self as __json, AnyValue as _};
//         static __VIEW: __json::View = __json::View::new(__json::Declaration {
//             status: Some(StatusCode::CREATED),
//             headers: &[__json::Header::closure("location")],
//             ..__json::Declaration::new(concat!(module_path!(), "::create"))
//         });
//         let __result = async move {
//             if false { return __json::returned::<Result<Item, ItemError>>(); }
//             …
//         }.await;
//         let mut __draft = __json::Draft::<::json_view::Compact>::new(&__VIEW);
//         let __value = match __json::outcome(__result).success(&mut __draft) {
//             Ok(value) => value,
//             Err(response) => return response,
//         };
//         let __value = match __json::outcome(__value).success(&mut __draft) { … };
//         __draft.computed_header("location", &__value, |item| item.url());
//         __json::outcome(__value).respond(__draft)
//     }
//
// A body without `return`, `?` or a macro that may hide one needs no block: `let __result: … = if true { … } else { … };`.
pub(crate) fn expand(view: &View, function: &Function) -> TokenStream {
    let (args, krate) = (&view.args, &view.krate);
    let span = function.output_span().resolved_at(site());
    let declared = declared(view, &function.name);
    let result = result(function);
    // The compiler forgets the traits of an `impl Trait` that it infers; here they are in use.
    let bounds = function.output_bounds();
    let bounds = (!bounds.is_empty()).then(|| {
        quote_spanned! {site()=>
            #[allow(dead_code)]
            fn __bounds(#(_: impl #bounds),*) {}
        }
    });
    let encoder = encoder(args, krate);
    let new_draft = quote_spanned!(site()=> let mut __draft = __json::Draft::<#encoder>::new(&__VIEW););
    let before = before(args);
    // A draft that is not needed before the body is not kept while the body is awaited.
    let (draft_before, draft_after) = if before.is_empty() { (None, Some(new_draft)) } else { (Some(new_draft), None) };
    let first = match &args.errors {
        Some(Arg { key, value }) => mapped(key, value, args, span),
        None => success(&quote_spanned!(site()=> __result), span),
    };
    let second = success(&quote_spanned!(site()=> __value), span);
    let checks = checks(view, span);
    let computed = computed(&args.headers);
    let respond = quote_spanned!(span=> __json::outcome(__value).respond(__draft));
    let body = quote_spanned! {site()=>
        #[allow(unused_imports)]
        use #krate::__private::{self as __json, AnyValue as _};
        #bounds
        #declared
        #draft_before
        #before
        #result
        #draft_after
        #first
        #second
        #checks
        #computed
        #respond
    };
    item(krate, function, body)
}

/// What a function becomes whose attribute has a mistake: its body is compiled and its callers find it, so that nothing is
/// said but the mistake.
pub(crate) fn mistaken(Mistaken { args, krate }: &Mistaken, function: &Function) -> TokenStream {
    let (result, unfinished) = (result(function), unfinished(args));
    let body = quote_spanned! {site()=>
        use #krate::__private as __json;
        #unfinished
        #result
        __json::mistaken(__result)
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
    // The signature and the braces are the user's, or the compiler takes the function for one that a macro made, and does not
    // say that it is unused.
    let end = match arguments {
        TokenTree::Group(group) => group.span_close(),
        other => other.span(),
    };
    let response = quote_spanned!(end=> JsonResponse);
    let mut block = Group::new(Delimiter::Brace, body);
    block.set_span(function.body.span());
    let allow = function.hosts_lint().map(|lint| {
        let lint = Ident::new(lint, site());
        quote_spanned!(site()=> #[allow(clippy::#lint)])
    });
    quote_spanned! {site()=>
        #(#attributes)*
        #allow
        #body_attributes
        #visibility #(#qualifiers)* #fn_token #name #generics #arguments -> #krate::#response #where_clause #block
    }
}

/// Names of ours are not seen by the user's tokens, nor theirs by ours.
fn site() -> Span {
    Span::mixed_site()
}

/// The headers that are computed from the arguments.
fn before(args: &Args) -> TokenStream {
    let call = |headers: &[Header], method: &str| -> TokenStream {
        let expressions = headers.iter().filter_map(|header| match &header.value {
            HeaderValue::Expr(value) => Some((header.name.expand(), value)),
            _ => None,
        });
        expressions
            .map(|(name, value)| {
                let method = Ident::new(method, start(value));
                quote_spanned!(site()=> __draft.#method(#name, #value);)
            })
            .collect()
    };
    let mut tokens = call(&args.always_headers, "always_header");
    tokens.extend(call(&args.headers, "header"));
    tokens
}

/// The headers that are computed from the success value.
fn computed(headers: &[Header]) -> TokenStream {
    let closures = headers.iter().filter_map(|header| match &header.value {
        HeaderValue::Closure(closure) => Some((header.name.expand(), closure)),
        _ => None,
    });
    closures
        .map(|(name, closure)| {
            let method = Ident::new("computed_header", start(closure));
            // A path in the closure's place would be a value, not something to call.
            quote_spanned! {site()=>
                #[allow(clippy::redundant_closure, clippy::redundant_closure_for_method_calls)]
                __draft.#method(#name, &__value, #closure);
            }
        })
        .collect()
}

/// Where the user's tokens start, for a call of ours that may not compile because of them.
fn start(tokens: &TokenStream) -> Span {
    let first = tokens.clone().into_iter().next();
    first.map_or_else(site, |token| token.span().resolved_at(site()))
}

/// The body, as a `let` of the type that the user declared.
fn result(function: &Function) -> TokenStream {
    let (body, output) = (&function.body, function.nameable_output());
    if !function.may_return() {
        let output = output.unwrap_or_else(|| quote_spanned!(site()=> ()));
        // The other branch is never taken. With it, a body that does not end leaves what follows reachable.
        return quote_spanned!(site()=> let __result: #output = if true #body else { __json::returned() };);
    }
    if !function.is_async() {
        let call = match output {
            Some(output) => quote_spanned!(site()=> __json::call(move || -> #output #body)),
            None => quote_spanned!(site()=> __json::call::<()>(move || #body)),
        };
        return quote_spanned!(site()=> let __result = #call;);
    }
    let output = output.unwrap_or_else(|| quote_spanned!(site()=> ()));
    let span = function.output_span();
    // Where an async block has no return type to declare, a first `return` says it, and is never taken.
    let returned = quote_spanned!(span=> __json::returned::<#output>());
    let mut statements = quote_spanned!(site()=> if false { return #returned; });
    statements.extend(body.stream());
    let mut block = Group::new(Delimiter::Brace, statements);
    block.set_span(body.span());
    quote_spanned!(site()=> let __result = async move #block.await;)
}

/// Takes a `Result` or an `Option` off a value.
fn success(value: &TokenStream, span: Span) -> TokenStream {
    let success = quote_spanned!(span=> __json::outcome(#value).success(&mut __draft));
    quote_spanned! {site()=>
        let __value = match #success {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(response) => return response,
        };
    }
}

/// Takes off a `Result` whose error the view maps.
fn mapped(key: &Ident, arms: &[ErrorArm], args: &Args, span: Span) -> TokenStream {
    let mapped = quote_spanned!(span=> __json::outcome(__result).mapped());
    let cause = quote_spanned!(span=> (&&&__json::Cause(&error)).cause());
    let matched = quote_spanned!(key.span().resolved_at(site())=> &error);
    // Where each arm hands on, nothing is left to be reached.
    let hands_on = arms.iter().all(|arm| arm.answer.status().is_none());
    let allow = hands_on.then(|| quote_spanned!(site()=> #[allow(unreachable_code)]));
    let arms = arms::arms(args, arms);
    quote_spanned! {site()=>
        let __value = match #mapped {
            ::core::result::Result::Ok(value) => value,
            #allow
            ::core::result::Result::Err(error) => {
                let problem = match #matched { #(#arms)* };
                #[allow(unused_imports)]
                use __json::{CauseOfDisplay as _, CauseOfError as _, CauseOfPointer as _};
                return __draft.mapped_error(problem, #cause);
            }
        };
    }
}

/// What the type of the success value is held against.
fn checks(view: &View, span: Span) -> TokenStream {
    let status = view.args.status.as_ref().map(|arg| &arg.value.kind).filter(|_| view.may_be_bodyless);
    let bodyless = status.map(|status| {
        let code = match status {
            StatusKind::Code(code) => quote!(#code),
            StatusKind::Const(_) | StatusKind::Computed(_) | StatusKind::Unfinished => {
                quote_spanned!(site()=> { __json::bodyless(__STATUS) })
            }
        };
        quote_spanned!(span=> __json::Type::of(&__value).without_body::<#code>();)
    });
    let object = match (&view.args.safe, &view.args.defaults) {
        (Some(safe), _) => safe.value.then(|| quote!(true)),
        // Whether its defaults ask for an object is the compiler's to see.
        (None, Some(_)) => Some(quote_spanned!(site()=> { __DECLARED.is_safe() })),
        (None, None) => None,
    };
    let object = object.map(|asked| quote_spanned!(span=> __json::Type::of(&__value).object::<#asked>();));
    if bodyless.is_none() && object.is_none() {
        return TokenStream::new();
    }
    quote_spanned! {site()=>
        #[allow(unused_imports)]
        use __json::AnyType as _;
        #bodyless
        #object
    }
}
