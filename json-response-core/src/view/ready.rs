//! The headers of a view, made once.

use super::declaration::{Declaration, Header, HeaderValueOf, literal};
use crate::header::HeaderList;
use http::HeaderMap;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};

/// The declared headers of a view in the types of `http`, and the map of a success, which is copied: that costs less than to
/// hash each name.
#[derive(Debug)]
pub(crate) struct Ready {
    /// The literals of `headers(…)`.
    pub(crate) declared: Vec<(HeaderName, HeaderValue)>,
    /// The literals of `always_headers(…)`.
    pub(crate) always: Vec<(HeaderName, HeaderValue)>,
    /// The names of all of `always_headers(…)`.
    pub(crate) always_names: Vec<HeaderName>,
    /// What a success has, with a place at the end for each header that is computed, in the order in which that is done.
    pub(crate) success: HeaderMap,
    /// The names of these places. `None`: a response has to be put together line by line, since a name stands twice.
    pub(crate) computed: Option<Vec<HeaderName>>,
}

/// A declared header, with its name in the type of `http`.
type Named = (HeaderName, HeaderValueOf);

impl Ready {
    pub(super) fn new(declaration: &Declaration) -> Result<Self, String> {
        let headers = merged(declaration, |declaration| declaration.headers)?;
        let always_headers = merged(declaration, |declaration| declaration.always_headers)?;
        let is_declared = |name: &HeaderName| headers.iter().any(|(other, _)| other == name);
        let declared = literals(&headers)?;
        let always = literals(&always_headers)?;

        let mut success = HeaderMap::with_capacity(declared.len() + always.len() + 2);
        let content_type = declaration.content_type.unwrap_or(super::JSON);
        success.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        for (name, value) in declared.iter().chain(always.iter().filter(|(name, _)| !is_declared(name))) {
            success.append(name.clone(), value.clone());
        }
        // In the order in which the generated code computes them.
        let mut computed = Vec::new();
        for (list, kind) in [
            (&always_headers, HeaderValueOf::Expression),
            (&headers, HeaderValueOf::Expression),
            (&headers, HeaderValueOf::Closure),
        ] {
            computed.extend(list.iter().filter(|(_, value)| *value == kind).map(|(name, _)| name.clone()));
        }
        for name in &computed {
            success.append(name.clone(), HeaderValue::from_static(""));
        }
        let is_simple = success.len() == success.keys_len();
        Ok(Self {
            declared,
            always,
            always_names: always_headers.into_iter().map(|(name, _)| name).collect(),
            success,
            computed: is_simple.then_some(computed),
        })
    }
}

/// The headers of a declaration, and those of its defaults that it does not have itself.
fn merged(declaration: &Declaration, list: fn(&Declaration) -> &'static [Header]) -> Result<Vec<Named>, String> {
    let mut all: Vec<Named> = Vec::new();
    for level in declaration.all_headers(list) {
        let inner = all.len();
        for header in level {
            let name = header.name.header_name()?;
            if all[..inner].iter().all(|(other, _)| *other != name) {
                all.push((name, header.value));
            }
        }
    }
    Ok(all)
}

/// Those whose value is a literal. The name of any may be one that the compiler did not know.
fn literals(headers: &[Named]) -> Result<Vec<(HeaderName, HeaderValue)>, String> {
    let mut literals = Vec::new();
    for (name, value) in headers {
        if let HeaderValueOf::Text(text) = value {
            literals.push((name.clone(), literal(name, text)?));
        }
    }
    Ok(literals)
}

impl Ready {
    /// Whether what was computed are the headers that have a place in `success`, in order.
    #[inline]
    pub(crate) fn names_match(&self, computed: &HeaderList) -> bool {
        let Some(names) = &self.computed else {
            return false;
        };
        match computed.len() {
            0 => names.is_empty(),
            length => length == names.len() && computed.iter().map(|entry| &entry.name).eq(names),
        }
    }

    /// A copy of `success` with the computed values in their places. The names match.
    pub(crate) fn with_values(&self, computed: HeaderList) -> HeaderMap {
        let mut map = self.success.clone();
        let first = map.len() - computed.len();
        let mut places = map.values_mut().skip(first);
        computed.each(|entry| {
            if let (Ok(value), Some(place)) = (entry.value, places.next()) {
                *place = value;
            }
        });
        drop(places);
        map
    }
}
