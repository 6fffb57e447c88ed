//! What closures of headers and arms of `errors` see of the arguments: each as the function received it.

use super::site;
use crate::json_view::args::Args;
use crate::json_view::item::Function;
use crate::syntax::{bound, mentions, named_in_closure, names};
use crate::value::HeaderValue;
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::ext::IdentExt;

/// The arguments that are named behind the body.
#[derive(Default)]
pub(super) struct Kept {
    /// Clones them, before the body.
    pub(super) before: TokenStream,
    /// Gives them their names again, behind it.
    pub(super) after: TokenStream,
    /// Whether `self` is one. It cannot be given a name, so `__self` stands for it.
    receiver: bool,
}

impl Kept {
    pub(super) fn new(krate: &TokenStream, args: &Args, function: &Function) -> Self {
        let mut kept = Self::default();
        for (_, binding) in function.arguments.bindings.iter().filter(|(_, binding)| !binding.is_ours) {
            let name = &binding.name;
            if is_named(args, name) {
                let local = Ident::new(&format!("__kept_{}", name.unraw()), site());
                let copy = keep(krate, name);
                kept.before.extend(quote_spanned!(site()=> let #local = #copy;));
                kept.after.extend(quote_spanned!(site()=> let #name = #local;));
            }
        }
        let receiver = function.arguments.receiver.as_ref().filter(|_| !function.arguments.is_shared);
        if let Some(receiver) = receiver.filter(|receiver| is_named(args, receiver)) {
            let copy = keep(krate, receiver);
            kept.before.extend(quote_spanned!(site()=> let __self = #copy;));
            kept.receiver = true;
        }
        kept
    }

    /// What the user wrote, with what stands for `self`.
    pub(super) fn seen(&self, tokens: TokenStream) -> TokenStream {
        if self.receiver && mentions(&tokens, "self") { renamed(tokens) } else { tokens }
    }
}

/// Whether anything in the attribute names an argument, so that it is used.
pub(super) fn is_used(args: &Args, name: &Ident) -> bool {
    let mut headers = args.headers.iter().chain(&args.always_headers);
    let is_in = |value: &HeaderValue| matches!(value, HeaderValue::Expr(value) if names(value, &name.to_string()));
    headers.any(|header| is_in(&header.value)) || is_named(args, name)
}

/// Points at the argument, of which there may be no second.
fn keep(krate: &TokenStream, argument: &Ident) -> TokenStream {
    quote_spanned!(argument.span().resolved_at(site())=> #krate::__private::kept(&#argument))
}

fn is_named(args: &Args, name: &Ident) -> bool {
    let in_closures = args.headers.iter().any(|header| match &header.value {
        HeaderValue::Closure(closure) => named_in_closure(closure, name),
        _ => false,
    });
    in_closures || is_named_in_arms(args, name)
}

fn is_named_in_arms(args: &Args, name: &Ident) -> bool {
    args.errors.iter().flat_map(|arg| &arg.value).any(|arm| {
        let pattern = arm.pattern.clone().into_iter();
        let pattern = pattern.take_while(|token| !matches!(token, TokenTree::Ident(ident) if ident == "if")).collect();
        let is_in = |tokens: &TokenStream| names(tokens, &name.to_string());
        !bound(&pattern).contains(name) && (is_in(&arm.pattern) || is_in(&arm.answer.expressions()))
    })
}

fn renamed(tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(ident) if ident == "self" => {
            Ident::new("__self", site().located_at(ident.span())).to_token_stream()
        }
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), renamed(group.stream()));
            inner.set_span(group.span());
            inner.to_token_stream()
        }
        other => other.to_token_stream(),
    });
    tokens.collect()
}
