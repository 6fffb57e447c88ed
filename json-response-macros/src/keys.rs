//! The arguments of each macro: what parsing, suggestions and every sentence about an argument come from.

use crate::errors::Errors;
use crate::list::{List, at_end, skip_to_comma};
use crate::suggest::{nearest, or_list};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{LitBool, LitStr, Token, token};

/// The arguments that may stand in one place.
pub(crate) trait Key: Copy + PartialEq + 'static {
    const ALL: &'static [Self];

    fn name(self) -> &'static str;

    /// How it is written.
    fn form(self) -> &'static str;
}

macro_rules! keys {
    ($(#[$doc:meta])* $keys:ident { $($key:ident $name:literal $form:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $keys {
            $($key,)*
        }

        impl Key for $keys {
            const ALL: &'static [Self] = &[$(Self::$key,)*];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$key => $name,)*
                }
            }

            fn form(self) -> &'static str {
                match self {
                    $(Self::$key => $form,)*
                }
            }
        }
    };
}

keys! {
    /// The arguments of `#[json_view(…)]`, and of `#[json_defaults(…)]`, which takes some of them.
    ViewKey {
        Status "status" "`status = 201`",
        Headers "headers" "`headers(NAME = VALUE, …)`",
        AlwaysHeaders "always_headers" "`always_headers(NAME = VALUE, …)`",
        ContentType "content_type" "`content_type = \"application/…+json\"`",
        None "none" "`none = 404`, `none = null` or `none(status = 404, code = \"…\")`",
        Errors "errors" "`errors(PATTERN => STATUS, …)`",
        ErrorFormat "error_format" "`error_format = MyFormat`",
        Problem "problem" "`problem` or `problem = false`",
        Safe "safe" "`safe = true`",
        Pretty "pretty" "`pretty` or `pretty = false`",
        Encoder "encoder" "`encoder = MyEncoder`",
        Crate "crate" "`crate = ::json_view`",
    }
}

keys! {
    /// The arguments of `#[json_error(…)]` on a type or a variant.
    ErrorKey {
        Status "status" "`status = 404` or `status = |error| error.status()`",
        Code "code" "`code = \"not_found\"` or `code = |error| error.code()`",
        Type "type" "`type = \"https://…\"` or `type = |error| error.uri()`",
        Title "title" "`title = \"…\"` or `title = |error| error.title()`",
        Instance "instance" "`instance = \"…\"` or `instance = |error| error.uri()`",
        Headers "headers" "`headers(NAME = VALUE, …)`",
        Format "format" "`format = MyFormat`",
        Problem "problem" "`problem` or `problem = false`",
        Expose "expose" "`expose` or `expose = false`",
        Level "level" "`level = warn`",
        Transparent "transparent" "`transparent`",
        Frameworks "frameworks" "`frameworks(axum, …)`",
        Crate "crate" "`crate = ::json_view`",
    }
}

keys! {
    /// The arguments of `#[json_error(…)]` on a field.
    FieldKey {
        Extension "extension" "`extension` or `extension = \"name\"`",
    }
}

keys! {
    /// What an error is, beside its status: the arguments in `none(…)`, and in an arm of `errors(…)`.
    WordKey {
        Status "status" "`status = 404`",
        Code "code" "`code = \"no_item\"`",
        Type "type" "`type = \"https://…\"`",
        Title "title" "`title = \"…\"`",
        Detail "detail" "`detail = \"…\"`",
        Instance "instance" "`instance = \"…\"`",
        Headers "headers" "`headers(NAME = VALUE, …)`",
    }
}

/// A place for arguments.
pub(crate) struct Place<K: Key> {
    /// Those that may stand here.
    takes: fn(K) -> bool,
    /// Where an argument belongs that is known, but not here.
    elsewhere: fn(&str) -> Option<&'static str>,
}

const ON_A_VIEW: &str = "it stands on a view, in `#[json_view(…)]`";
const ON_AN_ERROR: &str = "it stands on an error type, in `#[json_error(…)]`";

