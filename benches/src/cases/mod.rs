//! What is measured: pairs of a view and what its user would have written in that framework. Both make the same response of
//! the same value, status 201 and two headers, and let go of it.

mod actix;
mod axum;
mod contended;
mod headers;
mod poem;
mod rocket;
mod salvo;
mod sizes;
mod warp;

pub use contended::contended;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// A response, made `n` times over.
pub type Run = fn(n: u64);

pub struct Case {
    /// Unique; what the driver calls it by.
    pub name: String,
    pub table: Table,
    /// What the two sides have in common: `axum, 27 B`.
    pub what: String,
    /// How long a body is.
    pub bytes: usize,
    pub side: Side,
    pub run: Run,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Table {
    /// Against the framework's own idiom, with the most that the view may cost.
    Frameworks {
        goal: f64,
    },
    Sizes,
    DeclaredHeaders,
    ComputedHeaders,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    View,
    Peer,
}

impl Side {
    pub fn name(self) -> &'static str {
        match self {
            Self::View => "json_view",
            Self::Peer => "by hand",
        }
    }
}

pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    axum::add(&mut cases);
    actix::add(&mut cases);
    poem::add(&mut cases);
    salvo::add(&mut cases);
    rocket::add(&mut cases);
    warp::add(&mut cases);
    sizes::add(&mut cases);
    headers::add(&mut cases);
    cases
}

fn add_pair(cases: &mut Vec<Case>, table: Table, what: &str, bytes: usize, view: Run, peer: Run) {
    for (side, run) in [(Side::View, view), (Side::Peer, peer)] {
        let name = format!("{what} ({})", side.name());
        cases.push(Case { name, table, what: what.to_owned(), bytes, side, run });
    }
}

/// A run of this expression, what it makes dropped each time.
macro_rules! run {
    ($response:expr) => {
        (|n| {
            for _ in 0..n {
                ::std::hint::black_box($response);
            }
        }) as $crate::cases::Run
    };
}
use run;

/// Runs a handler that never waits.
fn ready<T>(future: impl Future<Output = T>) -> T {
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(output) => output,
        Poll::Pending => unreachable!("nothing here waits"),
    }
}
