//! Links: RFC 8288 §3.

use crate::text::{Cursor, same_letters, shown};
use crate::uri::{UriFault, check_uri};

/// What is wrong with a `link`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkFault {
    /// The target is not in angle brackets.
    Target,
    /// The target is no URI reference.
    Uri {
        /// What is wrong with it.
        fault: UriFault,
        /// Where it begins.
        start: usize,
        /// Where it ends.
        end: usize,
    },
    /// A parameter is not `name=value`.
    Parameter,
    /// There is no `rel`.
    NoRelation,
}

impl LinkFault {
    /// What is wrong, of a link that is not shown.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Target => "the `link` value has a target that is not in angle brackets; write `<…>` (RFC 8288 §3)",
            Self::Uri { fault, .. } => fault.sentence(),
            Self::Parameter => {
                "the `link` value has a malformed parameter; write each as `; name=\"value\"` (RFC 8288 §3)"
            }
            Self::NoRelation => "the `link` value has a link without `rel`; add `; rel=\"…\"` (RFC 8288 §3.3)",
        }
    }

    /// What is wrong with this link.
    pub fn of(self, value: &str) -> String {
        let link = shown(value);
        match self {
            Self::Target => format!(
                "`link` value `{link}` has a target that is not in angle brackets; write `<…>; rel=\\\"next\\\"` (RFC 8288 §3)"
            ),
            Self::Uri { fault, start, end } => {
                let target = value.get(start..end).unwrap_or_default();
                fault.about(format_args!("the target `{}` of `link`", shown(target)), target)
            }
            Self::Parameter => format!(
                "`link` value `{link}` has a malformed parameter; write each as `; name=\\\"value\\\"` (RFC 8288 §3)"
            ),
            Self::NoRelation => {
                format!("`link` value `{link}` has a link without `rel`; add `; rel=\\\"…\\\"` (RFC 8288 §3.3)")
            }
        }
    }
}

/// `1#( "<" URI-Reference ">" *( OWS ";" OWS token [ BWS "=" BWS ( token / quoted-string ) ] ) )`, each with a `rel` (§3.3).
///
/// # Errors
///
/// On any other text.
pub const fn check_link(value: &[u8]) -> Result<(), LinkFault> {
    let mut cursor = Cursor::new(value);
    loop {
        if !cursor.take(b'<') {
            return Err(LinkFault::Target);
        }
        let start = value.len() - cursor.rest.len();
        let target = cursor.take_until(b'>');
        if let Err(fault) = check_uri(target) {
            return Err(LinkFault::Uri { fault, start, end: start + target.len() });
        }
        if !cursor.take(b'>') {
            return Err(LinkFault::Target);
        }
        let mut has_relation = false;
        cursor.take_spaces();
        while cursor.take(b';') {
            cursor.take_spaces();
            let name = cursor.take_token();
            has_relation = has_relation || same_letters(name, b"rel");
            cursor.take_spaces();
            let is_given = cursor.take(b'=');
            cursor.take_spaces();
            if name.is_empty() || (is_given && !cursor.take_value()) {
                return Err(LinkFault::Parameter);
            }
            cursor.take_spaces();
        }
        if !has_relation && (cursor.is_at_end() || cursor.is_at(b',')) {
            return Err(LinkFault::NoRelation);
        }
        if cursor.is_at_end() {
            return Ok(());
        }
        if !cursor.take(b',') {
            return Err(LinkFault::Parameter);
        }
        cursor.take_spaces();
    }
}
