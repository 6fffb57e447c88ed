//! As in `citm_catalog.json`: maps whose keys are numbers as text, integers, many small objects, and many `null`s.

use super::words::Words;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Catalogue {
    area_names: BTreeMap<String, String>,
    block_names: BTreeMap<String, String>,
    events: BTreeMap<String, Event>,
    performances: Vec<Performance>,
    topic_sub_topics: BTreeMap<u32, Vec<u32>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Event {
    description: Option<String>,
    id: u32,
    logo: Option<String>,
    name: String,
    sub_topic_ids: Vec<u32>,
    subject_code: Option<u32>,
    subtitle: Option<String>,
    topic_ids: Vec<u32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Performance {
    event_id: u32,
    id: u32,
    logo: Option<String>,
    name: Option<String>,
    prices: Vec<Price>,
    seat_categories: Vec<SeatCategory>,
    seat_map_image: Option<String>,
    start: u64,
    venue_code: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Price {
    amount: u32,
    audience_sub_category_id: u32,
    seat_category_id: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SeatCategory {
    areas: Vec<Area>,
    seat_category_id: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Area {
    area_id: u32,
    block_ids: Vec<u32>,
}

fn id(words: &mut Words) -> u32 {
    138_000_000 + words.below(400_000_000) as u32
}

pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
        let mut words = Words::new();
        let names = |words: &mut Words, n, long| {
            (0..n).map(|_| (id(words).to_string(), words.sentence(long))).collect::<BTreeMap<_, _>>()
        };
        let (area_names, block_names) = (names(&mut words, 17, 3), names(&mut words, 60, 1));
        let events = (0..90).map(|_| {
            let event = event(&mut words);
            (event.id.to_string(), event)
        });
        let events = events.collect();
        let performances = (0..120).map(|_| performance(&mut words)).collect();
        let topic_sub_topics = (0..19).map(|_| (id(&mut words), ids(&mut words, 5))).collect();
        Catalogue { area_names, block_names, events, performances, topic_sub_topics }
    });
    &CATALOGUE
}

fn ids(words: &mut Words, most: u64) -> Vec<u32> {
    (0..=words.below(most)).map(|_| id(words)).collect()
}

fn event(words: &mut Words) -> Event {
    Event {
        description: None,
        id: id(words),
        logo: words.is_one_of(2).then(|| format!("/images/UE0AAAAACEKo{}AAAAZDSVRN", words.letters(4))),
        name: words.sentence(4),
        sub_topic_ids: ids(words, 4),
        subject_code: None,
        subtitle: None,
        topic_ids: ids(words, 3),
    }
}

fn performance(words: &mut Words) -> Performance {
    let categories = 1 + words.below(4);
    let prices = (0..categories).map(|_| Price {
        amount: 1000 * (10 + words.below(90) as u32),
        audience_sub_category_id: 337_100_890,
        seat_category_id: id(words),
    });
    let prices = prices.collect();
    let area = |words: &mut Words| Area { area_id: id(words), block_ids: vec![] };
    let seat_categories = (0..categories).map(|_| SeatCategory {
        areas: (0..words.below(8)).map(|_| area(words)).collect(),
        seat_category_id: id(words),
    });
    let seat_categories = seat_categories.collect();
    Performance {
        event_id: id(words),
        id: id(words),
        logo: None,
        name: None,
        prices,
        seat_categories,
        seat_map_image: None,
        start: 1_372_701_600_000 + words.below(30_000_000) * 1000,
        venue_code: "PLEYEL_PLEYEL",
    }
}
