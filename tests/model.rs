//! A response is what it was told, in whichever order, and whether or not it was looked at in between: random sequences of
//! calls, held against a list of lines, a status and a body.

mod common;

use common::random::Random;
use common::{Parts, parts};
use http::header::HeaderName;
use http::{HeaderValue, StatusCode};
use json_view::{JsonResponse, Problem, json_view};

const CASES: u64 = 20_000;

/// What a response is told.
#[derive(Debug, Clone)]
enum Call {
    Status(u16),
    Set(&'static str, Vec<&'static str>),
    Append(&'static str, Vec<&'static str>),
    MapInsert(&'static str, &'static str),
    MapAppend(&'static str, &'static str),
    MapRemove(&'static str),
    Read,
}

const STATUSES: &[u16] =
    &[200, 200, 201, 202, 204, 205, 304, 303, 404, 409, 410, 418, 500, 503, 100, 101, 206, 600, 999];
const NAMES: &[&str] = &[
    "x-a",
    "x-b",
    "x-declared",
    "x-computed",
    "x-always",
    "set-cookie",
    "vary",
    "content-type",
    "etag",
    "content-length",
];

fn call(random: &mut Random) -> Call {
    let name = NAMES[random.below(NAMES.len())];
    let value = |random: &mut Random| match name {
        "content-type" => ["application/json", "application/a+json", "text/html"][random.below(3)],
        "etag" => ["\"a\"", "\"a\"", "\"a\"", "unquoted"][random.below(4)],
        _ => ["1", "2", "3", "4", "5", "6", "a\nb"][random.below(7)],
    };
    // What a `HeaderValue` cannot hold never gets into a map.
    let in_map = |value: &'static str| if value.contains('\n') { "7" } else { value };
    let values = |random: &mut Random| (0..[0, 1, 1, 1, 2][random.below(5)]).map(|_| value(random)).collect();
    match random.below(8) {
        0 => Call::Status(STATUSES[random.below(STATUSES.len())]),
        1 | 2 => Call::Set(name, values(random)),
        3 => Call::Append(name, values(random)),
        4 => Call::MapInsert(name, in_map(value(random))),
        5 => Call::MapAppend(name, in_map(value(random))),
        6 => Call::MapRemove(name),
        _ => Call::Read,
    }
}

fn told(mut response: JsonResponse, call: &Call) -> JsonResponse {
    let value = HeaderValue::from_static;
    let name = HeaderName::from_static;
    match call {
        Call::Status(code) => return response.with_status(StatusCode::from_u16(*code).unwrap()),
        Call::Set(name, values) => return response.with_header(*name, values),
        Call::Append(name, values) => return response.with_appended_header(*name, values),
        Call::MapInsert(key, text) => _ = response.headers_mut().insert(name(key), value(text)),
        Call::MapAppend(key, text) => _ = response.headers_mut().append(name(key), value(text)),
        Call::MapRemove(key) => _ = response.headers_mut().remove(*key),
        Call::Read => {
            _ = (format!("{response:?}"), response.headers(), response.body().len(), response.status());
        }
    }
    response
}

/// The list of lines, the status and the body.
#[derive(Debug, Clone)]
struct Model {
    status: Option<u16>,
    default_status: u16,
    body: &'static str,
    content_type: &'static str,
    lines: Vec<(String, String)>,
    withdrawn: Vec<&'static str>,
    always: Vec<(&'static str, &'static str)>,
    is_error: bool,
    is_failed: bool,
}

fn is_refusal(status: u16) -> bool {
    (400..=599).contains(&status)
}

/// The rules, said once more.
fn is_legal(name: &str, value: &str) -> bool {
    let is_typed = match name {
        "content-length" => false,
        "content-type" => value.ends_with("json"),
        "etag" => value.starts_with('"'),
        _ => true,
    };
    is_typed && !value.contains('\n')
}

fn is_single(name: &str) -> bool {
    matches!(name, "content-type" | "etag" | "content-length")
}

impl Model {
    fn of(view: Start) -> Self {
        let declared = |lines: &[(&'static str, &'static str)]| {
            lines.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let bare = Self {
            status: None,
            default_status: 200,
            body: "1",
            content_type: "application/json",
            lines: Vec::new(),
            withdrawn: Vec::new(),
            always: Vec::new(),
            is_error: false,
            is_failed: false,
        };
        let always = vec![("x-always", "always")];
        match view {
            Start::New => bare,
            Start::Empty => Self { default_status: 204, body: "", ..bare },
            Start::Error => Self { default_status: 409, body: "error", is_error: true, ..bare },
            Start::View => Self {
                default_status: 201,
                content_type: "application/hal+json",
                lines: declared(&[("x-declared", "declared"), ("x-computed", "1"), ("x-always", "always")]),
                always,
                ..bare
            },
            Start::ViewError => Self {
                default_status: 409,
                body: "error",
                is_error: true,
                lines: declared(&[("x-always", "always")]),
                always,
                ..bare
            },
        }
    }

    fn fail(&mut self) {
        self.is_failed = true;
        self.is_error = true;
        self.withdrawn.clear();
        self.lines = self.always.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    }

    fn count(&self, name: &str) -> usize {
        self.lines.iter().filter(|(other, _)| other == name).count()
    }

    fn add(&mut self, name: &'static str, value: &str) {
        self.lines.push((name.to_owned(), value.to_owned()));
    }

    fn told(&mut self, call: &Call) {
        match call {
            Call::MapInsert(name, value) => {
                self.lines.retain(|(other, _)| other != name);
                self.add(name, value);
            }
            Call::MapAppend(name, value) => self.add(name, value),
            Call::MapRemove(name) => self.lines.retain(|(other, _)| other != name),
            Call::Read => {}
            _ if self.is_failed => {}
            Call::Status(code) => match code {
                206 | ..200 | 600.. => self.fail(),
                ..400 if self.is_error => self.fail(),
                code => self.status = Some(*code),
            },
            Call::Set(name, values) => {
                if !values.iter().all(|value| is_legal(name, value)) || (is_single(name) && values.len() > 1) {
                    return self.fail();
                }
                self.lines.retain(|(other, _)| other != name);
                self.withdrawn.retain(|other| other != name);
                if values.is_empty() {
                    self.withdrawn.push(name);
                }
                for value in values {
                    self.add(name, value);
                }
            }
            Call::Append(name, values) => {
                let lines = if *name == "content-type" { 0 } else { self.count(name) } + values.len();
                if !values.iter().all(|value| is_legal(name, value))
                    || (is_single(name) && lines > 1 && !values.is_empty())
                {
                    return self.fail();
                }
                if *name == "content-type" && !values.is_empty() {
                    self.lines.retain(|(other, _)| other != name);
                }
                for value in values {
                    self.add(name, value);
                }
            }
        }
    }

    /// What an outer view makes of this: nothing of its own stands where this has a word.
    fn returned_by_the_outer_view(&mut self, was_of_a_view: bool) {
        let status = self.status.unwrap_or(self.default_status);
        let is_error = self.is_error || is_refusal(status);
        if was_of_a_view {
            self.status = Some(status);
            if !is_error && self.content_type != "application/json" && self.count("content-type") == 0 {
                self.add("content-type", self.content_type);
            }
        } else if self.status.is_none() && !is_error {
            self.default_status = 202;
        }
        let declared: &[_] = if is_error { &[] } else { &[("x-declared", "outer"), ("x-outer", "outer")] };
        let always = [("x-always", "outer always")];
        let open: Vec<_> = declared
            .iter()
            .chain(&always)
            .filter(|(name, _)| self.count(name) == 0 && !self.withdrawn.contains(name))
            .collect();
        for (name, value) in open {
            self.add(name, value);
        }
        self.content_type = "application/outer+json";
        self.is_error |= is_error;
        self.always = always.to_vec();
    }

    fn sent(mut self) -> Parts {
        let last = self.lines.iter().rfind(|(name, _)| name == "content-type").cloned();
        self.lines.retain(|(name, _)| name != "content-type");
        self.lines.extend(last);
        let is_whole =
            |(name, value): &(String, String)| is_legal(name, value) && (!is_single(name) || self.count(name) == 1);
        if !self.is_failed && !self.lines.iter().all(is_whole) {
            self.fail();
        }
        if self.is_failed {
            // What nobody could refuse any more is left out.
            for (name, value) in std::mem::take(&mut self.lines) {
                if is_legal(&name, &value) && !(is_single(&name) && self.count(&name) > 0) {
                    self.lines.push((name, value));
                }
            }
        }
        let status = if self.is_failed { 500 } else { self.status.unwrap_or(self.default_status) };
        let body = match self.body {
            _ if matches!(status, 204 | 205 | 304) => String::new(),
            _ if self.is_failed => r#"{"error":"Internal Server Error"}"#.to_owned(),
            "error" => {
                let phrase = StatusCode::from_u16(status).unwrap().canonical_reason().unwrap();
                format!(r#"{{"error":"{phrase}"}}"#)
            }
            body => body.to_owned(),
        };
        if body.is_empty() {
            self.lines.retain(|(name, _)| name != "content-type");
        } else if self.count("content-type") == 0 {
            let is_success = !self.is_error && !is_refusal(status);
            self.add("content-type", if is_success { self.content_type } else { "application/json" });
        }
        self.lines.sort_by(|(one, _), (other, _)| one.cmp(other));
        (status, self.lines, body)
    }
}

#[derive(Debug, Clone, Copy)]
enum Start {
    New,
    Empty,
    Error,
    View,
    ViewError,
}

const STARTS: [Start; 5] = [Start::New, Start::Empty, Start::Error, Start::View, Start::ViewError];

fn response(start: Start) -> JsonResponse {
    match start {
        Start::New => JsonResponse::new(1),
        Start::Empty => JsonResponse::empty(),
        Start::Error => Problem::new(StatusCode::CONFLICT).into(),
        Start::View => view(true),
        Start::ViewError => view(false),
    }
}

#[json_view(
    status = 201,
    content_type = "application/hal+json",
    headers("x-declared" = "declared", "x-computed" = |value| *value),
    always_headers("x-always" = "always")
)]
fn view(succeeds: bool) -> Result<u8, Problem> {
    if succeeds { Ok(1) } else { Err(Problem::new(StatusCode::CONFLICT)) }
}

#[json_view(
    status = 202,
    content_type = "application/outer+json",
    headers("x-declared" = "outer", "x-outer" = "outer"),
    always_headers("x-always" = "outer always")
)]
fn outer(response: JsonResponse) -> JsonResponse {
    response
}

