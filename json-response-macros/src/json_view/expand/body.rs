//! The function's own body, which means what it meant: its arguments are its own, and end with it.
//!
//! A plain function drops its arguments in reverse order when it ends, before its caller looks at the value, and after whatever
//! its last expression borrowed for a moment. So the body is called as a function of its own. What it does not name is handed
//! to it all the same, or it would be dropped with the response.

use super::site;
use crate::json_view::item::Function;
use crate::syntax::{Binding, again};
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};

/// The names that are handed to a body one by one; what is more is one tuple.
const SINGLE: usize = 6;

/// `let __result = …;`, the value that the body returns.
pub(super) fn result(krate: &TokenStream, function: &Function) -> TokenStream {
    if function.is_async() { asynchronous(krate, function) } else { synchronous(krate, function) }
}

// Output:
//     let __result = ::json_view::__private::call2(move |id, mut new| -> Result<Item, ItemError> { … }, id, new);
fn synchronous(krate: &TokenStream, function: &Function) -> TokenStream {
    let bindings = &function.arguments.bindings;
    let (parameters, values): (Vec<_>, Vec<_>) = bindings.iter().map(|it| (parameter(it), value(&it.1))).unzip();
    let call = Ident::new(&format!("call{}", bindings.len().min(SINGLE)), site());
    let (parameters, values) = (in_a_tuple(parameters), in_a_tuple(values));
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
    let body = match owned_receiver(function) {
        None => function.body.to_token_stream(),
        Some(receiver) => {
            let body = &function.body;
            braces(quote_spanned!(site()=> let _ = &#receiver; return (#body);), span)
        }
    };
    quote_spanned! {site()=>
        let __result = #krate::__private::#call(#start #bar #parameters #bar #output #body, #values);
    }
}

// Output:
//     let __result: Result<Item, ItemError> = async move {
//         let id = id;
//         let mut new = new;
//         if false { return ::json_view::__private::returned::<Result<Item, ItemError>>(); }
//         return { … };
//     }
//     .await;
//
// The parentheses keep a lint about braces away. Where an async block has no return type to declare, a first `return` says it, and is never taken. A last one, unlike a last
// expression, ends whatever is borrowed for a moment before the arguments.
fn asynchronous(krate: &TokenStream, function: &Function) -> TokenStream {
    let body = &function.body;
    let lets = function.arguments.bindings.iter().map(|(levels, binding)| {
        let (mutability, name, value) = (&binding.mutability, &binding.name, value(binding));
        quote_spanned!(site()=> #levels let #mutability #name = #value;)
    });
    let receiver = owned_receiver(function).map(|receiver| quote_spanned!(site()=> let _ = &#receiver;));
    let output = function.output.as_ref().map_or_else(|| quote_spanned!(site()=> ()), |output| output.nameable());
    let span = function.output_span();
    let returned = quote_spanned!(span=> #krate::__private::returned::<#output>());
    let statements = quote_spanned! {site()=>
        #receiver
        #(#lets)*
        if false { return #returned; }
        return (#body);
    };
    let block = braces(statements, body.span());
    let (start, moved) = (Ident::new("async", body.span()), Ident::new("move", body.span()));
    let output = again(output);
    quote_spanned!(site()=> let __result: #output = #start #moved #block.await;)
}

fn parameter((levels, binding): &(TokenStream, Binding)) -> TokenStream {
    let Binding { mutability, name, .. } = binding;
    quote_spanned!(site()=> #levels #mutability #name)
}

/// A name, where the signature's is handed on.
fn value(Binding { name, is_ours, .. }: &Binding) -> TokenStream {
    if !name.to_string().starts_with('_') || *is_ours {
        return name.to_token_stream();
    }
    // It is not used here, as far as a lint is concerned.
    let mut group = Group::new(Delimiter::Parenthesis, name.to_token_stream());
    group.set_span(site().located_at(name.span()));
    group.to_token_stream()
}

/// Commas between, and the last ones in a tuple where they are too many.
fn in_a_tuple(mut all: Vec<TokenStream>) -> TokenStream {
    if all.len() > SINGLE {
        let rest = all.split_off(SINGLE - 1);
        all.push(quote_spanned!(site()=> (#(#rest),*)));
    }
    quote_spanned!(site()=> #(#all),*)
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
