//! Today in words: the visit that is now, what is to finish, what needs attention, and what is done about it. Judges nothing.

use chrono::{Datelike as _, Local, NaiveDate};

use super::pathway;
use crate::base::Redacted;
use crate::casework::pages::{FilmingSaid, TodayRow, TodayThing, VisitCard, Why};
use crate::programme::PlaceKind;
use crate::words::Message;

/// Something that makes a visit ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// It is.
    Yes,
    /// Still to do.
    ToDo,
    /// It stands against the visit as it is planned.
    No,
}

/// What makes a visit ready, each with how it is.
pub fn ready(card: &VisitCard, room_minutes: Option<u32>) -> Vec<(Ready, Message)> {
    let mut facts = Vec::new();
    if card.films {
        facts.push(match &card.said {
            FilmingSaid::Yes => (Ready::Yes, "day-ready-yes".into()),
            FilmingSaid::Nobody => (Ready::No, "day-ready-nobody".into()),
            FilmingSaid::Missing(who) => {
                (Ready::No, Message::new("day-ready-missing").with("who", names(who)))
            }
        });
    }
    facts.push(if card.visit.planned {
        (Ready::Yes, "day-ready-plan".into())
    } else {
        (Ready::ToDo, "day-ready-no-plan".into())
    });
    if card.visit.moments > 0 {
        let moments = Message::new("day-ready-moments").with("moments", card.visit.moments);
        facts.push((Ready::Yes, moments));
    }
    if let Some(minutes) = room_minutes.filter(|_| card.films) {
        facts.push(if minutes < 60 {
            (Ready::No, Message::new("day-ready-little-room").with("minutes", minutes))
        } else {
            (Ready::Yes, Message::new("day-ready-room").with("hours", minutes / 60))
        });
    }
    facts
}

/// Whether a visit is now, today or to come.
pub fn when(card: &VisitCard, today: NaiveDate) -> Message {
    Message::new(match () {
        () if card.visit.under_way => "day-now",
        () if card.visit.day == today => "day-today",
        () => "day-next",
    })
}

/// Since when or on which day, and where: what follows [`when`].
pub fn when_and_where(card: &VisitCard, today: NaiveDate) -> Vec<Message> {
    let mut said = Vec::new();
    if let Some(arrived) = card.visit.arrived {
        let time = arrived.with_timezone(&Local).format("%H:%M").to_string();
        said.push(Message::new("day-since").with("time", time));
    } else if card.visit.day > today {
        said.push(Message::new("day-on").with("day", short(card.visit.day)));
    }
    said.extend(card.visit.place.map(place));
    said
}

/// A day near enough to be known without its year.
pub fn short(day: NaiveDate) -> Message {
    Message::new("day-short")
        .with("weekday", day.weekday().number_from_monday())
        .with("day", day.day().to_string())
        .with("month", Message::new("date-month").with("month", day.month()))
}

/// Where a visit is.
pub fn place(kind: PlaceKind) -> Message {
    Message::new(match kind {
        PlaceKind::Home => "day-at-home",
        PlaceKind::Elsewhere => "day-elsewhere",
        PlaceKind::Remote => "place-remote",
    })
}

/// Which session of which family a visit is.
pub fn visit(card: &VisitCard) -> Message {
    let (code, number) = (card.code.as_str(), card.visit.number);
    if card.of == 0 {
        return Message::new("day-visit").with("code", code).with("number", number);
    }
    Message::new("day-visit-of").with("code", code).with("number", number).with("of", card.of)
}

/// Who is visited; nothing where no carer is on record.
pub fn who(card: &VisitCard) -> Option<Message> {
    people(&card.who, card.child_months).filter(|_| !card.who.is_empty())
}

