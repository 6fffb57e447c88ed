//! What happens in a function: when what is dropped, evaluated and serialized, and what a panic or a cancelled future leaves. Each
//! line of the output begins with its case, and is the same with the attribute and without.
#![allow(warnings)]
#[path = "SIDE_ended.rs"]
mod ended;

use ended::ended;
use serde::Serialize;
use std::cell::{Cell, RefCell};
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::sync::{Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};

thread_local!(static LOG: RefCell<String> = RefCell::new(String::new()));

pub fn say(text: &str) {
    LOG.with(|log| log.borrow_mut().push_str(text));
}

fn case(name: &str, run: impl FnOnce()) {
    let ended = catch_unwind(AssertUnwindSafe(run));
    let log = LOG.with(RefCell::take);
    println!("{name}: {log}{}", if ended.is_err() { " (panic)" } else { "" });
}

struct D(&'static str);

impl D {
    fn n(&self) -> u8 {
        say("use ");
        say(self.0);
        say(", ");
        1
    }
    fn temp(&self) -> Temp<'_> {
        Temp(self)
    }
}

impl Drop for D {
    fn drop(&mut self) {
        say("drop ");
        say(self.0);
        say(", ");
    }
}

struct Temp<'a>(&'a D);

impl Temp<'_> {
    fn value(&self) -> Value {
        Value(7)
    }
}

impl Drop for Temp<'_> {
    fn drop(&mut self) {
        say("temporary of ");
        say(self.0.0);
        say(", ");
    }
}

struct Value(u8);

impl Serialize for Value {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        say("serialized, ");
        serializer.serialize_u8(self.0)
    }
}

impl Drop for Value {
    fn drop(&mut self) {
        say("drop value, ");
    }
}

fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

async fn tick() {
    let mut is_second = false;
    std::future::poll_fn(|_| if std::mem::replace(&mut is_second, true) { Poll::Ready(()) } else { Poll::Pending }).await;
}

fn d(name: &'static str) -> D {
    D(name)
}

#[json_view::json_view]
fn in_order(o: D, g: D) -> Value {
    Value(1)
}

#[json_view::json_view]
fn used_in_another_order(o: D, g: D) -> Value {
    g.n();
    o.n();
    Value(1)
}

#[json_view::json_view]
fn with_patterns(a: D, _: D, (b, _): (D, D), [c, e]: [D; 2], Pair(f, g): Pair) -> Value {
    e.n();
    Value(b.n())
}

struct Pair(D, D);

#[json_view::json_view]
fn returns_early(a: D, b: D, early: bool) -> Value {
    let c = d("local");
    if early {
        return Value(a.n());
    }
    b.temp().value()
}

#[json_view::json_view]
fn temporary_at_the_end(a: D, b: D) -> Value {
    let c = d("local");
    a.temp().value()
}

#[json_view::json_view]
fn temporary_of_an_unused(_a: D, b: D) -> Value {
    _a.temp().value()
}

#[json_view::json_view]
fn moved_away(a: D, b: D, c: D) -> Value {
    drop(b);
    let c = c;
    Value(1)
}

#[json_view::json_view]
fn with_a_macro(a: D, b: D) -> Value {
    println!("with_a_macro: printed");
    assert!(b.n() == 1);
    Value(1)
}

#[json_view::json_view]
fn question(a: D, b: D, n: Option<u8>) -> Option<Value> {
    let c = d("local");
    b.n();
    Some(Value(n?))
}

#[json_view::json_view]
fn panics(a: D, b: D) -> Value {
    let c = d("local");
    b.n();
    panic!("here")
}

#[json_view::json_view]
fn holds_a_lock(guard: MutexGuard<'_, u8>, lock: &'static Mutex<u8>) -> Locks {
    Locks(lock)
}

#[json_view::json_view]
fn holds_a_lock_unused(_guard: MutexGuard<'_, u8>, lock: &'static Mutex<u8>) -> Locks {
    Locks(lock)
}

#[json_view::json_view]
async fn holds_a_lock_async(guard: MutexGuard<'_, u8>, lock: &'static Mutex<u8>) -> Locks {
    Locks(lock)
}

struct Locks(&'static Mutex<u8>);

impl Serialize for Locks {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        say(if self.0.try_lock().is_ok() { "free, " } else { "locked, " });
        serializer.serialize_unit()
    }
}

#[json_view::json_view]
fn mutable(mut a: Vec<u8>, b: &mut Vec<u8>) -> Vec<u8> {
    a.push(1);
    b.push(2);
    b.clone()
}

#[json_view::json_view]
fn gives_back<'a>(a: &'a mut Vec<u8>, b: &'a mut u8) -> Option<&'a mut u8> {
    if a.is_empty() {
        return Some(b);
    }
    a.push(1);
    a.last_mut()
}

#[json_view::json_view]
fn many(a: D, b: D, c: D, e: D, f: D, g: D, h: D, i: D) -> Value {
    i.n();
    f.n();
    Value(1)
}

#[json_view::json_view]
fn chosen_by_cfg(#[cfg(all())] a: D, b: D) -> Value {
    Value(1)
}

#[json_view::json_view]
async fn later(a: D, b: D, _: D, (c, _): (D, D)) -> Value {
    b.n();
    tick().await;
    a.n();
    tick().await;
    let e = d("local");
    c.temp().value()
}

#[json_view::json_view]
async fn later_question(a: D, b: D, n: Option<u8>) -> Option<Value> {
    tick().await;
    b.n();
    Some(Value(n?))
}

