//! What a view costs to compile: programs of many handlers are generated, and built.
//!
//! `cargo run --release --bin compile -- [--short]`

use benches::plot::Plot;
use benches::report::{home, number, picture, ratio, save, saved, table};
use nix::sys::resource::{Usage, UsageWho, getrusage};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One way to write a handler.
struct Way {
    name: &'static str,
    dependencies: &'static str,
    /// The handler of this number.
    handler: fn(usize) -> String,
    is_short: bool,
}

const VIEW: &str = "json-view";
const PLAIN: &str = "no attribute";
/// A body that may be left early stands in a block of its own in a view.
const VIEW_WITH_QUESTION_MARK: &str = "json-view, with ?";
const PLAIN_WITH_QUESTION_MARK: &str = "no attribute, with ?";

/// `ITEM` is a value of the type `Item`, which each program has, and `find` gives one or fails.
const WAYS: [Way; 10] = [
    Way {
        name: PLAIN,
        dependencies: "",
        handler: |n| format!("pub async fn h{n}() -> Item {{ ITEM }}"),
        is_short: true,
    },
    Way {
        name: VIEW,
        dependencies: "json-view = { path = JSON_VIEW }",
        handler: |n| {
            format!("#[json_view::json_view(headers(\"x-api\" = \"2\"))] pub async fn h{n}() -> Item {{ ITEM }}")
        },
        is_short: true,
    },
    Way {
        name: PLAIN_WITH_QUESTION_MARK,
        dependencies: "",
        handler: |n| format!("pub async fn h{n}() -> Result<Item, Failed> {{ let item = find()?; Ok(item) }}"),
        is_short: false,
    },
    Way {
        name: VIEW_WITH_QUESTION_MARK,
        dependencies: "json-view = { path = JSON_VIEW }",
        handler: |n| {
            format!(
                "#[json_view::json_view(headers(\"x-api\" = \"2\"), errors(_ => 404))] \
                 pub async fn h{n}() -> Result<Item, Failed> {{ let item = find()?; Ok(item) }}"
            )
        },
        is_short: false,
    },
    Way {
        name: "actix-web #[get]",
        dependencies: "actix-web = { version = \"4\", default-features = false, features = [\"macros\"] }",
        handler: |n| {
            format!(
                "#[actix_web::get(\"/{n}\")] pub async fn h{n}() -> actix_web::web::Json<Item> {{ actix_web::web::Json(ITEM) }}"
            )
        },
        is_short: false,
    },
    Way {
        name: "poem #[handler]",
        // It does not compile without tokio's `net`.
        dependencies: "poem = { version = \"3\", default-features = false }\ntokio = { version = \"1\", features = [\"net\"] }",
        handler: |n| {
            format!("#[poem::handler] pub async fn h{n}() -> poem::web::Json<Item> {{ poem::web::Json(ITEM) }}")
        },
        is_short: false,
    },
    Way {
        name: "axum #[debug_handler]",
        dependencies: "axum = { version = \"0.8\", default-features = false, features = [\"json\", \"macros\"] }",
        handler: |n| format!("#[axum::debug_handler] pub async fn h{n}() -> axum::Json<Item> {{ axum::Json(ITEM) }}"),
        is_short: true,
    },
    Way {
        name: "tracing #[instrument]",
        dependencies: "tracing = \"0.1\"",
        handler: |n| format!("#[tracing::instrument] pub async fn h{n}() -> Item {{ ITEM }}"),
        is_short: true,
    },
    Way {
        name: "salvo #[handler]",
        dependencies: "salvo = { version = \"1\", default-features = false }",
        handler: |n| {
            format!(
                "#[salvo::handler] pub async fn h{n}() -> salvo::writing::Json<Item> {{ salvo::writing::Json(ITEM) }}"
            )
        },
        is_short: false,
    },
    Way {
        name: "Rocket #[get]",
        dependencies: "rocket = { version = \"0.5\", default-features = false, features = [\"json\"] }",
        handler: |n| {
            format!(
                "#[rocket::get(\"/{n}\")] pub async fn h{n}() -> rocket::serde::json::Json<Item> {{ rocket::serde::json::Json(ITEM) }}"
            )
        },
        is_short: false,
    },
];

