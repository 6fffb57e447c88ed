//! What the attribute puts in the function's place.

use super::args::{Arg, ErrorArm, NoneAnswer};
use super::check::View;
use super::item::Function;
use crate::value::{Header, HeaderValue};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
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
//         let mut __draft = __json::Draft::<#encoder>::new(&__VIEW);
//         let __value = match __json::outcome(__result).success(&mut __draft) {
//             Ok(value) => value,
//             Err(response) => return response,
//         };
//         let __value = match __json::outcome(__value).success(&mut __draft) { … };
//         __draft.computed_header(LOCATION, &__value, |item| item.url());
//         __json::outcome(__value).respond::<::json_view::Compact>(__draft)
//     }
//
// A body without `return`, `?` or a macro that may hide one needs no block: `let __result: … = if true { … } else { … };`.
pub(crate) fn expand(view: &View, function: &Function) -> TokenStream {
    let krate = &view.krate;
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
    let encoder = &view.encoder;
    let new_head = quote_spanned!(site()=> let mut __draft = __json::Draft::<#encoder>::new(&__VIEW););
    let before = before(view);
    // A head that is not needed before the body is not kept while the body is awaited.
    let (head_before, head_after) = if before.is_empty() { (None, Some(new_head)) } else { (Some(new_head), None) };
    let first = match &view.errors {
        Some(Arg { key, value }) => mapped(key, value, &view.always_headers, span),
        None => success(&quote_spanned!(site()=> __result), span),
    };
    let second = success(&quote_spanned!(site()=> __value), span);
    let checks = checks(view, span);
    let computed = computed(&view.headers);
    let respond = quote_spanned!(span=> __json::outcome(__value).respond(__draft));
    let body = quote_spanned! {site()=>
        #[allow(unused_imports)]
        use #krate::__private::{self as __json, AnyValue as _};
        #bounds
        #declared
        #head_before
        #before
        #result
        #head_after
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
pub(crate) fn mistaken(krate: &TokenStream, function: &Function) -> TokenStream {
    let result = result(function);
    let body = quote_spanned! {site()=>
        use #krate::__private as __json;
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

/// The `static` that holds what is declared.
fn declared(view: &View, name: &Ident) -> TokenStream {
    let private = quote_spanned!(site()=> __json);
    let declared = view.headers.iter().chain(&view.always_headers);
    let constant = view.status.as_ref().and_then(|status| status.constant(&private, declared.clone()));
    let status = view.status.as_ref().map(|status| {
        let status = match constant {
            Some(_) => quote_spanned!(site()=> __STATUS),
            None => status.expand(&private, declared),
        };
        quote_spanned!(site()=> status: ::core::option::Option::Some(#status),)
    });
    let constant = constant.map(|checked| quote_spanned!(site()=> const __STATUS: __json::StatusCode = #checked;));
    let content_type = view.content_type.as_ref().map(|text| {
        quote_spanned!(site()=> content_type: ::core::option::Option::Some(#text),)
    });
    let headers = entries(&view.headers, "headers");
    let always = entries(&view.always_headers, "always_headers");
    let none = view.none.as_ref().map(|none| match none {
        NoneAnswer::Null(_) => quote_spanned!(site()=> none: ::core::option::Option::Some(__json::NoneAnswer::Null),),
        NoneAnswer::Status(status) => {
            let status = status.expand(&private, view.always_headers.iter());
            quote_spanned!(site()=> none: ::core::option::Option::Some(__json::NoneAnswer::of(#status)),)
        }
    });
    let format = view.problem.then(|| {
        let krate = &view.krate;
        quote_spanned!(site()=> format: ::core::option::Option::Some(__json::Format::of::<#krate::ProblemJson>()),)
    });
    let safe = view.safe.then(|| quote_spanned!(site()=> safe: ::core::option::Option::Some(true),));
    let path = Literal::string(&format!("::{}", name.unraw()));
    let new = quote_spanned!(site()=> __json::Declaration::new(::core::concat!(::core::module_path!(), #path)));
    let fields = quote_spanned!(site()=> #status #content_type #headers #always #none #format #safe);
    let declaration = if fields.is_empty() { new } else { quote_spanned!(site()=> __json::Declaration { #fields ..#new }) };
    quote_spanned! {site()=>
        #constant
        static __VIEW: __json::View = __json::View::new(#declaration);
    }
}

/// The field of a list of headers.
fn entries(headers: &[Header], field: &str) -> TokenStream {
    if headers.is_empty() {
        return TokenStream::new();
    }
    let entries = headers.iter().map(|header| {
        let text = header.name.known().unwrap_or("");
        let named = header.name.known().is_none().then(|| {
            let path = header.name.expand(&quote_spanned!(site()=> __json));
            quote_spanned!(site()=> .named(|| #path))
        });
        let entry = match &header.value {
            HeaderValue::Literal(value) => quote_spanned!(site()=> __json::Header::text(#text, #value)),
            HeaderValue::Closure(_) => quote_spanned!(site()=> __json::Header::closure(#text)),
            HeaderValue::Expr(_) => quote_spanned!(site()=> __json::Header::expression(#text)),
        };
        quote_spanned!(site()=> #entry #named)
    });
    let field = Ident::new(field, site());
    quote_spanned!(site()=> #field: &[#(#entries),*],)
}

/// The headers that are computed from the arguments.
fn before(view: &View) -> TokenStream {
    let call = |headers: &[Header], method: &str| -> TokenStream {
        let expressions = headers.iter().filter_map(|header| match &header.value {
            HeaderValue::Expr(value) => Some((header.name.expand(&quote_spanned!(site()=> __json)), value)),
            _ => None,
        });
        expressions
            .map(|(name, value)| {
                let method = Ident::new(method, start(value));
                quote_spanned!(site()=> __draft.#method(#name, #value);)
            })
            .collect()
    };
    let mut tokens = call(&view.always_headers, "always_header");
    tokens.extend(call(&view.headers, "header"));
    tokens
}

/// The headers that are computed from the success value.
fn computed(headers: &[Header]) -> TokenStream {
    let closures = headers.iter().filter_map(|header| match &header.value {
        HeaderValue::Closure(closure) => Some((header.name.expand(&quote_spanned!(site()=> __json)), closure)),
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
fn mapped(key: &Ident, arms: &[ErrorArm], always: &[Header], span: Span) -> TokenStream {
    let mapped = quote_spanned!(span=> __json::outcome(__result).mapped());
    let cause = quote_spanned!(span=> (&&&__json::Cause(&error)).cause());
    let matched = quote_spanned!(key.span().resolved_at(site())=> &error);
    // Where each arm hands on, nothing is left to be reached.
    let allow =
        arms.iter().all(|arm| arm.status.is_none()).then(|| quote_spanned!(site()=> #[allow(unreachable_code)]));
    let arms = arms.iter().map(|ErrorArm { pattern, status, span }| match status {
        Some(status) => {
            let status = status.expand(&quote_spanned!(site()=> __json), always.iter());
            quote_spanned!(site()=> #pattern => #status,)
        }
        None => {
            let error = Ident::new("error", span.resolved_at(site()));
            quote_spanned!(site()=> #pattern => return __json::error(#error, __draft),)
        }
    });
    quote_spanned! {site()=>
        let __value = match #mapped {
            ::core::result::Result::Ok(value) => value,
            #allow
            ::core::result::Result::Err(error) => {
                let status = match #matched { #(#arms)* };
                #[allow(unused_imports)]
                use __json::{CauseOfDisplay as _, CauseOfError as _, CauseOfPointer as _};
                return __draft.mapped_error(__json::Words::new(status).problem(), #cause);
            }
        };
    }
}

/// What the type of the success value is held against.
fn checks(view: &View, span: Span) -> TokenStream {
    let bodyless = view.status.as_ref().filter(|_| view.may_be_bodyless).map(|status| {
        let code = match status.code() {
            Some(code) => code.to_token_stream(),
            None => quote_spanned!(site()=> { __json::bodyless(__STATUS) }),
        };
        quote_spanned!(span=> __json::Type::of(&__value).without_body::<#code>();)
    });
    let object = view.safe.then(|| quote_spanned!(span=> __json::Type::of(&__value).object();));
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