#[json_view::json_view]
async fn later_at_once(o: D, g: D) -> Value {
    Value(1)
}

#[json_view::json_view]
async fn later_panics(a: D, b: D) -> Value {
    tick().await;
    a.n();
    panic!("here")
}

#[json_view::json_view]
async fn later_unused(_a: D, b: D) -> Value {
    tick().await;
    Value(1)
}

struct Shop(D, D);

impl Shop {
    #[json_view::json_view]
    fn own(self, a: D) -> Value {
        Value(self.1.n())
    }

    #[json_view::json_view]
    fn own_unused(self, a: D) -> Value {
        Value(1)
    }

    #[json_view::json_view]
    fn own_mut(mut self, a: D) -> Value {
        self.0 = d("new");
        Value(1)
    }

    #[json_view::json_view]
    fn in_box(self: Box<Self>, a: D) -> Value {
        Value(self.0.n())
    }

    #[json_view::json_view]
    async fn own_later(self, a: D) -> Value {
        tick().await;
        Value(self.1.n())
    }

    #[json_view::json_view]
    fn by_ref(&self, a: D) -> Value {
        Value(self.0.n())
    }
}

#[json_view::json_view]
async fn is_send(a: Cell<u8>, text: String) -> Option<u8> {
    a.set(2);
    tick().await;
    Some(a.get()).filter(|_| text.is_empty())
}

#[json_view::json_view]
async fn large(a: [u8; 4000]) -> u8 {
    tick().await;
    a[0]
}

#[json_view::json_view]
async fn large_inside(a: u8) -> u8 {
    let b = [a; 4000];
    tick().await;
    b[0]
}

fn sends<T: Send>(value: T) -> T {
    value
}

/// A future that is dropped at its n-th await.
fn cancelled<F: Future>(future: F, polls: usize) {
    let mut future = Box::pin(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..polls {
        let _ = future.as_mut().poll(&mut context);
    }
    say("cancelled, ");
}

fn main() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().unwrap();
        say(&format!("at {}:{}, ", place.line(), place.column()));
    }));
    static LOCK: Mutex<u8> = Mutex::new(1);
    let lock = || LOCK.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    case("in order", || ended(in_order(d("o"), d("g"))));
    case("used in another order", || ended(used_in_another_order(d("o"), d("g"))));
    case("with patterns", || {
        ended(with_patterns(d("a"), d("_"), (d("b"), d("_b")), [d("c"), d("e")], Pair(d("f"), d("g"))));
    });
    case("returns early", || ended(returns_early(d("a"), d("b"), true)));
    case("returns late", || ended(returns_early(d("a"), d("b"), false)));
    case("temporary at the end", || ended(temporary_at_the_end(d("a"), d("b"))));
    case("temporary of an unused", || ended(temporary_of_an_unused(d("a"), d("b"))));
    case("moved away", || ended(moved_away(d("a"), d("b"), d("c"))));
    case("with a macro", || ended(with_a_macro(d("a"), d("b"))));
    case("question", || ended(question(d("a"), d("b"), Some(1))));
    case("question of none", || ended(question(d("a"), d("b"), None)));
    case("panics", || ended(panics(d("a"), d("b"))));
    case("holds a lock", || ended(holds_a_lock(lock(), &LOCK)));
    case("holds a lock unused", || ended(holds_a_lock_unused(lock(), &LOCK)));
    case("holds a lock, async", || ended(block_on(holds_a_lock_async(lock(), &LOCK))));
    case("mutable", || ended(mutable(vec![], &mut vec![1])));
    case("gives back", || ended(gives_back(&mut vec![1], &mut 2)));
    case("many", || ended(many(d("a"), d("b"), d("c"), d("e"), d("f"), d("g"), d("h"), d("i"))));
    case("chosen by cfg", || ended(chosen_by_cfg(d("a"), d("b"))));
    case("later", || ended(block_on(later(d("a"), d("b"), d("_"), (d("c"), d("_c"))))));
    for polls in 0..3 {
        case(&format!("later, cancelled at {polls}"), || cancelled(later(d("a"), d("b"), d("_"), (d("c"), d("_c"))), polls));
        case(&format!("later unused, cancelled at {polls}"), || cancelled(later_unused(d("a"), d("b")), polls.min(1)));
    }
    case("later question", || ended(block_on(later_question(d("a"), d("b"), Some(1)))));
    case("later question of none", || ended(block_on(later_question(d("a"), d("b"), None))));
    case("later at once", || ended(block_on(later_at_once(d("o"), d("g")))));
    case("later, never polled", || cancelled(later_at_once(d("o"), d("g")), 0));
    case("later panics", || ended(block_on(later_panics(d("a"), d("b")))));
    case("later unused", || ended(block_on(later_unused(d("a"), d("b")))));
    let shop = || Shop(d("shop 0"), d("shop 1"));
    case("own", || ended(shop().own(d("a"))));
    case("own unused", || ended(shop().own_unused(d("a"))));
    case("own mut", || ended(shop().own_mut(d("a"))));
    case("in a box", || ended(Box::new(shop()).in_box(d("a"))));
    case("own later", || ended(block_on(shop().own_later(d("a")))));
    case("own later, cancelled", || cancelled(shop().own_later(d("a")), 1));
    case("by ref", || ended(shop().by_ref(d("a"))));
    case("is send", || ended(block_on(sends(is_send(Cell::new(1), String::new())))));
    println!("size of large: {}", size_of_val(&large([1; 4000])));
    println!("size of large inside: {}", size_of_val(&large_inside(1)));
}
