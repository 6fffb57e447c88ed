//! Functions of every shape. Each stands in the test as it is here and once more as an async one; a line `// await` is then an
//! await. Each is compiled with the attribute and without.

use crate::kinds::*;

#[json_view::json_view]
pub fn plain_value() -> Item {
    Item { id: 7 }
}

#[json_view::json_view]
pub fn number() -> u8 {
    1
}

#[json_view::json_view]
pub fn fallback_integer() -> u64 {
    let a = 1;
    a + 2
}

#[json_view::json_view]
pub fn unit() {}

#[json_view::json_view]
pub fn unit_statement(a: u8) {
    assert!(a > 0);
}

#[json_view::json_view]
pub fn unit_written() -> () {
    // await
}

#[json_view::json_view]
pub fn reference(a: &Item) -> &Item {
    a
}

#[json_view::json_view]
pub fn text<'a>(a: &'a str, b: &str) -> &'a str {
    // await
    if b.is_empty() {
        return a;
    }
    a
}

#[json_view::json_view]
pub fn needless_lifetime<'a>(a: &'a str) -> &'a str {
    a
}

#[json_view::json_view]
pub fn lifetime_in_value<'a>(a: &'a str) -> Cow<'a, str> {
    Cow::Borrowed(a)
}

#[json_view::json_view]
pub fn lifetime_elided(a: &str) -> Cow<'_, str> {
    Cow::Borrowed(a)
}

#[json_view::json_view]
pub fn lifetime_hidden(a: &str) -> Holder {
    Holder { text: a }
}

#[json_view::json_view]
pub fn lifetime_of_two<'a, 'b>(a: &'a str, b: &'b str) -> (&'a str, &'b str) {
    (a, b)
}

#[json_view::json_view]
pub fn lifetime_single_use<'a>(a: &'a str) -> usize {
    a.len()
}

#[json_view::json_view]
pub fn lifetime_unused<'a>(a: u8) -> u8 {
    a
}

#[json_view::json_view]
pub fn lifetime_outlives<'a, 'b: 'a>(a: &'a str, b: &'b str) -> &'a str {
    if a.is_empty() { b } else { a }
}

#[json_view::json_view]
pub fn lifetime_in_body<'a>(a: &'a [u8]) -> usize {
    let b: &'a [u8] = a;
    b.len()
}

#[json_view::json_view]
pub fn static_text() -> &'static str {
    "a"
}

#[json_view::json_view]
pub fn early(a: u8) -> u8 {
    if a > 1 {
        return 2;
    }
    a
}

#[json_view::json_view]
pub fn needless_return(a: u8) -> u8 {
    return a;
}

#[json_view::json_view]
#[expect(clippy::needless_return)]
pub fn needless_return_expected(a: u8) -> u8 {
    return a;
}

#[json_view::json_view]
pub fn question(a: &str) -> Result<u8, NoNumber> {
    let n: u8 = a.parse()?;
    // await
    Ok(n)
}

#[json_view::json_view]
pub fn needless_question(a: &str) -> Result<u8, NoNumber> {
    Ok(a.parse()?)
}

#[json_view::json_view]
pub fn question_of_option(a: &[u8]) -> Option<u8> {
    let n = a.first()?;
    Some(*n)
}

#[json_view::json_view]
pub fn nested(a: u8) -> Result<Option<Item>, Failed> {
    match a {
        0 => Err(Failed),
        1 => Ok(None),
        _ => Ok(Some(Item { id: 1 })),
    }
}

#[json_view::json_view]
pub fn always_some() -> Option<u8> {
    Some(1)
}

#[json_view::json_view]
pub fn always_ok() -> Result<u8, Failed> {
    Ok(1)
}

#[json_view::json_view]
pub fn option_of_option() -> Option<Option<u8>> {
    None
}

#[json_view::json_view]
pub fn unused_argument(a: u8, b: u8) -> u8 {
    a
}

#[json_view::json_view]
pub fn unused_mut(mut a: u8) -> u8 {
    a
}

#[json_view::json_view]
pub fn used_mut(mut a: u8) -> u8 {
    // await
    a += 1;
    a
}

#[json_view::json_view]
pub fn never_read(mut a: u8) -> u8 {
    a = 2;
    1
}

#[json_view::json_view]
pub fn assigned_unread(a: u8) -> u8 {
    let mut b = a;
    b = 2;
    a
}

#[json_view::json_view]
pub fn underscore(_a: u8, _: u8) -> u8 {
    // await
    1
}

