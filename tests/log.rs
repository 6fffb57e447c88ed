//! What goes to the log, and what does not go into the body: one record at error level for a 5xx, nothing above debug for a
//! 4xx.

#![cfg(feature = "tracing")]
#![allow(clippy::unused_self, reason = "a view is a method, too")]

mod common;

use common::{INTERNAL_ERROR, JSON, assert_response, block_on};
use http::StatusCode;
use json_view::{JsonError, JsonResponse, Problem, json_view};
use recorder::{Record, record};
use serde::{Serialize, Serializer};
use std::error::Error;
use std::fmt;
use std::io;
use tracing::Level;

mod recorder {
    use json_view::JsonResponse;
    use std::collections::BTreeMap;
    use std::fmt::Debug;
    use std::sync::{Arc, Mutex};
    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record as Values};
    use tracing::{Event, Level, Metadata, Subscriber};

    #[derive(Debug, Clone, PartialEq)]
    pub(super) struct Record {
        pub(super) level: Level,
        pub(super) target: String,
        pub(super) fields: BTreeMap<&'static str, String>,
    }

    /// The response that is sent, and all that was written until then.
    pub(super) fn record(run: impl FnOnce() -> JsonResponse) -> (http::Response<Vec<u8>>, Vec<Record>) {
        let records = Recorder::default();
        let value = tracing::subscriber::with_default(records.clone(), || run().into());
        let records = records.0.lock().unwrap().clone();
        (value, records)
    }

    #[derive(Clone, Default)]
    struct Recorder(Arc<Mutex<Vec<Record>>>);

    impl Subscriber for Recorder {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }

        fn new_span(&self, _: &Attributes<'_>) -> Id {
            Id::from_u64(1)
        }

        fn event(&self, event: &Event<'_>) {
            let mut fields = Fields::default();
            event.record(&mut fields);
            let metadata = event.metadata();
            let target = metadata.target().to_owned();
            self.0.lock().unwrap().push(Record { level: *metadata.level(), target, fields: fields.0 });
        }

        fn record(&self, _: &Id, _: &Values<'_>) {}
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn enter(&self, _: &Id) {}
        fn exit(&self, _: &Id) {}
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

/// Asserts that the one record is that of a 5xx.
#[track_caller]
fn assert_failure(records: &[Record], view: &str, status: u16, error: &str) {
    assert_records(records, Level::ERROR, "view failed", view, status, error);
}

/// Asserts that the one record is that of a 4xx.
#[track_caller]
fn assert_refusal(records: &[Record], view: &str, status: u16, error: &str) {
    assert_records(records, Level::DEBUG, "view refused", view, status, error);
}

#[track_caller]
fn assert_records(records: &[Record], level: Level, message: &str, view: &str, status: u16, error: &str) {
    let fields = [("message", message), ("view", view), ("status", &status.to_string()), ("error", error)];
    let fields = fields.map(|(name, text)| (name, text.to_owned())).into();
    // What `Debug` says has tests of its own.
    let mut records = records.to_vec();
    for record in &mut records {
        record.fields.remove("error.debug");
    }
    assert_eq!(records, [Record { level, target: "json_view".to_owned(), fields }]);
}

#[derive(Debug, thiserror::Error)]
#[error("password `hunter2` refused")]
struct Socket;

#[derive(Debug, thiserror::Error)]
#[error("pool is empty")]
struct Pool(#[source] Socket);

const CHAIN: &str = "query failed: pool is empty: password `hunter2` refused";

mod derived {
    use super::*;

    #[derive(Debug, thiserror::Error, JsonError)]
    enum AppError {
        #[error("query failed")]
        #[json_error(status = 500)]
        Database(#[from] Pool),
        #[error("upstream says {0}")]
        #[json_error(status = 502, expose)]
        Upstream(String, #[source] Pool),
        #[error("no such item")]
        #[json_error(status = 404)]
        Missing(#[source] Pool),
        #[error(transparent)]
        #[json_error(status = { StatusCode::SERVICE_UNAVAILABLE })]
        Busy(Pool),
        #[error(transparent)]
        #[json_error(transparent)]
        Inner(Box<AppError>),
        #[error("{0}")]
        #[json_error(status = 500)]
        Same(#[source] Pool),
    }

    fn query() -> Result<u32, Pool> {
        Err(Pool(Socket))
    }

    #[json_view]
    fn database() -> Result<u32, AppError> {
        Ok(query()?)
    }

    #[json_view]
    async fn database_later() -> Result<u32, AppError> {
        Ok(query()?)
    }

    struct Shop;

    impl Shop {
        #[json_view(problem)]
        fn database(&self) -> Result<Option<u32>, AppError> {
            Ok(Some(query()?))
        }
    }

    #[json_view]
    fn fail(error: AppError) -> Result<u32, AppError> {
        Err(error)
    }

    #[test]
    fn a_500_is_one_record_with_the_chain_and_the_secret_is_not_in_the_body() {
        let (response, records) = record(database);
        assert_response(response, 500, &[JSON], INTERNAL_ERROR);
        assert_failure(&records, "log::derived::database", 500, CHAIN);

        let (response, records) = record(|| block_on(database_later()));
        assert_response(response, 500, &[JSON], INTERNAL_ERROR);
        assert_failure(&records, "log::derived::database_later", 500, CHAIN);

        let (response, records) = record(|| Shop.database());
        let body = r#"{"title":"Internal Server Error","status":500}"#;
        assert_response(response, 500, &[common::PROBLEM_JSON], body);
        assert_failure(&records, "log::derived::database", 500, CHAIN);
    }

    #[test]
    fn expose_sends_the_text_and_never_the_chain() {
        let (response, records) = record(|| fail(AppError::Upstream("no".to_owned(), Pool(Socket))));
        assert_response(response, 502, &[JSON], r#"{"error":"Bad Gateway","details":"upstream says no"}"#);
        let chain = "upstream says no: pool is empty: password `hunter2` refused";
        assert_failure(&records, "log::derived::fail", 502, chain);
    }

    #[test]
    fn words_that_an_error_has_from_its_source_are_said_once() {
        let (response, records) = record(|| fail(AppError::Busy(Pool(Socket))));
        assert_response(response, 503, &[JSON], r#"{"error":"Service Unavailable"}"#);
        assert_failure(&records, "log::derived::fail", 503, "pool is empty: password `hunter2` refused");

        let (response, records) = record(|| fail(AppError::Same(Pool(Socket))));
        assert_response(response, 500, &[JSON], INTERNAL_ERROR);
        assert_failure(&records, "log::derived::fail", 500, "pool is empty: password `hunter2` refused");
    }

    #[test]
    fn transparent_hands_on_the_record() {
        let (response, records) = record(|| fail(AppError::Inner(Box::new(Pool(Socket).into()))));
        assert_response(response, 500, &[JSON], INTERNAL_ERROR);
        assert_failure(&records, "log::derived::fail", 500, CHAIN);
    }

    #[test]
    fn a_404_has_none_above_debug() {
        let (response, records) = record(|| fail(AppError::Missing(Pool(Socket))));
        assert_response(response, 404, &[JSON], r#"{"error":"no such item"}"#);
        assert_refusal(&records, "log::derived::fail", 404, "no such item: pool is empty: password `hunter2` refused");
    }

    /// The trait bounds of the generated `impl` are all that its body sees of a type with parameters.
    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("query failed")]
    #[json_error(status = 500)]
    struct Generic<'a, T>(&'a T, #[source] Pool);

    #[json_view]
    fn generic() -> Result<u32, Generic<'static, u8>> {
        Err(Generic(&1, Pool(Socket)))
    }

    #[test]
    fn a_generic_error_has_its_chain() {
        let (response, records) = record(generic);
        assert_response(response, 500, &[JSON], INTERNAL_ERROR);
        assert_failure(&records, "log::derived::generic", 500, CHAIN);
    }

    #[derive(JsonError)]
    #[json_error(status = 500)]
    struct Plain;

    impl fmt::Display for Plain {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("hunter2")
        }
    }

    #[json_view]
    fn plain() -> Result<u32, Plain> {
        Err(Plain)
    }

    #[test]
    fn display_alone_has_its_text() {
        let (response, records) = record(plain);
        assert_response(response, 500, &[JSON], INTERNAL_ERROR);
        assert_failure(&records, "log::derived::plain", 500, "hunter2");
    }

    #[derive(Debug, thiserror::Error, JsonError)]
    #[error("closed")]
    #[json_error(status = 503, level = warn)]
    enum Closed {
        Today,
        #[json_error(status = 401, headers(WWW_AUTHENTICATE = "Basic"), level = info)]
        ToYou,
    }

    #[json_view]
    fn closed(error: Closed) -> Result<u32, Closed> {
        Err(error)
    }

    #[test]
    fn the_level_is_that_of_the_error() {
        let (_, records) = record(|| closed(Closed::Today));
        assert_records(&records, Level::WARN, "view failed", "log::derived::closed", 503, "closed");
        let (_, records) = record(|| closed(Closed::ToYou));
        assert_records(&records, Level::INFO, "view refused", "log::derived::closed", 401, "closed");
    }
}

mod mapped {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("query failed")]
    struct Query(#[from] Pool);

    macro_rules! views {
        ($($name:ident: $error:ty;)*) => {$(
            #[json_view(errors(error if matches!(error.to_string().as_str(), "client") => 409, _ => 500))]
            fn $name(error: $error) -> Result<u32, $error> {
                Err(error)
            }
        )*};
    }

    views! {
        error: Query;
        boxed: Box<dyn Error>;
        boxed_send: Box<dyn Error + Send + Sync>;
        any_how: anyhow::Error;
        boxed_itself: Box<Query>;
        text: String;
        io_error: io::Error;
    }

    fn query() -> Query {
        Query(Pool(Socket))
    }

    #[test]
    fn the_chain_of_each_kind_of_error() {
        let cases: [(&str, &dyn Fn() -> JsonResponse); 6] = [
            ("error", &|| error(query())),
            ("boxed", &|| boxed(query().into())),
            ("boxed_send", &|| boxed_send(query().into())),
            ("any_how", &|| any_how(query().into())),
            ("boxed_itself", &|| boxed_itself(Box::new(query()))),
            ("text", &|| text(CHAIN.to_owned())),
        ];
        for (name, view) in cases {
            let (response, records) = record(view);
            assert_response(response, 500, &[JSON], INTERNAL_ERROR);
            assert_failure(&records, &format!("log::mapped::{name}"), 500, CHAIN);
        }
        let (response, records) = record(|| any_how(anyhow::Error::from(Pool(Socket)).context("query failed")));
        assert_response(response, 500, &[JSON], INTERNAL_ERROR);
        assert_failure(&records, "log::mapped::any_how", 500, CHAIN);
    }

    #[test]
    fn a_custom_io_error_has_what_is_in_it() {
        let (response, records) = record(|| io_error(io::Error::other(Pool(Socket))));
        assert_response(response, 500, &[JSON], INTERNAL_ERROR);
        assert_failure(&records, "log::mapped::io_error", 500, "pool is empty: password `hunter2` refused");
    }

    #[test]
    fn a_client_error_is_for_debug() {
        let (response, records) = record(|| text("client".to_owned()));
        assert_response(response, 409, &[JSON], r#"{"error":"client"}"#);
        assert_refusal(&records, "log::mapped::text", 409, "client");
    }
}

mod others {
    use super::*;

    #[json_view]
    fn problem(problem: Problem) -> Result<u32, Problem> {
        Err(problem)
    }

    #[json_view]
    fn none() -> Option<u32> {
        None
    }

    #[json_view]
    fn success() -> u32 {
        1
    }

    #[json_view(headers("x-total" = value))]
    fn illegal_header(value: &str) -> u32 {
        1
    }

    struct Unwritable;

    impl Serialize for Unwritable {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("hunter2"))
        }
    }

    #[json_view]
    fn unwritable() -> Unwritable {
        Unwritable
    }

    #[test]
    fn a_problem_has_its_detail_or_its_cause() {
        let unavailable = || Problem::new(StatusCode::SERVICE_UNAVAILABLE);
        let body = r#"{"error":"Service Unavailable"}"#;
        let (response, records) = record(|| problem(unavailable().with_detail("hunter2")));
        assert_response(response, 503, &[JSON], body);
        assert_failure(&records, "log::others::problem", 503, "hunter2");

        let (response, records) = record(|| problem(unavailable().with_detail("d").with_cause(&Pool(Socket))));
        assert_response(response, 503, &[JSON], body);
        assert_failure(&records, "log::others::problem", 503, "pool is empty: password `hunter2` refused");

        let (response, records) = record(|| JsonResponse::from(unavailable()));
        assert_response(response, 503, &[JSON], body);
        let message = "failed outside of a view";
        assert_records(&records, Level::ERROR, message, "json_view::Problem", 503, "Service Unavailable");
    }

    #[test]
    fn success_is_silent_and_none_is_a_refusal() {
        let (response, records) = record(success);
        assert_response(response, 200, &[JSON], "1");
        assert_eq!(records, []);
        let (response, records) = record(none);
        assert_response(response, 404, &[JSON], r#"{"error":"Not Found"}"#);
        assert_refusal(&records, "log::others::none", 404, "Not Found");
    }

    #[test]
    fn an_internal_error_is_one_record() {
        for (value, why) in [
            (
                "a\nb",
                "the header value has a character that is none of visible ASCII, space and tab; remove it (RFC 9110 §5.5)",
            ),
            ("a ", "the header value ends with white space; remove it (RFC 9110 §5.5)"),
            ("\ta", "the header value starts with white space; remove it (RFC 9110 §5.5)"),
        ] {
            let (response, records) = record(|| illegal_header(value));
            assert_response(response, 500, &[JSON], INTERNAL_ERROR);
            let cause = format!("header `x-total` cannot be sent: {why}");
            assert_failure(&records, "log::others::illegal_header", 500, &cause);
        }
        let (response, records) = record(unwritable);
        assert_response(response, 500, &[JSON], INTERNAL_ERROR);
        assert_failure(&records, "log::others::unwritable", 500, "the value cannot be serialized: hunter2");
    }

    #[test]
    fn an_error_that_cannot_be_sent_is_one_record_with_both_causes() {
        let (response, records) = record(|| problem(Problem::new(StatusCode::GONE).with_header("x-a", "a\nb")));
        assert_response(response, 500, &[JSON], INTERNAL_ERROR);
        let cause = "header `x-a` cannot be sent: the header value has a character that is none of visible ASCII, space and tab; remove it (RFC 9110 §5.5); the error to answer: Gone";
        assert_failure(&records, "log::others::problem", 500, cause);

        let broken = || Problem::new(StatusCode::BAD_GATEWAY).with_cause(&Pool(Socket)).with_extension("a", Unwritable);
        let (response, records) = record(|| problem(broken()));
        assert_response(response, 500, &[JSON], INTERNAL_ERROR);
        let cause = "extension `a` cannot be serialized: hunter2; the error to answer: pool is empty: password `hunter2` refused";
        assert_failure(&records, "log::others::problem", 500, cause);
    }
}
