//! What a verdict rests on, in sentences. Judges nothing.

use crate::base::MediaTime;
use crate::programme::fidelity::{Evidence, Finding, ForecastBasis, Pace, Verdict, WorkerStanding};
use crate::programme::{Bounds, PlaceKind, Unit, VisitLength};
use crate::words::{Arg, Message};

/// What a verdict rests on, as one or more sentences.
pub fn evidence(finding: &Finding) -> Vec<Message> {
    let unit = finding.rule.unit();
    match &finding.evidence {
        Evidence::Count { held, beside, bounds: asked, missed, filmed_without_visit, .. } => {
            let mut said =
                vec![Message::new("evidence-count").with("held", *held).with("bounds", bounds(*asked, unit))];
            if *beside > 0 {
                said.push("evidence-count-beside".into());
            }
            if *missed > 0 {
                said.push(Message::new("evidence-count-missed").with("missed", *missed));
            }
            if *filmed_without_visit > 0 {
                said.push(Message::new("evidence-count-filmed").with("filmed", *filmed_without_visit));
            }
            said
        }
        Evidence::Length { forgotten_on: Some(day), .. } => {
            vec![Message::new("evidence-length-forgotten").with("day", *day)]
        }
        Evidence::Length { visit, bounds: asked, filmed, .. } => {
            vec![length(*visit, bounds(*asked, unit), *filmed)]
        }
        Evidence::Film { filmed, bounds: asked, recovered, unfinished, gaps, .. } => {
            film(*filmed, bounds(*asked, unit), *recovered, *unfinished, *gaps)
        }
        Evidence::NotHeld { planned, missed, filmed } => vec![match planned {
            _ if *missed => Message::new("evidence-not-held-missed"),
            _ if *filmed > MediaTime::ZERO => {
                Message::new("evidence-not-held-filmed").with("filmed", filmed.to_string())
            }
            Some(day) => Message::new("evidence-not-held-planned").with("day", *day),
            None => Message::new("evidence-not-held"),
        }],
        Evidence::Sessions { met, not_met, open, required } => {
            let mut said = vec![
                Message::new("evidence-sessions")
                    .with("met", *met)
                    .with("notmet", *not_met)
                    .with("open", *open),
            ];
            let to_come = required.unwrap_or(0).saturating_sub(met + not_met + open);
            if to_come > 0 && finding.verdict == Verdict::NotYet {
                said.push(Message::new("evidence-sessions-to-come").with("sessions", to_come));
            }
            said
        }
        Evidence::Span { .. } => span(&finding.evidence, unit),
        Evidence::Watched { clips, played, cut_short, earlier_film } => {
            watched(*clips, *played, *cut_short, *earlier_film)
        }
        Evidence::Heading { heading: id, clips, sessions, earlier_film, .. } => {
            let said = match (*clips, *earlier_film) {
                (0, false) if id == CHANGE => "evidence-heading-no-earlier-film",
                (0, _) => "evidence-heading-none",
                _ => "evidence-heading",
            };
            let numbers: Vec<String> = sessions.iter().map(|(number, _)| number.to_string()).collect();
            vec![
                Message::new(said)
                    .with("heading", heading(id))
                    .with("clips", *clips)
                    .with("count", sessions.len())
                    .with("sessions", numbers.join(", ")),
            ]
        }
        Evidence::Change { clips, without_earlier, earlier_film, .. } => {
            change(*clips, *without_earlier, *earlier_film)
        }
        Evidence::Aim { .. }
        | Evidence::Content { .. }
        | Evidence::First { .. }
        | Evidence::NotOfTheFirst { .. }
        | Evidence::Gap { .. }
        | Evidence::Rhythm { .. }
        | Evidence::Age { .. }
        | Evidence::Assessment { .. }
        | Evidence::Review { .. }
        | Evidence::Consent { .. }
        | Evidence::NothingToConsent { .. }
        | Evidence::Consents { .. } => super::programme::evidence(&finding.evidence),
        Evidence::Place { place, asked } => vec![place_of(*place, *asked)],
        Evidence::Worker { worker } => vec![worker_of(*worker)],
    }
}

/// The heading that needs film of two sessions.
const CHANGE: &str = "positive-change";

/// The name of a heading of the guidance; a service's own heading by its id.
pub fn heading(id: &str) -> Message {
    match id {
        "sensitivity" => Message::new("heading-sensitivity"),
        "strengths" => Message::new("heading-strengths"),
        CHANGE => Message::new("heading-positive-change"),
        own => Message::new("heading-own").with("id", own),
    }
}

fn watched(clips: u32, played: MediaTime, cut_short: u32, earlier_film: bool) -> Vec<Message> {
    let mut said = vec![match (clips, earlier_film) {
        (0, false) => Message::new("evidence-watched-no-film"),
        (0, true) => Message::new("evidence-watched-none"),
        _ => Message::new("evidence-watched").with("clips", clips).with("played", played.to_string()),
    }];
    if cut_short > 0 {
        said.push(Message::new("evidence-watched-cut-short").with("count", cut_short));
    }
    said
}

fn change(clips: u32, without_earlier: u32, earlier_film: bool) -> Vec<Message> {
    let mut said = vec![match (clips, without_earlier, earlier_film) {
        (0, 0, false) => Message::new("evidence-change-no-earlier-film"),
        (0, _, _) => Message::new("evidence-change-none"),
        _ => Message::new("evidence-change").with("clips", clips),
    }];
    if without_earlier > 0 {
        said.push(Message::new("evidence-change-without").with("clips", without_earlier));
    }
    said
}

