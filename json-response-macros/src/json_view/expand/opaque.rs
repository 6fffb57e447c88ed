//! The bounds of each `impl Trait` in the return type, which the compiler forgets of a type that it infers: here they are in
//! use, and are checked.

use super::site;
use crate::syntax::{Output, parts};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{
    GenericArgument, GenericParam, Lifetime, Path, PathArguments, ReturnType, TraitBound, Type, TypeImplTrait,
    TypeParamBound, TypePath, parse_quote_spanned,
};

// Input:
//     -> Result<impl Iterator<Item = T> + Serialize + 'a, E>
//
// Output:
//     fn __opaque<__T0, __T1, __T2>(_: &Result<__T0, __T2>) where __T0: Iterator<Item = __T1> + Serialize {}
//     __opaque(&__result);
//     ::json_view::__private::named::<T>();
//     ::json_view::__private::named::<&'a ()>();
//
// A function in a function knows nothing of the parameters of the outer one, nor of those of an `impl` around it. So what may
// be one is left to the compiler, and named outside.
pub(super) fn opaque(krate: &TokenStream, output: &Output) -> TokenStream {
    let Some(ty) = output.opaque() else {
        return TokenStream::new();
    };
    let mut opaque = Opaque::default();
    let mut shape = ty.clone();
    opaque.shape(&mut shape);
    let Opaque { parameters, bounds, types, imports, is_nameless } = opaque;
    let check = (!is_nameless && !bounds.is_empty()).then(|| {
        quote_spanned! {site()=>
            fn __opaque<#(#parameters),*>(_: &#shape) where #(#bounds,)* {}
            __opaque(&__result);
        }
    });
    quote_spanned! {site()=>
        #check
        #(use #imports as _;)*
        #(#krate::__private::named::<#types>();)*
    }
}

#[derive(Default)]
struct Opaque {
    parameters: Vec<Ident>,
    /// `__T0: Serialize`.
    bounds: Vec<TokenStream>,
    /// What bounds name that a function in the function may not know.
    types: Vec<TokenStream>,
    /// Traits whose arguments it may not know.
    imports: Vec<TokenStream>,
    /// Whether a type around an opaque one may not be named in a function of its own.
    is_nameless: bool,
}

impl Opaque {
    fn parameter(&mut self) -> Ident {
        let parameter = Ident::new(&format!("__T{}", self.parameters.len()), site());
        self.parameters.push(parameter.clone());
        parameter
    }

