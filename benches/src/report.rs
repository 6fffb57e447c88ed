//! Tables for people, and the raw figures as JSON.

use serde::Serialize;
use std::path::{Path, PathBuf};

/// Prints a Markdown table, its columns aligned.
pub fn table(title: &str, head: &[&str], rows: &[Vec<String>]) {
    let widths: Vec<usize> = (0..head.len())
        .map(|column| {
            let cells = rows.iter().map(|row| row[column].chars().count());
            cells.chain([head[column].chars().count()]).max().unwrap_or(0)
        })
        .collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let cells: Vec<String> = cells
            .zip(&widths)
            .enumerate()
            .map(
                |(column, (cell, &width))| {
                    if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
                },
            )
            .collect();
        println!("| {} |", cells.join(" | "));
    };
    println!("\n{title}\n");
    line(&mut head.iter().copied());
    let rules: Vec<String> = widths
        .iter()
        .enumerate()
        .map(|(column, &width)| if column == 0 { "-".repeat(width) } else { format!("{}:", "-".repeat(width - 1)) })
        .collect();
    line(&mut rules.iter().map(String::as_str));
    for row in rows {
        line(&mut row.iter().map(String::as_str));
    }
}

/// Writes the raw figures of a suite to `results/<suite>.json`.
pub fn save(suite: &str, figures: &impl Serialize) {
    let path = home().join("results").join(format!("{suite}.json"));
    let json = serde_json::to_vec_pretty(figures).expect("figures are plain data");
    write(&path, &json);
    println!("\nraw figures: {}", path.display());
}

/// The raw figures that a suite has written before.
pub fn saved(suite: &str) -> Option<serde_json::Value> {
    let json = std::fs::read(home().join("results").join(format!("{suite}.json"))).ok()?;
    serde_json::from_slice(&json).ok()
}

/// Writes a picture to `docs/img/<name>.svg`, which the documentation shows.
pub fn picture(name: &str, svg: &str) {
    let path = home().join("../docs/img").join(format!("{name}.svg"));
    write(&path, svg.as_bytes());
    println!("plot: {}", path.display());
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
    std::fs::write(path, bytes).expect("the file can be written");
}

pub fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A count or a time, at a glance.
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return "-".to_owned();
    }
    match value.abs() {
        ..10.0 => format!("{value:.2}"),
        ..100.0 => format!("{value:.1}"),
        _ => {
            let digits = format!("{value:.0}");
            let mut text = String::new();
            for (place, digit) in digits.chars().enumerate() {
                if place > 0 && digit.is_ascii_digit() && (digits.len() - place) % 3 == 0 && !text.ends_with('-') {
                    text.push(',');
                }
                text.push(digit);
            }
            text
        }
    }
}

pub fn ratio(value: f64) -> String {
    if value.is_finite() { format!("{value:.2}") } else { "-".to_owned() }
}
