//! The macros against input that nobody would write: never a panic, and always Rust that parses or errors that say why.
//!
//! A failure names its case and shows the input, which then becomes a test of its own.

mod check;
mod oracle;
mod random;
mod samples;
mod tokens;

use check::expand;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use random::Random;
use samples::Sample;

/// The cases of each test.
const CASES: u64 = 1200;

fn mutated(random: &mut Random, mut tokens: TokenStream) -> TokenStream {
    for _ in 0..=random.below(3) {
        tokens = tokens::mutate(random, tokens);
    }
    tokens
}

#[test]
fn views_of_the_tests() {
    let (views, _) = samples::of_the_tests();
    for (at, sample) in views.iter().enumerate() {
        check::view(&format!("view {at} of the tests"), sample);
    }
    for seed in 0..if views.is_empty() { 0 } else { CASES } {
        let random = &mut Random::new(seed);
        let Sample { mut attribute, mut item } = views[random.below(views.len())].clone();
        match random.below(4) {
            0 => attribute = views[random.below(views.len())].attribute.clone(),
            1 => item = mutated(random, item),
            _ => attribute = mutated(random, attribute),
        }
        check::view(&format!("mutation {seed}"), &Sample { attribute, item });
    }
}

#[test]
fn views_near_the_grammar() {
    let mut right = 0;
    for seed in 0..CASES {
        let random = &mut Random::new(seed);
        let mut sample = samples::view(random);
        if random.one_in(4) {
            sample.attribute = mutated(random, sample.attribute);
        }
        if random.one_in(4) {
            sample.item = mutated(random, sample.item);
        }
        right += u64::from(check::view(&format!("case {seed}"), &sample));
    }
    assert!((CASES / 50..CASES / 2).contains(&right), "{right} of {CASES} are right, so they are not near the grammar");
}

#[test]
fn views_of_any_tokens() {
    let (views, _) = samples::of_the_tests();
    for seed in 0..CASES {
        let random = &mut Random::new(seed);
        let attribute = tokens::stream(random, 12, 3);
        let item = match views.get(random.below(views.len() * 2)) {
            Some(view) => view.item.clone(),
            None => tokens::stream(random, 12, 3),
        };
        check::view(&format!("tokens {seed}"), &Sample { attribute, item });
    }
}

#[test]
fn defaults_near_the_grammar_and_of_any_tokens() {
    let mut right = 0;
    for seed in 0..CASES {
        let random = &mut Random::new(seed);
        let mut sample = samples::defaults(random);
        match random.below(6) {
            0 => sample.attribute = mutated(random, sample.attribute),
            1 => sample.item = mutated(random, sample.item),
            2 => sample.attribute = tokens::stream(random, 12, 3),
            _ => {}
        }
        right += u64::from(check::defaults(&format!("case {seed}"), &sample));
    }
    assert!(
        (CASES / 100..CASES / 2).contains(&right),
        "{right} of {CASES} are right, so they are not near the grammar"
    );
}

#[test]
fn errors_of_the_tests() {
    let (_, errors) = samples::of_the_tests();
    for (at, item) in errors.iter().enumerate() {
        check::error(&format!("error {at} of the tests"), item);
    }
    for seed in 0..if errors.is_empty() { 0 } else { CASES } {
        let random = &mut Random::new(seed);
        let item = errors[random.below(errors.len())].clone();
        check::error(&format!("mutation {seed}"), &mutated(random, item));
    }
}

#[test]
fn errors_near_the_grammar_and_of_any_tokens() {
    let mut right = 0;
    for seed in 0..CASES {
        let random = &mut Random::new(seed);
        let item = match random.below(4) {
            0 => tokens::stream(random, 12, 3),
            1 => {
                let item = samples::error(random);
                mutated(random, item)
            }
            _ => samples::error(random),
        };
        right += u64::from(check::error(&format!("case {seed}"), &item));
    }
    assert!((CASES / 50..CASES / 2).contains(&right), "{right} of {CASES} are right, so they are not near the grammar");
}

/// The texts of the compile errors that stand first.
pub(crate) fn errors_of(tokens: &TokenStream) -> Vec<String> {
    oracle::split(tokens.clone()).0
}

/// Whether a view with these arguments is taken.
fn is_view(attribute: &TokenStream) -> bool {
    let (errors, rest) = expand(&attribute.to_string(), || {
        crate::json_view::json_view(
            attribute.clone(),
            quote!(
                fn view() -> Result<Option<Item>, E> {}
            ),
        )
    });
    assert!(oracle::are_items(&rest), "{attribute}");
    errors.is_empty()
}

/// Whether a variant with these arguments is taken.
fn is_variant(arguments: &TokenStream) -> bool {
    let item = quote!(
        enum E {
            #[json_error(#arguments)]
            A,
        }
    );
    expand(&format!("{arguments}"), || crate::json_error::json_error(item)).0.is_empty()
}

