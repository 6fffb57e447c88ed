//! The type that the derive stands on.

use super::attr::{Args, Extension};
use crate::errors::Errors;
use crate::syntax::mentions;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Data, DeriveInput, Fields, Generics, Member, Meta, Path, Type};

pub(crate) struct Input {
    pub(crate) name: Ident,
    pub(crate) generics: Generics,
    pub(crate) args: Args,
    /// Whether the attributes of a derive such as thiserror's say that it is an `Error`, too.
    pub(crate) derives_error: bool,
    /// Whether its fields are packed, so that none can be borrowed.
    pub(crate) is_packed: bool,
    /// `None`: a union, which is no error type.
    pub(crate) variants: Option<Vec<Variant>>,
}

/// A variant, or the whole of a struct.
pub(crate) struct Variant {
    /// `None`: a struct. It has the arguments of the type.
    pub(crate) name: Option<Ident>,
    pub(crate) args: Args,
    pub(crate) fields: Vec<Field>,
}

pub(crate) struct Field {
    pub(crate) member: Member,
    pub(crate) ty: Type,
    pub(crate) extension: Option<Extension>,
}

impl Input {
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> syn::Result<Self> {
        let DeriveInput { attrs, ident, generics, data, .. } = syn::parse2(tokens)?;
        let args = Args::parse(&attrs, errors);
        let is_packed = attrs.iter().any(|attribute| match &attribute.meta {
            Meta::List(list) => list.path.is_ident("repr") && mentions(&list.tokens, "packed"),
            Meta::Path(_) | Meta::NameValue(_) => false,
        });
        let mut derives_error = is_error(&attrs);
        if let Data::Enum(data) = &data {
            derives_error |= data.variants.iter().any(|variant| is_error(&variant.attrs));
        }
        let variants = match data {
            Data::Struct(data) => Some(vec![Variant::parse(None, &[], data.fields, errors)]),
            Data::Enum(data) => {
                let variants = data.variants.into_iter();
                Some(variants.map(|it| Variant::parse(Some(it.ident), &it.attrs, it.fields, errors)).collect())
            }
            Data::Union(_) => None,
        };
        Ok(Self { name: ident, generics, args, derives_error, is_packed, variants })
    }

    pub(crate) fn krate(&self) -> TokenStream {
        self.args.krate.as_ref().map_or_else(|| quote!(::json_view), Path::to_token_stream)
    }
}

impl Variant {
    fn parse(name: Option<Ident>, attributes: &[Attribute], fields: Fields, errors: &mut Errors) -> Self {
        let args = Args::parse(attributes, errors);
        let members: Vec<Member> = fields.members().collect();
        let fields = members.into_iter().zip(fields).map(|(member, field)| Field {
            member,
            extension: Extension::parse(&field.attrs, errors),
            ty: field.ty,
        });
        Self { name, args, fields: fields.collect() }
    }
}

/// The attribute of thiserror, and that of snafu.
fn is_error(attributes: &[Attribute]) -> bool {
    let is_one = |attribute: &Attribute| attribute.path().is_ident("error") || attribute.path().is_ident("snafu");
    attributes.iter().any(is_one)
}
