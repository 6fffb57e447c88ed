//! The headers of a response: the one place where they are.

use crate::header::{HeaderEntry, HeaderList, IntoHeaderValues, MOST, ONE_LINE, Origin, check_line, unsendable};
use crate::view::View;
use http::HeaderMap;
#[cfg(feature = "service")]
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH, TRAILER, TRANSFER_ENCODING};
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use json_response_rules::{self as rules, ValueFault};

const TOO_MANY: &str = "the response has too many header lines";

/// The headers of a response, without the content type that follows from its body.
#[derive(Debug)]
pub(crate) enum Headers {
    /// What the view declares, and what was computed for it. Each of these can be sent.
    Computed(HeaderList),
    /// All of them, once somebody reads or changes one.
    Map(Box<Set>),
}

#[derive(Debug, Default)]
pub(crate) struct Set {
    map: HeaderMap,
    /// Names that were set to nothing, so that no view fills them in.
    withdrawn: Vec<HeaderName>,
    /// Whether somebody has had the map in hand.
    is_unchecked: bool,
}

impl Set {
    /// Whether a view may fill in a header of this name.
    fn is_open(&self, name: &HeaderName) -> bool {
        !self.map.contains_key(name) && !self.withdrawn.contains(name)
    }
}

impl Headers {
    /// Those that are set; the ones that cannot be sent are left out.
    pub(super) fn of(list: HeaderList) -> Self {
        let mut set = Set::default();
        list.each(|HeaderEntry { name, value, .. }| add(&mut set.map, name, value.ok()));
        Self::Map(Box::new(set))
    }

    /// Those of a response whose body goes.
    #[cfg(feature = "service")]
    pub(super) fn without_body(mut map: HeaderMap) -> Self {
        for name in [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_ENCODING, TRANSFER_ENCODING, TRAILER] {
            map.remove(name);
        }
        Self::Map(Box::new(Set { map, ..Set::default() }))
    }

    fn set(&mut self) -> &mut Set {
        if let Self::Computed(_) = self {
            *self = Self::Map(Box::default());
        }
        match self {
            Self::Map(set) => set,
            Self::Computed(_) => unreachable!("it is a map since the line above"),
        }
    }

    /// Puts what the view declares and what was computed for it into one map.
    pub(super) fn resolve(&mut self, view: &'static View, is_success: bool) -> Result<(), Box<str>> {
        match self {
            Self::Computed(computed) => {
                let computed = std::mem::take(computed);
                self.set();
                self.fill_in(view, computed, is_success)
            }
            Self::Map(_) => Ok(()),
        }
    }

    /// Adds what the view declares and what was computed for it, where no header of that name was set or withdrawn.
    ///
    /// # Errors
    ///
    /// Why one of them cannot be sent. The others are added all the same.
    pub(super) fn fill_in(
        &mut self,
        view: &'static View,
        computed: HeaderList,
        is_success: bool,
    ) -> Result<(), Box<str>> {
        if is_success && computed.is_valid() && matches!(self, Self::Computed(list) if list.is_empty()) {
            *self = Self::Computed(computed);
            return Ok(());
        }
        let set = self.set();
        let (declared, always, mut failure) = match view.ready() {
            Ok(ready) => (ready.declared.as_slice(), ready.always.as_slice(), None),
            Err(cause) => (&[][..], &[][..], Some(Box::from(cause))),
        };
        let mut levels = [HeaderMap::new(), HeaderMap::new()];
        let [of_success, of_all] = &mut levels;
        if is_success {
            for (name, value) in declared {
                if set.is_open(name) {
                    add(of_success, name.clone(), Some(value.clone()));
                }
            }
        }
        let mut late = Vec::new();
        computed.each(|entry| match entry {
            HeaderEntry { origin: Origin::Always, name, value } => late.push((name, value)),
            HeaderEntry { name, value, .. } if is_success && set.is_open(&name) => match value {
                Ok(value) => add(of_success, name, Some(value)),
                Err(cause) => _ = failure.get_or_insert(cause),
            },
            _ => {}
        });
        let always = always.iter().map(|(name, value)| (name.clone(), Ok(value.clone())));
        for (name, value) in always.chain(late) {
            if set.is_open(&name) && !of_success.contains_key(&name) {
                match value {
                    Ok(value) => add(of_all, name, Some(value)),
                    Err(cause) => _ = failure.get_or_insert(cause),
                }
            }
        }
        for level in levels {
            let mut last = CONTENT_TYPE;
            for (name, value) in level {
                last = name.unwrap_or(last);
                add(&mut set.map, last.clone(), Some(value));
            }
        }
        if set.map.len() > MOST {
            failure.get_or_insert_with(|| TOO_MANY.into());
        }
        failure.map_or(Ok(()), Err)
    }

    /// Leaves what `always_headers(…)` of the view sets, for the internal error.
    pub(super) fn keep_always(&mut self, view: &'static View) {
        let Ok(ready) = view.ready() else {
            *self = Self::Map(Box::default());
            return;
        };
        let old = std::mem::replace(self, Self::Map(Box::default()));
        let old = match old {
            Self::Computed(list) => {
                // What cannot be sent is left out, and said already.
                let _ = self.fill_in(view, list, false);
                return;
            }
            Self::Map(old) => old.map,
        };
        let map = &mut self.set().map;
        for (name, value) in &ready.always {
            add(map, name.clone(), Some(value.clone()));
        }
        for name in &ready.always_names {
            if !map.contains_key(name) {
                for value in old.get_all(name) {
                    if check_line(name, value).is_ok() {
                        add(map, name.clone(), Some(value.clone()));
                    }
                }
            }
        }
    }

