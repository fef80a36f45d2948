//! V3.heading: what is highlighted while watching, over the programme: one verdict a heading.
//!
//! # What is asked
//! "highlight parental sensitivity, responsiveness and communication", "highlight parental strengths", "acknowledge positive
//! changes in the behaviour of the parents and child".
//!
//! # Source
//! The sections `[[headings]]` of the programme's file, each with its recommendation; NG26 1.4.2. The guidance gives no number:
//! what counts as shown, in how much of the sessions a heading is to be shown, and from how much of them on too little is at
//! risk, are Attune's own numbers, in `[watching.own]`.
//!
//! # How it is judged
//! One clip shown once is not what a whole programme is asked for. Counted are the sessions at which a clip with a tag of the
//! heading was shown, and a share of the programme's sessions is asked for: of all but the first, for there is no film to watch
//! before it; for positive change, which is seen against something earlier, of all but the first two. A heading shown at those
//! first sessions counts all the same, and so does one shown at a session beyond the programme's number. A visit without film
//! does not lower what is asked.
//!
//! *Met* once the share of the whole programme is reached. *Not met* when all sessions are held and over, or the programme was
//! ended, short of it; not before, for another session can always be held. *At risk* from so much of the sessions on, if the
//! share so far is lower than asked, and as soon as the sessions left are too few. *Not yet* otherwise. A programme that says no
//! share is judged as if one session were asked for.
//!
//! Positive change is *not applicable* before film of two sessions exists; its evidence tells the parents' changes and the
//! child's apart, and either counts. Tags of context set the scene, and tags for staff are no praise: neither counts for a
//! heading, even if the clip was shown.
//!
//! # What puts it right
//! Showing a clip under the heading in so many of the sessions that are left.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::definition::rules::RuleId;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::Remedy;
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced};
use crate::programme::fidelity::shown::{Shown, clips, numbers};
use crate::programme::fidelity::told::{Sentence, at_sessions, count, heading};
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::vocabulary::Who;

impl RuleId {
    /// What is highlighted while watching, over the programme: one finding a heading.
    pub const HEADING: Self = Self::new("V3.heading", "rule-heading", None);
}

/// What is highlighted while watching.
pub(super) struct Heading;

impl Rule for Heading {
    fn id(&self) -> RuleId {
        RuleId::HEADING
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let Some(shown) = Shown::new(case) else { return Vec::new() };
        let headings = case.definition.headings.iter();
        headings.map(|heading| (heading.source.as_str(), judged(&heading.id, &shown))).collect()
    }
}

fn judged(heading: &str, shown: &Shown) -> Judged {
    let words = shown.vocabulary;
    let sessions = shown.sessions(|showing| words.highlights(&showing.tags, heading));
    let of_change = words.changes().any(|change| change.id == heading);
    let asked = Asked::of(shown, of_change);
    let came = count(sessions.len());
    let under_way = count(shown.under_way().iter().filter(|number| !sessions.contains_key(number)).count());
    let to_come = asked.sessions_to_come(shown, under_way);
    let verdict = if came >= asked.sessions {
        Verdict::Met
    } else if asked.of == Some(0) || (of_change && !shown.earlier_film) {
        Verdict::NotApplicable
    } else if shown.all_over {
        Verdict::NotMet
    } else if (shown.is_late() && asked.is_behind(came, shown))
        || to_come.is_some_and(|to_come| came + to_come < asked.sessions)
    {
        Verdict::AtRisk
    } else {
        Verdict::NotYet
    };
    let of = |who| clips(&shown.sessions(|showing| words.highlights_of(&showing.tags, heading, who)));
    let evidence = HeadingEvidence {
        heading: heading.to_owned(),
        clips: clips(&sessions),
        sessions: numbers(&sessions),
        asked,
        source: shown.own_source.to_owned(),
        to_come,
        whose: of_change.then(|| Whose { parents: of(Who::Parent), child: of(Who::Child) }),
        held: shown.held(),
        required: shown.required,
        earlier_film: shown.earlier_film,
    };
    (None, verdict, Evidence::of(evidence))
}

/// In how many sessions a heading is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// In at least so many: one or more.
    pub sessions: u32,
    /// Of so many, at which there is film of earlier sessions to watch; `None` where the programme asks for no share.
    pub of: Option<u32>,
    /// The share, in percent; `None` where the programme asks for none.
    pub percent: Option<u32>,
    /// So many sessions come first and only make the film.
    #[serde(skip)]
    first: u32,
}

