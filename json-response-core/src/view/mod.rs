//! What a view declares, as the generated code states it, and what is made of it once.

mod declaration;
mod ready;
mod status;

pub use declaration::{Declaration, Header, HeaderNameOf, HeaderValueOf, NoneAnswer, Words};
pub(crate) use ready::Ready;
pub use status::{bodyless, error_status, none_status, status, status_code, with_always_headers, with_headers};

use crate::body::{Encoder, UsualSize};
use crate::problem::{Format, Plain};
#[cfg(feature = "actix-web")]
use std::any::Any;
use std::sync::OnceLock;

/// What `#[json_view(…)]` declares: one `static` in the generated function, and what its responses have in common.
#[derive(Debug)]
pub struct View {
    pub(crate) declaration: Declaration,
    pub(crate) usual_size: UsualSize,
    /// Made when the view answers for the first time. A box, since a program that never does has the rest in its binary all
    /// the same.
    ready: OnceLock<Result<Box<Ready>, String>>,
    /// The headers of `ready` in the types of the one framework that has types of its own.
    #[cfg(feature = "actix-web")]
    native: OnceLock<Box<dyn Any + Send + Sync>>,
}

/// What the views of an API have in common: `#[json_defaults(…)]` writes this.
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no defaults for a view",
    label = "not a type with `#[json_defaults(…)]`",
    note = "`..TYPE` takes the path of a unit struct that `#[json_defaults(…)]` stands on"
)]
pub trait Defaults {
    /// How a success is encoded.
    type Encoder: Encoder;
    /// The rest.
    const DECLARATION: &'static Declaration;
    /// A view that declares nothing else: what answers outside of views in the shape of the API.
    fn view() -> &'static View;
}

/// What stands in for the view of a response that no view has answered with.
pub(crate) static OUTSIDE: View = View::new(Declaration::new("JsonResponse"));

impl View {
    /// A view that declares this.
    pub const fn new(declaration: Declaration) -> Self {
        Self {
            declaration,
            usual_size: UsualSize::new(),
            ready: OnceLock::new(),
            #[cfg(feature = "actix-web")]
            native: OnceLock::new(),
        }
    }

    /// The headers of this view's responses, or what is wrong with one of them that the compiler could not see.
    #[inline]
    pub(crate) fn ready(&self) -> Result<&Ready, &str> {
        let ready = self.ready.get_or_init(|| Ready::new(&self.declaration).map(Box::new));
        ready.as_deref().map_err(String::as_str)
    }

    /// What a framework has made of `ready`, or makes now.
    #[cfg(feature = "actix-web")]
    pub(crate) fn native<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Option<&T> {
        self.native.get_or_init(|| Box::new(make())).downcast_ref()
    }

    #[inline]
    pub(crate) fn is_safe(&self) -> bool {
        self.declaration.is_safe()
    }

    /// The format of its errors.
    pub(crate) fn format(&self) -> Format {
        self.declaration.format.unwrap_or(const { Format::of::<Plain>() })
    }

    /// The media type of a success.
    pub(crate) fn content_type(&self) -> &'static str {
        self.declaration.content_type.unwrap_or(JSON)
    }
}

pub(crate) const JSON: &str = "application/json";
