//! A counting allocator. It counts only while it is told to, so that it costs the timed runs one load and one branch.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

/// What was asked of the allocator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub allocations: usize,
    pub reallocations: usize,
    /// All bytes that were ever asked for, growth counted as what it adds.
    pub bytes: usize,
    /// The most that was held at once, beyond what was held before.
    pub peak: usize,
}

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

static ON: AtomicBool = AtomicBool::new(false);
static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);
static REALLOCATIONS: AtomicUsize = AtomicUsize::new(0);
static BYTES: AtomicUsize = AtomicUsize::new(0);
static HELD: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

// SAFETY: each call is handed on to the system's allocator as it came; counting touches nothing but the atomics above.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if ON.load(Relaxed) {
            ALLOCATIONS.fetch_add(1, Relaxed);
            grown(layout.size());
        }
        // SAFETY: the caller's own promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        if ON.load(Relaxed) {
            HELD.fetch_sub(layout.size(), Relaxed);
        }
        // SAFETY: the caller's own promise.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if ON.load(Relaxed) {
            ALLOCATIONS.fetch_add(1, Relaxed);
            grown(layout.size());
        }
        // SAFETY: the caller's own promise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if ON.load(Relaxed) {
            REALLOCATIONS.fetch_add(1, Relaxed);
            if size >= layout.size() {
                grown(size - layout.size());
            } else {
                HELD.fetch_sub(layout.size() - size, Relaxed);
            }
        }
        // SAFETY: the caller's own promise.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

/// What was held before counting began may be freed while it is on; `HELD` starts in the middle, so that it cannot wrap.
const MIDDLE: usize = usize::MAX / 2;

fn grown(by: usize) {
    BYTES.fetch_add(by, Relaxed);
    let held = HELD.fetch_add(by, Relaxed) + by;
    PEAK.fetch_max(held, Relaxed);
}

/// Counts what `work` asks for. One at a time, and no other threads beside it.
pub fn count<T>(work: impl FnOnce() -> T) -> (T, Count) {
    for counter in [&ALLOCATIONS, &REALLOCATIONS, &BYTES] {
        counter.store(0, Relaxed);
    }
    HELD.store(MIDDLE, Relaxed);
    PEAK.store(MIDDLE, Relaxed);
    ON.store(true, Relaxed);
    let result = work();
    ON.store(false, Relaxed);
    let count = Count {
        allocations: ALLOCATIONS.load(Relaxed),
        reallocations: REALLOCATIONS.load(Relaxed),
        bytes: BYTES.load(Relaxed),
        peak: PEAK.load(Relaxed) - MIDDLE,
    };
    (result, count)
}
