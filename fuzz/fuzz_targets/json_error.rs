#![no_main]

libfuzzer_sys::fuzz_target!(|input: &str| json_view_fuzz::error(input));
