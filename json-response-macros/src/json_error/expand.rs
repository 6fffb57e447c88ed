//! The `impl` that the derive adds.

use super::ast::{Field, Input};
use super::attr::Text;
use super::check::{Answer, Arm, Format, Own};
use super::frameworks;
use crate::syntax::{again, aside, mentions};
use crate::value::{Header, HeaderValue, Status, StatusKind};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::WherePredicate;
use syn::spanned::Spanned;

// Input:
//     #[derive(Debug, thiserror::Error, JsonError)]
//     enum ItemError {
//         #[error("Item not found")]
//         #[json_error(status = 404)]
//         NotFound,
//         #[error("out of stock until {until}")]
//         #[json_error(status = 503, headers(RETRY_AFTER = |e| e.seconds()))]
//         OutOfStock { #[json_error(extension)] until: String },
//         #[error(transparent)]
//         #[json_error(transparent)]
//         Login(#[from] LoginError),
//     }
//
// Output:
//     impl ::json_view::JsonError for ItemError {
//         fn problem(&self) -> ::json_view::Problem {
//             use ::json_view::__private::{self as __json, DerivedAny as _, DerivedDisplay as _};
//             let __this = &__json::Derived(self);
//             match self {
//                 Self::NotFound { .. } => __this.problem(StatusCode::NOT_FOUND),
//                 Self::OutOfStock { until: __0, .. } => __this
//                     .problem(StatusCode::SERVICE_UNAVAILABLE)
//                     .with_header(RETRY_AFTER, __this.compute(|e| e.seconds()))
//                     .with_extension("until", __0),
//                 Self::Login { 0: __0, .. } => ::json_view::JsonError::problem(__0),
//             }
//         }
//     }
pub(crate) fn expand(input: &Input, arms: &[Arm]) -> TokenStream {
    let krate = input.krate();
    let is_computed = |own: &Own| own.texts.iter().any(|(_, text)| matches!(text, Text::Closure(_)));
    let words = owns(arms).any(is_computed).then(|| quote_spanned!(site()=> , DerivedWords as _));
    let this = owns(arms).next().map(|_| {
        quote_spanned! {site()=>
            use #krate::__private::{self as __json, DerivedAny as _, DerivedDisplay as _ #words};
            let __this = &__json::Derived(self);
        }
    });
    let matched = arms.iter().map(|arm| match &arm.answer {
        Answer::Transparent(field) => {
            let pattern = pattern(arm.variant, &[field]);
            let inner = local(0, field.ty.span());
            let problem = quote_spanned!(field.ty.span().resolved_at(site())=> #krate::JsonError::problem);
            matched_arm(input, 1, &pattern, &quote_spanned!(site()=> #problem(#inner)))
        }
        Answer::Own(own) => {
            let fields: Vec<&Field> = own.extensions.iter().map(|member| member.field).collect();
            let pattern = pattern(arm.variant, &fields);
            let problem = problem(input, own);
            matched_arm(input, fields.len(), &pattern, &problem)
        }
    });
    // A reference to a type without values still counts as one, and none may be made to a field that is packed.
    let value =
        if arms.is_empty() || input.is_packed { quote_spanned!(site()=> *self) } else { quote_spanned!(site()=> self) };
    let body = quote_spanned! {site()=>
        #this
        match #value { #(#matched)* }
    };
    implementation(input, bounds(input, arms), &body)
}

/// What a type with mistakes gets, so that they stay the only ones.
pub(crate) fn stub(input: &Input) -> TokenStream {
    let krate = input.krate();
    let body = quote_spanned! {site()=>
        #krate::Problem::new(#krate::__private::StatusCode::INTERNAL_SERVER_ERROR)
    };
    implementation(input, Vec::new(), &body)
}

/// Those that answer by themselves.
fn owns<'a>(arms: &'a [Arm<'a>]) -> impl Iterator<Item = &'a Own<'a>> {
    arms.iter().filter_map(|arm| match &arm.answer {
        Answer::Own(own) => Some(own),
        Answer::Transparent(_) => None,
    })
}

fn implementation(input: &Input, bounds: Vec<WherePredicate>, body: &TokenStream) -> TokenStream {
    let (krate, name) = (input.krate(), &input.name);
    let mut generics = input.generics.clone();
    if !bounds.is_empty() {
        generics.make_where_clause().predicates.extend(bounds);
    }
    // What a lint has to say of the type's own parameters, it says where they are declared.
    let (parameters, arguments, where_clause) = generics.split_for_impl();
    let again = |tokens: &dyn ToTokens| again(tokens.to_token_stream(), site(), None);
    let (parameters, where_clause) = (again(&parameters), again(&where_clause));
    let frameworks = frameworks::expand(input);
    let allow = input.is_deprecated.then(|| quote_spanned!(site()=> #[allow(deprecated)]));
    quote_spanned! {site()=>
        #[automatically_derived]
        #allow
        impl #parameters #krate::JsonError for #name #arguments #where_clause {
            fn problem(&self) -> #krate::Problem {
                #body
            }
        }
        #frameworks
    }
}

/// Names of ours are not seen by the user's tokens, nor theirs by ours.
fn site() -> Span {
    Span::mixed_site()
}

/// What the field at this place of a pattern is bound to.
fn local(at: usize, span: Span) -> Ident {
    Ident::new(&format!("__{at}"), span.resolved_at(site()))
}

fn pattern(variant: Option<&Ident>, fields: &[&Field]) -> TokenStream {
    let variant = variant.map(|variant| quote_spanned!(site()=> ::#variant));
    let bindings = fields.iter().enumerate().map(|(at, field)| {
        let (member, local) = (&field.member, local(at, site()));
        quote_spanned!(site()=> #member: #local,)
    });
    quote_spanned!(site()=> Self #variant { #(#bindings)* .. })
}

/// One arm, with so many fields. A packed one is copied.
fn matched_arm(input: &Input, fields: usize, pattern: &TokenStream, problem: &TokenStream) -> TokenStream {
    if !input.is_packed {
        return quote_spanned!(site()=> #pattern => #problem,);
    }
    let locals = (0..fields).map(|at| local(at, site()));
    quote_spanned!(site()=> #pattern => { #(let #locals = &#locals;)* #problem })
}

/// `__this.problem(STATUS)`, and what is added to it. A missing `Display` is reported at the type's name.
fn problem(input: &Input, own: &Own) -> TokenStream {
    let call = quote_spanned!(input.name.span().resolved_at(site())=> __this.problem);
    let status = status(own.status, &own.headers);
    let texts = own.texts.iter().map(|(method, text)| {
        let method = Ident::new(method, site());
        match text {
            Text::Literal(text) => quote_spanned!(site()=> .#method(#text)),
            Text::Closure(closure) => {
                let text = compute(closure);
                quote_spanned!(site()=> .computed(__json::Problem::#method, #text))
            }
        }
    });
    let headers = own.headers.iter().enumerate().map(|(at, header)| {
        let is_first = own.headers[..at].iter().all(|earlier| earlier.name.key() != header.name.key());
        self::header(header, is_first)
    });
    let extensions = own.extensions.iter().enumerate().map(|(at, member)| {
        let (name, local) = (&member.name, local(at, member.field.ty.span()));
        quote_spanned!(site()=> .with_extension(#name, #local))
    });
    let expose = own.expose.then(|| quote_spanned!(site()=> .with_exposed_detail()));
    let level = own.level.map(|level| {
        let krate = input.krate();
        quote_spanned!(site()=> .with_level(#krate::Level::#level))
    });
    let format = match own.format {
        Format::OfTheView => None,
        Format::ProblemJson => Some(quote_spanned!(site()=> .with_problem_json())),
        Format::Custom(format) => Some(quote_spanned!(site()=> .with_format::<#format>())),
    };
    quote_spanned!(site()=> #call(#status) #(#texts)* #(#headers)* #(#extensions)* #expose #level #format)
}

fn status(status: &Status, headers: &[&Header]) -> TokenStream {
    match &status.kind {
        StatusKind::Computed(closure) => compute(closure),
        _ => status.expand_with(&private(), headers.iter().copied()),
    }
}

/// A call of the user's closure.
fn compute(closure: &TokenStream) -> TokenStream {
    let span = closure.span().resolved_at(site());
    let closure = aside(closure);
    quote_spanned!(span=> __this.compute(#closure))
}

fn header(header: &Header, is_first: bool) -> TokenStream {
    let name = header.name.expand_typed(&private());
    let value = match &header.value {
        HeaderValue::Literal(text) => quote_spanned!(site()=> __json::HeaderValue::from_static(#text)),
        HeaderValue::Closure(closure) => compute(closure),
        HeaderValue::Expr(expression) => expression.clone(),
        // Somebody further out sends it, or it has been refused.
        HeaderValue::Elsewhere | HeaderValue::Unfinished => return TokenStream::new(),
    };
    let method = Ident::new(if is_first { "with_header" } else { "with_appended_header" }, site());
    quote_spanned!(site()=> .#method(#name, #value))
}

fn private() -> TokenStream {
    quote_spanned!(site()=> __json)
}

/// What a type with parameters must hold for its `impl`, which is what the derive calls.
///
/// `Error` stands in for `Display` where another derive writes it, since the sources of an error are seen through that.
fn bounds(input: &Input, arms: &[Arm]) -> Vec<WherePredicate> {
    let types = input.generics.type_params().map(|parameter| &parameter.ident);
    let parameters: Vec<&Ident> =
        types.chain(input.generics.const_params().map(|parameter| &parameter.ident)).collect();
    if parameters.is_empty() {
        return Vec::new();
    }
    let krate = input.krate();
    let is_generic = |field: &Field| {
        let ty = field.ty.to_token_stream();
        // A bound on the type itself would have to be met before it can be met.
        let is_recursive = mentions(&ty, "Self") || mentions(&ty, &input.name.to_string());
        !is_recursive && parameters.iter().any(|parameter| mentions(&ty, &parameter.to_string()))
    };
    let mut bounds = Vec::new();
    if arms.iter().any(|arm| matches!(arm.answer, Answer::Own(_))) {
        bounds.push(if input.derives_error {
            quote_spanned!(site()=> Self: ::core::error::Error)
        } else {
            quote_spanned!(site()=> Self: ::core::fmt::Display)
        });
    }
    for arm in arms {
        match &arm.answer {
            Answer::Transparent(field) if is_generic(field) => {
                let ty = &field.ty;
                bounds.push(quote_spanned!(site()=> #ty: #krate::JsonError));
            }
            Answer::Transparent(_) => {}
            Answer::Own(own) => {
                let fields = own.extensions.iter().map(|member| member.field).filter(|field| is_generic(field));
                bounds
                    .extend(fields.map(|Field { ty, .. }| quote_spanned!(site()=> #ty: #krate::__private::Serialize)));
            }
        }
    }
    bounds.into_iter().filter_map(|bound| syn::parse2(bound).ok()).collect()
}
