//! The documentation quotes what the example `errors` prints.

#[allow(dead_code, reason = "its `main` is called elsewhere")]
#[path = "../examples/errors.rs"]
mod example;

#[test]
fn the_documented_output() {
    let messages = example::messages();
    let documentation = include_str!("../docs/json_error.md");
    assert!(documentation.contains(&messages), "docs/json_error.md should say:\n{messages}");
}
