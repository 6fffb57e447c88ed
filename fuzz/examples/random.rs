//! Drives the targets of the encoder with random bytes, without coverage to guide it, and so on any compiler:
//!
//! `cargo run --release --example random -- structure|text SECONDS [SEED]`

use std::time::{Duration, Instant};

/// xorshift64*
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: u64) -> u64 {
        (self.next() >> 11) % limit
    }

    fn bytes(&mut self) -> Vec<u8> {
        let most = [16, 64, 300, 3000][self.below(4) as usize];
        (0..self.below(most)).map(|_| (self.next() >> 56) as u8).collect()
    }

    /// Mostly without anything to escape, or with some of all that is.
    fn text(&mut self) -> Vec<u8> {
        let mut bytes = self.bytes();
        let (rare, mask) = (self.below(60), [0xff, 0x7f][self.below(2) as usize]);
        for byte in &mut bytes {
            if self.below(60) >= rare {
                *byte = b' ' + *byte % 0x60;
            }
            *byte &= mask;
        }
        bytes
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (target, seconds, seed) = match words[..] {
        [target, seconds] => (target, seconds, "1"),
        [target, seconds, seed] => (target, seconds, seed),
        _ => panic!("usage: random structure|text SECONDS [SEED]"),
    };
    let mut random = Random(seed.parse::<u64>().expect("a number").wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let end = Instant::now() + Duration::from_secs(seconds.parse().expect("a number"));
    let mut count = 0_u64;
    while Instant::now() < end {
        for _ in 0..1000 {
            match target {
                "structure" => json_view_fuzz::structure(&random.bytes()),
                "text" => json_view_fuzz::text(&random.text()),
                _ => panic!("no target `{target}`"),
            }
        }
        count += 1000;
        if count % 10_000_000 == 0 {
            println!("{target}: {count}");
        }
    }
    println!("{target}: {count} inputs, all as serde_json writes them");
}