#[json_view::json_view]
pub fn underscore_used(_a: u8) -> u8 {
    _a + 1
}

#[json_view::json_view]
pub fn by_value(a: String) -> usize {
    a.len()
}

#[json_view::json_view]
#[expect(clippy::needless_pass_by_value)]
pub fn by_value_expected(a: String) -> usize {
    a.len()
}

#[json_view::json_view]
pub fn by_value_kept(a: String) -> String {
    // await
    a
}

#[json_view::json_view]
pub fn by_reference_trivially(a: &u8) -> u8 {
    *a
}

#[json_view::json_view]
pub fn by_pointer(a: &String, b: &Vec<u8>) -> usize {
    a.len() + b.len()
}

#[json_view::json_view]
pub fn by_mutable(a: &mut Vec<u8>) -> usize {
    a.len()
}

#[json_view::json_view]
pub fn by_mutable_used(a: &mut Vec<u8>) -> Option<&mut u8> {
    a.push(1);
    a.last_mut()
}

#[json_view::json_view]
pub fn shadowed(a: u8) -> u8 {
    let a = a + 1;
    a
}

#[json_view::json_view]
pub fn shadowed_unrelated(a: u8) -> usize {
    let a = "a";
    a.len()
}

#[json_view::json_view]
pub fn let_and_return(a: u8) -> u8 {
    let b = a + 1;
    b
}

#[json_view::json_view]
pub fn pattern((a, _): (u8, String), Item { id }: Item, Pair(b, mut c): Pair<u8, u8>) -> u32 {
    c += a;
    id + u32::from(b) + u32::from(c)
}

#[json_view::json_view]
pub fn pattern_unused((a, b): (u8, u8)) -> u8 {
    a
}

#[json_view::json_view]
pub fn pattern_rest((a, ..): (u8, u8, String), [b, ..]: [u8; 3]) -> u8 {
    a + b
}

#[json_view::json_view]
pub fn pattern_reference(&a: &u8, &(b, _): &(u8, u8)) -> u8 {
    a + b
}

#[json_view::json_view]
pub fn pattern_by_reference((a, _): &(String, String)) -> &str {
    a
}

#[json_view::json_view]
pub fn pattern_at(all @ (a, _): (u8, u8)) -> u8 {
    all.1 + a
}

#[json_view::json_view]
pub fn pattern_ref(ref a: String, ref mut b: String) -> usize {
    b.push('a');
    a.len() + b.len()
}

#[json_view::json_view]
pub fn pattern_of_path(Unit: Unit, kinds::Pair(a, _): kinds::Pair<u8, u8>) -> u8 {
    a
}

#[json_view::json_view]
pub fn pattern_may_drop(Dropping(a, _): Dropping) -> u8 {
    a
}

#[json_view::json_view]
pub fn raw_names(r#type: u8, r#match: u8) -> u8 {
    r#type + r#match
}

#[json_view::json_view]
pub fn attributes(#[allow(unused_variables)] a: u8, #[cfg(any())] b: Nothing, #[expect(unused_variables)] c: u8) -> u8 {
    1
}

#[json_view::json_view]
pub fn cfg_argument(#[cfg(all())] a: String, b: u8) -> usize {
    a.len() + usize::from(b)
}

#[json_view::json_view]
pub fn many(a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8, i: u8) -> u8 {
    a + b + c + d + e + f + g + h + i
}

#[json_view::json_view]
pub fn many_bools(a: bool, b: bool, c: bool, d: bool) -> bool {
    a & b & c & d
}

#[json_view::json_view]
pub fn similar_names(item: u8, items: u8) -> u8 {
    item + items
}

#[json_view::json_view]
pub fn inner_items(a: u8) -> u8 {
    use std::mem::size_of;
    const B: u8 = 1;
    fn c(d: u8) -> u8 {
        d
    }
    // await
    c(a) + B + u8::try_from(size_of::<u8>()).unwrap_or(0)
}

#[json_view::json_view]
pub fn inner_items_late(a: u8) -> u8 {
    let b = a;
    const C: u8 = 1;
    b + C
}

#[json_view::json_view]
pub fn inner_attribute(a: u8) -> u8 {
    #![allow(unused_variables)]
    let b = a;
    1
}

#[json_view::json_view]
pub fn inner_unused(a: u8) -> u8 {
    use std::mem::swap;
    fn never() {}
    let b = a;
    1
}

