//! Whole requests over loopback: axum on both sides, one server and one client in this process.
//!
//! `cargo run --release --bin loopback -- [--short]`

use axum::routing::get;
use axum::{Json, Router};
use benches::data::{Item, SMALL, Small, hundred};
use benches::measure::{instructions, median};
use benches::report::{number, ratio, save, table};
use json_view::json_view;
use nix::sys::resource::{UsageWho, getrusage};
use serde_json::json;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

#[json_view]
async fn small() -> Small {
    SMALL
}

#[json_view]
async fn list() -> &'static [Item] {
    hundred()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (suite, turn, rounds) = match words[..] {
        [] => ("loopback", Duration::from_millis(400), 41),
        ["--short"] => ("loopback-short", Duration::from_millis(100), 3),
        // As which it calls itself.
        ["--case", path, n] => {
            load(serve(), path, Until::Rounds(n.parse().expect("a number")));
            return;
        }
        _ => panic!("usage: loopback [--short]"),
    };
    let turn = Until::Time(turn);
    let address = serve();
    let mut rows = Vec::new();
    let mut raw = Vec::new();
    for (what, view_path, peer_path) in [("27 B", "/view/small", "/json/small"), ("25 kB", "/view/list", "/json/list")]
    {
        let mut turns = Vec::new();
        for round in 0..rounds {
            // Neither side always comes first.
            turns.push(if round % 2 == 0 {
                let view = load(address, view_path, turn);
                (view, load(address, peer_path, turn))
            } else {
                let peer = load(address, peer_path, turn);
                (load(address, view_path, turn), peer)
            });
        }
        let of = |pick: &dyn Fn(&(Load, Load)) -> f64| median(turns.iter().map(pick).collect());
        let (view, peer) = (of(&|turn| turn.0.per_second), of(&|turn| turn.1.per_second));
        let quotient = of(&|turn| turn.0.per_second / turn.1.per_second);
        let (view_time, peer_time) = (of(&|turn| turn.0.processor), of(&|turn| turn.1.processor));
        let time_quotient = of(&|turn| turn.0.processor / turn.1.processor);
        let per_round = |path| instructions(path, 50).map_or(f64::NAN, |round| round / CONNECTIONS as f64);
        let (view_instructions, peer_instructions) = (per_round(view_path), per_round(peer_path));
        let instruction_quotient = view_instructions / peer_instructions;
        let instructions = [number(view_instructions), number(peer_instructions), ratio(instruction_quotient)];
        let times = [number(view_time), number(peer_time), ratio(time_quotient)];
        rows.push(
            [what.to_owned(), number(view), number(peer), ratio(quotient)]
                .into_iter()
                .chain(times)
                .chain(instructions)
                .collect(),
        );
        raw.push(json!({
            "what": what,
            "requests_per_second": { "json_view": view, "axum": peer, "ratio": quotient },
            "processor_microseconds": { "json_view": view_time, "axum": peer_time, "ratio": time_quotient },
            "instructions": { "json_view": view_instructions, "axum": peer_instructions, "ratio": instruction_quotient },
        }));
    }
    let title = "## Requests per second over loopback, axum on both sides; processor time and instructions (outside of the kernel) of one, client and server";
    table(
        title,
        &["body", "json_view", "axum Json", "ratio", "µs", "axum Json", "ratio", "instructions", "axum Json", "ratio"],
        &rows,
    );
    save(suite, &raw);
}

/// Starts the server on a thread of its own.
fn serve() -> SocketAddr {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).expect("a port");
    let address = listener.local_addr().expect("its address");
    let app = Router::new()
        .route("/view/small", get(small))
        .route("/view/list", get(list))
        .route("/json/small", get(async || Json(SMALL)))
        .route("/json/list", get(async || Json(hundred())));
    std::thread::spawn(move || runtime.block_on(async { axum::serve(listener, app).await }));
    address
}

const CONNECTIONS: usize = 16;

#[derive(Clone, Copy)]
struct Load {
    per_second: f64,
    /// Microseconds of processor time for one request, of server and client together: the client's part is the same for both
    /// sides, and other programs have none in it.
    processor: f64,
}

#[derive(Clone, Copy)]
enum Until {
    Time(Duration),
    Rounds(u64),
}

fn processor_time() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_SELF).expect("the times of this process");
    let of = |time: nix::sys::time::TimeVal| time.tv_sec() as f64 * 1e6 + time.tv_usec() as f64;
    of(usage.user_time()) + of(usage.system_time())
}

/// A client that writes one request to each of its connections and then reads all the answers.
fn load(address: SocketAddr, path: &str, until: Until) -> Load {
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n");
    let mut connections: Vec<TcpStream> = (0..CONNECTIONS)
        .map(|_| {
            let stream = TcpStream::connect(address).expect("the server listens");
            stream.set_nodelay(true).expect("an option of TCP");
            stream
        })
        .collect();
    let mut buffer = vec![0; 64 * 1024];
    let mut length = 0;
    let (start, processor) = (Instant::now(), processor_time());
    let mut answers = 0;
    let mut rounds = 0;
    while match until {
        Until::Time(turn) => start.elapsed() < turn,
        Until::Rounds(n) => rounds < n,
    } {
        rounds += 1;
        for connection in &mut connections {
            connection.write_all(request.as_bytes()).expect("it takes a request");
        }
        for connection in &mut connections {
            if length == 0 {
                length = answer(connection, &mut buffer);
            } else {
                connection.read_exact(&mut buffer[..length]).expect("a whole answer");
            }
            answers += 1;
        }
    }
    assert!(buffer.starts_with(b"HTTP/1.1 200 OK\r\n"));
    let answers = f64::from(answers);
    let processor = (processor_time() - processor) / answers;
    Load { per_second: answers / start.elapsed().as_secs_f64(), processor }
}

/// Reads the first answer, and tells its length: all answers to one request are equally long.
fn answer(connection: &mut TcpStream, buffer: &mut [u8]) -> usize {
    let mut filled = 0;
    loop {
        filled += connection.read(&mut buffer[filled..]).expect("an answer");
        let text = String::from_utf8_lossy(&buffer[..filled]);
        let Some((head, _)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).expect("a length");
        let whole = head.len() + 4 + length.parse::<usize>().expect("a number");
        if filled >= whole {
            return whole;
        }
    }
}
