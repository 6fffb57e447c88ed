//! `frameworks(…)`: the type as each framework's own error response.

use super::ast::Input;
use crate::errors::Errors;
use crate::list::{List, at_end, skip_to_comma};
use crate::suggest::{nearest, or_list};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{GenericParam, Token, WherePredicate};

/// Each has a macro of this name in the runtime.
const FRAMEWORKS: &[&str] = &["actix_web", "axum", "lambda", "poem", "rocket", "salvo", "salvo_oapi", "warp"];

/// Reads what stands in the parenthesis of `frameworks(…)`.
pub(super) fn parse(tokens: TokenStream, errors: &mut Errors) -> Vec<Ident> {
    let list = List { elements: "frameworks", may_begin: |input| input.peek(Ident::peek_any), skip: skip_to_comma };
    let mut frameworks: Vec<Ident> = Vec::new();
    list.parse(tokens, errors, |input, errors| {
        let framework = framework(input)?;
        if frameworks.contains(&framework) {
            errors.at(&framework, format!("duplicate framework `{framework}`; remove one of the two"));
        } else {
            frameworks.push(framework);
        }
        Ok(())
    });
    frameworks
}

fn framework(input: ParseStream) -> syn::Result<Ident> {
    if !input.peek(Ident::peek_any) {
        return Err(input.error(format!("expected a framework: {}", or_list(FRAMEWORKS.iter().copied()))));
    }
    let ident = input.call(Ident::parse_any)?;
    let mut name = ident.unraw().to_string();
    // As in the name of a package.
    while input.peek(Token![-]) && !at_end(input) {
        input.parse::<Token![-]>()?;
        if let Ok(part) = input.call(Ident::parse_any) {
            name = format!("{name}-{part}");
        }
    }
    let sentence = match name.as_str() {
        known if FRAMEWORKS.contains(&known) => return Ok(Ident::new(known, ident.span())),
        "hyper" | "tower" => format!(
            "`{name}` has no trait for responses; remove it, since `JsonResponse::from(error)` converts into `http::Response`"
        ),
        // The others are of one word.
        "actix" => "unknown framework `actix`; did you mean `actix_web`?".to_owned(),
        _ => match nearest(&name.replace('-', "_"), FRAMEWORKS.iter().copied()) {
            Some(known) => format!("unknown framework `{name}`; did you mean `{known}`?"),
            None => format!("unknown framework `{name}`; expected {}", or_list(FRAMEWORKS.iter().copied())),
        },
    };
    Err(syn::Error::new(ident.span(), sentence))
}

/// A call of each framework's macro, which writes the trait, or says which feature is off. It points to the framework's name.
pub(super) fn expand(input: &Input) -> TokenStream {
    let mut generics = input.generics.clone();
    if generics.type_params().next().is_some() {
        let krate = input.krate();
        let is_json_error = syn::parse2::<WherePredicate>(quote_spanned!(Span::mixed_site()=> Self: #krate::JsonError));
        generics.make_where_clause().predicates.extend(is_json_error.ok());
    }
    let (_, arguments, clause) = generics.split_for_impl();
    let mut predicates = clause.map(|clause| clause.predicates.clone()).unwrap_or_default();
    if !predicates.is_empty() && !predicates.trailing_punct() {
        predicates.push_punct(<Token![,]>::default());
    }
    let parameters: Punctuated<GenericParam, Token![,]> =
        generics.params.iter().cloned().map(without_default).collect();
    let name = &input.name;
    let calls = input.args.frameworks.iter().map(|framework| {
        let site = framework.span().resolved_at(Span::mixed_site());
        let krate = input.krate().into_iter().map(|mut token| {
            token.set_span(framework.span().resolved_at(token.span()));
            token
        });
        let mut framework = framework.clone();
        framework.set_span(site);
        quote_spanned! {site=>
            #(#krate)*::__private::frameworks::#framework! {
                impl [#parameters] for #name #arguments where [#predicates]
            }
        }
    });
    calls.collect()
}

fn without_default(mut parameter: GenericParam) -> GenericParam {
    match &mut parameter {
        GenericParam::Type(parameter) => parameter.default = None,
        GenericParam::Const(parameter) => parameter.default = None,
        GenericParam::Lifetime(_) => {}
    }
    parameter
}
