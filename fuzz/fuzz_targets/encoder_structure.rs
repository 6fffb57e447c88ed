#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| json_view_fuzz::structure(input));
