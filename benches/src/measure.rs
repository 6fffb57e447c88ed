//! Time and instructions.

use crate::cases::Run;
use std::process::Command;
use std::time::{Duration, Instant};

/// Nanoseconds for one response, of two sides that take turns: on a machine with other work, both meet the same weather.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    pub view: f64,
    pub peer: f64,
    /// The median of the ratios of neighbours, which is not the ratio of the medians.
    pub ratio: f64,
}

pub fn times(view: Run, peer: Run, batch: Duration, rounds: usize) -> Times {
    let n = calibrated(view, batch).min(calibrated(peer, batch));
    let one = |run: Run| {
        let start = Instant::now();
        run(n);
        start.elapsed().as_nanos() as f64 / n as f64
    };
    let mut views = Vec::new();
    let mut peers = Vec::new();
    let mut ratios = Vec::new();
    for round in 0..rounds {
        // Neither side always comes first.
        let (a, b) = if round % 2 == 0 {
            let a = one(view);
            (a, one(peer))
        } else {
            let b = one(peer);
            (one(view), b)
        };
        views.push(a);
        peers.push(b);
        ratios.push(a / b);
    }
    Times { view: median(views), peer: median(peers), ratio: median(ratios) }
}

/// How many runs take about as long as `batch`.
fn calibrated(run: Run, batch: Duration) -> u64 {
    let mut n = 1;
    loop {
        let start = Instant::now();
        run(n);
        let elapsed = start.elapsed();
        if elapsed * 2 >= batch {
            let wanted = batch.as_secs_f64() / elapsed.as_secs_f64() * n as f64;
            return (wanted as u64).max(1);
        }
        n *= 2;
    }
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => values[n / 2],
        n => f64::midpoint(values[n / 2 - 1], values[n / 2]),
    }
}

/// Instructions for one response: this program runs itself under callgrind, once for `n` and once for `2 n` responses, and
/// the difference knows nothing of start and end. `None` where valgrind is not at hand.
pub fn instructions(case: &str, n: u64) -> Option<f64> {
    let once = collected(case, n)?;
    let twice = collected(case, 2 * n)?;
    Some((twice as f64 - once as f64) / n as f64)
}

fn collected(case: &str, n: u64) -> Option<u64> {
    let program = std::env::current_exe().ok()?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(["--case", case, &n.to_string()])
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "callgrind on {case}: {text}");
    let line = text.lines().find(|line| line.contains("Collected :"));
    let count = line.and_then(|line| line.split(':').next_back()?.trim().parse().ok());
    Some(count.expect("callgrind says how many instructions it has collected"))
}
