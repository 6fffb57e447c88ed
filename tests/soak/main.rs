//! Many requests of mixed outcomes over loopback: whole answers, no panic that is not planned, a record for each failure, and
//! memory that does not grow.
//!
//! `cargo test` runs 50,000. `SOAK_REQUESTS=1000000 cargo test --release --test soak -- --nocapture` runs a million.

mod cases;
mod client;
mod server;
mod views;
mod watch;

use cases::{CASES, Case, LIST, WHOLE, WITH_PANIC};
use client::{Connection, assert_answers};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::ops::Range;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use watch::{Records, planned_panics, unplanned_panics};

/// Twice as many as the server has threads, so that it always has something to do.
const CLIENTS: u64 = 4;

/// Requests that a client writes before it reads the answers.
const PIPELINED: u64 = 16;

/// How the run has glibc's allocator: one arena, and large blocks go back to the system at once. Left alone it keeps up to
/// 7 MB of what was freed, or does not, and a leak hides in that.
const ALLOCATOR: [(&str, &str); 2] = [("MALLOC_ARENA_MAX", "1"), ("MALLOC_MMAP_THRESHOLD_", "131072")];

/// Kilobytes that memory may grow by after the warm-up. It is 8 in a million requests. A leak of 32 bytes, the least that
/// the allocator hands out, in one of the sixteen answers would be more than 1,000.
const GROWTH: u64 = 256;

/// Far more than it takes. A run that is stuck fails.
const TIME: Duration = Duration::from_secs(10 * 60);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// The answer of the case with this index.
    Answer(usize),
    /// A large body, read in small pieces with pauses.
    SlowReader,
    /// The client hangs up within the head of its request.
    HalfHead,
    /// The client hangs up within the body of its request.
    HalfBody,
    /// The client hangs up within the answer.
    HalfAnswer,
    /// The value of the view panics, and the next connection is served.
    Panic,
}

impl Outcome {
    /// The outcome of the request with this number, always the same.
    fn of(number: u64) -> Self {
        // The finalizer of SplitMix64: neighbours have nothing to do with each other.
        let mixed = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let mixed = mixed ^ (mixed >> 31);
        match mixed % 10_000 {
            ..2 => Self::SlowReader,
            2..12 => Self::HalfHead,
            12..22 => Self::HalfBody,
            22..27 => Self::HalfAnswer,
            27..47 => Self::Panic,
            _ => Self::Answer((mixed / 10_000) as usize % CASES.len()),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Answer(case) => CASES[case].name,
            Self::SlowReader => "slow reader",
            Self::HalfHead => "half a head sent",
            Self::HalfBody => "half a body sent",
            Self::HalfAnswer => "half an answer read",
            Self::Panic => "panic",
        }
    }
}

#[test]
fn soak() {
    if ALLOCATOR.iter().any(|(name, value)| std::env::var(name).as_deref() != Ok(value)) {
        // It is set where a process starts.
        let test = std::env::current_exe().unwrap();
        let run = Command::new(test).args(["soak", "--exact", "--nocapture"]).envs(ALLOCATOR).output().unwrap();
        print!("{}", String::from_utf8_lossy(&run.stdout));
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        return;
    }
    let requests = std::env::var("SOAK_REQUESTS").map_or(50_000, |text| text.parse().expect("a number of requests"));
    let warm_up = requests / 5;
    watch::count_panics();
    let records = Records::install();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_io().build().unwrap();
    let listener = runtime.block_on(async { server::listen() }).unwrap();
    let address = listener.local_addr().unwrap();
    runtime.spawn(server::serve(listener));

    let start = Instant::now();
    let [before, after] = [0..warm_up, warm_up..requests].map(|numbers| {
        run(address, numbers, start + TIME);
        // The server still has to notice that the last clients have gone; the task that is left accepts.
        while runtime.metrics().num_alive_tasks() > 1 {
            assert!(start.elapsed() < TIME, "a connection outlives its client");
            thread::sleep(Duration::from_millis(1));
        }
        watch::resident_kilobytes()
    });
    let time = start.elapsed();

    let mut outcomes = BTreeMap::<Outcome, u64>::new();
    for number in 0..requests {
        *outcomes.entry(Outcome::of(number)).or_default() += 1;
    }
    for (outcome, count) in &outcomes {
        println!("{count:>9} {}", outcome.name());
    }
    println!(
        "{requests:>9} requests in {time:.1?}, {} a second",
        u128::from(requests) * 1000 / time.as_millis().max(1)
    );
    // Whether half a body is a failure depends on what the system still takes of the answer to it.
    let count = |outcome| outcomes.get(&outcome).copied().unwrap_or(0);
    let hung_up = count(Outcome::HalfHead) + count(Outcome::HalfAnswer);
    let failed = server::failed_connections();
    assert!((hung_up..=hung_up + count(Outcome::HalfBody)).contains(&failed), "{failed} failed, {hung_up} hung up");
    assert_eq!(planned_panics(), count(Outcome::Panic));
    assert_eq!(unplanned_panics(), 0);
    assert_eq!(records.taken(), expected_records(&outcomes));
    if let (Some(before), Some(after)) = (before, after) {
        println!("{before:>9} kB resident after {warm_up} requests, {after} kB at the end");
        assert!(after < before + GROWTH, "resident memory has grown from {before} kB to {after} kB");
    }
}

/// How often each view has to have written a record of each level.
fn expected_records(outcomes: &BTreeMap<Outcome, u64>) -> BTreeMap<String, u64> {
    let mut expected = BTreeMap::new();
    for (outcome, count) in outcomes {
        let Outcome::Answer(case) = outcome else { continue };
        if let Some(record) = CASES[*case].record.filter(|_| cfg!(feature = "tracing")) {
            *expected.entry(record.to_owned()).or_default() += count;
        }
    }
    expected
}

/// Has each of the requests made by one of the clients.
fn run(address: SocketAddr, numbers: Range<u64>, deadline: Instant) {
    let next = AtomicU64::new(numbers.start);
    let client = || {
        let mut connection = Connection::open(address);
        loop {
            let first = next.fetch_add(PIPELINED, Ordering::Relaxed);
            if first >= numbers.end {
                return connection.finish();
            }
            assert!(Instant::now() < deadline, "the run takes too long");
            let mut pipelined = Vec::<(&Case, u64)>::new();
            for number in first..numbers.end.min(first + PIPELINED) {
                match Outcome::of(number) {
                    Outcome::Answer(case) => pipelined.push((&CASES[case], number)),
                    other => on_its_own(address, other, number),
                }
            }
            assert_answers(&mut connection, &pipelined);
        }
    };
    thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(client);
        }
    });
}

/// What breaks its connection, or keeps it busy, gets one of its own.
fn on_its_own(address: SocketAddr, outcome: Outcome, number: u64) {
    let mut connection = Connection::open(address);
    match outcome {
        Outcome::Answer(case) => assert_answers(&mut connection, &[(&CASES[case], number)]),
        Outcome::SlowReader => {
            let mut connection = connection.slow();
            assert_answers(&mut connection, &[(&LIST, number)]);
        }
        Outcome::HalfHead => connection.send("GET /small/1 HTTP/1.1\r\nhost: local"),
        Outcome::HalfBody => connection.send("POST /items HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\n1"),
        Outcome::HalfAnswer => {
            connection.send(&LIST.request(number));
            connection.assert_part_of_body(&LIST.body(number), 10_000);
        }
        Outcome::Panic => {
            connection.send(&WITH_PANIC.request(number));
            connection.assert_end();
            assert_answers(&mut Connection::open(address), &[(&WHOLE, number)]);
        }
    }
}
