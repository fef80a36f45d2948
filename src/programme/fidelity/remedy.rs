//! What would put right what is at risk, and how it is told. Computes none.

use chrono::NaiveDate;
use serde::Serialize;

use super::told::{Sentence, Value, heading, purpose};
use crate::base::MediaTime;
use crate::programme::consent::Purpose;

/// What would put something right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Remedy {
    /// Hold the remaining sessions this close together.
    Closer {
        /// How many are to come.
        sessions: u32,
        /// The most days from one to the next.
        at_most_days: u32,
        /// The last day for the last of them.
        by: NaiveDate,
    },
    /// Spread the remaining sessions.
    Wider {
        /// How many are to come.
        sessions: u32,
        /// The fewest days from one to the next, the last session held included.
        at_least_days: u32,
        /// The first day for the last of them.
        not_before: NaiveDate,
    },
    /// Hold the next session by this day.
    NextBy {
        /// The day.
        day: NaiveDate,
    },
    /// Hold the next session on this day or later.
    NextFrom {
        /// The day.
        day: NaiveDate,
    },
    /// What was held too soon or too late stays so: say why in the session's closing note.
    NoteWhy,
    /// Film so much more at this visit.
    FilmMore {
        /// What is missing to the least asked for.
        missing: MediaTime,
    },
    /// Show a clip under this heading.
    ShowHeading {
        /// Its id.
        heading: String,
        /// In how many sessions more.
        sessions: u32,
        /// Sessions left to do so; fewer than that where it can no longer be kept in those asked for.
        sessions_left: u32,
    },
    /// Show a clip that serves this aim.
    ShowAim {
        /// Its code.
        aim: String,
        /// The guideline's words for it.
        quote: String,
        /// Sessions left to do so, where the programme says how many there are.
        sessions_left: Option<u32>,
    },
    /// Cover this, and tick it at the session.
    Cover {
        /// The guideline's words for it.
        quote: String,
        /// Sessions left to do so, where the programme says how many there are.
        sessions_left: Option<u32>,
    },
    /// Cover this, and tick it, at each of so many sessions to come.
    CoverOften {
        /// The guideline's words for it.
        quote: String,
        /// How many sessions.
        sessions: u32,
    },
    /// Finish the assessment before the first session.
    Assess {
        /// The day of the first session or the day the programme was to start, where known.
        before: Option<NaiveDate>,
    },
    /// Judge what came of the programme before anything more.
    Judge,
    /// Hold the multi-agency review before anything more.
    Review,
    /// Offer the programme the guidance names, before anything else goes ahead.
    Offer,
    /// Tell somebody named of a safeguarding concern, and write down the answer.
    AnswerConcern,
    /// Ask every carer for their consent before the next session.
    AskConsent {
        /// To what.
        purpose: Purpose,
    },
}

impl Remedy {
    /// As a sentence.
    pub fn told(&self) -> Sentence {
        match self {
            Self::Closer { sessions, at_most_days: 0, by } if *sessions > 1 => {
                Sentence::new("remedy-closer-hardly").with("sessions", *sessions).with("day", *by)
            }
            Self::Closer { sessions, at_most_days, by } => Sentence::new("remedy-closer")
                .with("sessions", *sessions)
                .with("days", *at_most_days)
                .with("day", *by),
            Self::Wider { sessions, at_least_days, not_before } => Sentence::new("remedy-wider")
                .with("sessions", *sessions)
                .with("days", *at_least_days)
                .with("day", *not_before),
            Self::NextBy { day } => Sentence::new("remedy-next-by").with("day", *day),
            Self::NextFrom { day } => Sentence::new("remedy-next-from").with("day", *day),
            Self::NoteWhy => Sentence::new("remedy-note-why"),
            Self::FilmMore { missing } => {
                Sentence::new("remedy-film-more").with("missing", missing.to_string())
            }
            Self::ShowHeading { heading: id, sessions, sessions_left } if sessions > sessions_left => {
                Sentence::new("remedy-show-heading-hardly")
                    .with("heading", heading(id))
                    .with("left", *sessions_left)
            }
            Self::ShowHeading { heading: id, sessions, sessions_left } => {
                Sentence::new("remedy-show-heading")
                    .with("heading", heading(id))
                    .with("sessions", *sessions)
                    .with("left", *sessions_left)
            }
            Self::ShowAim { quote, sessions_left, .. } => {
                left(Sentence::new("remedy-show-aim").with("aim", quote.as_str()), *sessions_left)
            }
            Self::Cover { sessions_left, .. } => left(Sentence::new("remedy-cover"), *sessions_left),
            Self::CoverOften { sessions, .. } => {
                Sentence::new("remedy-cover-often").with("sessions", *sessions)
            }
            Self::Assess { before: None } => Sentence::new("remedy-assess"),
            Self::Assess { before: Some(day) } => Sentence::new("remedy-assess-by").with("day", *day),
            Self::Judge => Sentence::new("remedy-judge"),
            Self::Review => Sentence::new("remedy-review"),
            Self::Offer => Sentence::new("remedy-offer"),
            Self::AnswerConcern => Sentence::new("remedy-answer-concern"),
            Self::AskConsent { purpose: to } => {
                Sentence::new("remedy-ask-consent").with("purpose", Sentence::new(purpose(*to)))
            }
        }
    }
}

/// With the sessions that are left to do it, where that is known.
fn left(told: Sentence, sessions: Option<u32>) -> Sentence {
    told.with("left", sessions.map_or_else(|| Value::from("none"), Value::from))
}

/// The sessions left to do something, those under way among them. At the last session nothing is left but today.
pub fn sessions_left(held: u32, under_way: u32, required: Option<u32>) -> Option<u32> {
    let left = |required: u32| required.saturating_sub(held).saturating_add(under_way).min(required);
    required.map(left).filter(|left| *left > 0)
}
