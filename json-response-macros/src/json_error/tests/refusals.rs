//! What the derive says of a mistake.

use super::expand;

/// The sentences that a type is answered with.
fn refusals(item: &str) -> Vec<String> {
    let file: syn::File = syn::parse2(crate::json_error::json_error(item.parse().unwrap())).unwrap();
    let sentences = file.items.iter().filter_map(|item| match item {
        syn::Item::Macro(error) if error.mac.path.segments.last()?.ident == "compile_error" => {
            Some(error.mac.parse_body::<syn::LitStr>().unwrap().value())
        }
        _ => None,
    });
    sentences.collect()
}

#[test]
fn an_argument_that_no_field_has() {
    for (argument, sentence) in [
        ("content_type", "unknown argument `content_type`; expected `extension`"),
        ("code", "`code` is no argument here; it stands on the type or a variant"),
    ] {
        let item = format!("#[json_error(status = 404)] struct E {{ #[json_error({argument} = \"a\")] a: u8 }}");
        assert_eq!(refusals(&item), [sentence]);
    }
}

#[test]
fn an_extension_that_is_named_as_a_member_of_rfc_9457() {
    for (name, owner) in [
        ("code", "the member of `code = \"…\"`"),
        ("type", "a member of RFC 9457 (§3.1.1)"),
        ("status", "a member of RFC 9457 (§3.1.2)"),
        ("title", "a member of RFC 9457 (§3.1.3)"),
        ("detail", "a member of RFC 9457 (§3.1.4)"),
        ("instance", "a member of RFC 9457 (§3.1.5)"),
    ] {
        let refusals = |more: &str| {
            let field = format!("#[json_error(extension = \"{name}\")] u8");
            refusals(&format!("#[json_error(status = 404 {more})] struct E({field});"))
        };
        let sentence = format!("`{name}` is {owner} already; name it otherwise: `extension = \"…\"`");
        assert_eq!(refusals(", problem"), [sentence]);
        // Which format it will have is not known, or the compiler sees what members that has.
        for more in ["", ", problem = false", ", format = ShopFormat"] {
            assert_eq!(refusals(more), [""; 0], "{more}");
        }
    }
}

#[test]
fn a_mistake_beside_frameworks() {
    let text = expand("#[json_error(frameworks(axum))] struct Missing;");
    assert!(text.contains("frameworks::axum!"), "{text}");
}

#[test]
fn frameworks_that_are_none() {
    for (list, sentence) in [
        ("axmu", "unknown framework `axmu`; did you mean `axum`?"),
        ("actix-web", "unknown framework `actix-web`; did you mean `actix_web`?"),
        ("actix", "unknown framework `actix`; did you mean `actix_web`?"),
        ("axum, axum", "duplicate framework `axum`; remove one of the two"),
        ("axum rocket", "expected `,` between two frameworks"),
        (
            "hyper",
            "`hyper` has no trait for responses; remove it, since `JsonResponse::from(error)` converts into `http::Response`",
        ),
    ] {
        assert_eq!(refusals(&format!("#[json_error(status = 404, frameworks({list}))] struct E;")), [sentence]);
    }
    for list in ["gotham", "\"axum\"", "axum = 1"] {
        assert_eq!(refusals(&format!("#[json_error(status = 404, frameworks({list}))] struct E;")).len(), 1, "{list}");
    }
}

#[test]
fn a_default_status_is_for_the_variants_that_have_none() {
    let needs = r#"
        #[json_error(headers(WWW_AUTHENTICATE = "Basic"))]
        Locked,
        #[json_error(status = 404)]
        Missing,
        #[json_error(transparent)]
        Inner(Inner),
    "#;
    let refusals = |more: &str| refusals(&format!("#[json_error(status = 401)] enum E {{ {needs} {more} }}"));
    assert_eq!(refusals(""), [""; 0]);
    let sentence =
        "status `401` needs the header `www-authenticate` (RFC 9110 §15.5.2); add `headers(WWW_AUTHENTICATE = …)`";
    assert_eq!(refusals("Closed, Shut"), [sentence]);
}
