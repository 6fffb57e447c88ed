//! The function's own body, which means what it meant: its arguments are its own, and end with it.
//!
//! A plain function drops its arguments in reverse order when it ends, before its caller looks at the value, and after whatever
//! its last expression borrowed for a moment. So the body is called as a function of its own. What it does not name is handed
//! to it all the same, or it would be dropped with the response.

use super::{kept, site};
use crate::json_view::args::Args;
use crate::json_view::item::Function;
use crate::syntax::{Binding, Output, again, names};
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;

/// The names that are handed to a body one by one; what is more is one tuple.
const SINGLE: usize = 6;

/// `let __result = …;`, the value that the body returns.
pub(super) fn result(krate: &TokenStream, args: &Args, function: &Function) -> TokenStream {
    if function.is_async() { asynchronous(krate, args, function) } else { synchronous(krate, args, function) }
}

// Output:
//     let __result = ::json_view::__private::call2(
//         move |#[allow(clippy::shadow_reuse)] id, #[allow(clippy::shadow_reuse)] mut new| -> Result<Item, ItemError> { … },
//         id,
//         new,
//     );
fn synchronous(krate: &TokenStream, args: &Args, function: &Function) -> TokenStream {
    let (before, handed) =
        handed(args, function, if function.arguments.is_conditional { "shadow_same" } else { "shadow_reuse" });
    let (mut parameters, mut values, mut lets) = (Vec::new(), Vec::new(), Vec::new());
    // What may not be there cannot be handed on, but captured.
    let (handed, captured) =
        if function.arguments.is_conditional { (Vec::new(), handed) } else { (handed, Vec::new()) };
    lets.extend(captured.into_iter().map(Handed::into_let));
    for Handed { attributes, mutability, name, value } in handed {
        parameters.push((attributes, quote_spanned!(site()=> #mutability #name)));
        values.push(value);
    }
    let call = Ident::new(&format!("call{}", values.len().min(SINGLE)), site());
    if values.len() > SINGLE {
        let (attributes, patterns): (Vec<_>, Vec<_>) = parameters.split_off(SINGLE - 1).into_iter().unzip();
        parameters.push((attributes.into_iter().collect(), quote_spanned!(site()=> (#(#patterns),*))));
        let rest = values.split_off(SINGLE - 1);
        values.push(quote_spanned!(site()=> (#(#rest),*)));
    }
    let parameters: Vec<_> = parameters.into_iter().map(|(attributes, pattern)| quote!(#attributes #pattern)).collect();
    // Without the body's own place, what is said of a borrow would be said of the attribute.
    let span = function.body.span();
    let mut bar = Punct::new('|', Spacing::Alone);
    bar.set_span(span);
    let start = Ident::new("move", span);
    let output = match &function.output {
        Some(output) => {
            let (arrow, ty) = (output.arrow, output.nameable());
            quote_spanned!(site()=> #arrow #ty)
        }
        None => quote_spanned!(function.end_of_arguments()=> -> ()),
    };
    let receiver = owned_receiver(function).map(|receiver| quote_spanned!(site()=> let _ = &#receiver;));
    let body = if receiver.is_none() && lets.is_empty() {
        function.body.to_token_stream()
    } else {
        let body = arm(&function.body);
        braces(quote_spanned!(site()=> #receiver #(#lets)* #body), span)
    };
    quote_spanned! {site()=>
        #before
        let __result = #krate::__private::#call(#start #bar #(#parameters),* #bar #output #body #(, #values)*);
    }
}

// Output:
//     let __result = async move {
//         #[allow(clippy::shadow_same)]
//         let id = id;
//         #[allow(clippy::shadow_same)]
//         let mut new = new;
//         if false { return ::json_view::__private::returned::<Result<Item, ItemError>>(); }
//         match () {
//             () => { … }
//         }
//     }
//     .await;
//     let __result = ::json_view::__private::value::<Result<Item, ItemError>>(__result);
//
// Where an async block has no return type to declare, a first `return` says it, and is never taken. The lifetimes of that are held
// behind it.
fn asynchronous(krate: &TokenStream, args: &Args, function: &Function) -> TokenStream {
    let (before, handed) = handed(args, function, "shadow_same");
    let lets = handed.into_iter().map(Handed::into_let);
    let receiver = owned_receiver(function).map(|receiver| quote_spanned!(site()=> let _ = &#receiver;));
    let output = function.output.as_ref().map_or_else(|| quote_spanned!(site()=> ()), Output::nameable);
    let span = function.output.as_ref().and_then(Output::span).unwrap_or_else(|| function.end_of_arguments());
    let returned = again(krate.clone(), site(), Some(span));
    let returned = quote_spanned!(span=> #returned::__private::returned::<#output>());
    let (body, span) = (arm(&function.body), function.body.span());
    let statements = quote_spanned! {site()=>
        #receiver
        #(#lets)*
        if false { return #returned; }
        #body
    };
    let block = braces(statements, span);
    let (start, moved) = (Ident::new("async", span), Ident::new("move", span));
    quote_spanned! {site()=>
        #before
        let __result = #start #moved #block.await;
        let __result = #krate::__private::value::<#output>(__result);
    }
}

/// A name, as the body is handed it.
struct Handed<'a> {
    /// Those of its argument, and what a name that stands for the same argument again is not to be blamed for.
    attributes: TokenStream,
    mutability: Option<&'a Ident>,
    name: Ident,
    value: TokenStream,
}

impl Handed<'_> {
    fn into_let(self) -> TokenStream {
        let Self { attributes, mutability, name, value } = self;
        quote_spanned!(site()=> #attributes let #mutability #name = #value;)
    }
}

/// The names that are handed to the body, and what is to be said before.
fn handed<'a>(args: &Args, function: &'a Function, shadow: &str) -> (TokenStream, Vec<Handed<'a>>) {
    let shadow = Ident::new(shadow, site());
    let body = function.body.stream();
    let mut before = TokenStream::new();
    let handed = function.arguments.bindings.iter().map(|(levels, binding)| {
        let Binding { mutability, name, is_ours } = binding;
        let is_ours = *is_ours || (kept::is_used(args, name) && !names(&body, &name.to_string()));
        let (lints, value) = if is_ours {
            (None, name.clone())
        } else if name.to_string().starts_with('_') {
            // A name that says that its value is not used. That it is handed on is no use of it.
            let local = Ident::new(&format!("__unused{name}"), site());
            before
                .extend(quote_spanned!(site()=> #levels #[allow(clippy::used_underscore_binding)] let #local = #name;));
            let lints =
                quote_spanned!(site()=> #[allow(clippy::no_effect_underscore_binding, clippy::shadow_unrelated)]);
            (Some(lints), local)
        } else {
            let lints = quote_spanned!(site()=> #[allow(clippy::#shadow)]);
            (Some(lints), name.clone())
        };
        let attributes = quote!(#lints #levels);
        // What the attribute alone names is used, and is handed on under a name of which nothing is said.
        let is_spare = is_ours && !binding.is_ours;
        let own = if is_spare { Ident::new(&format!("__spare_{}", name.unraw()), site()) } else { name.clone() };
        let mutability = mutability.as_ref().filter(|_| !is_spare);
        Handed { attributes, mutability, name: own, value: value.into_token_stream() }
    });
    let handed = handed.collect();
    (before, handed)
}

/// The body, as the arm of a `match`. That ends what its last expression borrowed for a moment, as a function does; a block does
/// not before edition 2024. It has the place of the body, so that lints look through it.
fn arm(body: &Group) -> TokenStream {
    quote_spanned!(body.span()=> match () { () => #body })
}

/// A `self` that is not borrowed, which the body would otherwise take only the named fields of.
fn owned_receiver(function: &Function) -> Option<&Ident> {
    function.arguments.receiver.as_ref().filter(|_| !function.arguments.is_borrowed)
}

fn braces(statements: TokenStream, span: Span) -> TokenStream {
    let mut block = Group::new(Delimiter::Brace, statements);
    block.set_span(span);
    TokenTree::Group(block).into_token_stream()
}
