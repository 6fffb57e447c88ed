//! What is declared, as the `static` of a view: plain data, and the calls that check it while it is compiled.

use super::site;
use crate::json_view::args::{Args, NoneAnswer};
use crate::json_view::check::{Encoder, Format, View};
use crate::value::{Header, HeaderValue, NameKind, Status, StatusKind, Words, call_at};
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

/// Where generated code finds the runtime.
pub(super) fn private() -> TokenStream {
    quote_spanned!(site()=> __json)
}

/// The `static` of a view, and the constants that it is made of.
///
/// Where a rule can only be seen by the compiler, since a status is a constant or the rest is in the defaults, the declaration
/// is a constant of its own, to be called with.
pub(super) fn declared(view: &View, name: &Ident) -> Declared {
    let path = Literal::string(&format!("::{}", name.unraw()));
    let path = quote_spanned!(site()=> ::core::concat!(::core::module_path!(), #path));
    let declaration = declaration(&view.args, Holder::View, &view.krate, &path);
    let status = constant_status(&view.args);
    if !has_constant(&view.args) {
        let view = quote_spanned!(site()=> static __VIEW: __json::View = __json::View::new(#declaration););
        return Declared { constants: None, view };
    }
    let checked = checked(&view.args);
    let constants = quote_spanned! {site()=>
        #status
        const __DECLARED: __json::Declaration = #declaration;
    };
    let view = quote_spanned!(site()=> static __VIEW: __json::View = __json::View::new(#checked););
    Declared { constants: Some(constants), view }
}

/// The items of a declaration.
pub(super) struct Declared {
    pub(super) constants: Option<TokenStream>,
    pub(super) view: TokenStream,
}

/// Whether the declaration is a constant of its own.
fn has_constant(args: &Args) -> bool {
    let arms = args.arms().filter_map(|answer| answer.status());
    let mut statuses = args.status.iter().map(|arg| &arg.value).chain(args.none_status()).chain(arms);
    args.defaults.is_some() || statuses.any(is_constant)
}

fn is_constant(status: &Status) -> bool {
    matches!(status.kind, StatusKind::Const(_))
}

/// The constant that a status of a success is, where the macro does not know its number.
fn constant_status(args: &Args) -> Option<TokenStream> {
    let status = args.status.as_ref().map(|arg| &arg.value).filter(|status| is_constant(status))?;
    let status = status.expand(&private());
    Some(quote_spanned!(site()=> const __STATUS: __json::StatusCode = #status;))
}

/// What a declaration belongs to.
#[derive(Clone, Copy)]
pub(crate) enum Holder {
    /// A view, in which an expression is evaluated for each response.
    View,
    /// Defaults, in which an expression is a constant.
    Defaults,
}

/// The `Declaration`, with what it takes from its defaults.
pub(crate) fn declaration(args: &Args, holder: Holder, krate: &TokenStream, path: &TokenStream) -> TokenStream {
    let status = args.status.as_ref().map(|arg| {
        let status =
            if is_constant(&arg.value) { quote_spanned!(site()=> __STATUS) } else { arg.value.expand(&private()) };
        some("status", &status)
    });
    let headers = headers("headers", &args.headers, holder);
    let always_headers = self::headers("always_headers", &args.always_headers, holder);
    let content_type = args.content_type.as_ref().map(|arg| {
        let text = &arg.value;
        some("content_type", &quote!(#text))
    });
    let none = args.none.as_ref().map(|none| some("none", &none_answer(&none.value)));
    let format = args.format().map(|format| {
        let format = match format {
            Format::Plain => quote_spanned!(site()=> #krate::Plain),
            Format::ProblemJson => quote_spanned!(site()=> #krate::ProblemJson),
            Format::Custom(path) => path.clone(),
        };
        // A format whose content type is not JSON is reported where it is named.
        let of = quote_spanned!(site()=> __json::Format::of::<#format>);
        some("format", &call_at(&format, &of, &TokenStream::new()))
    });
    let safe = args.safe.as_ref().map(|arg| {
        let value = arg.value;
        some("safe", &quote!(#value))
    });
    let new = quote_spanned!(site()=> __json::Declaration::new(#path));
    let fields = quote!(#status #headers #always_headers #content_type #none #format #safe);
    let declaration =
        if fields.is_empty() { new } else { quote_spanned!(site()=> __json::Declaration { #fields ..#new }) };
    match &args.defaults {
        Some(defaults) => {
            let defaults = of_defaults(defaults, "DECLARATION");
            quote_spanned!(site()=> #declaration.over(#defaults))
        }
        None => declaration,
    }
}

/// What a defaults type holds. That it is none is reported where it is named.
fn of_defaults(path: &TokenStream, item: &str) -> TokenStream {
    let end = |token: Option<TokenTree>| token.map_or_else(site, |token| token.span().resolved_at(site()));
    let (first, last) = (end(path.clone().into_iter().next()), end(path.clone().into_iter().last()));
    let open = quote_spanned!(first=> <);
    let item = Ident::new(item, last);
    quote_spanned!(last=> #open #path as __json::Defaults>::#item)
}

/// The type of the encoder.
pub(crate) fn encoder(args: &Args, krate: &TokenStream) -> TokenStream {
    match (args.encoder(), &args.defaults) {
        (Some(Encoder::Custom(path)), _) => path.clone(),
        (Some(Encoder::Pretty), _) => quote_spanned!(site()=> #krate::Pretty),
        (None, Some(defaults)) => of_defaults(defaults, "Encoder"),
        (Some(Encoder::Compact), _) | (None, None) => quote_spanned!(site()=> #krate::Compact),
    }
}

/// One field of the declaration.
fn some(field: &str, value: &TokenStream) -> TokenStream {
    let field = Ident::new(field, site());
    quote_spanned!(site()=> #field: ::core::option::Option::Some(#value),)
}

/// One of the two lists of headers.
fn headers(field: &str, headers: &[Header], holder: Holder) -> Option<TokenStream> {
    let field = Ident::new(field, site());
    let headers: Vec<TokenStream> = headers.iter().map(|it| header(it, holder)).collect();
    (!headers.is_empty()).then(|| quote_spanned!(site()=> #field: &[#(#headers),*],))
}

/// A header as constant data. What a path means, and so its name, the macro does not see.
fn header(Header { name, value }: &Header, holder: Holder) -> TokenStream {
    let text = name.known().unwrap_or_default();
    let header = match value {
        HeaderValue::Literal(value) => quote_spanned!(site()=> __json::Header::text(#text, #value)),
        HeaderValue::Closure(_) => quote_spanned!(site()=> __json::Header::closure(#text)),
        HeaderValue::Expr(value) => match holder {
            Holder::View => quote_spanned!(site()=> __json::Header::expression(#text)),
            Holder::Defaults => {
                let function = quote_spanned!(site()=> __json::Header::constant);
                call_at(value, &function, &quote!(#text, #value))
            }
        },
        HeaderValue::Elsewhere => quote_spanned!(site()=> __json::Header::elsewhere(#text)),
        HeaderValue::Unfinished => TokenStream::new(),
    };
    match &name.kind {
        NameKind::KnownPath(_, path) | NameKind::Path(path) => quote_spanned!(site()=> #header.named(|| #path)),
        NameKind::Known(_) | NameKind::Unfinished => header,
    }
}

fn none_answer(none: &NoneAnswer) -> TokenStream {
    let answer = |status: &Status| {
        let status = status.expand(&private());
        quote_spanned!(site()=> __json::NoneAnswer::of(#status))
    };
    match none {
        NoneAnswer::Null(_) => quote_spanned!(site()=> __json::NoneAnswer::Null),
        NoneAnswer::Status(status) => answer(status),
        NoneAnswer::Words(words) => words_of_none(words),
    }
}

/// What `none(…)` says.
fn words_of_none(words: &Words) -> TokenStream {
    let status = words
        .status
        .as_ref()
        .map_or_else(|| quote_spanned!(site()=> __json::StatusCode::NOT_FOUND), |status| status.expand(&private()));
    let texts = words.texts().map(|(field, _, text)| {
        let text = &text.value;
        some(field, &quote!(#text))
    });
    let headers = headers("headers", &words.headers, Holder::Defaults);
    quote_spanned! {site()=>
        __json::NoneAnswer::Error(__json::Words { #(#texts)* #headers ..__json::Words::new(#status) })
    }
}

/// The declaration, with what only the compiler can check of it. It points to what the user wrote.
fn checked(args: &Args) -> TokenStream {
    let mut checked = quote_spanned!(site()=> __DECLARED);
    let mut check = |tokens: &TokenStream, function: &str| {
        let function = Ident::new(function, Span::mixed_site());
        let function = quote_spanned!(site()=> __json::Declaration::#function);
        checked = call_at(tokens, &function, &checked);
    };
    if let Some(status) = args.status.as_ref().map(|arg| &arg.value) {
        let declared = args.headers.iter().chain(&args.always_headers);
        if is_constant(status) || status.lacks(declared).is_some() {
            check(&status.tokens, "checked_status");
        }
    }
    // That the defaults say what `None` becomes is not known here.
    match (args.none_status(), &args.defaults) {
        (Some(status), defaults) if defaults.is_some() || is_constant(status) => check(&status.tokens, "checked_none"),
        (None, Some(defaults)) => check(defaults, "checked_none"),
        (Some(_) | None, _) => {}
    }
    checked
}

/// The status of an arm, held to what its response has for headers where only the compiler can see it.
pub(super) fn arm_status(args: &Args, status: &Status, own: &[Header]) -> TokenStream {
    let expanded = status.expand(&private());
    let lacks = args.defaults.is_some() && status.lacks(own.iter().chain(&args.always_headers)).is_some();
    if !(is_constant(status) || lacks) {
        return expanded;
    }
    let own = own.iter().map(|it| header(it, Holder::View));
    let arguments = quote_spanned!(site()=> &__DECLARED, #expanded, &[#(#own),*]);
    let checked = status.call(&quote_spanned!(site()=> __json::Declaration::error_status), &arguments);
    status.evaluated(&private(), &checked)
}