fn place_of(place: Option<PlaceKind>, asked: PlaceKind) -> Message {
    let kind = |kind| match kind {
        PlaceKind::Home => Message::new("place-home"),
        PlaceKind::Elsewhere => Message::new("place-elsewhere"),
    };
    match place {
        None => Message::new("evidence-place-unknown").with("asked", kind(asked)),
        Some(place) => Message::new("evidence-place").with("place", kind(place)).with("asked", kind(asked)),
    }
}

fn worker_of(worker: WorkerStanding) -> Message {
    match worker {
        WorkerStanding::NotRecorded => Message::new("evidence-worker-unknown"),
        WorkerStanding::NoTraining => Message::new("evidence-worker-no-training"),
        WorkerStanding::TrainedLater { completed } => {
            Message::new("evidence-worker-later").with("day", completed)
        }
        WorkerStanding::Expired { expired } => Message::new("evidence-worker-expired").with("day", expired),
        WorkerStanding::NoExperience => Message::new("evidence-worker-no-experience"),
        WorkerStanding::Trained { until: None } => Message::new("evidence-worker-trained"),
        WorkerStanding::Trained { until: Some(until) } => {
            Message::new("evidence-worker-trained-until").with("day", until)
        }
    }
}

fn length(visit: VisitLength, asked: Message, filmed: MediaTime) -> Message {
    match visit {
        VisitLength::Measured { length } => {
            Message::new("evidence-length").with("length", length.to_string()).with("bounds", asked)
        }
        VisitLength::NotMeasured { arrived: true, .. } => Message::new("evidence-length-no-leaving"),
        VisitLength::NotMeasured { leaving: true, .. } => Message::new("evidence-length-no-arrival"),
        VisitLength::NotMeasured { .. } if filmed > MediaTime::ZERO => {
            Message::new("evidence-length-unknown").with("filmed", filmed.to_string())
        }
        VisitLength::NotMeasured { .. } => Message::new("evidence-length-unknown-no-film"),
        VisitLength::Impossible => Message::new("evidence-length-impossible"),
    }
}

fn film(filmed: MediaTime, asked: Message, recovered: u32, unfinished: u32, gaps: u32) -> Vec<Message> {
    let mut said = vec![if filmed == MediaTime::ZERO {
        Message::new("evidence-film-none").with("bounds", asked)
    } else {
        Message::new("evidence-film").with("filmed", filmed.to_string()).with("bounds", asked)
    }];
    for (count, key, name) in [
        (recovered, "evidence-film-recovered", "recovered"),
        (unfinished, "evidence-film-unfinished", "unfinished"),
        (gaps, "evidence-film-gaps", "gaps"),
    ] {
        if count > 0 {
            said.push(Message::new(key).with(name, count));
        }
    }
    said
}

fn span(evidence: &Evidence, unit: Option<Unit>) -> Vec<Message> {
    let Evidence::Span {
        bounds: asked,
        first,
        last,
        earliest_end,
        latest_end,
        held,
        required,
        forecast,
        pace,
    } = evidence
    else {
        return Vec::new();
    };
    let day = |date: Option<chrono::NaiveDate>| date.map_or_else(|| Arg::from("–"), Arg::from);
    if *pace == Pace::NotBegun {
        return vec![Message::new("evidence-span-not-begun").with("bounds", bounds(*asked, unit))];
    }
    if required.is_some_and(|required| *held >= required) {
        return vec![
            Message::new("evidence-span-done")
                .with("first", day(*first))
                .with("last", day(*last))
                .with("bounds", bounds(*asked, unit)),
        ];
    }
    let shape = match (earliest_end, latest_end) {
        (Some(_), None) => "earliest",
        (None, Some(_)) => "latest",
        _ => "both",
    };
    let running = match required {
        Some(required) => Message::new("evidence-span-running").with("required", *required),
        None => Message::new("evidence-span-going"),
    };
    let mut said = vec![
        running
            .with("first", day(*first))
            .with("held", *held)
            .with("shape", shape)
            .with("earliest", day(*earliest_end))
            .with("latest", day(*latest_end)),
    ];
    if let Some(forecast) = forecast {
        let key = match forecast.basis {
            ForecastBasis::Plan => "evidence-span-forecast-plan",
            ForecastBasis::Rhythm => "evidence-span-forecast-rhythm",
        };
        said.push(Message::new(key).with("ends", forecast.ends));
    }
    said
}

pub(crate) fn bounds(bounds: Bounds, unit: Option<Unit>) -> Message {
    let shape = match (bounds.at_least, bounds.at_most) {
        (Some(_), None) => "least",
        (None, Some(_)) => "most",
        _ => "both",
    };
    let key = match unit {
        Some(Unit::Minutes) => "bounds-minutes",
        Some(Unit::Days) => "bounds-days",
        Some(Unit::Months) => "bounds-months",
        Some(Unit::Sessions) | None => "bounds-sessions",
    };
    Message::new(key)
        .with("shape", shape)
        .with("least", bounds.at_least.unwrap_or_default())
        .with("most", bounds.at_most.unwrap_or_default())
}
