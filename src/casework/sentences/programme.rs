//! What a programme is judged by beside lengths and films, and what would put right what is at risk, as sentences.

use super::evidence::{bounds, heading};
use crate::programme::fidelity::{Evidence, Remedy};
use crate::programme::{Purpose, Unit};
use crate::words::{Arg, Message};

/// The word of a purpose, as an end of "consents to …".
pub const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Film => "purpose-film",
        Purpose::Show => "purpose-show",
        Purpose::Supervise => "purpose-supervise",
        Purpose::FilmReview => "purpose-film-review",
        Purpose::Training => "purpose-training",
        Purpose::Copy => "purpose-copy",
    }
}

/// The evidence as sentences.
pub(crate) fn evidence(evidence: &Evidence) -> Vec<Message> {
    match evidence {
        Evidence::Aim { quote, sessions, clips, .. } => {
            let numbers: Vec<u32> = sessions.iter().map(|(number, _)| *number).collect();
            let said = match numbers.as_slice() {
                [] => Message::new("evidence-aim-none"),
                numbers => over("evidence-aim", numbers).with("clips", *clips),
            };
            vec![said.with("quote", quote.as_str())]
        }
        Evidence::Content { quote, sessions, applies, age_unknown, .. } => {
            let covered = match (sessions.is_empty(), applies) {
                (false, _) => over("evidence-content", sessions),
                (true, true) => Message::new("evidence-content-none"),
                (true, false) => Message::new("evidence-content-age"),
            };
            let mut said = vec![covered.with("quote", quote.as_str())];
            said.extend(age_unknown.then(|| "evidence-content-age-unknown".into()));
            said
        }
        Evidence::First { held: Some(day) } => vec![Message::new("evidence-first").with("day", *day)],
        Evidence::First { held: None } => vec!["evidence-first-none".into()],
        Evidence::NotOfTheFirst { held } => vec![Message::new("evidence-first-session").with("day", *held)],
        Evidence::Gap { since, days, bounds: asked } => vec![
            Message::new("evidence-gap")
                .with("days", *days)
                .with("since", *since)
                .with("bounds", bounds(*asked, Some(Unit::Days))),
        ],
        Evidence::Rhythm { met, not_met, next_by, planned, .. } => {
            let mut said = vec![Message::new("evidence-rhythm").with("met", *met).with("notmet", *not_met)];
            if let Some(day) = next_by {
                said.push(Message::new("evidence-rhythm-next").with("day", *day));
                said.push(match planned {
                    Some(day) => Message::new("evidence-rhythm-planned").with("day", *day),
                    None => "evidence-rhythm-unplanned".into(),
                });
            }
            said
        }
        Evidence::Age { on, months, unknown, school_from } => {
            let age = |months: &u32| Message::new("evidence-age").with("day", *on).with("months", *months);
            let mut said: Vec<Message> = months.iter().map(age).collect();
            said.extend(school_from.map(|day| Message::new("evidence-age-school").with("day", day)));
            said.extend((*unknown > 0).then(|| "evidence-age-unknown".into()));
            said
        }
        Evidence::Assessment { .. } | Evidence::Review { .. } => around(evidence),
        Evidence::Consent { .. } | Evidence::NothingToConsent { .. } | Evidence::Consents { .. } => {
            consent(evidence)
        }
        _ => Vec::new(),
    }
}

/// Something that came at some sessions of the programme.
fn over(key: &'static str, sessions: &[u32]) -> Message {
    let numbers: Vec<String> = sessions.iter().map(u32::to_string).collect();
    Message::new(key).with("count", sessions.len()).with("sessions", numbers.join(", "))
}