#[json_view::json_view]
pub fn own_macro(a: u8) -> Option<u8> {
    macro_rules! vec {
        ($test:expr) => {
            if $test {
                return None;
            }
        };
    }
    vec!(a > 1);
    Some(a)
}

#[json_view::json_view]
pub fn macros(a: u8) -> String {
    println!("{a}");
    // await
    format!("{}", a)
}

#[json_view::json_view]
pub fn no_format() -> String {
    format!("a")
}

#[json_view::json_view]
pub fn panics(a: u8) -> u8 {
    panic!("{a}")
}

#[json_view::json_view]
pub fn panics_unit() {
    panic!("a")
}

#[json_view::json_view]
pub fn unfinished(a: u8) -> Item {
    todo!()
}

#[json_view::json_view]
pub fn unreachable_end(a: u8) -> u8 {
    return a;
    let b = 1;
    b
}

#[json_view::json_view]
pub fn endless(mut a: u8) -> u8 {
    loop {
        // await
        a += 1;
        if a > 5 {
            return a;
        }
    }
}

#[json_view::json_view]
pub fn endless_break(mut a: u8) -> u8 {
    loop {
        a += 1;
        if a > 5 {
            break a;
        }
    }
}

#[json_view::json_view]
pub fn labelled(a: u8) -> u8 {
    'outer: for b in 0..a {
        for c in 0..b {
            if c > 2 {
                break 'outer;
            }
        }
    }
    a
}

#[json_view::json_view]
pub fn block_of_statements(a: u8) -> u8 {
    {
        let b = a;
        b
    }
}

#[json_view::json_view]
pub fn braces(a: u8) -> u8 {
    { a }
}

#[json_view::json_view]
pub fn parentheses(a: u8) -> u8 {
    (a)
}

#[json_view::json_view]
pub fn semicolon(a: u8) {
    drop(a)
}

#[json_view::json_view]
pub fn unused_result(a: &str) -> u8 {
    a.parse::<u8>();
    1
}

#[json_view::json_view]
pub fn unwraps(a: &str) -> u8 {
    a.parse().unwrap()
}

#[json_view::json_view]
pub fn expects(a: &str) -> u8 {
    // await
    a.parse().expect("a number")
}

#[json_view::json_view]
pub fn indexes(a: &[u8]) -> u8 {
    a[0]
}

#[json_view::json_view]
pub fn casts(a: u64) -> u8 {
    a as u8
}

#[json_view::json_view]
pub fn clones(a: &String) -> String {
    a.clone()
}

#[json_view::json_view]
pub fn clones_needlessly(a: String) -> String {
    a.clone()
}

#[json_view::json_view]
pub fn clones_copy(a: u8) -> u8 {
    a.clone()
}

#[json_view::json_view]
pub fn counts(a: &[u8]) -> u8 {
    let mut b = 0;
    for i in 0..a.len() {
        b += a[i];
    }
    b
}

#[json_view::json_view]
pub fn matches_bool(a: bool) -> u8 {
    match a {
        true => 1,
        false => 2,
    }
}

#[json_view::json_view]
pub fn matches_single(a: Option<u8>) -> u8 {
    match a {
        Some(b) => b,
        _ => 0,
    }
}

#[json_view::json_view]
pub fn closure(a: u8) -> u8 {
    let b = |c: u8| c + a;
    // await
    b(1)
}

#[json_view::json_view]
pub fn closure_returns(a: u8) -> u8 {
    let b = |c: u8| {
        if c > 1 {
            return 1;
        }
        c
    };
    b(a)
}

#[json_view::json_view]
pub fn closure_redundant(a: Option<u8>) -> Option<String> {
    a.map(|b| b.to_string())
}

#[json_view::json_view]
pub fn complex(a: u8, b: u8) -> u8 {
    let mut c = a;
    if a > 1 {
        if b > 1 {
            for d in 0..b {
                if d > 2 && c > 3 || d == 7 {
                    c += match d {
                        0 => 1,
                        1 => if b > 3 { 2 } else { 3 },
                        2 => 4,
                        _ => 5,
                    };
                } else if d > 5 {
                    while c > 3 {
                        c -= 1;
                        if c == 9 {
                            break;
                        }
                        if c == 8 {
                            continue;
                        }
                    }
                }
            }
        } else if b == 0 {
            if c > 2 { c = 1 } else { c = 2 }
        }
    } else if a == 0 {
        if c > 3 || b > 4 { c = 4 }
        if c > 3 && b > 4 { c = 4 }
        if c > 4 { c = 5 } else if c > 5 { c = 6 } else if c > 6 { c = 7 }
    }
    c
}