const ITEM: &str = "\
#[derive(serde::Serialize)]
pub struct Item { pub id: u32, pub name: &'static str }
pub const ITEM: Item = Item { id: 7, name: \"desk lamp\" };
pub type Failed = std::fmt::Error;
pub fn find() -> Result<Item, Failed> { Ok(ITEM) }
";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (short, only) = match words[..] {
        [] => (false, None),
        ["--short"] => (true, None),
        ["--only", part] => (false, Some(part.to_owned())),
        _ => panic!("usage: compile [--short] [--only check|size|cold]"),
    };
    let wanted = |part: &str| only.as_deref().is_none_or(|only| only == part);
    // Of a part that is not measured now, the figures stay.
    let mut raw = saved("compile").filter(|_| only.is_some()).unwrap_or_else(|| json!({}));
    if wanted("check") {
        raw["check"] = check(short);
    }
    if wanted("size") {
        raw["size"] = size(short);
    }
    if wanted("cold") {
        raw["cold"] = cold(short);
    }
    save(if short { "compile-short" } else { "compile" }, &raw);
}

/// The folder for what is generated. Its `Cargo.lock` begins as ours, so that the versions are the same.
fn workspace(name: &str, packages: &[Package]) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| home().join("target"), PathBuf::from);
    let root = target.join("generated").join(name);
    let members: Vec<String> = packages.iter().map(|package| format!("\"{}\"", package.name)).collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n[profile.release]\nstrip = true\n",
        members.join(", ")
    );
    put(&root.join("Cargo.toml"), &manifest);
    if !root.join("Cargo.lock").exists() {
        let _ = std::fs::copy(home().join("Cargo.lock"), root.join("Cargo.lock"));
    }
    let facade = format!("{:?}", home().join(".."));
    for Package { name, dependencies, file, source } in packages {
        let dependencies = dependencies.replace("JSON_VIEW", &facade);
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nserde = {{ version = \"1\", features = [\"derive\"] }}\n{dependencies}\n"
        );
        put(&root.join(name).join("Cargo.toml"), &manifest);
        put(&root.join(name).join("src").join(file), source);
    }
    root
}

struct Package {
    name: String,
    dependencies: String,
    file: &'static str,
    source: String,
}

/// Writes a file, unless it is that already.
fn put(path: &Path, text: &str) {
    if std::fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
    std::fs::write(path, text).expect("the file can be written");
}

fn cargo(root: &Path, arguments: &[&str]) -> Usage {
    let before = children();
    let output = Command::new("cargo")
        .args(arguments)
        .arg("--quiet")
        .current_dir(root)
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_TARGET_DIR", root.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo is at hand");
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {arguments:?} in {}:\n{text}", root.display());
    before
}

fn children() -> Usage {
    getrusage(UsageWho::RUSAGE_CHILDREN).expect("the children's times")
}

/// Milliseconds of processor time, of cargo and all that it starts.
fn processor_time(root: &Path, arguments: &[&str]) -> f64 {
    let milliseconds = |usage: Usage| {
        let (user, system) = (usage.user_time(), usage.system_time());
        let of = |seconds: i64, micros: i64| seconds as f64 * 1e3 + micros as f64 / 1e3;
        of(user.tv_sec(), user.tv_usec()) + of(system.tv_sec(), system.tv_usec())
    };
    let before = milliseconds(cargo(root, arguments));
    milliseconds(children()) - before
}

