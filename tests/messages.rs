//! `docs/messages.md` lists what the compiler says of a mistake, with what causes it and what mends it. The list is made from
//! `tests/ui`: `BLESS=1 cargo test --test messages` writes it anew.

#[allow(dead_code, reason = "tests/ui.rs reads the rest")]
#[path = "ui/sentences.rs"]
mod sentences;

use sentences::{Case, Error};
use std::collections::BTreeSet;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The sections of the page, and the cases that each holds: by the start of the name, and the first that fits.
const SECTIONS: &[(&str, &[&str])] = &[
    ("Several at once", &["json_view/five-", "json_error/five-", "json_view/no-second", "json_error/no-second"]),
    ("Body", &["json_view/no-content", "json_view/reset-content", "json_view/not-modified", "json_view/safe-"]),
    ("Errors of a view", &["json_view/errors-", "json_view/error-", "json_view/none-", "json_view/nested-"]),
    ("Defaults", &["json_view/defaults-", "json_defaults/"]),
    (
        "Header names",
        &["json_view/header-name", "json_view/header-twice", "json_view/header-of-", "json_view/header-content-type"],
    ),
    (
        "Header values",
        &[
            "json_view/header",
            "json_view/always",
            "json_view/age",
            "json_view/etag",
            "json_view/expires",
            "json_view/last-modified",
            "json_view/link",
            "json_view/location",
            "json_view/retry-after",
            "json_view/vary",
        ],
    ),
    (
        "Status",
        &[
            "json_view/status",
            "json_view/found",
            "json_view/method-",
            "json_view/moved",
            "json_view/multiple",
            "json_view/permanent",
            "json_view/proxy",
            "json_view/temporary",
            "json_view/unauthorized",
            "json_view/upgrade",
        ],
    ),
    (
        "Arguments",
        &[
            "json_view/argument",
            "json_view/attribute-twice",
            "json_view/content-type",
            "json_view/crate",
            "json_view/encoder",
            "json_view/pretty",
            "json_view/problem",
        ],
    ),
    ("Functions", &["json_view/"]),
    ("Error types", &["json_error/"]),
];

/// The order in which the page has them.
const ORDER: &[&str] = &[
    "Arguments",
    "Status",
    "Header names",
    "Header values",
    "Body",
    "Errors of a view",
    "Defaults",
    "Functions",
    "Error types",
    "Several at once",
];

const START: &str = "<!-- made by `BLESS=1 cargo test --test messages` from here -->";

#[test]
fn the_page_of_messages_is_complete() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/messages.md");
    let page = fs::read_to_string(&path).unwrap();
    let (intro, list) = page.split_once(START).expect("the page has a place for the list");
    let made = list_of_messages(&sentences::cases());
    if env::var_os("BLESS").is_some() {
        fs::write(&path, format!("{intro}{START}\n{made}")).unwrap();
    } else {
        let fault = "the messages have changed; run `BLESS=1 cargo test --test messages`";
        assert!(
            list.trim_start() == made.trim_start(),
            "{fault}: {}",
            difference(list.trim_start(), made.trim_start())
        );
    }
}

/// The first line that is another.
fn difference(old: &str, new: &str) -> String {
    let mut pairs = old.lines().zip(new.lines());
    pairs.find(|(old, new)| old != new).map_or("one is longer".into(), |(old, new)| format!("\n-{old}\n+{new}"))
}

fn list_of_messages(cases: &[Case]) -> String {
    let mut list = String::new();
    let mut listed = BTreeSet::new();
    for title in ORDER {
        writeln!(list, "\n## {title}\n").unwrap();
        for case in cases.iter().filter(|case| section(case) == *title) {
            for error in case.errors.iter().filter(|error| listed.insert(error.sentence.clone())) {
                writeln!(list, "- {}\n  - cause: {}", error.sentence, cause(case, error)).unwrap();
                if let Some(cure) = cure(case, error) {
                    writeln!(list, "  - cure: {cure}").unwrap();
                }
            }
        }
    }
    for error in cases.iter().flat_map(|case| &case.errors) {
        assert!(listed.contains(&error.sentence), "no section has: {}", error.sentence);
    }
    list
}

fn section(case: &Case) -> &'static str {
    let holds = |(_, starts): &&(&str, &[&str])| starts.iter().any(|start| case.name.starts_with(start));
    SECTIONS.iter().find(holds).map_or("", |(title, _)| title)
}

/// The line that the message points to, with the attribute above it.
fn cause(case: &Case, error: &Error) -> String {
    let lines: Vec<&str> = case.source.lines().map(str::trim).collect();
    let line = lines[error.line - 1].trim_end_matches(" {").trim_end_matches(',');
    let attribute = lines[..error.line - 1].iter().rev().take(2).find(|line| line.starts_with("#[json_"));
    match attribute {
        Some(attribute) if !line.starts_with("#[json_") => format!("`{attribute} {line}`"),
        _ => format!("`{line}`"),
    }
}

/// What the case says in its first line. It need not, where the sentence says what to do behind its `;`.
fn cure<'a>(case: &'a Case, error: &Error) -> Option<&'a str> {
    let cure = case.source.lines().next().and_then(|line| line.strip_prefix("// Cure: "));
    assert!(cure.is_some() || error.sentence.contains("; "), "{} needs a first line `// Cure: …`", case.name);
    cure
}
