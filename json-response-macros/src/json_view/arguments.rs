//! The arguments of a function: as its signature keeps them, and what of them its body is handed.

use crate::syntax::{Binding, Parameter, mentions, parameters, rebound};
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;

/// The arguments of a function.
pub(crate) struct Arguments {
    /// The parenthesis, as the signature keeps it: a `mut` is the body's, and what is thrown away has a name.
    pub(crate) signature: TokenTree,
    /// The names that the body is handed, in order, each with the attributes of its argument that are about lints.
    pub(crate) bindings: Vec<(TokenStream, Binding)>,
    /// The word `self`, if there is one.
    pub(crate) receiver: Option<Ident>,
    /// Whether it is `&self` or `&mut self`.
    pub(crate) is_borrowed: bool,
    /// Whether it is `&self`.
    pub(crate) is_shared: bool,
}

impl Arguments {
    pub(crate) fn new(arguments: TokenTree) -> Self {
        let TokenTree::Group(group) = &arguments else {
            return Self { signature: arguments, bindings: Vec::new(), receiver: None, is_borrowed: false, is_shared: false };
        };
        let mut all = Self { signature: arguments.clone(), bindings: Vec::new(), receiver: None, is_borrowed: false, is_shared: false };
        let mut signature = TokenStream::new();
        for parameter in parameters(group.stream()) {
            all.take(parameter, &mut signature);
        }
        let mut inner = Group::new(group.delimiter(), signature);
        inner.set_span(group.span());
        all.signature = TokenTree::Group(inner);
        all
    }

    fn take(&mut self, parameter: Parameter, signature: &mut TokenStream) {
        let Parameter { attributes, receiver, pattern, ty, comma } = parameter;
        let is_conditional = attributes.iter().any(|attribute| is_one_of(attribute, &["cfg", "cfg_attr"]));
        // An argument that may not be there cannot be handed on; the body sees it all the same.
        if receiver.is_some() || is_conditional || ty.is_empty() {
            self.is_borrowed |= receiver.is_some() && pattern.to_string().starts_with('&');
            self.is_shared |= self.is_borrowed && !mentions(&pattern, "mut");
            self.receiver = self.receiver.take().or(receiver);
            signature.extend(attributes);
            signature.extend([pattern, ty]);
            comma.to_tokens(signature);
            return;
        }
        let (levels, others): (Vec<_>, Vec<_>) = attributes.into_iter().partition(|attribute| is_one_of(attribute, &LEVELS));
        let levels: TokenStream = levels.into_iter().collect();
        let mut bindings = Vec::new();
        let pattern = rebound(pattern, &mut bindings, self.bindings.len());
        self.bindings.extend(bindings.into_iter().map(|binding| (levels.clone(), binding)));
        signature.extend(others);
        signature.extend([pattern, ty]);
        comma.to_tokens(signature);
    }
}

/// The attributes that say what a lint does.
const LEVELS: [&str; 5] = ["allow", "deny", "expect", "forbid", "warn"];

fn is_one_of(attribute: &TokenStream, names: &[&str]) -> bool {
    let Some(TokenTree::Group(group)) = attribute.clone().into_iter().nth(1) else {
        return false;
    };
    let first = group.stream().into_iter().next();
    matches!(first, Some(TokenTree::Ident(ident)) if names.iter().any(|name| ident == name))
}
