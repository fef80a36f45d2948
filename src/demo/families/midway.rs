//! A family midway through the programme, its first parents and a child of two: six sessions in so many days are too
//! few for ten in four months, the fourth was too short, the fifth was missed, and all that were held were filmed for
//! 10 to 20 minutes.

use crate::demo::plot::Plot;
use crate::demo::visits::Visit;
use crate::demo::written::Line;
use crate::media::capture::FilmSize;
use crate::programme::{AgencyKind, CarerKind, OfferReply, ReferralReason};

pub(crate) const PLOT: Plot = Plot {
    code: "FAM-001",
    carers: &[("demo-mum", CarerKind::Parent), ("demo-dad", CarerKind::Parent)],
    born: 800,
    size: FilmSize::Hd720,
    visits: &VISITS,
    written: WRITTEN,
    rated: &[
        (1, [4, 3, 5, 6], false),
        (1, [3, 3, 5, 6], true),
        (4, [5, 4, 5, 7], false),
        (7, [6, 5, 6, 7], false),
        (7, [5, 5, 6, 7], true),
    ],
    missed: Some((5, 26)),
    today: Some((8, "demo-focus-8", &["A3", "A5"])),
    next: Some((9, 12)),
    erased: Some(2),
    changes_mind: true,
    ..Plot::PLAIN
};

#[rustfmt::skip]
const VISITS: [Visit; 6] = [
    Visit { number: 1, days_ago: 77, arrived: (9, 30), minutes: 72, film_minutes: 12, play: 0,
        focus: "demo-focus-1", aims: &["A2"], said: None, moved: None },
    Visit { number: 2, days_ago: 63, arrived: (10, 5), minutes: 66, film_minutes: 11, play: 1,
        focus: "demo-focus-2", aims: &["A2", "A3"], said: Some("demo-said-2"), moved: None },
    Visit { number: 3, days_ago: 49, arrived: (9, 35), minutes: 69, film_minutes: 14, play: 2,
        focus: "demo-focus-3", aims: &["A3"], said: Some("demo-said-3"), moved: Some((3, "demo-moved-3")) },
    Visit { number: 4, days_ago: 34, arrived: (10, 50), minutes: 48, film_minutes: 11, play: 3,
        focus: "demo-focus-4", aims: &["A1"], said: None, moved: None },
    Visit { number: 6, days_ago: 18, arrived: (9, 30), minutes: 75, film_minutes: 13, play: 4,
        focus: "demo-focus-6", aims: &["A1", "A3"], said: Some("demo-said-6"), moved: None },
    Visit { number: 7, days_ago: 4, arrived: (9, 40), minutes: 64, film_minutes: 12, play: 5,
        focus: "demo-focus-7", aims: &["A5"], said: Some("demo-said-7"), moved: None },
];

#[rustfmt::skip]
const WRITTEN: &[Line] = &[
    (104, |w| w.referral(104, AgencyKind::SocialCare, ReferralReason::EdgeOfCare)),
    (102, |w| w.key_worker(102)),
    (101, |w| w.contact(101, AgencyKind::SocialCare, "demo-contact-social-worker")),
    (101, |w| w.contact(101, AgencyKind::Health, "demo-contact-health-visitor")),
    (90, |w| w.assessment((98, 90), true)),
    (85, |w| w.offer("video-feedback", (88, 85), OfferReply::Accepted)),
    (70, |w| w.person("demo-significant-grandmother", 70)),
    (40, |w| w.decision(40)),
];
