//! What the attribute puts in the function's place.

use super::args::{ErrorArm, NoneAnswer};
use super::check::View;
use super::item::Function;
use crate::value::{Header, HeaderValue};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote_spanned;
use syn::ext::IdentExt;

// Input:
//     #[json_view(status = 201, headers(LOCATION = |item| item.url()))]
//     async fn create(new: NewItem) -> Result<Item, ItemError> { … }
//
// Output:
//     async fn create(new: NewItem) -> ::json_view::JsonResponse {
//         use ::json_view::__private::{self as __json, AnyValue as _};
//         static __VIEW: __json::View = __json::View {
//             status: Some(StatusCode::CREATED),
//             ..__json::View::new(concat!(module_path!(), "::create"))
//         };
//         let __result = async move {
//             if false { return __json::returned::<Result<Item, ItemError>>(); }
//             …
//         }.await;
//         let mut __head = __json::Head::new(&__VIEW);
//         let __value = match __json::Outcome(__result).success(&mut __head) {
//             Ok(value) => value,
//             Err(response) => return response,
//         };
//         let __value = match __json::Outcome(__value).success(&mut __head) { … };
//         __head.computed_header(LOCATION, &__value, |item| item.url());
//         __json::Outcome(__value).respond::<::json_view::Compact>(__head)
//     }
pub(crate) fn expand(view: View, function: &Function) -> TokenStream {
    let Function { attributes, visibility, qualifiers, fn_token, name, generics, arguments, where_clause, .. } =
        function;
    let krate = &view.krate;
    let span = function.output_span().resolved_at(site());
    let statics = statics(&view, name);
    let result = result(function);
    let new_head = quote_spanned!(site()=> let mut __head = __json::Head::new(&__VIEW););
    let before = before(&view);
    // A head that is not needed before the body is not kept while the body is awaited.
    let (head_before, head_after) = if before.is_empty() { (None, Some(new_head)) } else { (Some(new_head), None) };
    let first = match &view.errors {
        Some(arms) => mapped(arms, span),
        None => success(&quote_spanned!(site()=> __result), span),
    };
    let second = success(&quote_spanned!(site()=> __value), span);
    let checks = checks(&view, span);
    let computed = computed(&view.headers);
    let encoder = &view.encoder;
    let respond = quote_spanned!(span=> respond);
    quote_spanned! {site()=>
        #(#attributes)*
        #visibility #(#qualifiers)* #fn_token #name #generics #arguments -> #krate::JsonResponse #where_clause {
            #[allow(unused_imports)]
            use #krate::__private::{self as __json, AnyValue as _};
            #statics
            #head_before
            #before
            let __result = #result;
            #head_after
            #first
            #second
            #checks
            #computed
            __json::Outcome(__value).#respond::<#encoder>(__head)
        }
    }
}

/// Names of ours are not seen by the user's tokens, nor theirs by ours.
fn site() -> Span {
    Span::mixed_site()
}

