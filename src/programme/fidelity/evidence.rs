//! What a verdict rests on, as values. Knows no rule and makes no sentence.

use chrono::NaiveDate;
use serde::Serialize;

use crate::base::MediaTime;
use crate::programme::consent::Purpose;
use crate::programme::definition::rules::Bounds;
use crate::programme::session::{PlaceKind, VisitLength};

/// What a verdict rests on. Bounds are in the unit of the finding's rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Evidence {
    /// How many sessions there are.
    Count {
        /// Sessions held, each number once.
        held: u32,
        /// Sessions held beside these, as the single one that some programmes begin with.
        beside: u32,
        /// What the rule asks, in sessions.
        bounds: Bounds,
        /// Session records that are still to be held.
        to_come: u32,
        /// Session records that were missed.
        missed: u32,
        /// Session records that have film but no visit: they do not count until the visit is recorded.
        filmed_without_visit: u32,
    },
    /// How long one session lasted.
    Length {
        /// Its length, or why there is none.
        visit: VisitLength,
        /// What the rule asks, in minutes.
        bounds: Bounds,
        /// Length of its film: with no visit length, a sign that the visit took place and its times are missing.
        filmed: MediaTime,
        /// The day on which "Leaving" was forgotten: arrived on an earlier day, and never left.
        forgotten_on: Option<NaiveDate>,
    },
    /// How much of one session was filmed.
    Film {
        /// Length of its film, without what was discarded.
        filmed: MediaTime,
        /// What the rule asks, in minutes.
        bounds: Bounds,
        /// Recordings in that length.
        recordings: u32,
        /// How many of them were cut off and recovered.
        recovered: u32,
        /// Recordings under way, or cut off and not yet salvaged: only what is known of their length is counted.
        unfinished: u32,
        /// Gaps in the recordings of that length.
        gaps: u32,
    },
    /// The session was not held (or not by that day).
    NotHeld {
        /// The day it is planned for.
        planned: Option<NaiveDate>,
        /// Whether it is recorded as missed.
        missed: bool,
        /// Length of film it has all the same: the visit still has to be recorded.
        filmed: MediaTime,
    },
    /// How the single sessions stand, for the programme as a whole.
    Sessions {
        /// Sessions held that keep the rule.
        met: u32,
        /// Sessions held that do not.
        not_met: u32,
        /// Sessions held that cannot be judged yet.
        open: u32,
        /// Sessions the programme asks for, if it says.
        required: Option<u32>,
    },
    /// The time from first to last session.
    Span {
        /// What the rule asks, in calendar months.
        bounds: Bounds,
        /// The day of the first session held; before that, the day the programme was to start.
        first: Option<NaiveDate>,
        /// The day of the last session that counts towards the number required.
        last: Option<NaiveDate>,
        /// The first day on which the last session may be held.
        earliest_end: Option<NaiveDate>,
        /// The last day on which the last session may be held.
        latest_end: Option<NaiveDate>,
        /// Sessions held that count towards the number required.
        held: u32,
        /// Sessions the programme asks for, if it says.
        required: Option<u32>,
        /// When the last session is to be expected, while some are to come and the time is not up.
        forecast: Option<Forecast>,
        /// What it comes to.
        pace: Pace,
    },
    /// What was watched with the parents at one session.
    Watched {
        /// Clips shown, each once.
        clips: u32,
        /// Film time that played of them.
        played: MediaTime,
        /// Showings that broke off too early to count.
        cut_short: u32,
        /// Whether there was film of an earlier session to watch.
        earlier_film: bool,
    },
    /// What was shown under one heading, over the programme.
    Heading {
        /// Id of the heading.
        heading: String,
        /// Clips shown under it, each once.
        clips: u32,
        /// Numbers of the sessions at which some were shown, and how many clips at each.
        sessions: Vec<(u32, u32)>,
        /// Sessions held.
        held: u32,
        /// Sessions the programme asks for, if it says.
        required: Option<u32>,
        /// Whether film of two sessions exists, so that a change could be seen.
        earlier_film: bool,
    },
    /// What was shown of changes, over the programme.
    Change {
        /// Clips shown of a change that point to a clip of an earlier session.
        clips: u32,
        /// Clips shown of a change that do not.
        without_earlier: u32,
        /// Sessions held.
        held: u32,
        /// Sessions the programme asks for, if it says.
        required: Option<u32>,
        /// Whether film of two sessions exists, so that a change could be seen.
        earlier_film: bool,
    },
    /// What was shown for one aim, over the programme.
    Aim {
        /// Code of the aim.
        aim: String,
        /// The guideline's words for it.
        quote: String,
        /// Clips shown that serve it, each once.
        clips: u32,
        /// Numbers of the sessions at which some were shown, and how many clips at each.
        sessions: Vec<(u32, u32)>,
        /// Sessions held.
        held: u32,
        /// Sessions the programme asks for, if it says.
        required: Option<u32>,
    },
    /// At which sessions one content was covered, over the programme.
    Content {
        /// Its id.
        content: String,
        /// The guideline's words for it.
        quote: String,
        /// Numbers of the sessions held at which it was.
        sessions: Vec<u32>,
        /// Sessions held.
        held: u32,
        /// Sessions the programme asks for, if it says.
        required: Option<u32>,
        /// Whether a child is, or may be, of the age it is for.
        applies: bool,
        /// Whether it depends on the age of a child whose birth is not on record.
        age_unknown: bool,
    },
    /// The single first session of another kind.
    First {
        /// The day it was held.
        held: Option<NaiveDate>,
    },
    /// A first session, which the rule is not about.
    NotOfTheFirst {
        /// Its day.
        held: NaiveDate,
    },
    /// The time from the session before to one session.
    Gap {
        /// The day of the session before.
        since: NaiveDate,
        /// The days between.
        days: u32,
        /// What the rule asks, in days.
        bounds: Bounds,
    },
    /// The time between sessions, for the programme as a whole.
    Rhythm {
        /// Sessions that came in the rhythm.
        met: u32,
        /// Sessions that did not.
        not_met: u32,
        /// The day of the last session held.
        last: Option<NaiveDate>,
        /// The last day on which the next would be in the rhythm; `None` before the first and after the last.
        next_by: Option<NaiveDate>,
        /// The day the next is planned for.
        planned: Option<NaiveDate>,
    },
    /// The age of the child when the programme began, or is to begin.
    Age {
        /// That day.
        on: NaiveDate,
        /// Whole months of each child whose birth is on record.
        months: Vec<u32>,
        /// Children whose birth is not on record.
        unknown: u32,
        /// The first day of school age of the eldest, where that bounds the programme.
        school_from: Option<NaiveDate>,
    },
    /// The assessment before the programme.
    Assessment {
        /// The day it was finished.
        finished: Option<NaiveDate>,
        /// The first day of the programme; before its first session, the day it is to start.
        begins: Option<NaiveDate>,
        /// Whether a session has been held.
        begun: bool,
    },
    /// What was judged after the programme, and what went ahead.
    Review {
        /// The day on which little improvement was judged.
        judged: Option<NaiveDate>,
        /// The day of the first multi-agency review since.
        reviewed: Option<NaiveDate>,
        /// The first day on which something went ahead since: a session beyond those asked for, or another programme.
        ahead: Option<NaiveDate>,
    },
    /// The consent of every carer on the day of one session.
    Consent {
        /// To what.
        purpose: Purpose,
        /// Carers who had said no, or withdrawn, or whose consent began later.
        against: u32,
        /// Carers of whom no answer is on record for that day.
        unknown: u32,
    },
    /// Nothing was filmed, or shown, at this session.
    NothingToConsent {
        /// To what there would have been consent.
        purpose: Purpose,
    },
    /// The consents for the programme as a whole.
    Consents {
        /// To what.
        purpose: Purpose,
        /// Sessions at which every carer's stood.
        met: u32,
        /// Sessions at which some carer's did not.
        not_met: u32,
        /// Sessions of which an answer is not on record.
        open: u32,
        /// Whether every carer's stands today, while sessions are to come.
        stands: Option<bool>,
    },
    /// Where one session took place.
    Place {
        /// The place, if recorded.
        place: Option<PlaceKind>,
        /// The place asked for.
        asked: PlaceKind,
    },
    /// Who held one session.
    Worker {
        /// What is on record about them.
        worker: WorkerStanding,
    },
}

/// What is on record about the worker of a session, as of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum WorkerStanding {
    /// Nobody is recorded.
    NotRecorded,
    /// No training of theirs is on record.
    NoTraining,
    /// Their training was completed only afterwards.
    TrainedLater {
        /// The day it was completed.
        completed: NaiveDate,
    },
    /// Their training had expired.
    Expired {
        /// The last day on which it held.
        expired: NaiveDate,
    },
    /// Trained; experience of working with children and young people is not on record.
    NoExperience,
    /// Trained and experienced.
    Trained {
        /// Until when the training holds, if not for good.
        until: Option<NaiveDate>,
    },
}

/// How the time from first to last session lies, or is expected to lie, to what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pace {
    /// No session has been held.
    NotBegun,
    /// Too short a time.
    TooQuick,
    /// As asked.
    Right,
    /// Too long a time.
    TooSlow,
}

/// When the last session is to be expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Forecast {
    /// The day.
    pub ends: NaiveDate,
    /// How it is known.
    pub basis: ForecastBasis,
}

/// How the end of a programme is forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForecastBasis {
    /// Every session to come is planned for a day that has not passed.
    Plan,
    /// They are not, so the rhythm so far is continued.
    Rhythm,
}
