//! What a response costs: instructions, allocations and time, each view beside what one writes without it.
//!
//! `cargo run --release --bin runtime -- [--short] [--only TEXT]`

use benches::allocations::{Count, count};
use benches::cases::{self, Case, Side, Table};
use benches::measure::{Times, instructions, median, times};
use benches::plot::Plot;
use benches::report::{number, picture, ratio, save, table};
use serde_json::{Value, json};
use std::process::Command;
use std::time::{Duration, Instant};

struct Options {
    short: bool,
    only: Option<String>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let options = match words[..] {
        // As which it calls itself.
        ["--case", case, n] => return run_case(case, n.parse().expect("a number")),
        ["--memory", case] => return print_peak_memory(case),
        ["--threads", what, side, threads, n] => return print_contended(what, side, threads, n),
        [] => Options { short: false, only: None },
        ["--short"] => Options { short: true, only: None },
        ["--only", text] => Options { short: false, only: Some(text.to_owned()) },
        _ => panic!("usage: runtime [--short] [--only TEXT]"),
    };
    let figures: Vec<Figures> = pairs(&options).iter().map(|(view, peer)| measure(view, peer, options.short)).collect();
    print_frameworks(&figures);
    for (what, wanted) in [
        ("Body size", Table::Sizes),
        ("Declared headers", Table::DeclaredHeaders),
        ("Computed headers", Table::ComputedHeaders),
    ] {
        print_growth(what, wanted, &figures);
    }
    let mut raw = json!({ "responses": figures.iter().map(Figures::raw).collect::<Vec<_>>() });
    if options.only.is_none() {
        raw["memory"] = memory(options.short);
        raw["contention"] = contention(options.short);
    }
    // The figures of a whole run stay.
    save(if options.short || options.only.is_some() { "runtime-part" } else { "runtime" }, &raw);
    check_allocations(&figures);
    if !options.short && options.only.is_none() {
        draw(&figures);
    }
}

fn run_case(name: &str, n: u64) {
    (find(name).run)(n);
}

fn find(name: &str) -> Case {
    cases::all().into_iter().find(|case| case.name == name).expect("a case of that name")
}

fn pairs(options: &Options) -> Vec<(Case, Case)> {
    let mut cases = cases::all().into_iter();
    let mut pairs = Vec::new();
    while let (Some(view), Some(peer)) = (cases.next(), cases.next()) {
        assert!(view.side == Side::View && peer.side == Side::Peer && view.what == peer.what);
        let wanted = match (&options.only, view.table) {
            (Some(text), _) => view.what.contains(text.as_str()),
            (None, Table::Frameworks { .. }) if options.short => [27, 25_000].contains(&view.bytes),
            (None, Table::Sizes) if options.short => view.bytes <= 100_000,
            (None, Table::DeclaredHeaders | Table::ComputedHeaders) if options.short => [1, 64].contains(&view.bytes),
            _ => true,
        };
        if wanted {
            pairs.push((view, peer));
        }
    }
    pairs
}

/// Both sides of one case.
struct Figures {
    table: Table,
    what: String,
    bytes: usize,
    times: Times,
    instructions: Option<(f64, f64)>,
    counts: (Count, Count),
}

fn measure(view: &Case, peer: &Case, short: bool) -> Figures {
    eprintln!("{}", view.what);
    let large = view.bytes >= 1_000_000 && view.table == Table::Sizes;
    let rounds = if short {
        3
    } else if large {
        5
    } else {
        41
    };
    let batch = Duration::from_millis(if short { 1 } else { 3 });
    let counts = (counted(view), counted(peer));
    let times = times(view.run, peer.run, batch, rounds);
    let n = if short { 100 } else { 1000 };
    let n = (n * 300 / (view.bytes as u64).max(300)).max(1);
    let instructions = (view.bytes <= 10_000_000 || view.table != Table::Sizes)
        .then(|| instructions(&view.name, n).zip(instructions(&peer.name, n)))
        .flatten();
    Figures { table: view.table, what: view.what.clone(), bytes: view.bytes, times, instructions, counts }
}

/// Of one response, when the view has answered a few times.
fn counted(case: &Case) -> Count {
    (case.run)(3);
    let (once, twice) = (count(|| (case.run)(1)).1, count(|| (case.run)(2)).1);
    // Less what a run needs for itself.
    Count {
        allocations: twice.allocations - once.allocations,
        reallocations: twice.reallocations - once.reallocations,
        bytes: twice.bytes - once.bytes,
        peak: once.peak,
    }
}

impl Figures {
    fn instruction_ratio(&self) -> f64 {
        self.instructions.map_or(f64::NAN, |(view, peer)| view / peer)
    }

