//! Adoptive parents whose programme ended well some months ago: their film is erased, as its time was up, and the written
//! record stays.

use crate::demo::plot::Plot;
use crate::demo::visits::Visit;
use crate::demo::written::Line;
use crate::programme::{
    AgencyKind, CarerKind, Improvement, LegalStatus, OfferReply, PlacementKind, ReferralReason,
};

pub(crate) const PLOT: Plot = Plot {
    code: "FAM-005",
    carers: &[
        ("demo-adoptive-one", CarerKind::AdoptiveParent),
        ("demo-adoptive-two", CarerKind::AdoptiveParent),
    ],
    born: 1300,
    legal: LegalStatus::Adopted,
    visits: &VISITS,
    written: WRITTEN,
    rated: &[
        (1, [3, 4, 4, 5], true),
        (1, [4, 4, 5, 6], false),
        (6, [5, 6, 6, 7], false),
        (10, [7, 7, 7, 8], false),
        (10, [6, 7, 7, 8], true),
    ],
    all_erased: Some(42),
    ..Plot::PLAIN
};

#[rustfmt::skip]
const VISITS: [Visit; 10] = [
    Visit { number: 1, days_ago: 216, arrived: (9, 30), minutes: 64, film_minutes: 11, play: 6,
        focus: "demo-focus-1", aims: &["A2"], said: None, moved: None },
    Visit { number: 2, days_ago: 204, arrived: (10, 35), minutes: 66, film_minutes: 12, play: 7,
        focus: "demo-focus-2", aims: &["A3"], said: Some("demo-said-3"), moved: None },
    Visit { number: 3, days_ago: 191, arrived: (9, 40), minutes: 68, film_minutes: 11, play: 6,
        focus: "demo-focus-3", aims: &["A3"], said: Some("demo-said-6"), moved: None },
    Visit { number: 4, days_ago: 179, arrived: (10, 30), minutes: 70, film_minutes: 12, play: 7,
        focus: "demo-focus-4", aims: &["A1"], said: Some("demo-said-7"), moved: None },
    Visit { number: 5, days_ago: 167, arrived: (9, 35), minutes: 72, film_minutes: 11, play: 6,
        focus: "demo-focus-6", aims: &["A1", "A4"], said: Some("demo-said-2"), moved: None },
    Visit { number: 6, days_ago: 154, arrived: (10, 40), minutes: 64, film_minutes: 12, play: 7,
        focus: "demo-focus-7", aims: &["A5"], said: Some("demo-said-3"), moved: None },
    Visit { number: 7, days_ago: 143, arrived: (9, 30), minutes: 66, film_minutes: 11, play: 6,
        focus: "demo-focus-1", aims: &["A2"], said: Some("demo-said-6"), moved: None },
    Visit { number: 8, days_ago: 130, arrived: (10, 35), minutes: 68, film_minutes: 12, play: 7,
        focus: "demo-focus-2", aims: &["A3"], said: Some("demo-said-7"), moved: None },
    Visit { number: 9, days_ago: 119, arrived: (9, 40), minutes: 70, film_minutes: 11, play: 6,
        focus: "demo-focus-3", aims: &["A3"], said: Some("demo-said-2"), moved: None },
    Visit { number: 10, days_ago: 107, arrived: (10, 30), minutes: 72, film_minutes: 12, play: 7,
        focus: "demo-focus-4", aims: &["A1"], said: Some("demo-said-3"), moved: None },
];

#[rustfmt::skip]
const WRITTEN: &[Line] = &[
    (700, |w| w.placement((700, None), PlacementKind::AdoptiveParents, "demo-placement-order")),
    (262, |w| w.referral(262, AgencyKind::SocialCare, ReferralReason::Adopted)),
    (260, |w| w.key_worker(260)),
    (236, |w| w.assessment((250, 236), false)),
    (226, |w| w.offer("video-feedback", (230, 226), OfferReply::Accepted)),
    (102, |w| w.judgement(102, Improvement::Improved, "demo-judged-well")),
    (98, |w| w.ending(98)),
];