#[test]
fn every_call_means_the_same_in_every_order() {
    for seed in 0..CASES {
        let random = &mut Random::new(seed);
        let start = STARTS[random.below(STARTS.len())];
        let calls: Vec<Call> = (0..random.below(7)).map(|_| call(random)).collect();
        let (mut built, mut model) = (response(start), Model::of(start));
        for call in &calls {
            built = told(built, call);
            model.told(call);
        }
        if random.below(3) == 0 && !calls.iter().any(|call| matches!(call, Call::MapInsert(..) | Call::MapAppend(..))) {
            built = outer(built);
            model.returned_by_the_outer_view(matches!(start, Start::View | Start::ViewError));
        }
        let shown = (built.status().as_u16(), String::from_utf8_lossy(built.body()).into_owned());
        let read = built.headers();
        let sent = parts(built);
        assert_eq!(sent, model.clone().sent(), "{seed}: {start:?} {calls:?}");
        if !calls.iter().any(|call| matches!(call, Call::MapInsert(..) | Call::MapAppend(..))) {
            // What is read is what is sent, but for what a map in hand has made illegal.
            assert_eq!((sent.0, &sent.2), (shown.0, &shown.1), "{seed}: {start:?} {calls:?}");
            assert_eq!(sent.1.len(), read.len(), "{seed}: {start:?} {calls:?}");
        }
    }
}