#[json_view::json_view]
pub fn generic<T: Serialize + Clone>(a: &T) -> T {
    a.clone()
}

#[json_view::json_view]
pub fn generic_where<T, const N: usize>(a: [T; N]) -> Vec<T>
where
    T: Serialize + Clone,
{
    a.to_vec()
}

#[json_view::json_view]
pub fn generic_unused<T>() -> u8 {
    1
}

#[json_view::json_view]
pub fn generic_bounds_twice<T: Clone>(a: T) -> u8
where
    T: Serialize,
{
    drop(a.clone());
    1
}

#[json_view::json_view]
pub fn argument_opaque(a: impl Serialize, b: &impl ToString) -> String {
    drop(a);
    b.to_string()
}

#[json_view::json_view]
pub fn opaque() -> impl Serialize {
    1
}

#[json_view::json_view]
pub fn opaque_more(a: String) -> impl Serialize + Clone {
    a
}

#[json_view::json_view]
pub fn opaque_lifetime<'a>(a: &'a str) -> impl Serialize + 'a {
    a
}

#[json_view::json_view]
pub fn opaque_nested(a: u8) -> Result<impl Serialize + Copy, Failed> {
    if a > 1 {
        return Err(Failed);
    }
    Ok(a)
}

#[json_view::json_view]
pub fn opaque_reference(a: &u8) -> &(impl Serialize + Copy) {
    a
}

#[json_view::json_view]
pub fn opaque_generic(a: Own) -> impl OwnTrait<OwnArgument> + Serialize {
    a
}

#[json_view::json_view]
pub fn opaque_associated(a: Own) -> Option<impl OwnIterator<Item = OwnElement> + Serialize> {
    Some(a)
}

#[json_view::json_view]
pub fn opaque_higher(a: Own) -> impl for<'a> OwnGet<'a> + Serialize {
    a
}

#[json_view::json_view]
pub fn opaque_of_parameter<T: Serialize + Clone>(a: &[T]) -> impl IntoIterator<Item = T> + Serialize {
    a.to_vec()
}

#[json_view::json_view]
pub fn opaque_tuple() -> (impl Serialize, Vec<impl Serialize + Copy>) {
    (1, vec![2])
}

#[json_view::json_view]
pub fn boxed(a: u8) -> Box<[u8]> {
    Box::new([a])
}

#[json_view::json_view]
pub fn coerced(a: u8) -> Box<dyn erased::Value> {
    Box::new(a)
}

#[json_view::json_view]
pub fn path_qualified(a: u8) -> std::option::Option<u8> {
    Some(a)
}

#[json_view::json_view]
pub fn alias(a: u8) -> Answer<u8> {
    Ok(a)
}

#[json_view::json_view]
pub fn projection<I: Iterator<Item = u8>>(mut a: I) -> Option<I::Item> {
    a.next()
}

#[json_view::json_view]
pub fn array() -> [u8; { 1 + 1 }] {
    [1, 2]
}

#[json_view::json_view]
pub fn tuple(a: u8) -> (u8, String, Option<u8>) {
    (a, String::new(), None)
}

#[json_view::json_view]
pub fn type_complexity(a: u8) -> Vec<Option<Box<(u8, Vec<(u8, Option<Vec<u8>>)>, Box<Option<Vec<u8>>>)>>> {
    drop(a);
    vec![]
}

#[json_view::json_view]
pub unsafe fn unsafe_function(a: u8) -> u8 {
    a
}

#[json_view::json_view]
#[must_use]
pub fn must_use(a: u8) -> u8 {
    a
}

#[json_view::json_view]
#[inline]
#[doc(hidden)]
pub fn inline(a: u8) -> u8 {
    a
}

#[json_view::json_view]
#[deprecated]
pub fn deprecated(a: u8) -> u8 {
    a
}

#[json_view::json_view]
#[allow(clippy::all, unused)]
pub fn allowed(a: u8, b: u8) -> u8 {
    return a;
}

#[json_view::json_view]
fn private_unused(a: u8) -> u8 {
    a
}

#[json_view::json_view]
pub(crate) fn restricted(a: u8) -> u8 {
    a
}

#[json_view::json_view]
pub fn NotSnakeCase(BadName: u8) -> u8 {
    BadName
}

