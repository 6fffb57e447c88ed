# The lines that are typed most. `just` lists them.

default:
    @just --list

# Compiles everything, with all lints.
check:
    cargo clippy --workspace --all-targets --all-features -- -D warnings

# All tests.
test:
    cargo test --workspace

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

# The documentation, as docs.rs shows it.
doc:
    cargo doc --workspace --all-features --no-deps --open