/// The `static`s that hold what is declared: the view, and what it refers to.
fn statics(view: &View, name: &Ident) -> TokenStream {
    let private = quote_spanned!(site()=> __json);
    let status = view.status.as_ref().map(|status| {
        let status = status.expand(&private);
        quote_spanned!(site()=> status: ::core::option::Option::Some(#status),)
    });
    let (content_type_static, content_type) = match &view.content_type {
        Some(text) => (
            quote_spanned! {site()=>
                static __CONTENT_TYPE: __json::HeaderValue = __json::HeaderValue::from_static(#text);
            },
            quote_spanned!(site()=> content_type: &__CONTENT_TYPE,),
        ),
        None => Default::default(),
    };
    let (headers_static, headers) = literals(&view.headers, "__HEADERS", "headers");
    let (always_static, always) = literals(&view.always_headers, "__ALWAYS_HEADERS", "always_headers");
    let none = view.none.as_ref().map(|none| match none {
        NoneAnswer::Null(_) => quote_spanned!(site()=> none: __json::NoneAnswer::Null,),
        NoneAnswer::Status(status) => {
            let status = status.expand(&private);
            quote_spanned!(site()=> none: __json::NoneAnswer::Status(#status),)
        }
    });
    let problem = view.problem.then(|| quote_spanned!(site()=> problem: true,));
    let safe = view.safe.then(|| quote_spanned!(site()=> safe: true,));
    let path = Literal::string(&format!("::{}", name.unraw()));
    quote_spanned! {site()=>
        #content_type_static
        #headers_static
        #always_static
        static __VIEW: __json::View = __json::View {
            #status #content_type #headers #always #none #problem #safe
            ..__json::View::new(::core::concat!(::core::module_path!(), #path))
        };
    }
}

/// The headers whose value is a literal: their `static`, and the field of the view that refers to it.
fn literals(headers: &[Header], list: &str, field: &str) -> (TokenStream, TokenStream) {
    let private = quote_spanned!(site()=> __json);
    let pairs: Vec<TokenStream> = headers
        .iter()
        .filter_map(|header| {
            let HeaderValue::Literal(value) = &header.value else {
                return None;
            };
            let name = header.name.expand(&private);
            Some(quote_spanned!(site()=> (#name, __json::HeaderValue::from_static(#value))))
        })
        .collect();
    if pairs.is_empty() {
        return Default::default();
    }
    let (list, field) = (Ident::new(list, site()), Ident::new(field, site()));
    let count = pairs.len();
    (
        quote_spanned! {site()=>
            static #list: [(__json::HeaderName, __json::HeaderValue); #count] = [#(#pairs),*];
        },
        quote_spanned!(site()=> #field: &#list,),
    )
}

/// The headers that are computed from the arguments.
fn before(view: &View) -> TokenStream {
    let call = |headers: &[Header], method: TokenStream| -> TokenStream {
        let expressions = headers.iter().filter_map(|header| match &header.value {
            HeaderValue::Expr(value) => Some((header.name.expand(&quote_spanned!(site()=> __json)), value)),
            _ => None,
        });
        expressions.map(|(name, value)| quote_spanned!(site()=> __head.#method(#name, #value);)).collect()
    };
    let mut tokens = call(&view.always_headers, quote_spanned!(site()=> always_header));
    tokens.extend(call(&view.headers, quote_spanned!(site()=> header)));
    tokens
}

/// The headers that are computed from the success value.
fn computed(headers: &[Header]) -> TokenStream {
    let closures = headers.iter().filter_map(|header| match &header.value {
        HeaderValue::Closure(closure) => Some((header.name.expand(&quote_spanned!(site()=> __json)), closure)),
        _ => None,
    });
    closures
        .map(|(name, closure)| quote_spanned!(site()=> __head.computed_header(#name, &__value, #closure);))
        .collect()
}

/// The body, with `return` and `?` inside it, as an expression of the type that the user declared.
fn result(function: &Function) -> TokenStream {
    let body = &function.body;
    let output = function.nameable_output();
    if !function.is_async() {
        return match output {
            Some(output) => quote_spanned!(site()=> __json::call(move || -> #output #body)),
            None => quote_spanned!(site()=> __json::call::<()>(move || #body)),
        };
    }
    let output = output.unwrap_or_else(|| quote_spanned!(site()=> ()));
    let span = function.output_span().resolved_at(site());
    // Where an async block has no return type to declare, a first `return` says it, and is never taken.
    let edge = quote_spanned!(span=> if false { return __json::returned::<#output>(); });
    let statements = match body {
        proc_macro2::TokenTree::Group(group) => group.stream(),
        other => quote_spanned!(site()=> #other),
    };
    quote_spanned!(site()=> async move { #edge #statements }.await)
}

/// Takes a `Result` or an `Option` off a value.
fn success(value: &TokenStream, span: Span) -> TokenStream {
    let success = quote_spanned!(span=> success);
    quote_spanned! {site()=>
        let __value = match __json::Outcome(#value).#success(&mut __head) {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(response) => return response,
        };
    }
}

/// Takes off a `Result` whose error the view maps.
fn mapped(arms: &[ErrorArm], span: Span) -> TokenStream {
    let mapped = quote_spanned!(span=> mapped);
    let chain = quote_spanned!(span=> chain);
    let arms = arms.iter().map(|ErrorArm { pattern, status }| match status {
        Some(status) => {
            let status = status.expand(&quote_spanned!(site()=> __json));
            quote_spanned!(site()=> #pattern => #status,)
        }
        None => quote_spanned!(site()=> #pattern => return __json::ErrorAnswer::answer(error, __head),),
    });
    quote_spanned! {site()=>
        let __value = match __json::Outcome(__result).#mapped() {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(error) => {
                let status = match &error { #(#arms)* };
                #[allow(unused_imports)]
                use __json::{CauseOfDisplay as _, CauseOfError as _, CauseOfPointer as _};
                return __head.foreign_error(status, &error, (&&&__json::Cause(&error)).#chain());
            }
        };
    }
}

/// What the type of the success value is held against.
fn checks(view: &View, span: Span) -> TokenStream {
    let bodyless = view.bodyless.map(|code| {
        let without_body = quote_spanned!(span=> without_body);
        quote_spanned!(site()=> __json::Type::of(&__value).#without_body::<#code>();)
    });
    let object = view.safe.then(|| {
        let object = quote_spanned!(span=> object);
        quote_spanned!(site()=> __json::Type::of(&__value).#object();)
    });
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
