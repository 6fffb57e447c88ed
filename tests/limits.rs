//! What a dependency on this crate brings along, which does not grow unseen. Allocations are counted in `benches/`.

use std::collections::BTreeSet;
use std::process::Command;

/// The crates of a build with default features.
fn crates() -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--package", "json-view", "--edges", "normal,build", "--prefix", "none"])
        .args(["--format", "{p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn the_default_build_has_the_crates_that_it_needs() {
    let serde_with_derive = ["proc-macro2", "quote", "serde", "serde_core", "syn", "unicode-ident"];
    let own = ["json-response-core", "json-response-macros", "json-response-rules", "json-view"];
    // `serde_json` needs the first three, `http` these and `bytes`, `tracing` the last.
    let others = [
        "itoa",
        "memchr",
        "zmij",
        "serde_json",
        "bytes",
        "http",
        "once_cell",
        "pin-project-lite",
        "tracing",
        "tracing-core",
    ];
    let wanted: BTreeSet<&str> = serde_with_derive.into_iter().chain(own).chain(others).collect();
    let crates = crates();
    // `serde_derive` is the user's, who asks for it; a newer `serde_json` may need one crate less.
    let more: Vec<&String> =
        crates.iter().filter(|name| !wanted.contains(name.as_str()) && *name != "serde_derive").collect();
    assert!(more.is_empty(), "crates that nobody asked for: {more:?}");
}