    fn cells(&self) -> Vec<String> {
        let (view, peer) = self.instructions.unwrap_or((f64::NAN, f64::NAN));
        let allocations = |count: &Count| {
            let Count { allocations, reallocations, .. } = count;
            if *reallocations == 0 { allocations.to_string() } else { format!("{allocations}+{reallocations}") }
        };
        vec![
            number(view),
            number(peer),
            ratio(self.instruction_ratio()),
            number(self.times.view),
            number(self.times.peer),
            ratio(self.times.ratio),
            allocations(&self.counts.0),
            allocations(&self.counts.1),
        ]
    }

    fn raw(&self) -> Value {
        let side = |count: &Count, time: f64, instructions: Option<f64>| {
            json!({
                "nanoseconds": time,
                "instructions": instructions,
                "allocations": count.allocations,
                "reallocations": count.reallocations,
                "bytes_allocated": count.bytes,
                "peak_bytes": count.peak,
            })
        };
        json!({
            "what": self.what,
            "size": self.bytes,
            "json_view": side(&self.counts.0, self.times.view, self.instructions.map(|(view, _)| view)),
            "by_hand": side(&self.counts.1, self.times.peer, self.instructions.map(|(_, peer)| peer)),
            "time_ratio": self.times.ratio,
            "instruction_ratio": self.instructions.map(|(view, peer)| view / peer),
        })
    }
}

const COLUMNS: [&str; 8] = ["instructions", "by hand", "ratio", "ns", "by hand", "ratio", "allocations", "by hand"];

fn print_frameworks(figures: &[Figures]) {
    let rows: Vec<Vec<String>> = figures
        .iter()
        .filter_map(|figures| {
            let Table::Frameworks { goal } = figures.table else {
                return None;
            };
            let mut row = vec![figures.what.clone()];
            row.extend(figures.cells());
            let worst = figures.times.ratio.max(figures.instruction_ratio());
            row.push(format!("{} {goal:.2}", if worst <= goal { "met" } else { "not" }));
            Some(row)
        })
        .collect();
    let head: Vec<&str> = ["status 201 and two headers"].into_iter().chain(COLUMNS).chain(["goal"]).collect();
    if !rows.is_empty() {
        table("## One response, beside each framework's own idiom", &head, &rows);
    }
}

fn print_growth(what: &str, wanted: Table, figures: &[Figures]) {
    let rows: Vec<Vec<String>> = figures
        .iter()
        .filter(|figures| figures.table == wanted)
        .map(|figures| [figures.what.clone()].into_iter().chain(figures.cells()).collect())
        .collect();
    let head: Vec<&str> = ["into axum's Response"].into_iter().chain(COLUMNS).collect();
    if !rows.is_empty() {
        table(&format!("## {what}"), &head, &rows);
    }
}

const LARGE: &str = "size, 100 MB";
const LESS_LARGE: &str = "size, 1 MB";

/// What does not depend on the machine fails here, if it grows.
fn check_allocations(figures: &[Figures]) {
    // The 27 bytes, the two halves of a `HeaderMap`, and the box around the body, which salvo has not.
    let most = [
        ("axum, 27 B", 4),
        ("actix-web, 27 B", 1),
        ("poem, 27 B", 4),
        ("salvo, 27 B", 3),
        ("Rocket, 27 B", 7),
        ("warp, 27 B", 4),
    ];
    for (what, most) in most {
        for figures in figures.iter().filter(|figures| figures.what == what) {
            let Count { allocations, .. } = figures.counts.0;
            assert!(allocations <= most, "{what}: {allocations} allocations, and there were {most}");
        }
    }
    for Figures { what, counts: (view, _), table, .. } in figures {
        // Past 4 MiB nothing is reserved, and the header lines have a list that grows.
        let is_bounded = matches!(table, Table::Frameworks { .. } | Table::Sizes | Table::DeclaredHeaders);
        if is_bounded && view.bytes < 4 << 20 {
            assert_eq!(view.reallocations, 0, "{what}: a body grows, though its view has answered before");
        }
    }
}

