//! What would put right what is at risk, as values. Computes none and makes no sentence.

use chrono::NaiveDate;
use serde::Serialize;

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
    /// Film so much more at this visit.
    FilmMore {
        /// What is missing to the least asked for.
        missing: MediaTime,
    },
    /// Show a clip under this heading.
    ShowHeading {
        /// Its id.
        heading: String,
        /// Sessions left to do so, where the programme says how many there are.
        sessions_left: Option<u32>,
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
    /// Choose an earlier clip for these clips of a change, and show them again.
    PointBack {
        /// How many.
        clips: u32,
    },
    /// Cover this, and tick it at the session.
    Cover {
        /// The guideline's words for it.
        quote: String,
        /// Sessions left to do so, where the programme says how many there are.
        sessions_left: Option<u32>,
    },
    /// Finish the assessment before the first session.
    Assess {
        /// The day of the first session or the day the programme was to start, where known.
        before: Option<NaiveDate>,
    },
    /// Hold the multi-agency review before anything more.
    Review,
    /// Ask every carer for their consent before the next session.
    AskConsent {
        /// To what.
        purpose: Purpose,
    },
}