fn is<K: Key>(name: &str) -> bool {
    K::ALL.iter().any(|key| key.name() == name)
}

pub(crate) const VIEW: Place<ViewKey> = Place {
    takes: |_| true,
    elsewhere: |name| match name {
        "format" => Some("a view has `error_format`"),
        _ => is::<ErrorKey>(name).then_some(ON_AN_ERROR),
    },
};

pub(crate) const DEFAULTS: Place<ViewKey> = Place {
    takes: |key| !matches!(key, ViewKey::Status | ViewKey::Errors),
    elsewhere: |name| match name {
        _ if is::<ViewKey>(name) => Some(ON_A_VIEW),
        "format" => Some("defaults have `error_format`"),
        _ if is::<ErrorKey>(name) => Some(ON_AN_ERROR),
        _ => None,
    },
};

pub(crate) const ERROR: Place<ErrorKey> = Place {
    takes: |_| true,
    elsewhere: |name| match name {
        "content_type" => Some("an error has the media type of its format, which `format` chooses"),
        "detail" => Some("it is the error's own text, its `Display`"),
        "error_format" => Some("an error type has `format`"),
        _ if is::<FieldKey>(name) => Some("it stands on a field"),
        _ if is::<ViewKey>(name) => Some(ON_A_VIEW),
        _ => None,
    },
};

pub(crate) const FIELD: Place<FieldKey> =
    Place { takes: |_| true, elsewhere: |name| is::<ErrorKey>(name).then_some("it stands on the type or a variant") };

pub(crate) const NONE: Place<WordKey> =
    Place { takes: |_| true, elsewhere: |name| is::<ViewKey>(name).then_some("it stands beside `none`") };

pub(crate) const ARM: Place<WordKey> = Place {
    takes: |key| key != WordKey::Status,
    elsewhere: |name| match name {
        "status" => Some("the status stands first, as in `(404, code = \"…\")`"),
        _ if is::<ViewKey>(name) => Some("it stands beside `errors`"),
        _ => None,
    },
};

/// A value with the key that it stands behind.
pub(crate) struct Arg<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// A key, where it stands.
pub(crate) struct Given<K> {
    pub(crate) key: K,
    pub(crate) ident: Ident,
}

/// What reads the arguments of one place.
pub(crate) trait Arguments {
    type Key: Key;

    /// Reads what stands behind a key, which is given once.
    fn read(&mut self, given: &Given<Self::Key>, errors: &mut Errors, input: ParseStream) -> syn::Result<()>;

    /// Reads `..TYPE`, where that may stand.
    fn read_rest(&mut self, _: &mut Errors, input: ParseStream) -> syn::Result<()> {
        Err(input.error(format!("expected an argument: {}", or_list(Self::Key::ALL.iter().map(|key| key.name())))))
    }
}

impl<K: Key> Place<K> {
    /// Reads comma-separated arguments. Each known one, once, goes to `arguments`; the rest is reported and skipped up to the
    /// next comma.
    pub(crate) fn parse(&self, tokens: TokenStream, errors: &mut Errors, arguments: &mut impl Arguments<Key = K>) {
        let list =
            List { elements: "arguments", may_begin: |input| input.peek(syn::Ident::peek_any), skip: skip_to_comma };
        let mut seen: Vec<K> = Vec::new();
        list.parse(tokens, errors, |input, errors| {
            if input.peek(Token![..]) {
                return arguments.read_rest(errors, input);
            }
            let given = self.key(input)?;
            if seen.contains(&given.key) {
                let name = given.key.name();
                errors.at(&given.ident, format!("duplicate argument `{name}`; remove one of the two"));
                skip_to_comma(input);
                return Ok(());
            }
            seen.push(given.key);
            arguments.read(&given, errors, input)
        });
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        K::ALL.iter().filter(|key| (self.takes)(**key)).map(|key| key.name())
    }

