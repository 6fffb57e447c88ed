//! The texts of an error: its own, and those of its sources.

use std::error::Error;
use std::fmt::{self, Debug, Display, Write as _};

/// An error's text with those of all its `source()`s behind it, as one line of a log.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut all = text(error);
    let mut said = all.clone();
    let mut next = error.source();
    while let Some(source) = next {
        let text = text(source);
        // A transparent error says its source's words, and many a text ends with them.
        if !said.ends_with(&text) {
            let _ = write!(all, ": {text}");
        }
        said = text;
        next = source.source();
    }
    all
}

/// As `to_string`, which panics on a `Display` that fails; what that wrote before is still worth its record.
pub(crate) fn text(value: &(impl Display + ?Sized)) -> String {
    written(format_args!("{value}"))
}

/// What `Debug` says of a value, as [`text`] takes it.
pub(crate) fn debug(value: &(impl Debug + ?Sized)) -> String {
    written(format_args!("{value:?}"))
}

fn written(arguments: fmt::Arguments<'_>) -> String {
    let mut text = String::new();
    let _ = text.write_fmt(arguments);
    text
}

#[cfg(test)]
mod tests {
    use super::chain;
    use std::error::Error;
    use std::fmt;

    #[derive(Debug)]
    struct Link(&'static str, Option<Box<Link>>);

    impl fmt::Display for Link {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }
    }

    impl Error for Link {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            self.1.as_deref().map(|link| link as _)
        }
    }

    fn of(texts: &[&'static str]) -> String {
        let linked = texts.iter().rev().fold(None, |source, text| Some(Box::new(Link(text, source))));
        chain(&*linked.unwrap())
    }

    #[test]
    fn no_text_is_said_twice() {
        assert_eq!(of(&["cannot save", "disk full"]), "cannot save: disk full");
        assert_eq!(of(&["disk full", "disk full"]), "disk full");
        assert_eq!(of(&["cannot save: disk full", "disk full"]), "cannot save: disk full");
        assert_eq!(of(&["cannot save", "disk full", "disk full", "sector 7"]), "cannot save: disk full: sector 7");
        assert_eq!(of(&["disk full", "cannot save", "disk full"]), "disk full: cannot save: disk full");
    }
}
