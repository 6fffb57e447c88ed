//! Every shape of function that may carry the attribute, and what stays of it.

#![allow(
    clippy::large_futures,
    clippy::large_types_passed_by_value,
    clippy::needless_arbitrary_self_type,
    clippy::needless_lifetimes,
    clippy::needless_return,
    clippy::never_loop,
    clippy::non_minimal_cfg,
    clippy::toplevel_ref_arg,
    clippy::trivially_copy_pass_by_ref,
    clippy::boxed_local,
    clippy::unused_async,
    reason = "shapes that a view may have, wise or not"
)]

mod common;

use common::{JSON, assert_response, assert_send, block_on};
use http::StatusCode;
use json_view::{JsonError, JsonResponse, Problem, json_view};
use serde::{Deserialize, Serialize};
use std::{cell::Cell, marker::PhantomData, pin::Pin, rc::Rc, sync::Arc};
use tokio::task::yield_now;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Item {
    id: u32,
}

#[derive(Debug)]
struct Missing;

impl JsonError for Missing {
    fn problem(&self) -> Problem {
        Problem::new(StatusCode::NOT_FOUND)
    }
}

#[track_caller]
fn assert_id(response: JsonResponse, id: u32) {
    assert_response(response, 200, &[JSON], &format!(r#"{{"id":{id}}}"#));
}

mod receivers {
    use super::*;

    #[derive(Clone)]
    struct Shop {
        item: Item,
    }

    impl Shop {
        fn new() -> Self {
            Self { item: Item { id: 1 } }
        }

        #[json_view]
        fn associated(id: u32) -> Item {
            Item { id }
        }

        #[json_view]
        fn by_value(self) -> Item {
            self.item
        }

        #[json_view]
        fn by_mut_value(mut self) -> Item {
            self.item.id += 1;
            self.item
        }

        #[json_view]
        fn by_reference(&self) -> &Item {
            &self.item
        }

        #[json_view]
        fn by_mut_reference(&mut self) -> &Item {
            self.item.id += 1;
            &self.item
        }

        #[json_view]
        fn by_named_lifetime<'a>(&'a self, _other: &str) -> &'a Item {
            &self.item
        }

        #[json_view]
        fn typed(self: &Self) -> &Item {
            &self.item
        }

        #[json_view]
        fn boxed(self: Box<Self>) -> Item {
            self.item
        }

        #[json_view]
        fn counted(self: Rc<Self>) -> Item {
            self.item.clone()
        }

        #[json_view]
        fn shared(self: Arc<Self>) -> Item {
            self.item.clone()
        }

        #[json_view]
        fn pinned(self: Pin<&mut Self>) -> Item {
            self.item.clone()
        }

        #[json_view(headers("x-id" = self.item.id, "x-next" = |item| item.id + 1))]
        fn self_in_headers(&self) -> &Item {
            &self.item
        }
    }

    #[test]
    fn sync() {
        let mut shop = Shop::new();
        assert_id(Shop::associated(3), 3);
        assert_id(shop.clone().by_value(), 1);
        assert_id(shop.clone().by_mut_value(), 2);
        assert_id(shop.by_reference(), 1);
        assert_id(shop.by_mut_reference(), 2);
        assert_id(shop.by_named_lifetime(""), 2);
        assert_id(shop.typed(), 2);
        assert_id(Box::new(shop.clone()).boxed(), 2);
        assert_id(Rc::new(shop.clone()).counted(), 2);
        assert_id(Arc::new(shop.clone()).shared(), 2);
        assert_id(Pin::new(&mut shop).pinned(), 2);
        assert_response(shop.self_in_headers(), 200, &[JSON, ("x-id", "2"), ("x-next", "3")], r#"{"id":2}"#);
    }

    struct AsyncShop {
        item: Item,
    }

    impl AsyncShop {
        fn new() -> Self {
            Self { item: Item { id: 1 } }
        }

        #[json_view]
        async fn associated(id: u32) -> Item {
            yield_now().await;
            Item { id }
        }

        #[json_view]
        async fn by_value(self) -> Item {
            yield_now().await;
            self.item
        }

        #[json_view]
        async fn by_mut_value(mut self) -> Item {
            yield_now().await;
            self.item.id += 1;
            self.item
        }

        #[json_view]
        async fn by_reference(&self) -> &Item {
            yield_now().await;
            &self.item
        }

        #[json_view]
        async fn by_mut_reference(&mut self) -> &Item {
            yield_now().await;
            self.item.id += 1;
            &self.item
        }

        #[json_view]
        async fn boxed(self: Box<Self>) -> Item {
            yield_now().await;
            self.item
        }

        #[json_view]
        async fn counted(self: Rc<Self>) -> Item {
            yield_now().await;
            self.item.clone()
        }

        #[json_view]
        async fn shared(self: Arc<Self>) -> Item {
            yield_now().await;
            self.item.clone()
        }

        #[json_view]
        async fn pinned(self: Pin<&mut Self>) -> Item {
            yield_now().await;
            self.item.clone()
        }

        #[json_view(headers("x-id" = self.item.id, "x-next" = |item| item.id + 1))]
        async fn self_in_headers(&self) -> &Item {
            yield_now().await;
            &self.item
        }
    }

    #[test]
    fn asynchronous() {
        let mut shop = AsyncShop::new();
        assert_id(block_on(AsyncShop::associated(3)), 3);
        assert_id(block_on(AsyncShop::new().by_value()), 1);
        assert_id(block_on(AsyncShop::new().by_mut_value()), 2);
        assert_id(block_on(assert_send(shop.by_reference())), 1);
        assert_id(block_on(assert_send(shop.by_mut_reference())), 2);
        assert_id(block_on(Box::new(AsyncShop::new()).boxed()), 1);
        assert_id(block_on(Rc::new(AsyncShop::new()).counted()), 1);
        assert_id(block_on(assert_send(Arc::new(AsyncShop::new()).shared())), 1);
        assert_id(block_on(assert_send(Pin::new(&mut shop).pinned())), 2);
        assert_response(block_on(shop.self_in_headers()), 200, &[JSON, ("x-id", "2"), ("x-next", "3")], r#"{"id":2}"#);
    }
}

mod traits {
    use super::*;

    trait Handler {
        const STEP: u32;

        fn associated(id: u32) -> JsonResponse;
        fn handle(&self) -> JsonResponse;
        fn change(&mut self, by: u32) -> JsonResponse;
        fn generic<T: Serialize>(&self, value: T) -> JsonResponse;
        async fn wait(&self) -> JsonResponse;
        async fn wait_mut(&mut self) -> Result<JsonResponse, Missing>;
        fn promise(&self) -> impl Future<Output = JsonResponse> + Send;

        #[json_view]
        fn provided(&self, id: u32) -> Item {
            Item { id: id + Self::STEP }
        }

        #[json_view]
        async fn provided_async(&self, id: u32) -> Item {
            yield_now().await;
            Item { id: id + Self::STEP }
        }
    }

    struct Shop<T> {
        item: T,
    }

    impl<T: Serialize + Sync + Send + Default> Handler for Shop<T> {
        const STEP: u32 = 10;

        #[json_view]
        fn associated(id: u32) -> Item {
            Item { id: id + Self::STEP }
        }

        #[json_view]
        fn handle(&self) -> &T {
            &self.item
        }

        #[json_view(status = 201)]
        fn change(&mut self, by: u32) -> (&T, u32) {
            (&self.item, by)
        }

        #[json_view]
        fn generic<U: Serialize>(&self, value: U) -> (&T, U) {
            (&self.item, value)
        }

        #[json_view]
        async fn wait(&self) -> Option<&T> {
            yield_now().await;
            Some(&self.item)
        }

        async fn wait_mut(&mut self) -> Result<JsonResponse, Missing> {
            self.item = T::default();
            Ok(self.wait().await)
        }

        #[json_view]
        async fn promise(&self) -> Result<&T, Missing> {
            yield_now().await;
            Ok(&self.item)
        }
    }

    #[test]
    fn implementations_are_views() {
        let mut shop = Shop { item: 5_u8 };
        assert_id(Shop::<u8>::associated(1), 11);
        assert_response(shop.handle(), 200, &[JSON], "5");
        assert_response(shop.change(1), 201, &[JSON], "[5,1]");
        assert_response(shop.generic("x"), 200, &[JSON], r#"[5,"x"]"#);
        assert_response(block_on(shop.wait()), 200, &[JSON], "5");
        assert_response(block_on(assert_send(shop.promise())), 200, &[JSON], "5");
        assert_response(block_on(shop.wait_mut()).unwrap(), 200, &[JSON], "0");
    }

    #[test]
    fn provided_methods_are_views() {
        let shop = Shop { item: 5_u8 };
        assert_id(shop.provided(1), 11);
        assert_id(block_on(shop.provided_async(1)), 11);
    }
}

mod generics {
    use super::*;

    #[json_view]
    fn where_clause<T, U>(one: T, other: &U) -> (T, &U)
    where
        T: Serialize + Clone,
        U: Serialize + ?Sized,
    {
        (one.clone(), other)
    }

    #[json_view]
    fn const_generic<const N: usize>(values: [u8; N]) -> Vec<u8>
    where
        [u8; N]: Default,
    {
        assert_eq!(N, values.len());
        values.to_vec()
    }

    #[json_view(headers("x-n" = N))]
    fn const_generic_in_header<const N: u8>() -> u8 {
        N
    }

    #[json_view]
    fn lifetimes<'a, 'b: 'a>(one: &'a str, other: &'b str) -> Vec<&'a str> {
        vec![one, other]
    }

    #[json_view]
    fn elided(text: &str) -> std::borrow::Cow<'_, str> {
        text.into()
    }

    #[json_view]
    fn higher_ranked<F>(make: F) -> String
    where
        F: for<'a> Fn(&'a str) -> &'a str,
    {
        make(" x ").to_owned()
    }

    #[json_view]
    fn defaulted<T>(_: PhantomData<T>) -> &'static str {
        std::any::type_name::<T>()
    }

    #[test]
    fn sync() {
        assert_response(where_clause(1, "x"), 200, &[JSON], r#"[1,"x"]"#);
        assert_response(const_generic([1, 2]), 200, &[JSON], "[1,2]");
        assert_response(const_generic_in_header::<3>(), 200, &[JSON, ("x-n", "3")], "3");
        assert_response(lifetimes("a", "b"), 200, &[JSON], r#"["a","b"]"#);
        assert_response(elided("a"), 200, &[JSON], r#""a""#);
        assert_response(higher_ranked(str::trim), 200, &[JSON], r#""x""#);
        assert_response(defaulted(PhantomData::<u8>), 200, &[JSON], r#""u8""#);
    }

    #[json_view]
    async fn where_clause_async<'a, T, const N: usize>(one: &'a T, other: [u8; N]) -> (&'a T, Vec<u8>)
    where
        T: Serialize + ?Sized,
    {
        yield_now().await;
        (one, other.to_vec())
    }

    #[json_view]
    async fn elided_async(one: &str, other: &[u8]) -> Option<(String, usize)> {
        yield_now().await;
        Some((one.to_owned(), other.len()))
    }

    #[test]
    fn asynchronous() {
        assert_response(block_on(where_clause_async("x", [1])), 200, &[JSON], r#"["x",[1]]"#);
        assert_response(block_on(assert_send(elided_async("x", &[1]))), 200, &[JSON], r#"["x",1]"#);
    }

    struct Wrapper<'a, T, const N: usize>(&'a [T; N]);

    impl<'a, T: Serialize, const N: usize> Wrapper<'a, T, N>
    where
        [T; N]: Sized,
    {
        #[json_view]
        fn first(&self) -> Option<&'a T> {
            self.0.first()
        }

        #[json_view]
        async fn nth<I: Into<usize>>(&self, index: I) -> Option<&'a T> {
            yield_now().await;
            self.0.get(index.into())
        }
    }

    #[test]
    fn in_a_generic_impl() {
        let items = [1, 2];
        assert_response(Wrapper(&items).first(), 200, &[JSON], "1");
        assert_response(block_on(Wrapper(&items).nth(1_u8)), 200, &[JSON], "2");
        assert_response(block_on(Wrapper(&items).nth(2_u8)), 404, &[JSON], r#"{"error":"Not Found"}"#);
    }

    #[json_view]
    fn opaque_argument(values: impl IntoIterator<Item = u8>, name: &impl Serialize) -> (Vec<u8>, String) {
        (values.into_iter().collect(), serde_json::to_string(name).unwrap())
    }

    #[json_view]
    fn opaque_return() -> impl Serialize {
        Item { id: 1 }
    }

    #[json_view]
    fn opaque_return_captures<'a>(text: &'a str) -> impl Serialize + use<'a> {
        vec![text]
    }

    #[json_view]
    fn opaque_nested() -> Result<Option<Vec<impl Serialize>>, impl JsonError> {
        if false {
            return Err(Missing);
        }
        Ok(Some(vec![Item { id: 1 }]))
    }

    #[json_view]
    async fn opaque_async(value: impl Serialize) -> Option<impl Serialize> {
        yield_now().await;
        Some(value)
    }

    trait Counted {
        fn count(&self) -> usize;
    }

    impl Counted for Vec<u8> {
        fn count(&self) -> usize {
            self.len()
        }
    }

    #[json_view(headers("x-count" = |items| items.count()))]
    fn opaque_with_closure() -> impl Serialize + Counted {
        vec![1_u8, 2, 3]
    }

    #[test]
    fn impl_trait() {
        assert_response(opaque_argument([1, 2], &"x"), 200, &[JSON], r#"[[1,2],"\"x\""]"#);
        assert_id(opaque_return(), 1);
        assert_response(opaque_return_captures("x"), 200, &[JSON], r#"["x"]"#);
        assert_response(opaque_nested(), 200, &[JSON], r#"[{"id":1}]"#);
        assert_id(block_on(opaque_async(Item { id: 1 })), 1);
        assert_response(opaque_with_closure(), 200, &[JSON, ("x-count", "3")], "[1,2,3]");
    }

    #[json_view]
    fn dynamic(value: &dyn Fn() -> u8) -> u8 {
        value()
    }

    #[json_view]
    fn function_pointer(value: fn(u8) -> u8, more: &mut dyn FnMut()) -> u8 {
        more();
        value(1)
    }

    #[test]
    fn pointers_to_functions() {
        assert_response(dynamic(&|| 1), 200, &[JSON], "1");
        let mut called = false;
        assert_response(function_pointer(|n| n + 1, &mut || called = true), 200, &[JSON], "2");
        assert!(called);
    }
}

mod arguments {
    use super::*;

    struct Json<T>(T);

    #[json_view]
    fn tuple_struct(Json(item): Json<Item>) -> Item {
        item
    }

    #[json_view]
    fn fields(Item { id }: Item, Json(Item { id: other }): Json<Item>) -> (u32, u32) {
        (id, other)
    }

    #[json_view]
    fn tuple((a, mut b): (u8, u8), [c, ..]: [u8; 3], &d: &u8, _: Item) -> (u8, u8, u8, u8) {
        b += 1;
        (a, b, c, d)
    }

    #[json_view]
    fn mutable(mut item: Item, mut ids: impl Iterator<Item = u32>) -> Item {
        item.id = ids.next().unwrap_or_default();
        item
    }

    #[json_view(headers("x-id" = item.id))]
    fn mutable_in_header(mut item: Item) -> Item {
        item.id += 1;
        item
    }

    #[json_view]
    fn named_whole(whole @ (a, _): (u8, u8), ref b: u8) -> ((u8, u8), u8, u8) {
        (whole, a, *b)
    }

    #[test]
    fn patterns() {
        assert_id(tuple_struct(Json(Item { id: 1 })), 1);
        assert_response(fields(Item { id: 1 }, Json(Item { id: 2 })), 200, &[JSON], "[1,2]");
        assert_response(tuple((1, 2), [3, 4, 5], &6, Item { id: 7 }), 200, &[JSON], "[1,3,3,6]");
        assert_id(mutable(Item { id: 1 }, [2].into_iter()), 2);
        assert_response(mutable_in_header(Item { id: 1 }), 200, &[JSON, ("x-id", "1")], r#"{"id":2}"#);
        assert_response(named_whole((1, 2), 3), 200, &[JSON], "[[1,2],1,3]");
    }

    #[json_view(headers("x-id" = item.id))]
    async fn tuple_struct_async(Json(mut item): Json<Item>, (a, _): (u8, Item), _: Item) -> (Item, u8) {
        yield_now().await;
        item.id += 1;
        (item, a)
    }

    #[test]
    fn patterns_async() {
        let future = tuple_struct_async(Json(Item { id: 1 }), (2, Item { id: 3 }), Item { id: 4 });
        assert_response(block_on(assert_send(future)), 200, &[JSON, ("x-id", "1")], r#"[{"id":2},2]"#);
    }

    #[json_view]
    fn configured(#[cfg(any())] absent: Absent, #[cfg(all())] present: u8, #[cfg(not(any()))] mut too: u8) -> u8 {
        too += present;
        too
    }

    #[json_view]
    async fn configured_async(#[cfg(any())] absent: Absent, #[cfg(all())] present: u8) -> u8 {
        yield_now().await;
        present
    }

    #[json_view]
    fn allowed(#[allow(unused_variables)] unused: u8, #[cfg_attr(all(), allow(unused_variables))] too: u8) -> u8 {
        1
    }

    #[json_view]
    async fn allowed_async(#[allow(unused_variables)] unused: u8) -> u8 {
        1
    }

    #[test]
    fn attributes() {
        assert_response(configured(1, 2), 200, &[JSON], "3");
        assert_response(block_on(configured_async(1)), 200, &[JSON], "1");
        assert_response(allowed(1, 2), 200, &[JSON], "1");
        assert_response(block_on(allowed_async(1)), 200, &[JSON], "1");
    }

    #[json_view(headers("x-type" = r#type, r#"x-raw"# = "a"))]
    fn r#match(r#type: u8, r#fn: u8) -> u8 {
        r#type + r#fn
    }

    #[json_view]
    async fn r#await(r#type: u8) -> u8 {
        r#type
    }

    #[test]
    fn raw_identifiers() {
        assert_response(r#match(1, 2), 200, &[JSON, ("x-type", "1"), ("x-raw", "a")], "3");
        assert_response(block_on(r#await(1)), 200, &[JSON], "1");
    }

    struct Dropped<'a>(&'a Cell<u8>, u8);

    impl Drop for Dropped<'_> {
        fn drop(&mut self) {
            self.0.set(self.0.get() * 10 + self.1);
        }
    }

    fn plain(_a: Dropped<'_>, _: Dropped<'_>) {}

    #[json_view]
    fn view(_a: Dropped<'_>, _: Dropped<'_>) {}

    async fn plain_async(_a: Dropped<'_>, _: Dropped<'_>) {}

    #[json_view]
    async fn view_async(_a: Dropped<'_>, _: Dropped<'_>) {}

    #[test]
    fn are_dropped_as_in_a_plain_function() {
        let expected = Cell::new(0);
        plain(Dropped(&expected, 1), Dropped(&expected, 2));
        let got = Cell::new(0);
        let _ = view(Dropped(&got, 1), Dropped(&got, 2));
        assert_eq!(got, expected);

        let expected = Cell::new(0);
        block_on(plain_async(Dropped(&expected, 1), Dropped(&expected, 2)));
        let got = Cell::new(0);
        let _ = block_on(view_async(Dropped(&got, 1), Dropped(&got, 2)));
        assert_eq!(got, expected);
    }
}

mod bodies {
    use super::*;

    #[json_view]
    fn early(stop: bool) -> Item {
        if stop {
            return Item { id: 1 };
        }
        Item { id: 2 }
    }

    #[json_view]
    fn early_unit(stop: bool) {
        if stop {
            return;
        }
        assert!(!stop);
    }

    #[json_view]
    fn only_return() -> Result<Item, Missing> {
        return Ok(Item { id: 1 });
    }

    #[json_view]
    async fn early_async(stop: bool) -> Result<Item, Missing> {
        yield_now().await;
        if stop {
            return Err(Missing);
        }
        Ok(Item { id: 2 })
    }

    #[json_view]
    fn question_mark_on_option(id: Option<u32>) -> Option<Item> {
        let id = id?;
        Some(Item { id })
    }

    #[json_view]
    async fn question_mark_async(id: Result<u32, Missing>) -> Result<Item, Missing> {
        yield_now().await;
        Ok(Item { id: id? })
    }

    #[json_view]
    fn inner_closure_returns() -> u8 {
        let inner = || {
            return 1;
        };
        inner() + 1
    }

    #[json_view]
    fn loops() -> u8 {
        let mut n = 0;
        'outer: loop {
            loop {
                n += 1;
                if n == 3 {
                    break 'outer n;
                }
            }
        }
    }

    #[test]
    fn end_where_they_would() {
        assert_id(early(true), 1);
        assert_id(early(false), 2);
        assert_response(early_unit(true), 204, &[], "");
        assert_response(early_unit(false), 204, &[], "");
        assert_id(only_return(), 1);
        assert_response(block_on(early_async(true)), 404, &[JSON], r#"{"error":"Not Found"}"#);
        assert_id(block_on(early_async(false)), 2);
        assert_id(question_mark_on_option(Some(1)), 1);
        assert_response(question_mark_on_option(None), 404, &[JSON], r#"{"error":"Not Found"}"#);
        assert_id(block_on(question_mark_async(Ok(1))), 1);
        assert_response(inner_closure_returns(), 200, &[JSON], "2");
        assert_response(loops(), 200, &[JSON], "3");
    }

    #[json_view]
    fn sum(n: u32) -> u32 {
        if n == 0 { 0 } else { n + sum(n - 1).json::<u32>().unwrap() }
    }

    #[json_view(status = 201)]
    fn forward(n: u32) -> JsonResponse {
        if n == 0 { JsonResponse::new("end") } else { forward(n - 1) }
    }

    #[json_view]
    async fn sum_async(n: u32) -> u32 {
        if n == 0 {
            return 0;
        }
        let rest = Box::pin(sum_async(n - 1)).await;
        n + rest.json::<u32>().unwrap()
    }

    #[test]
    fn recurse() {
        assert_response(sum(4), 200, &[JSON], "10");
        assert_response(forward(3), 201, &[JSON], r#""end""#);
        assert_response(block_on(assert_send(sum_async(4))), 200, &[JSON], "10");
    }

    #[test]
    fn hold_views_of_their_own() {
        #[json_view(status = 201)]
        fn local(id: u32) -> Item {
            #[json_view]
            fn deeper(id: u32) -> Item {
                Item { id }
            }
            deeper(id + 1).json().unwrap()
        }

        #[json_view]
        async fn local_async(id: u32) -> Item {
            Item { id }
        }

        assert_response(local(1), 201, &[JSON], r#"{"id":2}"#);
        assert_id(block_on(local_async(1)), 1);
        let closure = || {
            #[json_view]
            fn inside() -> u8 {
                1
            }
            inside()
        };
        assert_response(closure(), 200, &[JSON], "1");
    }

    #[json_view]
    fn borrows_a_local() -> usize {
        let text = String::from("abc");
        let part = &text[1..];
        part.len()
    }

    #[json_view]
    fn temporaries(cell: &std::cell::RefCell<Vec<u8>>) -> usize {
        cell.borrow().len()
    }

    #[json_view]
    fn consumes(text: String, items: Vec<Item>) -> (usize, Vec<Item>) {
        drop(text);
        (items.len(), items)
    }

    #[test]
    fn borrow_and_move() {
        assert_response(borrows_a_local(), 200, &[JSON], "2");
        assert_response(temporaries(&std::cell::RefCell::new(vec![1])), 200, &[JSON], "1");
        assert_response(consumes(String::new(), vec![Item { id: 1 }]), 200, &[JSON], r#"[1,[{"id":1}]]"#);
    }

    #[json_view(headers("x-text" = text.as_str(), "x-len" = |items| items.len()))]
    fn header_borrows_what_the_body_moves(text: String) -> Vec<String> {
        vec![text]
    }

    #[json_view(headers("x-text" = text.clone()))]
    async fn header_and_body_async(text: String) -> Vec<String> {
        yield_now().await;
        vec![text]
    }

    #[test]
    fn move_what_a_header_has_read() {
        assert_response(
            header_borrows_what_the_body_moves("a".to_owned()),
            200,
            &[JSON, ("x-text", "a"), ("x-len", "1")],
            r#"["a"]"#,
        );
        assert_response(block_on(header_and_body_async("a".to_owned())), 200, &[JSON, ("x-text", "a")], r#"["a"]"#);
    }

    #[test]
    fn do_not_run_before_the_first_poll() {
        #[json_view(headers("x-a" = { log.set(log.get() + 1); "b" }))]
        async fn lazy(log: &Cell<u8>) -> u8 {
            log.set(log.get() + 10);
            1
        }

        let log = Cell::new(0);
        let future = lazy(&log);
        assert_eq!(log.get(), 0);
        drop(future);
        assert_eq!(log.get(), 0);
        assert_response(block_on(lazy(&log)), 200, &[JSON, ("x-a", "b")], "1");
        assert_eq!(log.get(), 11);
    }
}

mod item {
    use super::*;

    mod inner {
        use super::*;

        #[json_view]
        pub(super) fn visible() -> u8 {
            1
        }

        #[json_view]
        pub(in super::super) async fn visible_async() -> u8 {
            1
        }
    }

    #[deprecated]
    #[json_view]
    fn above() -> u8 {
        1
    }

    #[json_view]
    #[deprecated]
    fn below() -> u8 {
        1
    }

    #[cfg(any())]
    #[json_view]
    fn not_there() -> Absent {}

    #[json_view]
    #[cfg(any())]
    fn not_there() -> Absent {}

    #[test]
    fn keeps_visibility_and_attributes() {
        assert_response(inner::visible(), 200, &[JSON], "1");
        assert_response(block_on(inner::visible_async()), 200, &[JSON], "1");
        #[expect(deprecated)]
        let response = above();
        assert_response(response, 200, &[JSON], "1");
        #[expect(deprecated)]
        let response = below();
        assert_response(response, 200, &[JSON], "1");
    }

    #[json_view]
    fn pointer(a: u8, b: &str) -> (u8, &str) {
        (a, b)
    }

    #[json_view]
    async fn pointer_async(a: u8) -> u8 {
        a
    }

    async fn handle<F: AsyncFn(u8) -> JsonResponse>(handler: F) -> JsonResponse {
        handler(1).await
    }

    #[test]
    fn is_a_plain_function() {
        let function: for<'a> fn(u8, &'a str) -> JsonResponse = pointer;
        assert_response(function(1, "x"), 200, &[JSON], r#"[1,"x"]"#);
        assert_response(block_on(handle(pointer_async)), 200, &[JSON], "1");
    }

    extern "Rust" fn plain_abi() -> u8 {
        1
    }

    #[test]
    fn has_no_say_over_its_neighbours() {
        assert_eq!(plain_abi(), 1);
    }
}

mod futures {
    use super::*;

    #[json_view]
    async fn cell(cell: Cell<u8>) -> u8 {
        yield_now().await;
        cell.get()
    }

    #[json_view(headers("x-a" = cell.get(), "x-b" = |value| *value))]
    async fn cell_in_header(cell: Cell<u8>) -> u8 {
        yield_now().await;
        cell.get()
    }

    #[json_view]
    async fn fallible(cell: Cell<u8>) -> Result<Option<Cell<u8>>, Missing> {
        yield_now().await;
        Ok(Some(cell))
    }

    /// Is not `Send`.
    #[derive(Serialize)]
    struct Pointer(PhantomData<*const ()>);

    impl JsonError for Pointer {
        fn problem(&self) -> Problem {
            Problem::new(StatusCode::GONE)
        }
    }

    /// Its value is not `Send`, but is never held across an await.
    #[json_view]
    async fn value_that_is_not_send() -> Pointer {
        yield_now().await;
        Pointer(PhantomData)
    }

    #[json_view(headers("x-a" = |_| "b"))]
    async fn error_that_is_not_send() -> Result<u8, Pointer> {
        yield_now().await;
        Err(Pointer(PhantomData))
    }

    #[json_view(status = 201, headers("x-a" = "b"), always_headers("x-c" = "d"))]
    async fn everything(cell: Cell<u8>) -> Result<Option<u8>, Missing> {
        yield_now().await;
        Ok(Some(cell.get()))
    }

    #[json_view]
    async fn not_send(value: Rc<u8>) -> u8 {
        yield_now().await;
        *value
    }

    #[json_view]
    async fn generic<T: Serialize>(value: T) -> T {
        yield_now().await;
        value
    }

    async fn plain_generic<T: Serialize>(value: T) -> T {
        yield_now().await;
        value
    }

    #[test]
    fn are_send_when_the_body_is() {
        assert_response(block_on(assert_send(cell(Cell::new(1)))), 200, &[JSON], "1");
        assert_response(
            block_on(assert_send(cell_in_header(Cell::new(1)))),
            200,
            &[JSON, ("x-a", "1"), ("x-b", "1")],
            "1",
        );
        assert_response(block_on(assert_send(fallible(Cell::new(1)))), 200, &[JSON], "1");
        assert_response(block_on(assert_send(value_that_is_not_send())), 200, &[JSON], "null");
        assert_response(block_on(assert_send(error_that_is_not_send())), 410, &[JSON], r#"{"error":"Gone"}"#);
        assert_response(block_on(assert_send(everything(Cell::new(1)))), 201, &[JSON, ("x-a", "b"), ("x-c", "d")], "1");
        assert_response(block_on(assert_send(generic(1))), 200, &[JSON], "1");
    }

    #[test]
    fn need_not_be_send() {
        assert_response(block_on(not_send(Rc::new(1))), 200, &[JSON], "1");
    }

    #[test]
    fn run_on_another_thread() {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
        let response = runtime.block_on(async { tokio::spawn(everything(Cell::new(1))).await.unwrap() });
        assert_response(response, 201, &[JSON, ("x-a", "b"), ("x-c", "d")], "1");
    }

    /// What a view may add to its body's future: the declaration's head and the response.
    const ROOM: usize = 128;

    #[track_caller]
    fn assert_size(name: &str, view: usize, plain: usize) {
        println!("{name}: {view} bytes, {plain} without the attribute");
        assert!(view <= plain + ROOM, "{name}: {view} bytes, {plain} without the attribute");
    }

    type Big = [u8; 1024];

    async fn plain_local() -> u8 {
        let local: Big = [1; 1024];
        yield_now().await;
        local[0]
    }

    #[json_view]
    async fn view_local() -> u8 {
        let local: Big = [1; 1024];
        yield_now().await;
        local[0]
    }

    #[json_view(headers("x-a" = |value| *value, "x-b" = 1), always_headers("x-c" = 1))]
    async fn view_local_with_headers() -> u8 {
        let local: Big = [1; 1024];
        yield_now().await;
        local[0]
    }

    #[json_view]
    async fn view_local_result() -> Result<Option<u8>, Missing> {
        let local: Big = [1; 1024];
        yield_now().await;
        Ok(Some(local[0]))
    }

    async fn plain_argument(argument: Big) -> u8 {
        yield_now().await;
        argument[0]
    }

    #[json_view]
    async fn view_argument(argument: Big) -> u8 {
        yield_now().await;
        argument[0]
    }

    async fn plain_argument_before(argument: Big) -> u8 {
        let first = argument[0];
        yield_now().await;
        first
    }

    #[json_view]
    async fn view_argument_before(argument: Big) -> u8 {
        let first = argument[0];
        yield_now().await;
        first
    }

    #[json_view]
    async fn view_argument_before_and_return(argument: Big) -> u8 {
        let first = argument[0];
        if first == 0 {
            return 1;
        }
        yield_now().await;
        first
    }

    async fn plain_pattern((argument, _): (Big, u8)) -> u8 {
        yield_now().await;
        argument[0]
    }

    #[json_view]
    async fn view_pattern((argument, _): (Big, u8)) -> u8 {
        yield_now().await;
        argument[0]
    }

    async fn plain_value() -> Big2 {
        yield_now().await;
        Big2([1; 16])
    }

    #[json_view(headers("x-a" = |_| 1))]
    async fn view_value() -> Big2 {
        yield_now().await;
        Big2([1; 16])
    }

    #[derive(Serialize)]
    struct Big2([u64; 16]);

    async fn plain_small(a: u8) -> u8 {
        yield_now().await;
        a
    }

    #[json_view]
    async fn view_small(a: u8) -> u8 {
        yield_now().await;
        a
    }

    #[test]
    fn are_hardly_larger_than_those_of_plain_functions() {
        let plain = size_of_val(&plain_local());
        assert_size("local", size_of_val(&view_local()), plain);
        assert_size("local and headers", size_of_val(&view_local_with_headers()), plain);
        assert_size("local and result", size_of_val(&view_local_result()), plain);
        // The body owns the arguments from its first poll on. rustc keeps their old place, too, as it does for a plain function
        // whose argument lives across an await.
        let once_more = size_of::<Big>();
        let plain = size_of_val(&plain_argument([0; 1024]));
        assert_size("argument", size_of_val(&view_argument([0; 1024])), plain + once_more);
        let plain = size_of_val(&plain_argument_before([0; 1024]));
        assert_size("argument before await", size_of_val(&view_argument_before([0; 1024])), plain + once_more);
        let with_a_return = size_of_val(&view_argument_before_and_return([0; 1024]));
        assert_size("argument before await, with a return", with_a_return, plain + once_more);
        let plain = size_of_val(&plain_pattern(([0; 1024], 1)));
        assert_size("pattern", size_of_val(&view_pattern(([0; 1024], 1))), plain + once_more);
        assert_size("value", size_of_val(&view_value()), size_of_val(&plain_value()));
        assert_size("small", size_of_val(&view_small(1)), size_of_val(&plain_small(1)));
        assert_size(
            "generic",
            size_of_val(&generic([0_u64; 8])),
            size_of_val(&plain_generic([0_u64; 8])) + size_of::<[u64; 8]>(),
        );
    }
}

/// Attributes that stand inside the body, `#![…]`, hold for it.
mod inner_attributes {
    use super::common::{JSON, assert_response, block_on};
    use json_view::json_view;

    #[json_view]
    fn plain() -> u8 {
        #![deny(warnings)]
        #![allow(unused_variables)]
        let unused = 1;
        7
    }

    #[json_view]
    async fn awaited() -> u8 {
        #![allow(unused_variables)]
        let unused = 1;
        7
    }

    #[test]
    fn are_kept() {
        assert_response(plain(), 200, &[JSON], "7");
        assert_response(block_on(awaited()), 200, &[JSON], "7");
    }
}

/// An opaque type in an array, whose length is not part of its bounds.
mod opaque_elements {
    use super::common::{JSON, assert_response};
    use json_view::json_view;

    #[json_view]
    fn pair() -> [impl serde::Serialize; 2] {
        ["a", "b"]
    }

    #[test]
    fn keep_their_array() {
        assert_response(pair(), 200, &[JSON], r#"["a","b"]"#);
    }
}
