//! As in `twitter.json`: what a search for posts answers, much of it text, and half of that Japanese.

use super::words::Words;
use serde::Serialize;
use std::sync::LazyLock;

#[derive(Serialize)]
pub struct Posts {
    statuses: Vec<Status>,
    search_metadata: Metadata,
}

#[derive(Serialize)]
struct Metadata {
    completed_in: f64,
    max_id: u64,
    max_id_str: String,
    next_results: String,
    count: u32,
}

#[derive(Serialize)]
struct Status {
    created_at: String,
    id: u64,
    id_str: String,
    text: String,
    source: String,
    truncated: bool,
    in_reply_to_status_id: Option<u64>,
    in_reply_to_user_id_str: Option<String>,
    user: User,
    geo: Option<()>,
    retweet_count: u32,
    favorite_count: u32,
    entities: Entities,
    favorited: bool,
    retweeted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    possibly_sensitive: Option<bool>,
    lang: &'static str,
}

#[derive(Serialize)]
struct User {
    id: u64,
    id_str: String,
    name: String,
    screen_name: String,
    location: String,
    description: String,
    url: Option<String>,
    protected: bool,
    followers_count: u32,
    friends_count: u32,
    created_at: String,
    utc_offset: Option<i32>,
    verified: bool,
    statuses_count: u32,
    profile_background_color: &'static str,
    profile_background_image_url_https: String,
    profile_image_url_https: String,
    default_profile: bool,
    following: bool,
}

#[derive(Serialize)]
struct Entities {
    hashtags: Vec<Hashtag>,
    symbols: Vec<()>,
    urls: Vec<Url>,
}

#[derive(Serialize)]
struct Hashtag {
    text: String,
    indices: [u32; 2],
}

#[derive(Serialize)]
struct Url {
    url: String,
    expanded_url: String,
    display_url: String,
    indices: [u32; 2],
}

pub fn posts() -> &'static Posts {
    static POSTS: LazyLock<Posts> = LazyLock::new(|| {
        let mut words = Words::new();
        let statuses: Vec<Status> = (0..100).map(|_| status(&mut words)).collect();
        let max_id = 505_874_924_095_815_681;
        let next_results = format!("?max_id={max_id}&q={}&count=100&include_entities=1", words.word());
        let search_metadata =
            Metadata { completed_in: 0.087, max_id, max_id_str: max_id.to_string(), next_results, count: 100 };
        Posts { statuses, search_metadata }
    });
    &POSTS
}

fn status(words: &mut Words) -> Status {
    let id = 505_874_000_000_000_000 + words.below(1 << 40);
    let mut text = if words.is_one_of(2) { words.kana(40) } else { words.sentence(14) };
    if words.is_one_of(3) {
        text += "\n\"quoted\"";
    }
    let link = format!("http:\\/\\/t.co/{}", words.letters(10));
    let indices = [12, 12 + words.below(20) as u32];
    let hashtags = (0..words.below(3)).map(|_| Hashtag { text: words.word(), indices }).collect();
    let urls = (0..words.below(2)).map(|_| Url {
        url: format!("http://t.co/{}", words.letters(10)),
        expanded_url: format!("https://example.com/{}/{}", words.word(), words.letters(24)),
        display_url: format!("example.com/{}…", words.word()),
        indices,
    });
    let urls = urls.collect();
    Status {
        created_at: "Sun Aug 31 00:29:15 +0000 2014".to_owned(),
        id,
        id_str: id.to_string(),
        text,
        source: format!("<a href=\"{link}\" rel=\"nofollow\">Client for {}</a>", words.word()),
        truncated: false,
        in_reply_to_status_id: words.is_one_of(4).then_some(id - 12_345),
        in_reply_to_user_id_str: words.is_one_of(4).then(|| (id % 100_000_000).to_string()),
        user: user(words),
        geo: None,
        retweet_count: words.below(900) as u32,
        favorite_count: words.below(40) as u32,
        entities: Entities { hashtags, symbols: vec![], urls },
        favorited: false,
        retweeted: words.is_one_of(9),
        possibly_sensitive: words.is_one_of(3).then_some(false),
        lang: if words.is_one_of(2) { "ja" } else { "en" },
    }
}

fn user(words: &mut Words) -> User {
    let id = words.below(2_700_000_000);
    let image = format!("https://pbs.twimg.example/profile_images/{id}/{}_normal.jpeg", words.letters(8));
    User {
        id,
        id_str: id.to_string(),
        name: if words.is_one_of(2) { words.kana(6) } else { words.sentence(2) },
        screen_name: words.word() + &words.letters(5),
        location: words.word(),
        description: if words.is_one_of(2) { words.kana(60) } else { words.sentence(16) },
        url: words.is_one_of(3).then(|| format!("http://{}.example.com/", words.word())),
        protected: false,
        followers_count: words.below(20_000) as u32,
        friends_count: words.below(2_000) as u32,
        created_at: "Fri May 09 09:05:21 +0000 2014".to_owned(),
        utc_offset: words.is_one_of(2).then_some(-25_200),
        verified: words.is_one_of(20),
        statuses_count: words.below(90_000) as u32,
        profile_background_color: "C0DEED",
        profile_background_image_url_https: "https://abs.twimg.example/images/themes/theme1/bg.png".to_owned(),
        profile_image_url_https: image,
        default_profile: words.is_one_of(2),
        following: false,
    }
}
