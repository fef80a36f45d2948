//! Foster carers, and a child who moved to them when the programme had begun with others: it goes on where the child is.

use crate::demo::plot::Plot;
use crate::demo::visits::Visit;
use crate::demo::written::Line;
use crate::programme::{AgencyKind, CarerKind, LegalStatus, OfferReply, PlacementKind, ReferralReason};

pub(crate) const PLOT: Plot = Plot {
    code: "FAM-004",
    carers: &[("demo-foster", CarerKind::FosterCarer), ("demo-foster-two", CarerKind::FosterCarer)],
    born: 1150,
    legal: LegalStatus::CareOrder,
    interpreter: Some("demo-language"),
    visits: &VISITS,
    written: WRITTEN,
    rated: &[(1, [5, 4, 6, 7], false)],
    next: Some((6, 4)),
    ..Plot::PLAIN
};

#[rustfmt::skip]
const VISITS: [Visit; 5] = [
    Visit { number: 1, days_ago: 61, arrived: (10, 15), minutes: 63, film_minutes: 11, play: 6,
        focus: "demo-focus-1", aims: &["A2"], said: None, moved: None },
    Visit { number: 2, days_ago: 50, arrived: (11, 20), minutes: 67, film_minutes: 12, play: 7,
        focus: "demo-focus-2", aims: &["A3"], said: Some("demo-said-2"), moved: None },
    Visit { number: 3, days_ago: 38, arrived: (10, 25), minutes: 71, film_minutes: 11, play: 6,
        focus: "demo-focus-3", aims: &["A3"], said: None, moved: None },
    Visit { number: 4, days_ago: 24, arrived: (11, 30), minutes: 75, film_minutes: 12, play: 7,
        focus: "demo-focus-4", aims: &["A1"], said: Some("demo-said-6"), moved: None },
    Visit { number: 5, days_ago: 10, arrived: (10, 35), minutes: 79, film_minutes: 11, play: 6,
        focus: "demo-focus-6", aims: &["A1", "A4"], said: Some("demo-said-7"), moved: None },
];

#[rustfmt::skip]
const WRITTEN: &[Line] = &[
    (160, |w| w.placement((900, Some(160)), PlacementKind::BirthParents, "demo-placement-order")),
    (96, |w| w.referral(96, AgencyKind::SocialCare, ReferralReason::Fostered)),
    (95, |w| w.key_worker(95)),
    (80, |w| w.assessment((92, 80), true)),
    (72, |w| w.offer("video-feedback", (76, 72), OfferReply::Accepted)),
    (44, |w| w.placement((160, Some(44)), PlacementKind::FosterCarers, "demo-placement-illness")),
    (43, |w| w.placement((44, None), PlacementKind::FosterCarers, "demo-placement-illness")),
    (40, |w| w.person("demo-significant-first-carers", 40)),
];
