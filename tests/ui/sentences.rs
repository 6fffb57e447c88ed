//! The cases of the compile-fail tests, and which of what they are answered with is ours to say.

use std::fs;
use std::path::{Path, PathBuf};

/// One mistake, beside the `.stderr` that the compiler answers it with.
pub struct Case {
    /// `json_view/status-above-range`.
    pub name: String,
    pub path: PathBuf,
    pub source: String,
    pub errors: Vec<Error>,
}

/// An error whose words are this project's.
pub struct Error {
    pub sentence: String,
    /// From 1: where it points in the source.
    pub line: usize,
}

/// Every case, by name. Those in `rustc` are answered in the compiler's own words, as without the macros.
pub fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let entries = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let folders = entries(&root).into_iter().filter(|path| path.is_dir());
    let files =
        folders.flat_map(|folder| entries(&folder)).filter(|path| path.extension().is_some_and(|ext| ext == "rs"));
    let mut cases: Vec<Case> = files.map(|path| case(&root, path)).collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(cases.len() > 100, "the cases have moved");
    cases
}

fn case(root: &Path, path: PathBuf) -> Case {
    let name = path.strip_prefix(root).unwrap().with_extension("").to_str().unwrap().replace('\\', "/");
    let source = fs::read_to_string(&path).unwrap();
    let stderr = fs::read_to_string(path.with_extension("stderr"))
        .unwrap_or_else(|_| panic!("{name} has no .stderr; run `TRYBUILD=overwrite cargo test --test ui`"));
    let errors = if name.starts_with("rustc/") { Vec::new() } else { errors(&stderr) };
    Case { name, path, source, errors }
}

fn errors(stderr: &str) -> Vec<Error> {
    let mut lines = stderr.lines();
    let mut errors = Vec::new();
    while let Some(line) = lines.next() {
        if let Some(sentence) = sentence(line) {
            // `  --> tests/ui/json_view/status-above-range.rs:3:22`
            let place = lines.next().unwrap_or_default();
            let line = place.rsplit(':').nth(1).and_then(|line| line.parse().ok());
            let line = line.unwrap_or_else(|| panic!("no place behind `{sentence}`: {place}"));
            errors.push(Error { sentence: sentence.to_owned(), line });
        }
    }
    errors
}

/// The sentence of an error, if it is ours: a `compile_error!`, an `on_unimplemented`, or a `panic!` while the compiler
/// evaluates a constant.
fn sentence(line: &str) -> Option<&str> {
    if let Some(sentence) = line.strip_prefix("error: ") {
        let is_rustc =
            ["`...` is not supported", "lifetime may not live"].iter().any(|start| sentence.starts_with(start));
        return (!is_rustc).then_some(sentence);
    }
    if let Some(sentence) = line.strip_prefix("error[E0277]: ") {
        let is_rustc = sentence.starts_with("the trait bound") || sentence.contains("doesn't implement");
        return (!is_rustc).then_some(sentence);
    }
    line.strip_prefix("error[E0080]: evaluation panicked: ")
}