/// The carers and the child with its age in months, as far as they are known.
pub fn people(carers: &[Redacted<String>], months: Option<u32>) -> Option<Message> {
    let who = names(carers);
    match (who.is_empty(), months.map(pathway::age)) {
        (true, None) => None,
        (true, Some(age)) => Some(Message::new("day-child-age").with("age", age)),
        (false, None) => Some(Message::new("day-who").with("who", who)),
        (false, Some(age)) => Some(Message::new("day-who-age").with("who", who).with("age", age)),
    }
}

/// Names in a row.
pub fn names(who: &[Redacted<String>]) -> String {
    who.iter().map(|name| name.reveal().as_str()).collect::<Vec<_>>().join(", ")
}

/// What is to finish, or needs attention.
pub fn thing(thing: TodayThing) -> Message {
    let of_session = |key, number: u32| Message::new(key).with("number", number);
    match thing {
        TodayThing::Concerns { since, count } => {
            Message::new("day-concerns").with("count", count).with("day", short(since))
        }
        TodayThing::Leaving { day, number } => of_session("day-leaving", number).with("day", short(day)),
        TodayThing::DayPassed { day, number } => of_session("day-passed", number).with("day", short(day)),
        TodayThing::NoMoments { number } => of_session("day-no-moments", number),
        TodayThing::NotWatched { number, moments } => {
            of_session("day-not-watched", number).with("moments", moments)
        }
        TodayThing::Note { number: Some(number) } => of_session("day-note", number),
        TodayThing::Note { number: None } => "day-note-family".into(),
        TodayThing::NoWords { number } => of_session("day-no-words", number),
        TodayThing::NotClosed { number } => of_session("day-not-closed", number),
        TodayThing::Review { on: None } => "day-review".into(),
        TodayThing::Review { on: Some(on) } => Message::new("day-review-on").with("day", short(on)),
        TodayThing::HoldReview { on } => Message::new("day-hold").with("day", short(on)),
        TodayThing::ToPlan { visits: None, .. } => "day-to-plan-next".into(),
        TodayThing::ToPlan { visits: Some(visits), by: None } => {
            Message::new("day-to-plan").with("visits", visits)
        }
        TodayThing::ToPlan { visits: Some(visits), by: Some(by) } => {
            Message::new("day-to-plan-by").with("visits", visits).with("day", short(by))
        }
        TodayThing::Step(step) => Message::new("day-step").with("step", pathway::step(step)),
    }
}

/// How long it has time, where it has a day ahead.
pub fn left(thing: TodayThing, today: NaiveDate) -> Option<Message> {
    let days = thing.by()?.signed_duration_since(today).num_days();
    let count = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
    Some(Message::new(if days < 0 { "day-over" } else { "day-left" }).with("days", count))
}

/// What is done about it, on a button.
pub fn act(row: &TodayRow) -> Message {
    Message::new(match row.thing {
        TodayThing::Concerns { .. } => "day-act-answer",
        TodayThing::Leaving { .. } => "day-act-correct",
        TodayThing::DayPassed { .. } | TodayThing::Step(_) => "day-act-open",
        TodayThing::NoMoments { .. } => "day-act-tag",
        TodayThing::NotWatched { .. } if row.today.is_some() => "day-act-watch-today",
        TodayThing::NotWatched { .. } => "day-act-watch",
        TodayThing::Note { .. } => "day-act-reply",
        TodayThing::NoWords { .. } => "day-act-finish",
        TodayThing::NotClosed { .. } => "day-act-close",
        TodayThing::Review { on: None } => "day-act-review",
        TodayThing::Review { on: Some(_) } => "day-act-see-review",
        TodayThing::HoldReview { .. } => "day-act-film",
        TodayThing::ToPlan { .. } => "day-act-visits",
    })
}

/// Why it is asked.
pub fn why(why: &Why) -> Message {
    let source = |key| Message::new(key).with("source", why.source.as_str());
    match &why.quote {
        Some(quote) => source("day-why-said").with("quote", quote.as_str()),
        None => source("day-why-source"),
    }
}
