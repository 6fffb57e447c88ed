//! What becomes of the value that the body returns.

use super::arms;
use super::declaration::private;
use super::kept::Kept;
use super::site;
use crate::json_view::args::{Args, ErrorArm};
use crate::json_view::check::View;
use crate::keys::Arg;
use crate::syntax::aside;
use crate::value::{Header, HeaderValue, StatusKind};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

/// The headers that are computed from the arguments.
pub(super) fn before(krate: &TokenStream, args: &Args) -> TokenStream {
    let private = quote_spanned!(site()=> #krate::__private);
    let call = |headers: &[Header], method: &str| -> TokenStream {
        let expressions = headers.iter().filter_map(|header| match &header.value {
            HeaderValue::Expr(value) => Some((header.name.expand_typed(&private), value)),
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

/// The response that `__result` becomes. A `Result` and an `Option` are taken off twice.
///
/// What may not compile because of the returned type points at it, and nothing else does: an editor takes each such token for
/// something that is meant by the type.
pub(super) fn answer(view: &View, kept: &Kept, span: Span) -> TokenStream {
    let args = &view.args;
    let (checks, computed) = (checks(view, span), computed(&args.headers, kept));
    let respond = Ident::new("respond", span);
    let respond = quote_spanned!(site()=> __json::outcome(value).#respond(__draft));
    let respond = if checks.is_empty() && computed.is_empty() {
        respond
    } else {
        quote_spanned!(site()=> { #checks #computed #respond })
    };
    let second = success(&quote_spanned!(site()=> value), &respond, span);
    match &args.errors {
        Some(Arg { key, value }) => mapped(key, value, args, kept, &second, span),
        None => success(&quote_spanned!(site()=> __result), &second, span),
    }
}

/// Takes a `Result` or an `Option` off a value.
fn success(value: &TokenStream, then: &TokenStream, span: Span) -> TokenStream {
    let success = Ident::new("success", span);
    quote_spanned! {site()=>
        match __json::outcome(#value).#success(&mut __draft) {
            ::core::result::Result::Ok(value) => #then,
            ::core::result::Result::Err(response) => response,
        }
    }
}

/// Takes off a `Result` whose error the view maps.
fn mapped(key: &Ident, arms: &[ErrorArm], args: &Args, kept: &Kept, then: &TokenStream, span: Span) -> TokenStream {
    let mapped = Ident::new("mapped", span);
    let cause = quote_spanned!(span=> (&&&__json::Cause(&error)).cause());
    let matched = quote_spanned!(key.span().resolved_at(site())=> &error);
    // Where each arm hands on, nothing is left to be reached.
    let hands_on = arms.iter().all(|arm| arm.answer.status().is_none());
    let arms: TokenStream = arms::arms(args, arms).collect();
    let arms = kept.seen(arms);
    let answer = if hands_on {
        quote_spanned!(site()=> match #matched { #arms })
    } else {
        quote_spanned! {site()=>
            use __json::{CauseOfDisplay as _, CauseOfError as _, CauseOfPointer as _};
            let problem = match #matched { #arms };
            __draft.mapped_error(problem, #cause)
        }
    };
    quote_spanned! {site()=>
        match __json::outcome(__result).#mapped() {
            ::core::result::Result::Ok(value) => #then,
            ::core::result::Result::Err(error) => { #answer }
        }
    }
}

/// The headers that are computed from the success value.
fn computed(headers: &[Header], kept: &Kept) -> TokenStream {
    let closures = headers.iter().filter_map(|header| match &header.value {
        HeaderValue::Closure(closure) => Some((header.name.expand_typed(&private()), closure)),
        _ => None,
    });
    closures
        .map(|(name, closure)| {
            let method = Ident::new("computed_header", start(closure));
            let closure = aside(&kept.seen(closure.clone()));
            quote_spanned!(site()=> __draft.#method(#name, &value, #closure);)
        })
        .collect()
}

/// Where the user's tokens start, for a call of ours that may not compile because of them.
fn start(tokens: &TokenStream) -> Span {
    let first = tokens.clone().into_iter().next();
    first.map_or_else(site, |token| token.span().resolved_at(site()))
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
        quote_spanned!(span=> __json::Type::of(&value).without_body::<#code>();)
    });
    let object = match (&view.args.safe, &view.args.defaults) {
        (Some(safe), _) => safe.value.then(|| quote!(true)),
        // Whether its defaults ask for an object is the compiler's to see.
        (None, Some(_)) => Some(quote_spanned!(site()=> { __DECLARED.is_safe() })),
        (None, None) => None,
    };
    let object = object.map(|asked| quote_spanned!(span=> __json::Type::of(&value).object::<#asked>();));
    if bodyless.is_none() && object.is_none() {
        return TokenStream::new();
    }
    quote_spanned! {site()=>
        use __json::AnyType as _;
        #bodyless
        #object
    }
}
