//! What is watched beside the answers: panics, the log, and memory.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::panic;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// What the views' own panics say.
pub(crate) const PLANNED: &str = "planned";

static PLANNED_PANICS: AtomicU64 = AtomicU64::new(0);
static UNPLANNED_PANICS: AtomicU64 = AtomicU64::new(0);

/// Counts the panics of all threads, and is silent about the planned ones.
pub(crate) fn count_panics() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if panic.payload().downcast_ref() == Some(&PLANNED) {
            PLANNED_PANICS.fetch_add(1, Ordering::Relaxed);
        } else {
            UNPLANNED_PANICS.fetch_add(1, Ordering::Relaxed);
            print(panic);
        }
    }));
}

pub(crate) fn planned_panics() -> u64 {
    PLANNED_PANICS.load(Ordering::Relaxed)
}

pub(crate) fn unplanned_panics() -> u64 {
    UNPLANNED_PANICS.load(Ordering::Relaxed)
}

/// How many records each view has written: by level and view, such as `ERROR soak::views::text`.
#[derive(Clone, Default)]
pub(crate) struct Records(Arc<Mutex<BTreeMap<String, u64>>>);

impl Records {
    /// Counts what is written from now on, by all threads.
    pub(crate) fn install() -> Self {
        let records = Self::default();
        tracing::subscriber::set_global_default(records.clone()).expect("the only subscriber");
        records
    }

    pub(crate) fn taken(&self) -> BTreeMap<String, u64> {
        self.0.lock().unwrap().clone()
    }
}

impl Subscriber for Records {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "json_view"
    }

    fn event(&self, event: &Event<'_>) {
        let mut key = Key(event.metadata().level().to_string());
        event.record(&mut key);
        *self.0.lock().unwrap().entry(key.0).or_default() += 1;
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

struct Key(String);

impl Visit for Key {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "view" {
            self.0 = format!("{} {value}", self.0);
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}

/// The resident memory of this process, where the system tells it as Linux does.
pub(crate) fn resident_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