    fn key(&self, input: ParseStream) -> syn::Result<Given<K>> {
        if !input.peek(syn::Ident::peek_any) {
            return Err(input.error(format!("expected an argument: {}", or_list(self.names()))));
        }
        let ident = input.call(Ident::parse_any)?;
        let name = ident.unraw().to_string();
        let known = K::ALL.iter().find(|key| (self.takes)(**key) && key.name() == name);
        if let Some(&key) = known {
            return Ok(Given { key, ident });
        }
        let sentence = match ((self.elsewhere)(&name), nearest(&name, self.names())) {
            (Some(place), _) => format!("`{name}` is no argument here; {place}"),
            (None, Some(known)) => format!("unknown argument `{name}`; did you mean `{known}`?"),
            (None, None) => format!("unknown argument `{name}`; expected {}", or_list(self.names())),
        };
        Err(syn::Error::new(ident.span(), sentence))
    }
}

impl<K: Key> Given<K> {
    pub(crate) fn arg<T>(&self, value: T) -> Arg<T> {
        Arg { key: self.ident.clone(), value }
    }

    fn takes(&self, error: &syn::Error, what: &str) -> syn::Error {
        syn::Error::new(error.span(), format!("`{}` takes {what}", self.key.name()))
    }

    /// The sentence for a key that is not followed by what it takes.
    pub(crate) fn misuse(&self) -> syn::Error {
        let sentence = format!("`{}` is written {}", self.key.name(), self.key.form());
        syn::Error::new(self.ident.span(), sentence)
    }

    /// Takes the `=` behind a key.
    pub(crate) fn equals(&self, input: ParseStream) -> syn::Result<()> {
        let given = input.peek(Token![=]) && !input.peek(Token![==]) && !input.peek(Token![=>]);
        if !given || input.parse::<Token![=]>().is_err() || at_end(input) {
            return Err(self.misuse());
        }
        Ok(())
    }

    /// Takes the parenthesis behind a key.
    pub(crate) fn group(&self, input: ParseStream) -> syn::Result<TokenStream> {
        if !input.peek(token::Paren) {
            return Err(self.misuse());
        }
        match input.parse()? {
            TokenTree::Group(group) => Ok(group.stream()),
            _ => Err(self.misuse()),
        }
    }

    /// Takes a flag: nothing, or `= true` or `= false`.
    pub(crate) fn flag(&self, input: ParseStream) -> syn::Result<Arg<bool>> {
        if at_end(input) {
            return Ok(self.arg(true));
        }
        self.bool(input)
    }

    /// Takes `= true` or `= false`.
    pub(crate) fn bool(&self, input: ParseStream) -> syn::Result<Arg<bool>> {
        self.equals(input)?;
        let value = input.parse::<LitBool>().map_err(|error| self.takes(&error, "`true` or `false`"))?;
        Ok(self.arg(value.value))
    }

    /// Takes `= "text"`.
    pub(crate) fn text(&self, input: ParseStream) -> syn::Result<Arg<LitStr>> {
        self.equals(input)?;
        let value = input.parse().map_err(|error| self.takes(&error, "a string literal"))?;
        Ok(self.arg(value))
    }

    /// Takes `= path`, of a module.
    pub(crate) fn path(&self, input: ParseStream) -> syn::Result<syn::Path> {
        self.equals(input)?;
        input.call(syn::Path::parse_mod_style).map_err(|error| self.takes(&error, "a path"))
    }

    /// Takes `= path`, of a type that implements a trait.
    pub(crate) fn implementor(&self, of: &str, input: ParseStream) -> syn::Result<Arg<TokenStream>> {
        self.equals(input)?;
        let path = input.parse::<syn::TypePath>();
        let path = path.map_err(|error| self.takes(&error, &format!("the path of a type that implements `{of}`")))?;
        Ok(self.arg(path.into_token_stream()))
    }
}