#[json_view::json_view]
pub fn recursive(a: u8) -> u8 {
    if a > 3 {
        return 1;
    }
    a
}

#[json_view::json_view]
pub fn uses_deprecated(a: u8) -> u8 {
    #[allow(deprecated)]
    fn b() {}
    b();
    kinds::old();
    a
}

#[json_view::json_view]
pub fn documented_badly(a: u8) -> u8 {
    /// A comment on nothing.
    a
}

#[json_view::json_view]
pub fn temporaries(a: &Own) -> usize {
    let b = a.lock().text.len();
    // await
    b + a.lock().text.len()
}

#[json_view::json_view]
pub fn floats(a: f64) -> bool {
    a == 1.0
}

#[json_view::json_view]
pub fn literals() -> u32 {
    1000000 + 0xff
}

#[json_view::json_view]
pub fn arithmetic(a: u8, b: u8) -> u8 {
    a / b
}

#[json_view::json_view]
pub fn if_not_else(a: bool) -> u8 {
    if !a { 1 } else { 2 }
}

#[json_view::json_view]
pub fn wildcard(a: Kind) -> u8 {
    match a {
        Kind::A => 1,
        _ => 2,
    }
}

#[json_view::json_view]
pub fn let_underscore(a: &str) -> u8 {
    let _ = a.parse::<u8>();
    1
}

#[json_view::json_view]
pub fn strings(a: &str) -> String {
    a.to_string()
}

#[json_view::json_view]
pub fn collapsible(a: u8) -> u8 {
    if a > 1 {
        if a < 5 {
            return 2;
        }
    }
    a
}

#[json_view::json_view]
pub fn absurd(a: u8) -> bool {
    a >= 0
}

/// A type with methods.
#[derive(Debug, Clone)]
pub struct Shop {
    item: Item,
    text: String,
}

impl Shop {
    #[json_view::json_view]
    pub fn by_ref(&self) -> &Item {
        &self.item
    }

    #[json_view::json_view]
    pub fn by_ref_unused(&self) -> u8 {
        1
    }

    #[json_view::json_view]
    pub fn by_mut(&mut self) -> &mut Item {
        self.item.id += 1;
        &mut self.item
    }

    #[json_view::json_view]
    pub fn by_mut_needless(&mut self) -> u32 {
        self.item.id
    }

    #[json_view::json_view]
    pub fn own(self) -> String {
        // await
        self.text
    }

    #[json_view::json_view]
    pub fn own_mut(mut self, a: u8) -> Item {
        self.item.id += u32::from(a);
        self.item
    }

    #[json_view::json_view]
    pub fn own_mut_needless(mut self) -> Item {
        self.item
    }

    #[json_view::json_view]
    pub fn in_box(self: Box<Self>) -> String {
        self.text
    }

    #[json_view::json_view]
    pub fn in_arc(self: std::sync::Arc<Self>, a: u8) -> String {
        format!("{} {a}", self.text)
    }

    #[json_view::json_view]
    pub fn with_lifetime<'a>(&'a self, a: &str) -> &'a str {
        if a.is_empty() {
            return "";
        }
        &self.text
    }

    #[json_view::json_view]
    pub fn make(text: String) -> u8 {
        let shop = Self { item: Item { id: 1 }, text };
        u8::try_from(shop.text.len()).unwrap_or(0)
    }

    #[json_view::json_view]
    pub fn to_own(self) -> u8 {
        1
    }

    #[json_view::json_view]
    pub fn is_it(&self) -> bool {
        self.text.is_empty()
    }
}

/// A generic type with methods.
pub struct Store<T>(Vec<T>);

impl<T: Serialize + Clone> Store<T> {
    #[json_view::json_view]
    pub fn all(&self) -> &[T] {
        &self.0
    }

    #[json_view::json_view]
    pub fn none() -> Vec<T> {
        vec![]
    }

    #[json_view::json_view]
    pub fn iterate(&self) -> impl IntoIterator<Item = T> + Serialize {
        self.0.clone()
    }
}

/// A trait of handlers.
pub trait Handler {
    /// Handles.
    fn handle(&self, a: u8) -> crate::Of<u8>;
    /// Handles one that it has.
    fn handle_own(self, a: String) -> crate::Of<usize>;
}

#[cfg(not_async)]
impl Handler for Shop {
    #[json_view::json_view]
    fn handle(&self, a: u8) -> u8 {
        a
    }

    #[json_view::json_view]
    fn handle_own(self, a: String) -> usize {
        a.len()
    }
}