    /// Leaves the lines that can be sent, by the rules of HTTP and by this one.
    pub(super) fn keep_legal(&mut self, is_sendable: impl Fn(&HeaderName, &HeaderValue) -> bool) {
        let map = &mut self.set().map;
        for (name, value) in &std::mem::take(map) {
            let is_second = map.contains_key(name) && rules::is_singleton(name.as_str());
            if !is_second && check_any(name, value).is_ok() && is_sendable(name, value) {
                add(map, name.clone(), Some(value.clone()));
            }
        }
    }

    /// Sets what `value` gives in place of the lines of that name. The headers are resolved.
    pub(super) fn replace<V: IntoHeaderValues>(&mut self, name: &HeaderName, value: V) -> Result<(), Box<str>> {
        let lines = lines(name, value)?;
        let set = self.set();
        set.map.remove(name);
        set.withdrawn.retain(|other| other != name);
        if lines.is_empty() {
            set.withdrawn.push(name.clone());
            return Ok(());
        }
        set.append(name, lines)
    }

    /// Adds what `value` gives behind the lines of that name. The headers are resolved.
    pub(super) fn append<V: IntoHeaderValues>(&mut self, name: &HeaderName, value: V) -> Result<(), Box<str>> {
        let lines = lines(name, value)?;
        let set = self.set();
        if *name == CONTENT_TYPE && !lines.is_empty() {
            set.map.remove(CONTENT_TYPE);
        }
        set.append(name, lines)
    }

    /// Whether a content type is set. The headers are resolved.
    #[cfg(any(feature = "poem", feature = "warp"))]
    pub(super) fn sets_content_type(&self) -> bool {
        matches!(self, Self::Map(set) if set.map.contains_key(CONTENT_TYPE))
    }

    pub(super) fn set_content_type(&mut self, content_type: &'static str) {
        self.set().map.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(content_type));
    }

    /// All of them, to be changed. The headers are resolved.
    pub(super) fn map_mut(&mut self) -> &mut HeaderMap {
        let set = self.set();
        set.is_unchecked = true;
        &mut set.map
    }

    /// All of them. The headers are resolved.
    pub(super) fn into_map(mut self) -> HeaderMap {
        std::mem::take(&mut self.set().map)
    }

    /// A copy of all of them.
    pub(super) fn to_map(&self, view: &'static View, is_success: bool) -> HeaderMap {
        match self {
            Self::Computed(computed) => {
                let mut all = Self::Map(Box::default());
                // All of these can be sent, or the response has failed.
                let _ = all.fill_in(view, computed.clone(), is_success);
                all.into_map()
            }
            Self::Map(set) => set.map.clone(),
        }
    }

    /// Holds what somebody may have put into the map to the rules of HTTP. A second content type replaces the first.
    pub(super) fn check(&mut self) -> Result<(), Box<str>> {
        let set = match self {
            Self::Map(set) if set.is_unchecked => set,
            _ => return Ok(()),
        };
        if let Some(last) = set.map.get_all(CONTENT_TYPE).iter().next_back().cloned() {
            set.map.insert(CONTENT_TYPE, last);
        }
        for (name, value) in &set.map {
            check_any(name, value).map_err(|fault| unsendable(name, fault))?;
        }
        for name in set.map.keys() {
            if rules::is_singleton(name.as_str()) && set.map.get_all(name).iter().nth(1).is_some() {
                return Err(unsendable(name, ONE_LINE));
            }
        }
        set.is_unchecked = false;
        if set.map.len() > MOST { Err(TOO_MANY.into()) } else { Ok(()) }
    }
}

impl Set {
    fn append(&mut self, name: &HeaderName, lines: Vec<HeaderValue>) -> Result<(), Box<str>> {
        if self.map.len() + lines.len() > MOST {
            return Err(TOO_MANY.into());
        }
        let all = self.map.get_all(name).iter().count() + lines.len();
        if all > 1 && rules::is_singleton(name.as_str()) {
            return Err(unsendable(name, ONE_LINE));
        }
        for value in lines {
            add(&mut self.map, name.clone(), Some(value));
        }
        Ok(())
    }
}

/// The lines of a value, all of which can be sent under this name.
fn lines(name: &HeaderName, value: impl IntoHeaderValues) -> Result<Vec<HeaderValue>, Box<str>> {
    let mut list = HeaderList::default();
    list.append(Origin::Set, name, value);
    let mut lines = Vec::with_capacity(list.len());
    let mut failure = None;
    list.each(|entry| match entry.value {
        Ok(value) => lines.push(value),
        Err(cause) => _ = failure.get_or_insert(cause),
    });
    failure.map_or(Ok(lines), Err)
}

/// Holds a line to the rules of HTTP that nobody has looked at yet.
fn check_any(name: &HeaderName, value: &HeaderValue) -> Result<(), &'static str> {
    rules::check_opaque_value("", value.as_bytes()).map_err(ValueFault::sentence)?;
    check_line(name, value)
}

/// Adds a line. A map is full only if somebody has filled it through `headers_mut`.
fn add(map: &mut HeaderMap, name: HeaderName, value: Option<HeaderValue>) {
    if let Some(value) = value {
        let _ = map.try_append(name, value);
    }
}
