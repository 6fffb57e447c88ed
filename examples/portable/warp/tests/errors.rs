//! What warp rejects, in the shape of the API.

use json_view::warp::json_errors;
use json_view::{Failure, JsonError, JsonResponse, Problem, json_defaults};
use warp::filters::BoxedFilter;
use warp::http::StatusCode;
use warp::reject::Reject;
use warp::{Filter, Rejection};

#[json_defaults(problem, always_headers("x-api" = "2"))]
struct Shop;

/// Its `Debug` looks like a list of warp's own.
struct Own;
impl Reject for Own {}

impl std::fmt::Debug for Own {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Own(\n    MethodNotAllowed,\n    [\n        MethodNotAllowed,\n    ],\n)")
    }
}

type Route = BoxedFilter<(&'static str,)>;

fn rejects(rejection: impl Fn() -> Rejection + Clone + Send + Sync + 'static) -> Route {
    let rejects = move || std::future::ready(Err::<&str, _>(rejection()));
    warp::any().and_then(rejects).boxed()
}

/// Each rejects, and each for another reason.
fn routes() -> Vec<Route> {
    let reply = || "";
    vec![
        warp::path!("elsewhere").map(reply).boxed(),
        warp::get().map(reply).boxed(),
        warp::header::exact("x-one", "1").map(reply).boxed(),
        warp::header::<u8>("x-words").map(|_| "").boxed(),
        warp::cookie::cookie::<u8>("none").map(|_| "").boxed(),
        warp::query::<Vec<u8>>().map(|_| "").boxed(),
        warp::body::json::<u8>().map(|_| "").boxed(),
        warp::body::content_length_limit(0).map(reply).boxed(),
        warp::ext::get::<u8>().map(|_| "").boxed(),
        warp::any().map(reply).with(warp::cors().allow_origin("http://a.example")).map(|_| "").boxed(),
        rejects(|| warp::reject::custom(Own)),
    ]
}

fn request() -> warp::test::RequestBuilder {
    let request = warp::test::request().method("POST").path("/?a=b").header("x-words", "words");
    request.header("content-length", "1").header("origin", "http://b.example").body("[")
}

/// The status and the text that warp answers with.
async fn warps(route: &Route) -> (u16, String) {
    let response = request().reply(route).await;
    (response.status().as_u16(), String::from_utf8(response.body().to_vec()).expect("text"))
}

async fn ours(route: &Route) -> (u16, String) {
    let Err(rejection) = request().filter(route).await else { panic!("it rejects") };
    let problem = rejection.problem();
    (problem.status().as_u16(), problem.detail().unwrap_or_default().to_owned())
}

/// Of several rejections, warp answers with one.
#[tokio::test]
async fn a_rejection_has_the_status_and_the_text_that_warp_gives_it() {
    let routes = routes();
    let mut statuses = Vec::new();
    for one in &routes {
        let (status, text) = warps(one).await;
        statuses.push(status);
        let text = if status < 500 || text.starts_with("Missing") { text } else { String::new() };
        assert_eq!(ours(one).await, (status, text));
        for other in &routes {
            let both = one.clone().or(other.clone()).unify().boxed();
            assert_eq!(ours(&both).await.0, warps(&both).await.0);
            for third in &routes {
                let all = both.clone().or(third.clone()).unify().boxed();
                assert_eq!(ours(&all).await.0, warps(&all).await.0);
            }
        }
    }
    assert_eq!(statuses, [404, 405, 400, 400, 400, 400, 400, 413, 500, 403, 500]);
}

#[tokio::test]
async fn a_problem_is_a_rejection_and_goes_before_all_others() {
    let unauthorized = || Problem::new(StatusCode::UNAUTHORIZED).with_header("www-authenticate", "Bearer");
    for route in [rejects(move || unauthorized().into()), rejects(move || JsonResponse::from(unauthorized()).into())] {
        let all = warp::ext::get::<u8>().map(|_| "").boxed().or(route).unify().recover(json_errors::<Shop>);
        let response = warp::test::request().reply(&all).await;
        assert_eq!(response.status(), 401);
        assert_eq!(response.headers()["www-authenticate"], "Bearer");
        assert_eq!(response.headers()["x-api"], "2");
        assert_eq!(&response.body()[..], br#"{"title":"Unauthorized","status":401}"#);
        let failure = response.extensions().get::<Failure>().expect("a failure");
        assert_eq!(failure.view(), "json_view::Problem");
    }
}

/// It is answered with as it is, but for the headers of every answer.
#[tokio::test]
async fn a_whole_response_is_a_rejection() {
    let teapot = || JsonResponse::new(["teapot"]).with_status(StatusCode::IM_A_TEAPOT);
    let routes = rejects(move || teapot().into()).recover(json_errors::<Shop>);
    let response = warp::test::request().reply(&routes).await;
    assert_eq!((response.status().as_u16(), &response.body()[..]), (418, &br#"["teapot"]"#[..]));
    assert_eq!(response.headers()["x-api"], "2");
    assert!(response.extensions().get::<Failure>().is_some());
}

#[tokio::test]
async fn what_warp_does_not_know_is_told_to_the_log_alone() {
    let routes = rejects(|| warp::reject::custom(Own)).recover(json_errors::<Shop>);
    let response = warp::test::request().reply(&routes).await;
    assert_eq!(&response.body()[..], br#"{"title":"Internal Server Error","status":500}"#);
    let failure = response.extensions().get::<Failure>().expect("a failure");
    assert!(failure.error().starts_with("unhandled rejection: Rejection(Own("), "{failure:?}");
}
