//! The views of a small item API, called with real values and printed as the HTTP messages they become.
//!
//! `cargo run --example quickstart`: no framework, no server.

#[path = "items/mod.rs"]
mod items;

use items::Store;
use json_view::{JsonResponse, http};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

fn main() {
    let store = Store::default();
    print("create", items::create(&store, br#"{"name":"desk"}"#));
    print("create with a bad body", items::create(&store, br#"{"title":"desk"}"#));
    print("create without a name", items::create(&store, br#"{"name":""}"#));
    print("create another", items::create(&store, r#"{"name":"Stühle"}"#.as_bytes()));
    print("list", items::list(&store));
    print("show", items::show(&store, 1));
    print("show what is not there", items::show(&store, 7));
    print("remove", items::remove(&store, 1));
    print("remove it again", items::remove(&store, 1));
    print("backup, which fails", items::backup());
}

/// Prints a view's answer as the message that a server would write.
fn print(title: &str, view: impl Future<Output = JsonResponse>) {
    let response = http::Response::<Vec<u8>>::from(finish(view));
    let status = response.status();
    println!("--- {title}");
    println!("HTTP/1.1 {} {}", status.as_str(), status.canonical_reason().unwrap_or_default());
    for (name, value) in response.headers() {
        println!("{name}: {}", String::from_utf8_lossy(value.as_bytes()));
    }
    println!("\n{}\n", String::from_utf8_lossy(response.body()));
}

/// The views here never wait, so one poll is all that a runtime would do.
fn finish<T>(view: impl Future<Output = T>) -> T {
    match pin!(view).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => unreachable!("no view here waits"),
    }
}