/// The most memory that one response holds: what is asked of the allocator, and what the system had to give.
fn memory(short: bool) -> Value {
    let what = if short { LESS_LARGE } else { LARGE };
    let program = std::env::current_exe().expect("this program has a path");
    let sides = [Side::View, Side::Peer].map(|side| {
        let name = format!("{what} ({})", side.name());
        let output = Command::new(&program).args(["--memory", &name]).output().expect("it starts");
        let text = String::from_utf8(output.stdout).expect("text");
        let figures: Value = serde_json::from_str(&text).expect("the figures that it has printed");
        (side, figures)
    });
    let rows: Vec<Vec<String>> = sides
        .iter()
        .map(|(side, figures)| {
            let of_body =
                |key: &str| ratio(figures[key].as_f64().unwrap_or(f64::NAN) / figures["body"].as_f64().unwrap_or(1.0));
            vec![side.name().to_owned(), of_body("peak_bytes"), of_body("resident_bytes")]
        })
        .collect();
    let title = format!("## Peak memory, as a multiple of the body: {what}");
    table(&title, &["side", "asked of the allocator", "resident"], &rows);
    json!({ "what": what, "json_view": sides[0].1, "by_hand": sides[1].1 })
}

/// One response in a process of its own.
fn print_peak_memory(name: &str) {
    let case = find(name);
    // What is serialized is there before.
    let value = benches::data::rows(case.bytes);
    std::hint::black_box(value.len());
    let status = |key: &str| {
        let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(key)).map(str::to_owned);
        line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok())
            .map_or(f64::NAN, |kilobytes| kilobytes as f64 * 1024.0)
    };
    // Forgets the peak so far.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = status("VmRSS:");
    let ((), count) = count(|| (case.run)(1));
    let resident = status("VmHWM:") - before;
    println!("{}", json!({ "body": case.bytes, "peak_bytes": count.peak, "resident_bytes": resident }));
}

/// One view, called from many threads at once. Each measure is a process of its own: where the allocator has put what in one
/// process makes either side a quarter slower, for as long as it lives.
fn contention(short: bool) -> Value {
    let (n, rounds) = if short { ("1000", 1) } else { ("300000", 25) };
    let mut rows = Vec::new();
    let mut raw = Vec::new();
    for (what, ..) in cases::contended() {
        for threads in ["1", "2", "4", "8"] {
            let once = |side: Side| {
                let program = std::env::current_exe().expect("this program has a path");
                let output = Command::new(program).args(["--threads", what, side.name(), threads, n]).output();
                let text = String::from_utf8(output.expect("it runs").stdout).expect("it writes text");
                text.trim().parse::<f64>().expect("it writes a number")
            };
            let (mut views, mut peers) = (Vec::new(), Vec::new());
            for round in 0..rounds {
                // Neither side always comes first.
                if round % 2 == 0 {
                    views.push(once(Side::View));
                    peers.push(once(Side::Peer));
                } else {
                    peers.push(once(Side::Peer));
                    views.push(once(Side::View));
                }
            }
            let (view, peer) = (median(views), median(peers));
            rows.push(vec![format!("{what}, {threads} threads"), number(view), number(peer), ratio(view / peer)]);
            raw.push(json!({ "what": what, "threads": threads, "json_view": view, "by_hand": peer }));
        }
    }
    table(
        "## One view called from many threads",
        &["into axum's Response", "ns of the clock", "by hand", "ratio"],
        &rows,
    );
    raw.into()
}

fn print_contended(what: &str, side: &str, threads: &str, n: &str) {
    let (_, view, peer) = cases::contended().into_iter().find(|case| case.0 == what).expect("a case of that name");
    let run = if side == Side::View.name() { view } else { peer };
    let (threads, n): (u64, u64) = (threads.parse().expect("a number"), n.parse().expect("a number"));
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| run(n / threads));
        }
    });
    println!("{}", start.elapsed().as_nanos() as f64 / n as f64);
}

fn draw(figures: &[Figures]) {
    let lines = |wanted: Table| {
        let points = |pick: fn(&Times) -> f64| {
            let figures = figures.iter().filter(|figures| figures.table == wanted);
            figures.map(|figures| (figures.bytes as f64, pick(&figures.times))).collect::<Vec<_>>()
        };
        [("json_view", points(|times| times.view)), ("axum Json", points(|times| times.peer))]
    };
    let svg = Plot {
        title: "Time of one response against the size of its body",
        x: "bytes of body",
        y: "nanoseconds",
        logarithmic: true,
        lines: lines(Table::Sizes).into_iter().map(|(name, points)| (name.to_owned(), points)).collect(),
    }
    .svg();
    picture("body-size", &svg);
    let headers = [("declared", Table::DeclaredHeaders), ("computed", Table::ComputedHeaders)].into_iter();
    let svg = Plot {
        title: "Time of one response against the number of its headers",
        x: "headers",
        y: "nanoseconds",
        logarithmic: false,
        lines: headers
            .flat_map(|(kind, table)| lines(table).map(|(name, points)| (format!("{name}, {kind}"), points)))
            .collect(),
    }
    .svg();
    picture("headers", &svg);
}