/// `cargo check` of libraries with more and more handlers.
fn check(short: bool) -> Value {
    let ways: Vec<&Way> = WAYS.iter().filter(|way| way.is_short || !short).collect();
    let (sizes, rounds): (&[usize], _) = if short { (&[10, 110], 2) } else { (&[0, 125, 250, 375, 500], 3) };
    let name = |way: usize, size: usize| format!("check-{way}-{size}");
    let packages: Vec<Package> = ways
        .iter()
        .enumerate()
        .flat_map(|(at, way)| {
            sizes.iter().map(move |&size| {
                let handlers: Vec<String> = (0..size).map(way.handler).collect();
                Package {
                    name: name(at, size),
                    dependencies: way.dependencies.to_owned(),
                    file: "lib.rs",
                    source: format!("{ITEM}\n{}\n", handlers.join("\n\n")),
                }
            })
        })
        .collect();
    let root = workspace(if short { "check-short" } else { "check" }, &packages);
    // The dependencies, once. With `--workspace` they would get other features.
    for way in 0..ways.len() {
        cargo(&root, &["check", "-p", &name(way, sizes[0])]);
    }
    // The least of all rounds: what is on top of it is the machine's other work.
    let mut least = vec![vec![f64::INFINITY; sizes.len()]; ways.len()];
    for round in 0..rounds {
        eprintln!("check, round {} of {rounds}", round + 1);
        for (way, least) in least.iter_mut().enumerate() {
            for (&size, least) in sizes.iter().zip(least) {
                let package = name(way, size);
                let source = root.join(&package).join("src/lib.rs");
                let text = std::fs::read_to_string(&source).expect("it was written");
                std::fs::write(&source, text).expect("it can be written again");
                *least = least.min(processor_time(&root, &["check", "-p", &package]));
            }
        }
    }
    let most = sizes.len() - 1;
    let per_handler: Vec<f64> =
        least.iter().map(|times| (times[most] - times[0]) / (sizes[most] - sizes[0]) as f64).collect();
    let of = |name: &str| ways.iter().position(|way| way.name == name).map_or(f64::NAN, |at| per_handler[at]);
    let row = |(way, time): (&&Way, &f64)| {
        let plain = of(if way.name == VIEW_WITH_QUESTION_MARK { PLAIN_WITH_QUESTION_MARK } else { PLAIN });
        vec![way.name.to_owned(), number(*time), number(time - plain), ratio(of(VIEW) / time)]
    };
    let rows: Vec<Vec<String>> = ways.iter().zip(&per_handler).map(row).collect();
    let title = format!("## Processor time that one more handler adds to `cargo check` ({} handlers)", sizes[most]);
    table(&title, &["handler", "ms", "ms less the function", "json-view against it"], &rows);
    if !short {
        let lines = ways.iter().zip(&least).map(|(way, times)| {
            let points = sizes.iter().zip(times).map(|(&size, time)| (size as f64, time - times[0])).collect();
            (way.name.to_owned(), points)
        });
        let plot = Plot {
            title: "Processor time of cargo check against the number of handlers",
            x: "handlers",
            y: "milliseconds more than without",
            logarithmic: false,
            lines: lines.collect(),
        };
        picture("compile-time", &plot.svg());
    }
    let raw = ways
        .iter()
        .zip(&least)
        .map(|(way, times)| json!({ "handler": way.name, "sizes": sizes, "milliseconds": times }));
    raw.collect()
}

/// The release binary of programs with more and more responses, each of a type of its own.
fn size(short: bool) -> Value {
    let sizes = if short { [5, 25] } else { [20, 220] };
    let of = |is_view: bool, size: usize| {
        let (name, dependency) =
            if is_view { ("view", "json-view = { path = JSON_VIEW, features = [\"axum\"] }\n") } else { ("json", "") };
        let mut source = "use axum::response::{IntoResponse, Response};\n\n".to_owned();
        let mut table = String::new();
        for n in 0..size {
            let head = if is_view {
                format!(
                    "#[json_view::json_view(status = 201, headers(LOCATION = \"/items/7\", CACHE_CONTROL = \"no-store\"))]\n\
                     async fn h{n}(id: u64) -> Item{n} {{ Item{n}::new(id) }}"
                )
            } else {
                format!(
                    "async fn h{n}(id: u64) -> impl IntoResponse {{\n    use axum::http::{{StatusCode, header}};\n    \
                     (StatusCode::CREATED, [(header::LOCATION, \"/items/7\"), (header::CACHE_CONTROL, \"no-store\")], axum::Json(Item{n}::new(id)))\n}}"
                )
            };
            writeln!(
                source,
                "#[derive(serde::Serialize)]\nstruct Item{n} {{ id: u64, name{n}: String, price: f64, tags: Vec<String> }}\n\
                 impl Item{n} {{ fn new(id: u64) -> Self {{ Self {{ id, name{n}: id.to_string(), price: 2.5, tags: Vec::new() }} }} }}\n\
                 {head}\n"
            )
            .expect("a string takes all");
            writeln!(table, "    |id| ready(h{n}(id)).into_response(),").expect("a string takes all");
        }
        write!(
            source,
            "static ALL: [fn(u64) -> Response; {size}] = [\n{table}];\n\n\
             fn ready<T>(future: impl Future<Output = T>) -> T {{\n    \
                 let mut context = std::task::Context::from_waker(std::task::Waker::noop());\n    \
                 match std::pin::pin!(future).poll(&mut context) {{ std::task::Poll::Ready(output) => output, std::task::Poll::Pending => panic!() }}\n}}\n\n\
             fn main() {{\n    let id = std::env::args().count();\n    println!(\"{{:?}}\", ALL[id % ALL.len()](id as u64).status());\n}}\n"
        )
        .expect("a string takes all");
        Package {
            name: format!("size-{name}-{size}"),
            dependencies: format!(
                "axum = {{ version = \"0.8\", default-features = false, features = [\"json\"] }}\n{dependency}"
            ),
            file: "main.rs",
            source,
        }
    };
    let packages: Vec<Package> =
        [true, false].into_iter().flat_map(|is_view| sizes.map(|size| of(is_view, size))).collect();
    let root = workspace(if short { "size-short" } else { "size" }, &packages);
    let mut figures = Vec::new();
    for package in &packages {
        eprintln!("{}", package.name);
        // The dependencies first, then this program alone.
        cargo(&root, &["build", "--release", "-p", &package.name]);
        let source = root.join(&package.name).join("src/main.rs");
        std::fs::write(&source, &package.source).expect("it can be written again");
        let time = processor_time(&root, &["build", "--release", "-p", &package.name]);
        let binary = root.join("target/release").join(&package.name);
        figures.push((std::fs::metadata(&binary).expect("the binary is there").len() as f64, time));
    }
    let per = |at: usize, pick: fn(&(f64, f64)) -> f64| {
        (pick(&figures[at + 1]) - pick(&figures[at])) / (sizes[1] - sizes[0]) as f64
    };
    let (view, json) = ((per(0, |f| f.0), per(0, |f| f.1)), (per(2, |f| f.0), per(2, |f| f.1)));
    let row = |name: &str, figures: (f64, f64)| {
        vec![
            name.to_owned(),
            number(figures.0),
            ratio(figures.0 / json.0),
            number(figures.1),
            ratio(figures.1 / json.1),
        ]
    };
    let rows = [row("json-view", view), row("axum Json", json)];
    table(
        "## What one more response with its own type adds to a release build",
        &["with status and two headers", "bytes", "ratio", "ms", "ratio"],
        &rows,
    );
    json!({ "responses": sizes, "json_view": { "bytes": view.0, "milliseconds": view.1 }, "axum": { "bytes": json.0, "milliseconds": json.1 } })
}

