//! Verdicts and their evidence as messages, for the window and the command line alike. Judges nothing.

use crate::base::MediaTime;
use crate::programme::fidelity::{Evidence, Finding, ForecastBasis, Pace, Verdict};
use crate::programme::{Bounds, RuleId, Unit, VisitLength};
use crate::words::Message;

/// The word of a verdict.
pub fn verdict(verdict: Verdict) -> Message {
    Message::new(match verdict {
        Verdict::Met => "verdict-met",
        Verdict::NotYet => "verdict-not-yet",
        Verdict::AtRisk => "verdict-at-risk",
        Verdict::NotMet => "verdict-not-met",
        Verdict::NotApplicable => "verdict-not-applicable",
    })
}

/// What a rule asks, in a few words.
pub fn rule(rule: RuleId) -> Message {
    Message::new(match rule {
        RuleId::SessionCount => "rule-session-count",
        RuleId::SessionLength => "rule-session-length",
        RuleId::Span => "rule-span",
        RuleId::Filmed => "rule-filmed",
    })
}

/// What was judged: the programme or one session.
pub fn judged(session: Option<u32>) -> Message {
    match session {
        None => Message::new("finding-programme"),
        Some(number) => Message::new("finding-session").with("number", number),
    }
}

/// What a verdict rests on, as one or more sentences.
pub fn evidence(finding: &Finding) -> Vec<Message> {
    let unit = finding.rule.unit();
    match &finding.evidence {
        Evidence::Count { held, bounds: asked, missed, filmed_without_visit, .. } => {
            let mut said =
                vec![Message::new("evidence-count").with("held", *held).with("bounds", bounds(*asked, unit))];
            if *missed > 0 {
                said.push(Message::new("evidence-count-missed").with("missed", *missed));
            }
            if *filmed_without_visit > 0 {
                said.push(Message::new("evidence-count-filmed").with("filmed", *filmed_without_visit));
            }
            said
        }
        Evidence::Length { visit, bounds: asked, filmed } => {
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
            Some(day) => Message::new("evidence-not-held-planned").with("day", day.to_string()),
            None => Message::new("evidence-not-held"),
        }],
        Evidence::Sessions { met, not_met, open, .. } => vec![
            Message::new("evidence-sessions").with("met", *met).with("notmet", *not_met).with("open", *open),
        ],
        Evidence::Span { .. } => span(&finding.evidence, unit),
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

fn span(evidence: &Evidence, unit: Unit) -> Vec<Message> {
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
    let day = |date: Option<chrono::NaiveDate>| date.map_or_else(|| "–".to_owned(), |date| date.to_string());
    if *pace == Pace::NotBegun {
        return vec![Message::new("evidence-span-not-begun").with("bounds", bounds(*asked, unit))];
    }
    if held >= required {
        return vec![
            Message::new("evidence-span-done")
                .with("first", day(*first))
                .with("last", day(*last))
                .with("bounds", bounds(*asked, unit)),
        ];
    }
    let mut said = vec![
        Message::new("evidence-span-running")
            .with("first", day(*first))
            .with("held", *held)
            .with("required", *required)
            .with("earliest", day(*earliest_end))
            .with("latest", day(*latest_end)),
    ];
    if let Some(forecast) = forecast {
        let key = match forecast.basis {
            ForecastBasis::Plan => "evidence-span-forecast-plan",
            ForecastBasis::Rhythm => "evidence-span-forecast-rhythm",
        };
        said.push(Message::new(key).with("ends", forecast.ends.to_string()));
    }
    said
}

fn bounds(bounds: Bounds, unit: Unit) -> Message {
    let shape = match (bounds.at_least, bounds.at_most) {
        (Some(_), None) => "least",
        (None, Some(_)) => "most",
        _ => "both",
    };
    let key = match unit {
        Unit::Sessions => "bounds-sessions",
        Unit::Minutes => "bounds-minutes",
        Unit::Months => "bounds-months",
    };
    Message::new(key)
        .with("shape", shape)
        .with("least", bounds.at_least.unwrap_or_default())
        .with("most", bounds.at_most.unwrap_or_default())
}
