//! A function means what it means without the attribute, and a type without the derive: each of `differential/` is compiled with it
//! and without, and run, and what is said and what happens are held against each other.

#[path = "differential/package.rs"]
mod package;
#[path = "differential/said.rs"]
mod said;

use package::{Package, SIDES, read, shapes};
use said::{Said, item};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::process::Command;

/// All that rustc allows by default and that is no matter of a whole crate, and all of clippy.
const LINTS: &str = "//! Both sides of what is compared.
#![warn(
    elided_lifetimes_in_paths, explicit_outlives_requirements, future_incompatible, if_let_rescope, let_underscore,
    missing_copy_implementations, missing_debug_implementations, missing_docs, non_ascii_idents, nonstandard_style,
    redundant_imports, redundant_lifetimes, rust_2018_idioms, rust_2024_compatibility, single_use_lifetimes, trivial_casts,
    trivial_numeric_casts, unit_bindings, unnameable_types, unreachable_pub, unsafe_code, unused, unused_import_braces,
    unused_lifetimes, unused_macro_rules, unused_qualifications, unused_results, variant_size_differences, warnings
)]
#![warn(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
#![allow(clippy::blanket_clippy_restriction_lints, clippy::non_minimal_cfg)]
";

/// What is no more said of a view, since its signature has another return type than its body, and no body but a call of it.
const NO_MORE: [(&str, &str); 17] = [
    (
        "clippy::allow_attributes_without_reason",
        "an `expect` of one of these lints is an `allow`, and `#![…]` of a body is ours",
    ),
    ("clippy::boxed_local", "an argument is handed on"),
    ("clippy::elidable_lifetime_names", "the return type names the lifetime, and stands elsewhere"),
    ("clippy::future_not_send", "it points at the arrow, not at the type"),
    ("clippy::implicit_return", "of an async body that ends in a call without a value"),
    ("clippy::missing_const_for_fn", "no response is made by a `const fn`"),
    ("clippy::missing_errors_doc", "a response is no `Result`"),
    ("clippy::must_use_candidate", "a response says that it must be used"),
    ("clippy::needless_lifetimes", "as `elidable_lifetime_names`"),
    ("clippy::needless_pass_by_value", "an argument is handed on; frameworks ask for it anyway"),
    ("clippy::ptr_arg", "an argument is handed on"),
    ("clippy::unused_async", "there is an await; frameworks ask for it anyway"),
    ("clippy::unused_unit", "`-> ()` is no more that of a function"),
    ("impl_trait_overcaptures", "there is no `impl Trait` in the signature"),
    ("mismatched_lifetime_syntaxes", "as `elidable_lifetime_names`"),
    ("clippy::std_instead_of_core", "it is said of the copy in the `impl` of a derive, at another place"),
    ("unfulfilled_lint_expectations", "as `allow_attributes_without_reason`"),
];

/// What is said of a view alone.
const MORE: [(&str, &str); 4] = [
    (
        "clippy::default_numeric_fallback",
        "a body that is not async is an argument, in which clippy looks at more literals",
    ),
    ("clippy::future_not_send", "it points at the arrow, not at the type"),
    ("clippy::std_instead_of_core", "it is said of the copy in the `impl` of a derive, too"),
    ("clippy::single_call_fn", "a closure in the attribute is a caller"),
];