    /// Makes each opaque type a parameter that has its bounds, and everything beside it a parameter without.
    fn shape(&mut self, ty: &mut Type) {
        if let Type::ImplTrait(opaque) = ty {
            let parameter = self.opaque(opaque);
            *ty = parse_quote_spanned!(site()=> #parameter);
        } else if !has_opaque(ty) {
            let parameter = self.parameter();
            *ty = parse_quote_spanned!(site()=> #parameter);
        } else {
            self.is_nameless |= match ty {
                Type::Path(TypePath { qself, path, .. }) => qself.is_some() || path.segments[0].ident == "Self",
                Type::Array(_) => true,
                _ => false,
            };
            if let Type::Reference(reference) = ty {
                reference.lifetime = None;
            }
            if let Type::Path(TypePath { path, .. }) = ty {
                forget_lifetimes(path);
            }
            for part in parts(ty) {
                self.shape(part);
            }
            if let Type::Paren(paren) = ty {
                *ty = (*paren.elem).clone();
            }
        }
    }

    fn opaque(&mut self, opaque: &TypeImplTrait) -> Ident {
        let parameter = self.parameter();
        for bound in &opaque.bounds {
            match bound {
                TypeParamBound::Trait(bound) => self.bound(&parameter, bound),
                TypeParamBound::Lifetime(lifetime) if lifetime.ident == "static" => {
                    self.bounds.push(quote_spanned!(site()=> #parameter: #lifetime));
                }
                TypeParamBound::Lifetime(lifetime) => self.lifetime(lifetime),
                // `use<'a, T>`, whose lifetimes are in use.
                other => self.lifetimes_of(other.to_token_stream()),
            }
        }
        parameter
    }

    fn bound(&mut self, parameter: &Ident, bound: &TraitBound) {
        let mut known = bound.clone();
        let (parameters, bounds) = (self.parameters.len(), self.bounds.len());
        if self.know(&mut known) {
            self.bounds.push(quote_spanned!(site()=> #parameter: #known));
            return;
        }
        self.parameters.truncate(parameters);
        self.bounds.truncate(bounds);
        let mut path = bound.path.clone();
        if let Some(last) = path.segments.last_mut() {
            last.arguments = PathArguments::None;
        }
        self.imports.push(path.into_token_stream());
    }

    /// Makes what a trait's associated types are parameters. Whether all that is left is known everywhere.
    fn know(&mut self, bound: &mut TraitBound) -> bool {
        let own: Vec<Lifetime> = bound.lifetimes.iter().flat_map(|it| &it.lifetimes).filter_map(lifetime_of).collect();
        let mut is_known = true;
        for segment in &mut bound.path.segments {
            match &mut segment.arguments {
                PathArguments::None => {}
                PathArguments::Parenthesized(arguments) => {
                    let output = match &arguments.output {
                        ReturnType::Type(_, ty) => Some(&**ty),
                        ReturnType::Default => None,
                    };
                    for ty in arguments.inputs.iter().map(|input| &input.ty).chain(output) {
                        is_known &= self.is_known(ty, &own);
                    }
                }
                PathArguments::AngleBracketed(arguments) => {
                    for argument in &mut arguments.args {
                        is_known &= match argument {
                            GenericArgument::Lifetime(lifetime) => self.is_known_lifetime(lifetime, &own),
                            GenericArgument::Type(ty) => self.is_known(ty, &own),
                            GenericArgument::AssocType(assigned) => {
                                if !self.is_known(&assigned.ty, &own) {
                                    self.shape(&mut assigned.ty);
                                }
                                true
                            }
                            _ => false,
                        };
                    }
                }
            }
        }
        is_known
    }

    /// Whether a type is one of the language or of every prelude. What is not is named outside.
    fn is_known(&mut self, ty: &Type, own: &[Lifetime]) -> bool {
        const NAMES: [&str; 19] = [
            "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "str", "u128", "u16", "u32",
            "u64", "u8", "usize", "String", "Vec",
        ];
        let mut ty = ty.clone();
        let is_known = match &ty {
            Type::Never(_) | Type::Tuple(_) | Type::Slice(_) | Type::Paren(_) => true,
            Type::Reference(reference) => match &reference.lifetime {
                Some(lifetime) => self.is_known_lifetime(lifetime, own),
                None => false,
            },
            Type::Path(TypePath { qself: None, path, .. }) => {
                path.segments.len() == 1 && NAMES.iter().any(|name| path.segments[0].ident == name)
            }
            _ => false,
        };
        if !is_known {
            let mut named = ty.clone();
            if !has_opaque(&mut named)
                && !own.iter().any(|own| crate::syntax::mentions(&ty.to_token_stream(), &own.ident.to_string()))
            {
                self.types.push(ty.into_token_stream());
            }
            return false;
        }
        parts(&mut ty).into_iter().all(|part| self.is_known(part, own))
    }

    fn is_known_lifetime(&mut self, lifetime: &Lifetime, own: &[Lifetime]) -> bool {
        let is_known = lifetime.ident == "static" || own.contains(lifetime);
        if !is_known {
            self.lifetime(lifetime);
        }
        is_known
    }

    fn lifetime(&mut self, lifetime: &Lifetime) {
        if lifetime.ident != "_" {
            self.types.push(quote_spanned!(site()=> &#lifetime ()));
        }
    }

    fn lifetimes_of(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(tick) if tick.as_char() == '\'' => {
                    let name = tokens.next();
                    self.types.push(quote_spanned!(site()=> &#tick #name ()));
                }
                _ => {}
            }
        }
    }
}

fn lifetime_of(parameter: &GenericParam) -> Option<Lifetime> {
    match parameter {
        GenericParam::Lifetime(parameter) => Some(parameter.lifetime.clone()),
        GenericParam::Type(_) | GenericParam::Const(_) => None,
    }
}

fn has_opaque(ty: &mut Type) -> bool {
    matches!(ty, Type::ImplTrait(_)) || parts(ty).into_iter().any(has_opaque)
}

fn forget_lifetimes(path: &mut Path) {
    for segment in &mut path.segments {
        if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
            for argument in &mut arguments.args {
                if let GenericArgument::Lifetime(lifetime) = argument {
                    lifetime.ident = Ident::new("_", lifetime.ident.span());
                }
            }
        }
    }
}
