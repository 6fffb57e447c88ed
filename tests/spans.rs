//! The record of a failure is inside the span of `#[instrument]` below the view, whoever sends the response and wherever; its
//! level, and what it says beside the error.

#![cfg(feature = "tracing")]

mod common;

use common::block_on;
use http::StatusCode;
use json_view::{Failure, JsonError, JsonResponse, Level, Problem, json_view};
use recorder::{Record, records};
use tracing::instrument;

mod recorder {
    use std::collections::BTreeMap;
    use std::fmt::Debug;
    use std::sync::{Arc, Mutex};
    use tracing::field::{Field, Visit};
    use tracing::{Event, Level, Subscriber};
    use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
    use tracing_subscriber::registry::{LookupSpan, Registry};

    #[derive(Debug, Clone, PartialEq)]
    pub(super) struct Record {
        pub(super) level: Level,
        /// The names of the spans around it, from the outermost.
        pub(super) spans: Vec<&'static str>,
        pub(super) fields: BTreeMap<&'static str, String>,
    }

    impl Record {
        pub(super) fn field(&self, name: &str) -> Option<&str> {
            self.fields.get(name).map(String::as_str)
        }
    }

    /// What was written while this ran.
    pub(super) fn records(run: impl FnOnce()) -> Vec<Record> {
        let recorder = Recorder::default();
        tracing::subscriber::with_default(Registry::default().with(recorder.clone()), run);
        recorder.0.lock().unwrap().clone()
    }

    #[derive(Clone, Default)]
    struct Recorder(Arc<Mutex<Vec<Record>>>);

    impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Recorder {
        fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
            let mut fields = Fields::default();
            event.record(&mut fields);
            let spans = context.event_scope(event).into_iter().flatten().map(|span| span.name());
            let mut spans: Vec<&str> = spans.collect();
            spans.reverse();
            self.0.lock().unwrap().push(Record { level: *event.metadata().level(), spans, fields: fields.0 });
        }
    }

    #[derive(Default)]
    struct Fields(BTreeMap<&'static str, String>);

    impl Visit for Fields {
        fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
            self.0.insert(field.name(), format!("{value:?}"));
        }

        fn record_str(&mut self, field: &Field, value: &str) {
            self.0.insert(field.name(), value.to_owned());
        }
    }
}

#[derive(Debug, thiserror::Error)]
#[error("connection refused")]
struct Refused {
    #[allow(dead_code, reason = "for `Debug`, which does not always count")]
    code: &'static str,
}

#[derive(Debug, thiserror::Error, JsonError)]
enum ShopError {
    #[error("the database is gone")]
    #[json_error(status = 500)]
    Database(#[from] Refused),
    #[error("no item {0}")]
    #[json_error(status = 404)]
    NoItem(u32),
}

fn connect() -> Result<u32, Refused> {
    Err(Refused { code: "08006" })
}

#[json_view]
#[instrument]
fn item() -> Result<u32, ShopError> {
    Ok(connect()?)
}

#[json_view]
#[instrument]
async fn item_later() -> Result<u32, ShopError> {
    tokio::task::yield_now().await;
    inner().await
}

#[instrument]
async fn inner() -> Result<u32, ShopError> {
    tokio::task::yield_now().await;
    Err(ShopError::NoItem(7))
}

#[json_view(headers("x-name" = |_| "a\nb"))]
#[instrument]
fn unsendable() -> u32 {
    1
}

#[json_view]
#[instrument]
fn refused_by_hand() -> Result<u32, JsonResponse> {
    let quantity: Result<u32, _> = Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE).with_detail("no stock"));
    Ok(quantity?)
}

/// Sends a response where no span is.
fn send(response: JsonResponse) {
    drop(http::Response::<Vec<u8>>::from(response));
}

#[track_caller]
fn one(records: Vec<Record>) -> Record {
    let [record] = <[Record; 1]>::try_from(records).expect("one record");
    record
}

#[test]
fn it_is_in_the_span_in_which_the_view_failed() {
    let record = one(records(|| send(item())));
    assert_eq!(record.spans, ["item"]);
    assert_eq!(record.level, tracing::Level::ERROR);
    assert_eq!(record.field("error"), Some("the database is gone: connection refused"));

    // Not in that of `inner`, which the error has left when the view answers with it.
    let record = one(records(|| send(block_on(item_later()))));
    assert_eq!((record.spans, record.level), (vec!["item_later"], tracing::Level::DEBUG));

    let record = one(records(|| send(unsendable())));
    assert_eq!((record.spans, record.level), (vec!["unsendable"], tracing::Level::ERROR));

    let record = one(records(|| send(refused_by_hand())));
    assert_eq!((&*record.spans, record.level), (&["refused_by_hand"][..], tracing::Level::ERROR));
    assert_eq!(record.field("view"), Some("spans::refused_by_hand"));
}

#[test]
fn it_is_in_the_span_of_an_error_outside_of_a_view() {
    let mut response = None;
    let records = records(|| {
        tracing::info_span!("extractor").in_scope(|| response = Some(JsonResponse::from(ShopError::NoItem(1))));
        send(response.take().unwrap());
    });
    let record = one(records);
    assert_eq!(record.spans, ["extractor"]);
    assert_eq!(record.field("message"), Some("refused outside of a view"));
    assert_eq!(record.field("view"), Some("spans::ShopError"));
}

#[test]
fn it_has_what_display_leaves_out() {
    let record = one(records(|| send(item())));
    assert_eq!(record.field("error.debug"), Some(r#"Database(Refused { code: "08006" })"#));
}

#[test]
fn a_response_by_hand_has_one_too() {
    let by_hand = || JsonResponse::new("teapot").with_status(StatusCode::IM_A_TEAPOT);
    let record = one(records(|| send(by_hand())));
    assert_eq!((record.level, record.field("status")), (tracing::Level::DEBUG, Some("418")));
    assert_eq!(record.field("error"), Some("a `JsonResponse` that says no more"));
}

#[test]
fn its_level_is_the_error_s_own() {
    let unavailable = || Problem::new(StatusCode::SERVICE_UNAVAILABLE);
    for (level, expected) in [
        (Level::Error, tracing::Level::ERROR),
        (Level::Warn, tracing::Level::WARN),
        (Level::Info, tracing::Level::INFO),
        (Level::Debug, tracing::Level::DEBUG),
        (Level::Trace, tracing::Level::TRACE),
    ] {
        let record = one(records(|| send(unavailable().with_level(level).into())));
        assert_eq!(record.level, expected);
    }
}

#[test]
fn it_is_an_extension_of_the_response() {
    let response = http::Response::<Vec<u8>>::from(item());
    let failure = response.extensions().get::<Failure>().unwrap();
    assert_eq!((failure.view(), failure.status()), ("spans::item", StatusCode::INTERNAL_SERVER_ERROR));
    assert_eq!(failure.error(), "the database is gone: connection refused");
    assert_eq!(failure.error_debug(), Some(r#"Database(Refused { code: "08006" })"#));
    let success = http::Response::<Vec<u8>>::from(JsonResponse::new(1));
    assert!(success.extensions().get::<Failure>().is_none());
}