#[test]
fn lints_say_the_same() {
    let has_clippy = Command::new(env!("CARGO")).args(["clippy", "--version"]).output();
    let command = if has_clippy.is_ok_and(|output| output.status.success()) { "clippy" } else { "check" };
    let [sync, later] = shapes("shapes.rs");
    let derives = read("derives.rs");
    let count = |text: &str, word| text.matches(word).count();
    assert!(count(&sync, "#[json_view::json_view") >= 150 && count(&derives, "#[derive(json_view::JsonError") >= 30);
    let mut package = Package::new("differential-lints");
    for edition in ["2018", "2024"] {
        let root = format!(
            "{LINTS}#[path = \"SIDE_of.rs\"]\nmod of;\npub mod derives;\npub mod kinds;\npub mod later;\npub mod shapes;\npub use of::Of;\n"
        );
        let files = [
            ("lib.rs", root),
            ("kinds.rs", read("kinds.rs")),
            ("plain_of.rs", "#![allow(warnings, clippy::all, clippy::restriction)]\npub type Of<T> = T;\n".to_owned()),
            ("view_of.rs", "#![allow(warnings, clippy::all, clippy::restriction)]\npub trait Has { type Response; }\nimpl<T> Has for T { type Response = json_view::JsonResponse; }\npub type Of<T> = <T as Has>::Response;\n".to_owned()),
            ("shapes.rs", sync.clone()),
            ("later.rs", later.clone()),
            ("derives.rs", derives.clone()),
        ];
        package.add(edition, edition, "lib", &files);
    }
    let output = package.cargo(&[command, "--examples", "--keep-going", "--message-format=json"]);
    let said = said::read(&output.stdout);
    let sources = BTreeMap::from([("shapes.rs", sync), ("later.rs", later), ("derives.rs", derives)]);
    let mut wrong = String::new();
    let mut met: BTreeSet<(bool, String)> = BTreeSet::new();
    for edition in ["2018", "2024"] {
        let [plain, view] = SIDES.map(|side| said.get(&format!("{side}-{edition}")).cloned().unwrap_or_default());
        assert!(plain.len() > 50 && view.len() > 50, "{}", String::from_utf8_lossy(&output.stderr));
        for (is_more, of, than) in [(false, &plain, &view), (true, &view, &plain)] {
            let list: &[(&str, &str)] = if is_more { &MORE } else { &NO_MORE };
            for one in of {
                let source = sources.get(one.file.as_str()).map_or("", String::as_str);
                let is_same = |other: &&Said| {
                    (&other.file, other.line, other.column, &other.code, &other.text)
                        == (&one.file, one.line, one.column, &one.code, &one.text)
                };
                // What an attribute itself says is the user's own.
                let line = source.lines().nth(one.line.saturating_sub(1)).unwrap_or_default().trim_start();
                let is_attribute = line.starts_with("#[json_error");
                if than.iter().find(is_same).is_some() || is_attribute {
                    continue;
                }
                met.insert((is_more, one.code.clone()));
                if !list.iter().any(|(lint, _)| *lint == one.code) {
                    let name = item(source, one.line);
                    let sign = if is_more { "only with it" } else { "only without" };
                    _ = writeln!(
                        wrong,
                        "{edition} {sign}: {name} ({}:{}) {}: {}",
                        one.file, one.line, one.code, one.text
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    if command == "clippy" {
        for (is_more, list) in [(false, NO_MORE.as_slice()), (true, &MORE)] {
            for (lint, _) in list.iter().filter(|(lint, _)| !met.contains(&(is_more, (*lint).to_owned()))) {
                println!("{lint} is the same now, more: {is_more}");
            }
        }
    }
}

/// Mistakes of which something else is said, since a body is a closure, or an `async` block, and not a function.
const OTHERWISE: [(&str, &str, &str); 20] = [
    (
        "sync",
        "assigned_through_reference",
        "no help to make the argument a `&mut`, which a closure's has no type to change",
    ),
    ("sync", "break_outside", "it is outside of a loop, and inside of a closure"),
    ("sync", "moved_in_loop", "no help to clone"),
    ("sync", "moved_out_of_reference", "no help to clone"),
    ("sync", "mutable_of_shared", "as `assigned_through_reference`"),
    ("sync", "no_value", "no label at the function's name"),
    ("sync", "nothing", "no label at the function's name"),
    ("sync", "question_in_another", "`?` is used in a closure"),
    ("sync", "question_without_conversion", "no label at the return type"),
    ("sync", "used_when_moved", "no help to clone"),
    ("sync", "value_of_unit", "that there is no return type is said in other words"),
    ("later", "another_type", "a note about the return type in place of a label"),
    ("later", "another_type_early", "a note about the return type in place of a label"),
    ("later", "break_outside", "it is inside of an `async` block"),
    ("later", "moved_in_loop", "no help to clone"),
    ("later", "moved_out_of_reference", "no help to clone"),
    ("later", "not_wrapped", "a note about the return type in place of a label"),
    ("later", "question_in_another", "`?` is used in an async block"),
    ("later", "used_when_moved", "no help to clone"),
    ("later", "value_of_unit", "that there is no return type is said in other words"),
];

#[test]
fn mistakes_are_said_in_the_same_words() {
    let [sync, later] = shapes("mistakes.rs");
    let mut package = Package::new("differential-mistakes");
    for edition in ["2021", "2024"] {
        for (name, text) in [("sync", &sync), ("later", &later)] {
            let root = "#![allow(warnings)]\nmod kinds;\nmod mistakes;\nuse kinds::tick;\n".to_owned();
            let files = [("lib.rs", root), ("kinds.rs", read("kinds.rs")), ("mistakes.rs", text.clone())];
            package.add(&format!("{name}-{edition}"), edition, "lib", &files);
        }
    }
    let output = package.cargo(&["check", "--examples", "--keep-going", "--message-format=json"]);
    let said = said::read(&output.stdout);
    let mut wrong = String::new();
    for (name, text) in [("sync", &sync), ("later", &later)] {
        let mut differs = BTreeSet::new();
        let mut mistakes = BTreeSet::new();
        for edition in ["2021", "2024"] {
            let [plain, view] = SIDES.map(|side| {
                let mut by_item: BTreeMap<String, Vec<String>> = BTreeMap::new();
                for one in said.get(&format!("{side}-{name}-{edition}")).cloned().unwrap_or_default() {
                    let shown = one.shown.replace("#[json_view::json_view]", "#[rustfmt::skip]");
                    let shown = shown.replace(&format!("/{side}/"), "/side/");
                    by_item.entry(item(text, one.line)).or_default().push(shown);
                }
                by_item
            });
            assert!(plain.len() > 30, "{}", String::from_utf8_lossy(&output.stderr));
            for (mistake, plain) in &plain {
                mistakes.insert(mistake.clone());
                let view = view.get(mistake).cloned().unwrap_or_default();
                if *plain != view {
                    differs.insert(mistake.clone());
                    if !OTHERWISE.iter().any(|(of, known, _)| *of == name && known == mistake) {
                        _ = write!(wrong, "{name} {mistake} in {edition}\n{}\n{}\n", plain.concat(), view.concat());
                    }
                }
            }
        }
        let same = mistakes.len() - differs.len();
        println!("{name}: {same} of {}", mistakes.len());
        assert!(same >= 20, "{same} of {}", mistakes.len());
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_same_happens() {
    let mut package = Package::new("differential-run");
    for edition in ["2018", "2021", "2024"] {
        let plain = "pub fn ended<T: serde::Serialize>(value: T) {\n    serde_json::to_vec(&value).unwrap();\n}\n";
        let view = "pub fn ended(_: json_view::JsonResponse) {}\n";
        let source = read("run.rs").replace("\nfn main()", "\nuse std::mem::size_of_val;\n\nfn main()");
        let files = [("run.rs", source), ("plain_ended.rs", plain.to_owned()), ("view_ended.rs", view.to_owned())];
        package.add(edition, edition, "bin", &files);
    }
    let output = package.cargo(&["build", "--examples"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut wrong = String::new();
    for edition in ["2018", "2021", "2024"] {
        let [plain, view] = SIDES.map(|side| package.run(&format!("{side}-{edition}")));
        assert!(plain.lines().count() > 40, "{plain}");
        for (plain, view) in plain.lines().zip(view.lines()) {
            let size = |line: &str| line.strip_prefix("size of ")?.rsplit(' ').next()?.parse::<usize>().ok();
            let is_same = match (size(plain), size(view)) {
                // A future holds the arguments once more than that of the function, and its body as often.
                (Some(plain), Some(view)) => view < plain * 2,
                _ => plain == view,
            };
            if !is_same {
                _ = write!(wrong, "{edition}\n  {plain}\n  {view}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