/// What a dependency adds to a program that has serde with derive: crates, and the time of a first build.
fn cold(short: bool) -> Value {
    let all = [
        ("serde", ""),
        ("json-view", "json-view = { path = JSON_VIEW }"),
        ("axum", "axum = \"0.8\""),
        ("actix-web", "actix-web = \"4\""),
        ("poem", "poem = \"3\""),
        ("salvo", "salvo = \"1\""),
        ("Rocket", "rocket = { version = \"0.5\", features = [\"json\"] }"),
        ("warp", "warp = \"0.4\""),
    ];
    let mut rows = Vec::new();
    let mut raw = Vec::new();
    let mut base: Option<(BTreeSet<String>, f64)> = None;
    for (name, dependency) in all {
        eprintln!("cold, {name}");
        let package = Package {
            name: "cold".to_owned(),
            dependencies: (*dependency).to_owned(),
            file: "main.rs",
            source: "fn main() {}\n".to_owned(),
        };
        let root = workspace(&format!("cold-{name}"), &[package]);
        cargo(&root, &["fetch"]);
        let crates = crates(&root);
        let time = if short {
            f64::NAN
        } else {
            let _ = std::fs::remove_dir_all(root.join("target"));
            processor_time(&root, &["build"])
        };
        let (old, old_time) = base.get_or_insert_with(|| (crates.clone(), time));
        let new: Vec<&String> = crates.difference(old).collect();
        let time = (time - *old_time) / 1e3;
        rows.push(vec![(*name).to_owned(), new.len().to_string(), number(time)]);
        raw.push(json!({ "name": name, "crates": new, "processor_seconds": time }));
    }
    table(
        "## What it adds to a first build of a program that has serde with derive",
        &["dependency", "crates", "s of processor time"],
        &rows,
    );
    raw.into()
}

fn crates(root: &Path) -> BTreeSet<String> {
    let output = Command::new("cargo")
        .args(["tree", "--quiet", "--edges", "normal,build", "--prefix", "none", "--format", "{p}"])
        .current_dir(root)
        .output()
        .expect("cargo is at hand");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    let names = text.lines().map(|line| line.split(" (").next().unwrap_or(line).trim().to_owned());
    names.filter(|name| !name.is_empty() && !name.starts_with("cold ")).collect()
}