impl Asked {
    fn of(shown: &Shown, of_change: bool) -> Self {
        let first = if of_change { 2 } else { 1 };
        let Some(percent) = shown.heading_percent else {
            return Self { sessions: 1, of: None, percent: None, first };
        };
        let of = shown.required.unwrap_or_else(|| shown.held()).saturating_sub(first);
        let sessions = (u64::from(of) * u64::from(percent)).div_ceil(100);
        let sessions = u32::try_from(sessions).unwrap_or(u32::MAX).max(1);
        // Where nobody says how many sessions there are, there are always more to come.
        let of = Some(of).filter(|of| *of > 0 || shown.required.is_some());
        Self { sessions, of, percent: Some(percent), first }
    }

    /// Whether so far it was shown in a smaller share of the sessions than asked for.
    fn is_behind(&self, came: u32, shown: &Shown) -> bool {
        let Some(percent) = self.percent else { return came == 0 };
        let so_far = shown.held().min(shown.required.unwrap_or(u32::MAX)).saturating_sub(self.first);
        u64::from(came) * 100 < u64::from(so_far) * u64::from(percent)
    }

    /// Sessions asked for at which it can still be shown for the first time, those under way included.
    fn sessions_to_come(&self, shown: &Shown, under_way: u32) -> Option<u32> {
        let left = shown.required?.saturating_sub(shown.held()).saturating_add(under_way);
        Some(self.of.map_or(left, |of| left.min(of)))
    }
}

/// How many clips of a change were shown, by whose behaviour it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Whose {
    /// The parents' or carers'.
    pub parents: u32,
    /// The child's.
    pub child: u32,
}

/// What was shown under one heading, over the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "heading")]
pub struct HeadingEvidence {
    /// Id of the heading.
    pub heading: String,
    /// Clips shown under it, each once.
    pub clips: u32,
    /// Numbers of the sessions at which some were shown, and how many clips at each.
    pub sessions: Vec<(u32, u32)>,
    /// In how many sessions it is to be shown.
    pub asked: Asked,
    /// Whose number that is.
    pub source: String,
    /// Sessions asked for at which it can still be shown for the first time, if the programme says how many there are.
    pub to_come: Option<u32>,
    /// Of a change: whose.
    pub whose: Option<Whose>,
    /// Sessions held.
    pub held: u32,
    /// Sessions the programme asks for, if it says.
    pub required: Option<u32>,
    /// Whether film of two sessions exists, so that a change could be seen.
    pub earlier_film: bool,
}

impl RuleEvidence for HeadingEvidence {
    fn told(&self, verdict: Verdict) -> Vec<Sentence> {
        let sessions: Vec<u32> = self.sessions.iter().map(|(number, _)| *number).collect();
        let first = match self.clips {
            0 if self.asked.of == Some(0) => Sentence::new("evidence-heading-no-session"),
            0 if verdict == Verdict::NotApplicable => Sentence::new("evidence-heading-no-earlier-film"),
            0 => Sentence::new("evidence-heading-none"),
            _ => at_sessions(Sentence::new("evidence-heading"), &sessions).with("clips", self.clips),
        };
        let mut told = vec![first.with("heading", heading(&self.heading))];
        if let (Some(whose), true) = (self.whose, self.clips > 0) {
            let whose = Sentence::new("evidence-heading-whose")
                .with("parents", whose.parents)
                .with("child", whose.child);
            told.push(whose);
        }
        if let (Some(of @ 1..), Some(percent)) = (self.asked.of, self.asked.percent) {
            let key = if self.whose.is_some() {
                "evidence-heading-asked-of-change"
            } else {
                "evidence-heading-asked"
            };
            let asked =
                Sentence::new(key).with("asked", self.asked.sessions).with("of", of).with("percent", percent);
            told.push(asked.with("source", self.source.as_str()));
        }
        told
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        let sessions = self.asked.sessions.saturating_sub(count(self.sessions.len()));
        Some(Remedy::ShowHeading {
            heading: self.heading.clone(),
            sessions,
            sessions_left: self.to_come.unwrap_or(sessions),
        })
    }
}

#[cfg(test)]
#[path = "heading_tests.rs"]
mod tests;
