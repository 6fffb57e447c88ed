# The lines that are typed most. `just` lists them.

default:
    @just --list

# Compiles everything, with all lints.
check:
    cargo clippy --workspace --all-targets --all-features -- -D warnings

# All tests.
test:
    cargo test --workspace

# A million requests over loopback. `cargo test` runs 50,000.
soak:
    SOAK_REQUESTS=1000000 cargo test --release --test soak -- --nocapture

# The compile errors alone.
ui:
    cargo test --test ui

# Writes what the compile errors and the expansions now are. Read the diff.
bless:
    TRYBUILD=overwrite cargo test --test ui
    BLESS=1 cargo test --test messages
    UPDATE_EXPECT=1 cargo test -p json-response-macros
    cargo expand --example minimal --theme none | sed -n '/^fn names/,/^}/p' > examples/minimal.expanded

# What a view becomes.
expand:
    cargo expand --example minimal

# What a view costs beside its peers, in short. docs/performance.md has the figures of a whole run.
bench *arguments="--short":
    cd benches && cargo run --release --bin runtime -- {{arguments}}
    cd benches && cargo run --release --bin encoder -- {{arguments}}
    cd benches && cargo run --release --bin compile -- {{arguments}}
    cd benches && cargo run --release --bin loopback -- {{arguments}}

# The documentation, as docs.rs shows it.
doc:
    cargo doc --workspace --all-features --no-deps --open
