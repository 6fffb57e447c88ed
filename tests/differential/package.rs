//! The sources of this folder, with the attributes and without, as one package.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Without the attributes, and with them.
pub(crate) const SIDES: [&str; 2] = ["plain", "view"];

pub(crate) struct Package {
    root: PathBuf,
    manifest: String,
}

/// A function's source, for what is sync and what is async.
pub(crate) fn shapes(name: &str) -> [String; 2] {
    let sync = read(name);
    let mut later = String::new();
    let mut is_marked = false;
    for line in sync.lines() {
        is_marked |= line.contains("#[json_view::json_view");
        let mut line = line.replace("// await", "tick().await;").replace("cfg(not_async)", "cfg(any())");
        if is_marked && line.contains("fn ") {
            let at = line.find("unsafe fn ").or_else(|| line.find("fn ")).unwrap();
            line.insert_str(at, "async ");
            is_marked = false;
        }
        later.push_str(&line);
        later.push('\n');
    }
    [sync, later]
}

pub(crate) fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/differential").join(name)).unwrap()
}

/// A source as one side has it. What stands in the place of an attribute has no meaning, and the lines stay where they are.
fn side(side: &str, text: &str) -> String {
    if side == "view" {
        return text.to_owned();
    }
    let lines = text.lines().map(|line| {
        let (indent, rest) = line.split_at(line.len() - line.trim_start().len());
        if rest.starts_with("#[json_view::json_view") {
            format!("{indent}#[rustfmt::skip]\n")
        } else if rest.starts_with("#[json_error") || rest.starts_with("#[derive(json_view::JsonError") {
            format!("{indent}//\n")
        } else {
            format!("{line}\n")
        }
    });
    lines.collect()
}

impl Package {
    pub(crate) fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(root.join("src"));
        fs::create_dir_all(root.join("src")).unwrap();
        let facade = env!("CARGO_MANIFEST_DIR");
        fs::copy(Path::new(facade).join("Cargo.lock"), root.join("Cargo.lock")).unwrap();
        fs::write(root.join("src/lib.rs"), "//! Nothing.\n").unwrap();
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             json-view = {{ path = '{facade}' }}\nserde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n\
             thiserror = \"2\"\n\n[profile.dev]\ndebug = false\nincremental = false\n"
        );
        Self { root, manifest }
    }

    /// Adds a crate of these files, the first one its root, on both sides.
    pub(crate) fn add(&mut self, name: &str, edition: &str, kind: &str, files: &[(&str, String)]) {
        for side in SIDES {
            let folder = self.root.join("src").join(name).join(side);
            fs::create_dir_all(&folder).unwrap();
            for (file, text) in files {
                fs::write(folder.join(file), self::side(side, text).replace("SIDE", side)).unwrap();
            }
            let path = folder.join(files[0].0);
            _ = write!(
                self.manifest,
                "\n[[example]]\nname = \"{side}-{name}\"\nedition = \"{edition}\"\ncrate-type = [\"{kind}\"]\npath = '{}'\n",
                path.display()
            );
        }
    }

    pub(crate) fn cargo(&self, arguments: &[&str]) -> Output {
        fs::write(self.root.join("Cargo.toml"), &self.manifest).unwrap();
        Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--quiet", "--offline"])
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", target())
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap()
    }

    /// What a program of it prints.
    #[allow(clippy::unused_self, reason = "what it runs, it has written")]
    pub(crate) fn run(&self, name: &str) -> String {
        let output = Command::new(target().join("debug/examples").join(name)).output().unwrap();
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }
}

/// One for all packages, so that what they depend on is built once.
fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("differential-target")
}
