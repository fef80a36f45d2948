//! A mother who did not want to be filmed: parental sensitivity and behaviour training was offered instead, and is under
//! way without film.

use crate::demo::plot::Plot;
use crate::demo::visits::Visit;
use crate::demo::written::Line;
use crate::programme::{AgencyKind, CarerKind, OfferReply, ReferralReason};

pub(crate) const PLOT: Plot = Plot {
    code: "FAM-002",
    programme: "sensitivity-training",
    carers: &[("demo-mum", CarerKind::Parent)],
    born: 910,
    visits: &VISITS,
    written: WRITTEN,
    covered: &[
        (2, "sensitive-responsiveness"),
        (2, "homework"),
        (3, "behavioural-management"),
        (4, "sensitive-responsiveness"),
        (5, "limit-setting"),
        (5, "homework"),
    ],
    rated: &[(2, [4, 4, 5, 5], false), (5, [5, 4, 5, 6], false)],
    next: Some((6, 9)),
    ..Plot::PLAIN
};

#[rustfmt::skip]
const VISITS: [Visit; 5] = [
    Visit { number: 1, days_ago: 60, arrived: (10, 0), minutes: 75, film_minutes: 0, play: 0,
        focus: "demo-focus-training-1", aims: &["B1"], said: None, moved: None },
    Visit { number: 2, days_ago: 47, arrived: (9, 45), minutes: 62, film_minutes: 0, play: 0,
        focus: "demo-focus-training-2", aims: &["B2"], said: None, moved: None },
    Visit { number: 3, days_ago: 33, arrived: (9, 40), minutes: 64, film_minutes: 0, play: 0,
        focus: "demo-focus-training-3", aims: &["B3"], said: None, moved: None },
    Visit { number: 4, days_ago: 20, arrived: (9, 50), minutes: 61, film_minutes: 0, play: 0,
        focus: "demo-focus-training-2", aims: &["B2", "B3"], said: None, moved: None },
    Visit { number: 5, days_ago: 6, arrived: (9, 45), minutes: 63, film_minutes: 0, play: 0,
        focus: "demo-focus-training-3", aims: &["B3"], said: None, moved: None },
];

#[rustfmt::skip]
const WRITTEN: &[Line] = &[
    (120, |w| w.referral(120, AgencyKind::SocialCare, ReferralReason::EdgeOfCare)),
    (119, |w| w.key_worker(119)),
    (118, |w| w.contact(118, AgencyKind::Education, "demo-contributor-nursery")),
    (100, |w| w.assessment((112, 100), false)),
    (88, |w| w.offer("video-feedback", (92, 88), OfferReply::Declined)),
    (80, |w| w.offer("sensitivity-training", (84, 80), OfferReply::Accepted)),
];
