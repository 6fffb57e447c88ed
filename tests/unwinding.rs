//! A view that panics unwinds, and nothing that outlives the call is the worse for it: the buffer of the thread, the
//! prepared headers, the size that a view's bodies usually have, the log. And one view is called by many threads at once.

mod common;

use common::{JSON, assert_response, block_on, parts};
use http::StatusCode;
use json_view::{Encoder, JsonError, JsonResponse, Problem, json_view};
use serde::{Serialize, Serializer};
use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Barrier, Once};
use std::thread;

/// When a value panics.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Panics {
    Never,
    Serialize,
    /// After a part of it is written.
    Halfway,
    /// After a part that is longer than a kept buffer.
    LateHalfway,
    Closure,
    Argument,
    Body,
}

const ALL: [Panics; 6] =
    [Panics::Serialize, Panics::Halfway, Panics::LateHalfway, Panics::Closure, Panics::Argument, Panics::Body];

const GOOD: &str = r#"{"a":1,"b":2}"#;

impl Panics {
    fn at(self, place: Self) {
        assert!(self != place, "planned");
    }
}

impl Serialize for Panics {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        self.at(Self::Serialize);
        let mut item = serializer.serialize_struct("Item", 2)?;
        item.serialize_field("a", &1)?;
        self.at(Self::Halfway);
        if *self == Self::LateHalfway {
            item.serialize_field("filler", &"x".repeat(100_000))?;
        }
        self.at(Self::LateHalfway);
        item.serialize_field("b", &2)?;
        item.end()
    }
}

/// Runs what panics, without a word on the terminal.
#[track_caller]
fn assert_panics<R>(run: impl FnOnce() -> R) {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if info.payload().downcast_ref::<&str>() != Some(&"planned") {
                usual(info);
            }
        }));
    });
    let Err(payload) = panic::catch_unwind(AssertUnwindSafe(run)) else {
        panic!("nothing has panicked");
    };
    assert_eq!(payload.downcast_ref::<&str>(), Some(&"planned"));
}

#[json_view(headers("x-name" = argument(panics), "x-computed" = |item| computed(*item)), always_headers("x-a" = "b"))]
fn view(panics: Panics) -> Panics {
    panics.at(Panics::Body);
    panics
}

#[json_view(headers("x-name" = argument(panics), "x-computed" = |item| computed(*item)), always_headers("x-a" = "b"))]
async fn later(panics: Panics) -> Result<Panics, Problem> {
    tokio::task::yield_now().await;
    panics.at(Panics::Body);
    Ok(panics)
}

/// All of its headers are declared, so they are prepared once.
#[json_view(status = 201, headers("x-declared" = "yes"))]
fn prepared(panics: Panics) -> Panics {
    panics
}

fn argument(panics: Panics) -> &'static str {
    panics.at(Panics::Argument);
    "name"
}

fn computed(panics: Panics) -> &'static str {
    panics.at(Panics::Closure);
    "computed"
}

#[track_caller]
fn assert_good(response: JsonResponse) {
    assert_response(response, 200, &[JSON, ("x-name", "name"), ("x-computed", "computed"), ("x-a", "b")], GOOD);
}

#[test]
fn every_place_unwinds_and_the_next_call_is_right() {
    for _ in 0..3 {
        for place in ALL {
            assert_panics(|| view(place));
            assert_good(view(Panics::Never));
            assert_panics(|| block_on(later(place)));
            assert_good(block_on(later(Panics::Never)));
        }
        for place in [Panics::Serialize, Panics::Halfway, Panics::LateHalfway] {
            assert_panics(|| prepared(place));
            assert_response(prepared(Panics::Never), 201, &[JSON, ("x-declared", "yes")], GOOD);
            assert_panics(|| JsonResponse::new(place));
            assert_response(JsonResponse::new(Panics::Never), 200, &[JSON], GOOD);
            assert_panics(|| Problem::new(StatusCode::CONFLICT).with_extension("a", place));
        }
    }
}

/// The panic comes while another response of this thread is being made: the value that is written asks for one itself.
#[test]
fn inside_another_call() {
    struct Nested(Panics);

    impl Serialize for Nested {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            if self.0 != Panics::Never {
                assert_panics(|| view(self.0));
            }
            serializer.collect_str(&String::from_utf8_lossy(view(Panics::Never).body()))
        }
    }

    #[json_view]
    fn outer(value: Nested) -> Nested {
        value
    }

    let expected = serde_json::to_string(GOOD).unwrap();
    for place in ALL {
        assert_response(outer(Nested(place)), 200, &[JSON], &expected);
        assert_response(outer(Nested(Panics::Never)), 200, &[JSON], &expected);
    }
}

