//! What a client may know of an error.

use super::{Problem, phrase};
use http::StatusCode;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// What the client may know of an error: all that an [`ErrorFormat`](crate::ErrorFormat) sees, so that none can leak.
///
/// The detail of a 5xx is not here, unless the error exposes it.
#[derive(Clone, Copy)]
pub struct PublicProblem<'a> {
    problem: &'a Problem,
    members: &'static [&'static str],
}

impl<'a> PublicProblem<'a> {
    pub(super) fn new(problem: &'a Problem, members: &'static [&'static str]) -> Self {
        Self { problem, members }
    }

    /// The status of the response.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.problem.status()
    }

    /// A text for people, never empty: the detail if it may be sent, else [`PublicProblem::title`].
    #[must_use]
    pub fn message(&self) -> &'a str {
        self.detail().filter(|detail| !detail.is_empty()).unwrap_or_else(|| self.title())
    }

    /// The title, or the status's phrase.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.own_title().filter(|title| !title.is_empty()).unwrap_or_else(|| phrase(self.status()))
    }

    /// The title that was set.
    pub(super) fn own_title(&self) -> Option<&'a str> {
        self.problem.title()
    }

    /// The detail, unless it is a 5xx's and not exposed.
    #[must_use]
    pub fn detail(&self) -> Option<&'a str> {
        let is_hidden = self.status().is_server_error() && !self.problem.is_exposed();
        self.problem.detail().filter(|_| !is_hidden)
    }

    /// The word for programs.
    #[must_use]
    pub fn code(&self) -> Option<&'a str> {
        self.problem.code()
    }

    /// The URI reference of the kind of problem; `None` means `about:blank` (RFC 9457 §3.1.1).
    #[must_use]
    pub fn type_uri(&self) -> Option<&'a str> {
        self.problem.type_uri()
    }

    /// The URI reference of this occurrence (RFC 9457 §3.1.5).
    #[must_use]
    pub fn instance(&self) -> Option<&'a str> {
        self.problem.instance()
    }

    /// An extension member, whether the format has a member of that name or not.
    #[must_use]
    pub fn extension(&self, name: &str) -> Option<Extension<'a>> {
        let extensions = &self.problem.0.extensions;
        extensions.iter().find(|(other, _)| other == name).map(|(_, json)| Extension(json))
    }

    /// The extension members, in the order in which they were set, without those that have the name of one of the format's
    /// own [`MEMBERS`](crate::ErrorFormat::MEMBERS).
    #[must_use]
    pub fn extensions(&self) -> Extensions<'a> {
        Extensions { all: &self.problem.0.extensions, members: self.members }
    }
}

/// What is public, and no more.
impl fmt::Debug for PublicProblem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PublicProblem")
            .field("status", &self.status())
            .field("type_uri", &self.type_uri())
            .field("title", &self.title())
            .field("detail", &self.detail())
            .field("instance", &self.instance())
            .field("code", &self.code())
            .field("extensions", &self.extensions())
            .finish()
    }
}

/// The value of an extension member. It serializes as what it was made of.
#[derive(Debug, Clone, Copy)]
pub struct Extension<'a>(&'a RawValue);

impl<'a> Extension<'a> {
    /// Its JSON text.
    #[must_use]
    pub fn json(&self) -> &'a str {
        self.0.get()
    }
}

impl Serialize for Extension<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// The extension members of an error. They serialize as a map, also under `#[serde(flatten)]`.
#[derive(Debug, Clone, Copy)]
pub struct Extensions<'a> {
    all: &'a [(Cow<'static, str>, Box<RawValue>)],
    members: &'static [&'static str],
}

impl<'a> Extensions<'a> {
    /// Name and value of each.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, Extension<'a>)> + use<'a> {
        let members = self.members;
        let all = self.all.iter().filter(move |(name, _)| !members.contains(&&**name));
        all.map(|(name, json)| (&**name, Extension(json)))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

impl Serialize for Extensions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.iter() {
            map.serialize_entry(name, &value)?;
        }
        map.end()
    }
}
