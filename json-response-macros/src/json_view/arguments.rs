//! The arguments of a function: as its signature keeps them, and what of them its body is handed.

use crate::syntax::{Binding, Parameter, mentions, parameters, rebound};
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;

/// The arguments of a function.
pub(crate) struct Arguments {
    /// The parenthesis, as the signature keeps it: a `mut` is the body's, and what is thrown away has a name.
    pub(crate) signature: TokenTree,
    /// The names that the body is handed, in order, each with the attributes of its argument that are about lints, or whether it is
    /// there.
    pub(crate) bindings: Vec<(TokenStream, Binding)>,
    /// The word `self`, if there is one.
    pub(crate) receiver: Option<Ident>,
    /// Whether it is `&self` or `&mut self`.
    pub(crate) is_borrowed: bool,
    /// Whether it is `&self`.
    pub(crate) is_shared: bool,
    /// Whether an argument may not be there.
    pub(crate) is_conditional: bool,
}

impl Arguments {
    pub(crate) fn new(arguments: TokenTree) -> Self {
        let TokenTree::Group(group) = &arguments else {
            return Self::none(arguments);
        };
        let mut all = Self::none(arguments.clone());
        let mut signature = TokenStream::new();
        for parameter in parameters(group.stream()) {
            all.take(parameter, &mut signature);
        }
        let mut inner = Group::new(group.delimiter(), signature);
        inner.set_span(group.span());
        all.signature = TokenTree::Group(inner);
        all
    }

    fn none(signature: TokenTree) -> Self {
        Self {
            signature,
            bindings: Vec::new(),
            receiver: None,
            is_borrowed: false,
            is_shared: false,
            is_conditional: false,
        }
    }

    fn take(&mut self, parameter: Parameter, signature: &mut TokenStream) {
        let Parameter { attributes, receiver, pattern, ty, comma } = parameter;
        if receiver.is_some() || ty.is_empty() {
            self.is_borrowed |= receiver.is_some() && pattern.to_string().starts_with('&');
            self.is_shared |= self.is_borrowed && !mentions(&pattern, "mut");
            self.receiver = self.receiver.take().or(receiver);
            signature.extend(attributes);
            signature.extend([pattern, ty]);
            comma.to_tokens(signature);
            return;
        }
        let mut own = TokenStream::new();
        for attribute in attributes {
            let is_conditional = is_one_of(&attribute, &["cfg"]);
            let is_own = is_conditional || is_one_of(&attribute, &LEVELS);
            self.is_conditional |= is_conditional;
            if is_conditional || !is_own {
                signature.extend(attribute.clone());
            }
            if is_own {
                own.extend(attribute);
            }
        }
        let mut bindings = Vec::new();
        let pattern = rebound(pattern, &mut bindings, self.bindings.len());
        // What a pattern leaves of its argument is dropped behind what it binds, from the first to the last.
        let (mut left, named): (Vec<_>, Vec<_>) = bindings.into_iter().partition(|binding| binding.is_ours);
        left.reverse();
        self.bindings.extend(left.into_iter().chain(named).map(|binding| (own.clone(), binding)));
        signature.extend([pattern, ty]);
        comma.to_tokens(signature);
    }
}

/// The attributes that say what a lint does.
const LEVELS: [&str; 6] = ["allow", "cfg_attr", "deny", "expect", "forbid", "warn"];

fn is_one_of(attribute: &TokenStream, names: &[&str]) -> bool {
    let Some(TokenTree::Group(group)) = attribute.clone().into_iter().nth(1) else {
        return false;
    };
    let first = group.stream().into_iter().next();
    matches!(first, Some(TokenTree::Ident(ident)) if names.iter().any(|name| ident == name))
}