#[test]
fn statuses_are_those_of_http_and_of_the_rules() {
    let headers = quote! {
        "location" = "/", "www-authenticate" = "Basic", "allow" = "", "proxy-authenticate" = "Basic", "upgrade" = "h2c"
    };
    let random = &mut Random::new(0);
    for number in (0..650).chain((0..100).map(|_| random.below(usize::MAX))) {
        let number = u64::try_from(number).expect("64 bits");
        let known = u16::try_from(number).ok().and_then(|code| http::StatusCode::from_u16(code).ok());
        let final_one = known.filter(|status| !status.is_informational() && status.as_u16() < 600);
        let status = final_one.filter(|status| *status != http::StatusCode::PARTIAL_CONTENT);
        let is_error = status.is_some_and(|status| status.is_client_error() || status.is_server_error());
        let is_none = is_error || status.is_some_and(|status| [204, 205, 304].contains(&status.as_u16()));
        let decimal = Literal::u64_unsuffixed(number);
        let hexadecimal = format!("{number:#x}").parse::<TokenStream>().ok().filter(|_| number % 50 < 7);
        for code in [Some(quote!(#decimal)), hexadecimal].into_iter().flatten() {
            assert_eq!(is_view(&quote!(status = #code, headers(#headers))), status.is_some(), "status = {code}");
            assert_eq!(is_view(&quote!(none = #code, always_headers(#headers))), is_none, "none = {code}");
            assert_eq!(is_view(&quote!(errors(_ => #code), always_headers(#headers))), is_error, "_ => {code}");
            assert_eq!(is_variant(&quote!(status = #code, headers(#headers))), is_error, "of an error: {code}");
        }
        let needs = matches!(number, 300..=302 | 307 | 308 | 401 | 405 | 407 | 426);
        assert_eq!(is_view(&quote!(status = #decimal)), status.is_some() && !needs, "status = {number} alone");
    }
}

/// Found by fuzzing: the first half of `==` was taken for the `=` behind a name.
#[test]
fn a_comparison_is_no_header() {
    assert!(!is_view(&quote!(headers(ETAG == ROL = "a"))));
    assert!(!is_variant(&quote!(status = 404, headers(ETAG => "a"))));
}

/// Found by fuzzing: a name that goes on in the next line made two lines of the sentence.
#[test]
fn a_sentence_shows_a_name_in_one_line() {
    let attribute = "headers(\"x-a\\\n\")".parse().unwrap();
    check::view(
        "a name in two lines",
        &Sample {
            attribute,
            item: quote!(
                fn view() {}
            ),
        },
    );
}

/// A few characters around those that a header may have.
fn text(random: &mut Random, base: &str) -> String {
    let mut text: Vec<char> = base.chars().collect();
    for _ in 0..random.below(3) {
        let char = match random.below(4) {
            0 => char::from_u32(u32::try_from(random.below(0x20)).expect("small")),
            1 => char::from_u32(u32::try_from(random.below(0x11_0000)).expect("small")),
            _ => char::from_u32(u32::try_from(random.below(0x80)).expect("small")),
        };
        let at = random.below(text.len() + 1);
        text.splice(at..at, char);
    }
    text.into_iter().collect()
}

#[test]
fn header_names_are_those_of_http_and_of_the_rules() {
    let servers = [
        "connection",
        "content-length",
        "content-type",
        "date",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
    ];
    let bases = ["x-a", "X-Total", "", "a", "Date", "TE", "content-type", "set-cookie", "x_y", ":status"];
    for seed in 0..CASES {
        let random = &mut Random::new(seed);
        let base = random.pick(&bases);
        let name = text(random, base);
        let known = http::HeaderName::from_bytes(name.as_bytes()).ok();
        let is_legal = known.is_some_and(|name| !servers.contains(&name.as_str()));
        assert_eq!(is_view(&quote!(headers(#name = "1"))), is_legal, "case {seed}: {name:?}");
        assert_eq!(is_variant(&quote!(status = 404, headers(#name = "1"))), is_legal, "case {seed}: {name:?}");
    }
}

#[test]
fn header_values_are_those_of_http_and_of_the_rules() {
    for seed in 0..CASES {
        let random = &mut Random::new(seed);
        let base = random.pick(&["a", "", "no-store, private", "a\tb", "\"a\"", "a: b"]);
        let value = text(random, base);
        // Visible ASCII, spaces and tabs, by `http`; not at an end, by RFC 9110 §5.5.
        let known = http::HeaderValue::from_str(&value).ok();
        let is_text = known.is_some_and(|value| value.to_str().is_ok());
        let is_legal = is_text && value.trim_matches([' ', '\t']) == value;
        let attribute = quote!(headers("x-a" = #value));
        assert_eq!(is_view(&attribute), is_legal, "case {seed}: {value:?}");
        assert_eq!(is_variant(&quote!(status = 404, headers("x-a" = #value))), is_legal, "case {seed}: {value:?}");
        if is_legal {
            let output = crate::json_view::json_view(
                attribute,
                quote!(
                    fn view() -> Item {}
                ),
            )
            .to_string();
            assert!(
                output.contains(&Literal::string(&value).to_string()),
                "case {seed}: {value:?} went out as {output}"
            );
        }
    }
}
