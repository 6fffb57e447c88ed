//! What the compiler says of a mistake: each `tests/ui/<subject>/<mistake>.rs` must not compile, and be answered with the
//! `.stderr` beside it. `TRYBUILD=overwrite cargo test --test ui` writes those anew; read them before you commit them.
//!
//! The words around ours are the compiler's, and change with it. So the whole text is compared by one compiler, `PINNED`; any
//! other must refuse the same cases and say each of our sentences.

#[allow(dead_code, reason = "tests/messages.rs reads the rest")]
#[path = "ui/sentences.rs"]
mod sentences;

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

const PINNED: &str = "rustc 1.95.";

#[test]
fn mistakes_are_refused_in_these_words() {
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().unwrap().stdout;
    let version = String::from_utf8(version).unwrap();
    if version.starts_with(PINNED) {
        trybuild::TestCases::new().compile_fail("tests/ui/*/*.rs");
    } else {
        println!("{}: only the sentences are compared; the whole text is by {PINNED}x", version.trim());
        compare_sentences();
    }
}

/// Compiles each case as a program of one package, and looks for our sentences in what is said of it.
fn compare_sentences() {
    let cases = sentences::cases();
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sentences");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).display();
    fs::create_dir_all(&package).unwrap();
    fs::copy(format!("{root}/Cargo.lock"), package.join("Cargo.lock")).unwrap();
    let mut manifest = format!(
        "[package]\nname = \"sentences\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         json-view = {{ path = '{root}' }}\nasync-trait = \"0.1\"\nserde = {{ version = \"1\", features = [\"derive\"] }}\n\
         thiserror = \"2\"\n"
    );
    for (at, case) in cases.iter().enumerate() {
        write!(manifest, "\n[[bin]]\nname = \"case-{at}\"\npath = '{}'\n", case.path.display()).unwrap();
    }
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline", "--bins", "--keep-going", "--message-format=json"])
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", package.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let message: serde_json::Value = serde_json::from_str(line).unwrap();
        if message["message"]["level"] == "error" {
            let case = message["target"]["name"].as_str().unwrap().to_owned();
            said.entry(case).or_default().push_str(message["message"]["rendered"].as_str().unwrap());
        }
    }
    assert!(!said.is_empty(), "nothing was compiled: {}", String::from_utf8_lossy(&output.stderr));
    let mut wrong = String::new();
    for (at, case) in cases.iter().enumerate() {
        let Some(said) = said.get(&format!("case-{at}")) else {
            writeln!(wrong, "{} compiles", case.name).unwrap();
            continue;
        };
        for error in case.errors.iter().filter(|error| !said.contains(&error.sentence)) {
            writeln!(wrong, "{} does not say: {}\nbut:\n{said}", case.name, error.sentence).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
