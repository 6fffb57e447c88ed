//! Mistakes in bodies. What is said of each is the same with the attribute and without, but for the line of the attribute.

use crate::kinds::{self, Holder, Item, Serialize};

#[json_view::json_view]
pub fn another_type(a: u8) -> String {
    a
}

#[json_view::json_view]
pub fn another_type_early(a: u8) -> String {
    if a > 1 {
        return 1;
    }
    String::new()
}

#[json_view::json_view]
pub fn no_value(a: u8) -> u8 {
    a + 1;
}

#[json_view::json_view]
pub fn nothing(a: u8) -> u8 {
}

#[json_view::json_view]
pub fn reference_to_argument<'a>(a: &'a str, s: String) -> &'a str {
    drop(a);
    &s
}

#[json_view::json_view]
pub fn reference_to_local(a: &str) -> &str {
    let s = String::from(a);
    s.as_str()
}

#[json_view::json_view]
pub fn used_when_moved(s: String) -> u8 {
    drop(s);
    drop(s);
    1
}

#[json_view::json_view]
pub fn argument_not_mutable(s: String) -> String {
    s.push('a');
    s
}

#[json_view::json_view]
pub fn assigned_twice(n: u8) -> u8 {
    n += 1;
    n
}

#[json_view::json_view]
pub fn closure_escapes(n: u8) -> kinds::Later {
    kinds::Later(Box::new(|| n))
}

#[json_view::json_view]
pub fn lifetime_mixed<'a, 'b>(a: &'a str, b: &'b str) -> &'a str {
    if a.is_empty() {
        return b;
    }
    a
}

#[json_view::json_view]
pub fn lifetime_static(a: &str) -> &'static str {
    a
}

#[json_view::json_view]
pub fn temporary<'a>(a: &'a u8) -> (&'a [u8], u8) {
    (&vec![1, 2], *a)
}

#[json_view::json_view]
pub fn question_without_conversion(a: &str) -> Result<u8, kinds::Failed> {
    let n: u8 = a.parse()?;
    Ok(n)
}

#[json_view::json_view]
pub fn question_in_another(a: &str) -> u8 {
    let n: u8 = a.parse()?;
    n
}

#[json_view::json_view]
pub fn borrowed_twice(mut v: Vec<u8>) -> u8 {
    let a = &mut v;
    let b = &mut v;
    a.push(1);
    b.push(1);
    1
}

#[json_view::json_view]
pub fn thread(a: &str) -> u8 {
    std::thread::spawn(|| a.len());
    1
}

#[json_view::json_view]
pub fn arms_differ(a: u8) -> u8 {
    match a {
        0 => 1,
        _ => "a",
    }
}

#[json_view::json_view]
pub fn moved_out_of_reference(a: &Option<String>) -> String {
    a.unwrap()
}

#[json_view::json_view]
pub fn assigned_through_reference(a: &u8) -> u8 {
    *a += 1;
    *a
}

#[json_view::json_view]
pub fn unknown_name(a: u8) -> u8 {
    drop(a);
    b
}

#[json_view::json_view]
pub fn unknown_method(a: u8) -> u8 {
    a.nothing()
}

#[json_view::json_view]
pub fn unknown_field(a: Item) -> u32 {
    a.idd
}

#[json_view::json_view]
pub fn value_of_unit(a: u8) {
    a
}

#[json_view::json_view]
pub fn not_inferred(a: u8) -> Vec<u8> {
    let v = "1".parse().unwrap();
    drop((a, v));
    vec![]
}

#[json_view::json_view]
pub fn not_wrapped(a: u8) -> Option<u8> {
    a
}

#[json_view::json_view]
pub fn captured_by_move(s: String) -> Vec<u8> {
    let f = move || s.len();
    vec![f() as u8, s.len() as u8]
}

#[json_view::json_view]
pub fn outlived(s: String) -> usize {
    let r;
    {
        let t = s.clone();
        r = &t;
    }
    r.len()
}

#[json_view::json_view]
pub fn bound_not_met(a: std::rc::Rc<u8>) -> u8 {
    fn send<T: Send>(_: &T) {}
    send(&a);
    1
}

#[json_view::json_view]
pub fn wrong_count(a: u8) -> u8 {
    u8::max(a)
}

#[json_view::json_view]
pub fn not_exhaustive(a: u8) -> u8 {
    match a {
        0 => 1,
    }
}

#[json_view::json_view]
pub fn private_field(a: kinds::Hidden) -> u8 {
    a.inside
}

#[json_view::json_view]
pub fn immutable_borrow(mut v: Vec<u8>) -> u8 {
    let a = &v[0];
    v.push(*a);
    *a
}

#[json_view::json_view]
pub fn moved_in_loop(s: String) -> u8 {
    for _ in 0..2 {
        drop(s);
    }
    1
}

#[json_view::json_view]
pub fn partly_moved(p: (String, String)) -> usize {
    drop(p.0);
    p.0.len()
}

#[json_view::json_view]
pub fn unused_must_use_denied(a: &str) -> u8 {
    #[deny(unused_must_use)]
    a.parse::<u8>();
    1
}

#[json_view::json_view]
pub fn uninitialized(a: bool) -> u8 {
    let n: u8;
    if a {
        n = 1;
    }
    n
}

#[json_view::json_view]
pub fn condition_no_bool(a: u8) -> u8 {
    if a {
        return 1;
    }
    2
}

#[json_view::json_view]
pub fn index_no_usize(a: &[u8], i: u32) -> u8 {
    a[i]
}

#[json_view::json_view]
pub fn unsafe_missing(a: u8) -> u8 {
    unsafe fn f() {}
    f();
    a
}

#[json_view::json_view]
pub fn generic_not_copy<T: Serialize>(a: T) -> (T, T) {
    (a, a)
}

#[json_view::json_view]
pub fn mutable_of_shared(a: &Vec<u8>) -> usize {
    a.push(1);
    a.len()
}

#[json_view::json_view]
pub fn local_in_struct(a: u8) -> Holder<'static> {
    let text = a.to_string();
    Holder { text: &text }
}

#[json_view::json_view]
pub fn negated_unsigned(a: u8) -> u8 {
    -a
}

#[json_view::json_view]
pub fn break_outside(a: u8) -> u8 {
    if a > 1 {
        break;
    }
    a
}
