//! The declared part of a view, as the generated code states it, and the head of one response under way.

use crate::BoxError;
use crate::body::UsualSize;
use crate::error::Foreign;
use crate::header::IntoHeaderValues;
use crate::lines::{Layer, Lines};
use crate::problem::Problem;
use crate::response::{Body, JsonResponse};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use std::mem::ManuallyDrop;
use std::sync::OnceLock;

/// What `#[json_view(…)]` declares: one `static` in the generated function.
#[derive(Debug)]
pub struct View {
    /// The path of the function, for the log.
    pub name: &'static str,
    /// `None`: 200, or 204 where the success has no body.
    pub status: Option<StatusCode>,
    pub content_type: &'static HeaderValue,
    /// Those of `headers(…)` whose value is a literal.
    pub headers: &'static [(HeaderName, HeaderValue)],
    /// Those of `always_headers(…)` whose value is a literal.
    pub always_headers: &'static [(HeaderName, HeaderValue)],
    pub none: NoneAnswer,
    pub problem: bool,
    pub safe: bool,
    pub usual_size: UsualSize,
    pub prepared: Prepared,
}

/// The headers of a success to which nothing is computed: made once, then copied, which costs less than to hash each name.
///
/// `ManuallyDrop`, so that a view can be made of another one in a `static`; a `static` is never dropped.
#[derive(Debug)]
pub struct Prepared {
    /// A box, since a program that never answers with the view has the rest in its binary all the same.
    pub(crate) map: ManuallyDrop<OnceLock<Box<HeaderMap>>>,
    #[cfg(feature = "actix-web")]
    pub(crate) actix_web: ManuallyDrop<OnceLock<crate::adapters::ActixHeaders>>,
}

impl Prepared {
    const fn new() -> Self {
        Self {
            map: ManuallyDrop::new(OnceLock::new()),
            #[cfg(feature = "actix-web")]
            actix_web: ManuallyDrop::new(OnceLock::new()),
        }
    }
}

/// What `None` becomes.
#[derive(Debug, Clone, Copy)]
pub enum NoneAnswer {
    Status(StatusCode),
    Null,
}

pub(crate) static JSON: HeaderValue = HeaderValue::from_static("application/json");

impl View {
    /// A view that declares nothing.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            status: None,
            content_type: &JSON,
            headers: &[],
            always_headers: &[],
            none: NoneAnswer::Status(StatusCode::NOT_FOUND),
            problem: false,
            safe: false,
            usual_size: UsualSize::new(),
            prepared: Prepared::new(),
        }
    }
}

pub(crate) const NOT_AN_OBJECT: &str = "the value is no JSON object, which `safe = true` asks for";

/// Whether a body's first byte, after white space (RFC 8259 §2), opens an object.
pub(crate) fn is_object(body: &[u8]) -> bool {
    let mut bytes = body.iter();
    bytes.find(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) == Some(&b'{')
}

/// A response under way: its view, and the headers computed so far.
#[derive(Debug)]
pub struct Head {
    pub(crate) view: Option<&'static View>,
    pub(crate) lines: Lines,
}

impl Head {
    pub fn new(view: &'static View) -> Self {
        Self { view: Some(view), lines: Lines::default() }
    }

    /// That of a response which no view declares.
    pub(crate) fn none() -> Self {
        Self { view: None, lines: Lines::default() }
    }

    /// Answers with an error that `errors(…)` gives a status.
    pub fn foreign_error(self, status: StatusCode, Foreign { detail, chain }: Foreign) -> JsonResponse {
        let problem = Problem::new(status).with_detail(detail);
        problem.with_cause_text(chain).respond(self)
    }

    pub(crate) fn name(&self) -> &'static str {
        self.view.map_or("no view", |view| view.name)
    }

    /// This head, where only a `&mut` is at hand; what is left has no view and no headers.
    pub(crate) fn take(&mut self) -> Self {
        std::mem::replace(self, Self::none())
    }

    pub(crate) fn none_answer(&self) -> NoneAnswer {
        let default = NoneAnswer::Status(StatusCode::NOT_FOUND);
        self.view.map_or(default, |view| view.none)
    }

    pub(crate) fn is_safe(&self) -> bool {
        self.view.is_some_and(|view| view.safe)
    }

    /// How long the bodies of this view usually are.
    #[inline]
    pub(crate) fn usual_size(&self) -> Option<&'static UsualSize> {
        self.view.map(|view| &view.usual_size)
    }

    /// The part of answering with a value that does not depend on its type.
    pub(crate) fn finish(self, body: Result<Vec<u8>, BoxError>) -> JsonResponse {
        let body = match body {
            Ok(body) if self.is_safe() && !is_object(&body) => Body::Failed(NOT_AN_OBJECT.into()),
            Ok(body) => Body::Bytes(body),
            Err(error) => Body::Failed(error),
        };
        JsonResponse::of_success(self, body)
    }

    pub(crate) fn is_problem(&self) -> bool {
        self.view.is_some_and(|view| view.problem)
    }

    /// `headers(…)` are for successes.
    pub(crate) fn drop_success_headers(&mut self) {
        self.lines.retain(|line| line.layer != Layer::Declared);
    }

    /// Takes one of `headers(…)`.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a constant in the generated code, which would have to borrow it"
    )]
    pub fn header(&mut self, name: HeaderName, value: impl IntoHeaderValues) {
        self.lines.append(Layer::Declared, &name, value);
    }

    /// Takes one of `always_headers(…)`.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a constant in the generated code, which would have to borrow it"
    )]
    pub fn always_header(&mut self, name: HeaderName, value: impl IntoHeaderValues) {
        self.lines.append(Layer::Always, &name, value);
    }

    /// Takes one of `headers(…)` that is computed from the success value.
    pub fn computed_header<'v, T, V>(&mut self, name: HeaderName, value: &'v T, compute: impl FnOnce(&'v T) -> V)
    where
        V: IntoHeaderValues,
    {
        self.header(name, compute(value));
    }
}
