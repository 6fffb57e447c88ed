//! What is true of every expansion, whatever it is of.

use super::oracle;
use super::samples::Sample;
use proc_macro2::TokenStream;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs an expansion, and holds against it what is true of every one.
pub(super) fn expand(what: &str, expansion: impl FnOnce() -> TokenStream) -> (Vec<String>, TokenStream) {
    let output = catch_unwind(AssertUnwindSafe(expansion)).unwrap_or_else(|_| panic!("it panicked on {what}"));
    let (errors, rest) = oracle::split(output);
    for error in &errors {
        assert!(!error.trim().is_empty() && !error.contains('\n'), "{error:?} is no sentence; on {what}");
    }
    (errors, rest)
}

/// Gives whether the view is one without mistakes.
pub(crate) fn view(case: &str, Sample { attribute, item }: &Sample) -> bool {
    let what = format!("{case}: #[json_view({attribute})] {item}");
    let (errors, rest) = expand(&what, || crate::json_view::json_view(attribute.clone(), item.clone()));
    let is_handed_on = !errors.is_empty() && rest.to_string() == item.to_string();
    let is_rust = oracle::are_items(&rest);
    if is_handed_on || is_rust || !oracle::is_function(item) {
        return is_rust && errors.is_empty();
    }
    // What does not parse is the user's own, which the compiler reports where it stands.
    let is_theirs = errors.is_empty() && !oracle::is_attribute(attribute);
    assert!(is_theirs, "a function has become what does not parse on {what}\n{errors:?}\n{rest}");
    false
}

/// Gives whether these are defaults without mistakes.
pub(crate) fn defaults(case: &str, Sample { attribute, item }: &Sample) -> bool {
    let what = format!("{case}: #[json_defaults({attribute})] {item}");
    let (errors, rest) = expand(&what, || crate::json_defaults::json_defaults(attribute.clone(), item.clone()));
    assert!(rest.to_string().starts_with(&item.to_string()), "the type is not handed on; on {what}");
    let is_rust = oracle::are_items(&rest);
    let is_theirs = !oracle::are_items(item) || (errors.is_empty() && !oracle::is_attribute(attribute));
    assert!(is_rust || is_theirs, "no Rust comes out of {what}\n{errors:?}\n{rest}");
    is_rust && errors.is_empty()
}

/// Gives whether the type is one without mistakes.
pub(crate) fn error(case: &str, item: &TokenStream) -> bool {
    let what = format!("{case}: #[derive(JsonError)] {item}");
    let (errors, rest) = expand(&what, || crate::json_error::json_error(item.clone()));
    assert!(!(errors.is_empty() && rest.is_empty()), "it expands to nothing on {what}");
    let is_item = syn::parse2::<syn::DeriveInput>(item.clone()).is_ok();
    assert_eq!(!rest.is_empty(), is_item, "an `impl` comes out where a type went in; on {what}");
    let is_rust = oracle::are_items(&rest);
    let is_theirs = errors.is_empty() && !oracle::has_attributes(item.clone());
    assert!(is_rust || rest.is_empty() || is_theirs, "no Rust comes out of {what}\n{errors:?}\n{rest}");
    is_rust && errors.is_empty()
}
