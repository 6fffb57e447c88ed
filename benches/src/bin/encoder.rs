//! The encoder alone: what it costs to write a document, beside `serde_json`, `sonic-rs` and a copy of the same bytes.
//!
//! `cargo run --release --bin encoder -- [--short | --bless]`

use benches::encoders::{Document, ENCODERS, documents};
use benches::measure::{Times, instructions, times};
use benches::report::{home, number, ratio, save, table};
use serde_json::{Value, json};
use std::time::Duration;

/// How much more than in the baseline is a failure.
const MARGIN: f64 = 1.05;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        // As which it calls itself.
        ["--case", case, n] => run_case(case, n.parse().expect("a number")),
        ["--short"] => check_baseline(&print_instructions()),
        ["--bless"] => write_baseline(&print_instructions()),
        [] => {
            let instructions = print_instructions();
            let times = print_times();
            save("encoder", &json!({ "instructions": raw(&instructions), "nanoseconds": times }));
            check_baseline(&instructions);
        }
        _ => panic!("usage: encoder [--short | --bless]"),
    }
}

fn run_case(case: &str, n: u64) {
    let (name, encoder) = case.split_once(" by ").expect("a document and an encoder");
    let document = documents().into_iter().find(|document| document.name == name).expect("a document of that name");
    let encoder = ENCODERS.iter().position(|known| *known == encoder).expect("an encoder of that name");
    (document.runs[encoder])(n);
}

/// What each encoder needs for a document.
type Figures = Vec<(Document, [f64; 5])>;

fn print_instructions() -> Figures {
    let figures: Figures = documents()
        .into_iter()
        .map(|document| {
            let n = (1_000_000 / document.bytes as u64).clamp(1, 1000);
            let of = |encoder| instructions(&format!("{} by {encoder}", document.name), n).unwrap_or(f64::NAN);
            let figures = ENCODERS.map(of);
            (document, figures)
        })
        .collect();
    print("## Instructions of the encoder alone", &figures, true);
    figures
}

fn print_times() -> Value {
    let batch = Duration::from_millis(5);
    let figures: Figures = documents()
        .into_iter()
        .map(|document| {
            let [compact, peers @ ..] = document.runs;
            // Each peer takes turns with `Compact`.
            let turns = peers.map(|peer| times(compact, peer, batch, 31));
            let compact = turns[1].view;
            let [to_a_vec, serde_json, sonic, copy] = turns.map(|turn: Times| compact / turn.ratio);
            (document, [compact, to_a_vec, serde_json, sonic, copy])
        })
        .collect();
    print("## Nanoseconds of the encoder alone", &figures, false);
    raw(&figures)
}

/// The goals are about instructions.
fn print(title: &str, figures: &Figures, has_goals: bool) {
    let rows: Vec<Vec<String>> = figures
        .iter()
        .map(|(document, [compact, to_a_vec, serde_json, sonic, copy])| {
            let bytes = document.bytes as f64;
            let is_met = if compact / serde_json <= document.goal { "met" } else { "not" };
            let mut row = vec![
                document.name.to_owned(),
                number(bytes),
                number(*compact),
                number(*to_a_vec),
                number(*serde_json),
                number(*sonic),
                number(*copy),
                ratio(compact / serde_json),
                ratio(compact / sonic),
            ];
            row.extend(has_goals.then(|| format!("{is_met} {:.2}", document.goal)));
            row
        })
        .collect();
    let head =
        ["document", "bytes", "Compact", "to a Vec", "serde_json", "sonic-rs", "copy", "of serde_json", "of sonic-rs"];
    let head: Vec<&str> = head.into_iter().chain(has_goals.then_some("goal")).collect();
    table(title, &head, &rows);
}

fn raw(figures: &Figures) -> Value {
    let of = |(document, figures): &(Document, [f64; 5])| {
        let by_encoder = ENCODERS.into_iter().zip(figures).map(|(encoder, figure)| (encoder.to_owned(), json!(figure)));
        (document.name.to_owned(), Value::Object(by_encoder.collect()))
    };
    Value::Object(figures.iter().map(of).collect())
}

/// The share of `serde_json`'s instructions, which a newer compiler changes less than the count.
fn shares(figures: &Figures) -> Value {
    let share = |(document, figures): &(Document, [f64; 5])| {
        (document.name.to_owned(), json!((1000.0 * figures[0] / figures[2]).round() / 1000.0))
    };
    Value::Object(figures.iter().map(share).collect())
}

fn write_baseline(figures: &Figures) {
    let json = serde_json::to_string_pretty(&shares(figures)).expect("plain data");
    std::fs::write(home().join("encoder.json"), json + "\n").expect("the baseline can be written");
}

/// Fails where the encoder needs more than it did.
fn check_baseline(figures: &Figures) {
    if figures.iter().any(|(_, figures)| !figures[0].is_finite()) {
        eprintln!("without valgrind: the baseline is not checked");
        return;
    }
    let baseline = std::fs::read(home().join("encoder.json")).expect("a baseline, which `--bless` writes");
    let baseline: Value = serde_json::from_slice(&baseline).expect("what `--bless` has written");
    let now = shares(figures);
    let slower: Vec<String> = figures
        .iter()
        .filter_map(|(document, _)| {
            let [was, is] = [&baseline, &now].map(|shares| shares[document.name].as_f64().unwrap_or(0.0));
            (is > was * MARGIN)
                .then(|| format!("{}: {is} of serde_json's instructions, and it was {was}", document.name))
        })
        .collect();
    assert!(slower.is_empty(), "slower than the baseline, which `--bless` writes anew: {slower:#?}");
}
