//! Generated values. The same judgements run on a fuzzer's bytes in `fuzz/`.

use crate::judge::{judge_structure, judge_text};

/// xorshift64*: what it makes is the same in each run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn bytes(&mut self, most: u64) -> Vec<u8> {
        let length = (self.next() >> 33) % most;
        (0..length.div_ceil(8)).flat_map(|_| self.next().to_le_bytes()).collect()
    }
}

#[test]
fn values_of_any_structure() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..4_000 {
        judge_structure(&random.bytes(1000));
    }
}

#[test]
fn text_of_any_bytes() {
    let mut random = Random(0xD1B5_4A32_D192_ED03);
    for round in 0..1_500 {
        let mut bytes = random.bytes(200);
        // Mostly ASCII, mostly without anything to escape.
        match round % 4 {
            0 => {}
            1 => bytes.iter_mut().for_each(|byte| *byte &= 0x7f),
            _ => bytes.iter_mut().for_each(|byte| *byte = if *byte < 4 { *byte } else { b'a' + *byte % 26 }),
        }
        judge_text(&bytes);
    }
}
