//! A mother whose ten sessions are held, and little has changed: the judgement and what follows from it are the next steps.
//! Film was watched at few of the sessions.

use crate::demo::plot::Plot;
use crate::demo::visits::Visit;
use crate::demo::written::Line;
use crate::programme::{AgencyKind, CarerKind, Improvement, OfferReply, ReferralReason};

pub(crate) const PLOT: Plot = Plot {
    code: "FAM-003",
    carers: &[("demo-mum", CarerKind::Parent)],
    born: 620,
    visits: &VISITS,
    written: WRITTEN,
    rated: &[
        (1, [3, 3, 4, 5], false),
        (1, [3, 2, 4, 5], true),
        (5, [4, 3, 4, 5], false),
        (10, [4, 3, 4, 5], false),
        (10, [3, 3, 4, 5], true),
    ],
    ..Plot::PLAIN
};

#[rustfmt::skip]
const VISITS: [Visit; 10] = [
    Visit { number: 1, days_ago: 117, arrived: (9, 10), minutes: 61, film_minutes: 10, play: 6,
        focus: "demo-focus-1", aims: &["A2"], said: None, moved: None },
    Visit { number: 2, days_ago: 105, arrived: (10, 15), minutes: 64, film_minutes: 11, play: 7,
        focus: "demo-focus-2", aims: &["A3"], said: None, moved: None },
    Visit { number: 3, days_ago: 93, arrived: (11, 20), minutes: 67, film_minutes: 12, play: 6,
        focus: "demo-focus-3", aims: &["A3"], said: Some("demo-said-2"), moved: None },
    Visit { number: 4, days_ago: 80, arrived: (9, 25), minutes: 70, film_minutes: 10, play: 7,
        focus: "demo-focus-4", aims: &["A1"], said: None, moved: None },
    Visit { number: 5, days_ago: 69, arrived: (10, 10), minutes: 61, film_minutes: 11, play: 6,
        focus: "demo-focus-6", aims: &["A1", "A4"], said: None, moved: None },
    Visit { number: 6, days_ago: 56, arrived: (11, 15), minutes: 64, film_minutes: 12, play: 7,
        focus: "demo-focus-7", aims: &["A5"], said: Some("demo-said-3"), moved: None },
    Visit { number: 7, days_ago: 44, arrived: (9, 20), minutes: 67, film_minutes: 10, play: 6,
        focus: "demo-focus-1", aims: &["A2"], said: None, moved: None },
    Visit { number: 8, days_ago: 31, arrived: (10, 25), minutes: 70, film_minutes: 11, play: 7,
        focus: "demo-focus-2", aims: &["A3"], said: None, moved: None },
    Visit { number: 9, days_ago: 19, arrived: (11, 10), minutes: 61, film_minutes: 12, play: 6,
        focus: "demo-focus-3", aims: &["A3"], said: None, moved: None },
    Visit { number: 10, days_ago: 7, arrived: (9, 15), minutes: 64, film_minutes: 10, play: 7,
        focus: "demo-focus-4", aims: &["A1"], said: None, moved: None },
];

#[rustfmt::skip]
const WRITTEN: &[Line] = &[
    (150, |w| w.referral(150, AgencyKind::Health, ReferralReason::EdgeOfCare)),
    (148, |w| w.key_worker(148)),
    (147, |w| w.contact(147, AgencyKind::SocialCare, "demo-contact-social-worker")),
    (130, |w| w.assessment((144, 130), false)),
    (124, |w| w.offer("video-feedback", (128, 124), OfferReply::Accepted)),
    (5, |w| w.judgement(5, Improvement::Little, "demo-judged-little")),
    (4, |w| w.review_ahead(9)),
];
