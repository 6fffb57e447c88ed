//! The tables beside the source of `http`.

use crate::{HEADERS, STATUSES, constant_of_header, constant_of_status, header_named, status_named};
use http::{HeaderName, StatusCode};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The source of the `http` crate that this test is built with: its constants cannot be listed in any other way.
fn http_source(file: &str) -> String {
    let run = |program: &str, arguments: &[&str]| {
        let output = Command::new(program)
            .args(arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap_or_else(|error| panic!("{program}: {error}"));
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program}: {errors}");
        String::from_utf8(output.stdout).unwrap()
    };
    // Without the filter, cargo wants the packages of every platform.
    let version = run("rustc", &["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = run(env!("CARGO"), &["metadata", "--format-version=1", "--filter-platform", host]);
    // A dependency on `http` also has a name, but no version after it.
    let (_, package) = metadata.split_once(r#"{"name":"http","version":"1."#).unwrap();
    let (_, manifest) = package.split_once(r#""manifest_path":""#).unwrap();
    let manifest = manifest.split('"').next().unwrap().replace(r"\\", r"\");
    let path: PathBuf = Path::new(&manifest).with_file_name("src").join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The rows `(A, B, C);` of a macro call in that source.
fn rows<'a>(source: &'a str, call: &str) -> Vec<[&'a str; 3]> {
    let (_, rows) = source.split_once(&format!("\n{call}! {{\n")).unwrap();
    let (rows, _) = rows.split_once("\n}\n").unwrap();
    rows.lines()
        .filter_map(|line| line.trim().strip_prefix('(')?.strip_suffix(");"))
        .map(|row| {
            let cells: Vec<_> = row.splitn(3, ", ").collect();
            cells.try_into().unwrap()
        })
        .collect()
}

#[test]
fn every_status_constant_of_http_is_known() {
    let source = http_source("status.rs");
    let rows = rows(&source, "status_codes");
    assert!(rows.len() >= 60, "{}", rows.len());
    for [code, constant, _] in rows {
        assert_eq!(status_named(constant), code.parse().ok(), "{constant}");
    }
    for code in 100..=999 {
        let known = STATUSES.iter().any(|&(_, known)| known == code);
        let reason = StatusCode::from_u16(code).unwrap().canonical_reason();
        assert_eq!(known, reason.is_some(), "{code}");
        assert_eq!(constant_of_status(code).and_then(status_named), known.then_some(code));
    }
    assert_eq!(status_named("CONTENT_TOO_LARGE"), Some(413));
    assert_eq!(status_named("UNPROCESSABLE_CONTENT"), Some(422));
    assert_eq!(status_named("created"), None);
    assert!(STATUSES.is_sorted_by_key(|&(_, code)| code));
}

#[test]
fn every_header_constant_of_http_is_known() {
    let source = http_source("header/name.rs");
    let rows = rows(&source, "standard_headers");
    assert!(rows.len() >= 75, "{}", rows.len());
    for [_, constant, name] in rows {
        let name = name.strip_prefix("b\"").unwrap().strip_suffix('"');
        assert_eq!(header_named(constant), name, "{constant}");
    }
    for &(constant, name) in HEADERS {
        assert_eq!(constant_of_header(name), Some(constant));
        assert_eq!(HeaderName::from_static(name).as_str(), name);
        assert_eq!(constant.to_ascii_lowercase().replace('_', "-"), name);
    }
    assert_eq!(header_named("location"), None);
    assert!(HEADERS.is_sorted());
}
