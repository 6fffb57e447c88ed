//! What a compiler has said.

use serde_json::Value;
use std::collections::BTreeMap;

/// One diagnostic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Said {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) column: usize,
    /// The lint, the code of the error, or nothing.
    pub(crate) code: String,
    pub(crate) text: String,
    /// All of it, as it is shown.
    pub(crate) shown: String,
}

/// By crate.
pub(crate) fn read(stdout: &[u8]) -> BTreeMap<String, Vec<Said>> {
    let mut all: BTreeMap<String, Vec<Said>> = BTreeMap::new();
    for line in String::from_utf8_lossy(stdout).lines() {
        let Ok(line) = serde_json::from_str::<Value>(line) else { continue };
        let message = &line["message"];
        let Some(span) = message["spans"].as_array().and_then(|spans| spans.iter().find(|it| it["is_primary"] == true))
        else {
            continue;
        };
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let number = |value: &Value| usize::try_from(value.as_u64().unwrap_or_default()).unwrap();
        let path = text(&span["file_name"]);
        all.entry(text(&line["target"]["name"])).or_default().push(Said {
            file: path.rsplit('/').next().unwrap_or_default().to_owned(),
            line: number(&span["line_start"]),
            column: number(&span["column_start"]),
            code: text(&message["code"]["code"]),
            text: text(&message["message"]),
            shown: text(&message["rendered"]),
        });
    }
    all
}

/// The name of what a line belongs to.
pub(crate) fn item(source: &str, line: usize) -> String {
    let lines: Vec<&str> = source.lines().collect();
    let name = |line: &str| {
        let words: Vec<&str> = line.split(|it: char| !(it.is_alphanumeric() || it == '_')).collect();
        let at = words.iter().position(|word| ["fn", "struct", "enum"].contains(word))?;
        words.get(at + 1).map(|name| (*name).to_owned())
    };
    let of_attribute = lines.get(line.saturating_sub(1)).is_some_and(|line| line.trim_start().starts_with("#["));
    if of_attribute {
        return lines[line - 1..].iter().find_map(|line| name(line)).unwrap_or_default();
    }
    let outer = |line: &&&str| line.len() - line.trim_start().len() <= 4 && name(line).is_some();
    lines[..line.min(lines.len())].iter().rev().find(outer).and_then(|line| name(line)).unwrap_or_default()
}
