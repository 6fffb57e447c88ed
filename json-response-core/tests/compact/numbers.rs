//! Numbers of every type.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "any bits will do"
)]

use crate::judge::same;
use json_response_core::{Compact, Encoder};
use serde::Serialize;

/// All at once, which is quicker than one by one.
fn assert_same<T: Serialize>(numbers: &[T]) {
    let mut buffer = Vec::new();
    Compact::encode(numbers, &mut buffer).unwrap();
    let expected = serde_json::to_vec(numbers).unwrap();
    if buffer != expected {
        let differs = buffer.iter().zip(&expected).position(|(a, b)| a != b).unwrap_or(0);
        let around = |bytes: &[u8]| {
            String::from_utf8_lossy(&bytes[differs.saturating_sub(40)..bytes.len().min(differs + 40)]).into_owned()
        };
        panic!("Compact:    {}\nserde_json: {}", around(&buffer), around(&expected));
    }
}

/// Every length, and what is next to where it changes.
fn edges() -> Vec<u64> {
    let powers = (0..64).map(|bit| 1_u64 << bit).chain((0..20).map(|digits| 10_u64.pow(digits)));
    let multiples = powers.flat_map(|power| [1, 3, 7, 9].map(|factor| power.wrapping_mul(factor)));
    let mut all: Vec<u64> =
        multiples.flat_map(|number| (0..5).map(move |more: u64| number.wrapping_add(more).wrapping_sub(2))).collect();
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    for round in 0..20_000 {
        random = random.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
        all.push(random >> (round % 64));
    }
    all
}

#[test]
fn integers() {
    let edges = edges();
    assert_same(&edges);
    assert_same(&edges.iter().map(|&number| number as i64).collect::<Vec<_>>());
    assert_same(&edges.iter().map(|&number| number as u32).collect::<Vec<_>>());
    assert_same(&edges.iter().map(|&number| number as i32).collect::<Vec<_>>());
    assert_same(&(0..=u16::MAX).collect::<Vec<_>>());
    assert_same(&(i16::MIN..=i16::MAX).collect::<Vec<_>>());
    assert_same(&(0..=u8::MAX).collect::<Vec<_>>());
    assert_same(&(i8::MIN..=i8::MAX).collect::<Vec<_>>());
    assert_same(&(0..=1_000_000_u32).step_by(37).collect::<Vec<_>>());
    same(&(u64::MIN, u64::MAX, i64::MIN, i64::MAX, i32::MIN, 0_i8, -1_i8));
}

#[test]
fn integers_of_128_bits() {
    let wide = edges().into_iter().zip(edges().into_iter().rev());
    let wide: Vec<u128> = wide.map(|(high, low)| (u128::from(high) << 64 | u128::from(low)) >> (low % 128)).collect();
    assert_same(&wide);
    assert_same(&wide.iter().map(|&number| number as i128).collect::<Vec<_>>());
    same(&(u128::MIN, u128::MAX, i128::MIN, i128::MAX));
}

#[test]
fn floats() {
    let special = [
        0.0,
        1.0,
        0.1,
        0.01,
        0.009,
        1e15,
        1e16,
        1e17,
        1e21,
        1e22,
        1e-4,
        1e-5,
        1e-6,
        1e-7,
        5e-324,
        f64::MAX,
        f64::MIN_POSITIVE,
        99_999_999_999.99,
        123_456_789_012.34,
        0.005,
        2.675,
        1.005,
        4_503_599_627_370_496.0,
        f64::NAN,
        f64::INFINITY,
        1.234_567_890_123_456_7e-300,
    ];
    let edges = edges();
    let bits = edges.iter().map(|&bits| f64::from_bits(bits));
    let whole = edges.iter().map(|&number| number as f64);
    let measures = whole.clone().zip([10.0, 100.0, 1e3, 1e6, 1e9].into_iter().cycle()).map(|(a, b)| a / b);
    let floats: Vec<f64> = special.into_iter().chain(bits).chain(whole).chain(measures).collect();
    assert_same(&floats);
    assert_same(&floats.iter().map(|float| -float).collect::<Vec<_>>());
    assert_same(&floats.iter().map(|&float| float as f32).collect::<Vec<_>>());
    assert_same(&edges.iter().map(|&bits| f32::from_bits(bits as u32)).collect::<Vec<_>>());
    assert_same(&(0..50_000).map(|cents| f64::from(cents) / 100.0).collect::<Vec<_>>());
}