fn around(evidence: &Evidence) -> Vec<Message> {
    match evidence {
        Evidence::Assessment { finished, begins, begun } => {
            let late = finished.zip(*begins).filter(|(finished, begins)| *begun && finished > begins);
            match (late, finished, begins) {
                (Some((finished, begins)), _, _) => {
                    vec![
                        Message::new("evidence-assessment-late").with("day", finished).with("begins", begins),
                    ]
                }
                (None, Some(finished), _) => {
                    vec![Message::new("evidence-assessment").with("day", *finished)]
                }
                (None, None, Some(begins)) if *begun => vec![
                    "evidence-assessment-none".into(),
                    Message::new("evidence-assessment-begun").with("day", *begins),
                ],
                (None, None, _) => vec!["evidence-assessment-none".into()],
            }
        }
        Evidence::Review { judged: None, .. } => vec!["evidence-review-no-judgement".into()],
        Evidence::Review { judged: Some(judged), reviewed, ahead } => {
            let mut said = vec![Message::new("evidence-review-judged").with("day", *judged)];
            said.push(match reviewed {
                Some(day) => Message::new("evidence-review-held").with("day", *day),
                None => "evidence-review-none".into(),
            });
            said.extend(ahead.map(|day| Message::new("evidence-review-ahead").with("day", day)));
            said
        }
        _ => Vec::new(),
    }
}

fn consent(evidence: &Evidence) -> Vec<Message> {
    match evidence {
        Evidence::Consent { purpose: to, against, unknown } => {
            let mut said = Vec::new();
            for (carers, key) in
                [(*against, "evidence-consent-against"), (*unknown, "evidence-consent-unknown")]
            {
                if carers > 0 {
                    said.push(
                        Message::new(key).with("carers", carers).with("purpose", Message::new(purpose(*to))),
                    );
                }
            }
            if said.is_empty() {
                said.push(Message::new("evidence-consent").with("purpose", Message::new(purpose(*to))));
            }
            said
        }
        Evidence::NothingToConsent { purpose: Purpose::Show } => {
            vec!["evidence-consent-show-nothing".into()]
        }
        Evidence::NothingToConsent { .. } => vec!["evidence-consent-film-nothing".into()],
        Evidence::Consents { met, not_met, open, stands, .. } => {
            let mut said = vec![
                Message::new("evidence-consents")
                    .with("met", *met)
                    .with("notmet", *not_met)
                    .with("open", *open),
            ];
            said.extend((*stands == Some(false)).then(|| "evidence-consents-missing".into()));
            said
        }
        _ => Vec::new(),
    }
}

/// What would put something right.
pub fn remedy(remedy: &Remedy) -> Message {
    match remedy {
        Remedy::Closer { sessions, at_most_days: 0, by } if *sessions > 1 => {
            Message::new("remedy-closer-hardly").with("sessions", *sessions).with("day", *by)
        }
        Remedy::Closer { sessions, at_most_days, by } => Message::new("remedy-closer")
            .with("sessions", *sessions)
            .with("days", *at_most_days)
            .with("day", *by),
        Remedy::Wider { sessions, at_least_days, not_before } => Message::new("remedy-wider")
            .with("sessions", *sessions)
            .with("days", *at_least_days)
            .with("day", *not_before),
        Remedy::NextBy { day } => Message::new("remedy-next-by").with("day", *day),
        Remedy::FilmMore { missing } => Message::new("remedy-film-more").with("missing", missing.to_string()),
        Remedy::ShowHeading { heading: id, sessions_left } => {
            left(Message::new("remedy-show-heading").with("heading", heading(id)), *sessions_left)
        }
        Remedy::ShowAim { quote, sessions_left, .. } => {
            left(Message::new("remedy-show-aim").with("aim", quote.as_str()), *sessions_left)
        }
        Remedy::PointBack { clips } => Message::new("remedy-point-back").with("clips", *clips),
        Remedy::Cover { sessions_left, .. } => left("remedy-cover".into(), *sessions_left),
        Remedy::Assess { before: None } => "remedy-assess".into(),
        Remedy::Assess { before: Some(day) } => Message::new("remedy-assess-by").with("day", *day),
        Remedy::Review => "remedy-review".into(),
        Remedy::AskConsent { purpose: to } => {
            Message::new("remedy-ask-consent").with("purpose", Message::new(purpose(*to)))
        }
    }
}

/// With the sessions that are left to do it, where that is known.
fn left(message: Message, sessions: Option<u32>) -> Message {
    message.with("left", sessions.map_or_else(|| Arg::from("none"), Arg::from))
}