#[test]
fn in_a_destructor_while_unwinding() {
    struct Answers;

    impl Drop for Answers {
        fn drop(&mut self) {
            assert!(thread::panicking());
            assert_good(view(Panics::Never));
        }
    }

    assert_panics(|| {
        let _answers = Answers;
        view(Panics::Halfway)
    });
}

#[test]
fn of_an_error_and_its_text() {
    struct Refused(bool);

    impl fmt::Display for Refused {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            assert!(!self.0, "planned");
            f.write_str("refused")
        }
    }

    impl JsonError for Refused {
        fn problem(&self) -> Problem {
            Problem::new(StatusCode::BAD_REQUEST).with_detail(self.to_string())
        }
    }

    #[json_view]
    fn own(panics: bool) -> Result<(), Refused> {
        Err(Refused(panics))
    }

    #[json_view(errors(_ => 400))]
    fn mapped(panics: bool) -> Result<(), Refused> {
        Err(Refused(panics))
    }

    for view in [own, mapped] {
        assert_panics(|| view(true));
        assert_response(view(false), 400, &[JSON], r#"{"error":"refused"}"#);
    }
}

#[test]
fn of_an_encoder() {
    struct Broken;

    impl Encoder for Broken {
        fn encode<T: Serialize + ?Sized>(
            value: &T,
            buffer: &mut Vec<u8>,
        ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
            serde_json::to_writer(&mut *buffer, value)?;
            assert!(buffer.len() < 20, "planned");
            Ok(())
        }
    }

    #[json_view(encoder = Broken)]
    fn view(text: &str) -> &str {
        text
    }

    assert_panics(|| view("longer than twenty bytes"));
    assert_response(view("short"), 200, &[JSON], "\"short\"");
}

#[test]
fn a_dropped_future_leaves_nothing() {
    let mut future = Box::pin(later(Panics::Never));
    let waker = std::task::Waker::noop();
    let mut context = std::task::Context::from_waker(waker);
    assert!(future.as_mut().poll(&mut context).is_pending());
    drop(future);
    assert_good(block_on(later(Panics::Never)));
}

#[json_view(status = 201, headers("x-id" = |item| item.id), always_headers("x-always" = id % 3))]
fn shared(id: usize) -> Result<Numbered, Problem> {
    match id % 5 {
        0 => Err(Problem::new(StatusCode::CONFLICT).with_extension("id", id)),
        // Some longer than a kept buffer.
        _ => Ok(Numbered { id, text: "y".repeat(id % 3000) }),
    }
}

#[derive(Serialize)]
struct Numbered {
    id: usize,
    text: String,
}

/// The first call of each prepares what is kept, so that all threads come to it at once.
#[test]
fn many_threads_at_once() {
    #[json_view(headers("x-first" = "a", VARY = "b", VARY = "c"), always_headers("x-third" = "d"))]
    fn fresh(id: usize) -> usize {
        id
    }

    const THREADS: usize = 16;
    let barrier = Arc::new(Barrier::new(THREADS));
    let threads: Vec<_> = (0..THREADS)
        .map(|thread| {
            let barrier = Arc::clone(&barrier);
            thread::spawn(move || {
                barrier.wait();
                for id in (thread * 1000)..(thread * 1000 + 500) {
                    let headers = [JSON, ("vary", "b"), ("vary", "c"), ("x-first", "a"), ("x-third", "d")];
                    assert_response(fresh(id), 200, &headers, &id.to_string());
                    let (status, headers, body) = parts(shared(id));
                    let always = ("x-always".to_owned(), (id % 3).to_string());
                    let json = ("content-type".to_owned(), "application/json".to_owned());
                    if id % 5 == 0 {
                        let expected = format!(r#"{{"error":"Conflict","id":{id}}}"#);
                        assert_eq!((status, headers, body), (409, vec![json, always], expected));
                    } else {
                        let expected = format!(r#"{{"id":{id},"text":"{}"}}"#, "y".repeat(id % 3000));
                        let own = ("x-id".to_owned(), id.to_string());
                        assert_eq!((status, headers, body), (201, vec![json, always, own], expected));
                    }
                    if id % 50 == 0 {
                        assert_panics(|| view(Panics::Halfway));
                    }
                    assert_good(view(Panics::Never));
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("no thread has failed");
    }
}
