//! A8.contents: what the sessions are to cover, over the programme: one verdict a content. Judged from what the worker
//! ticked at sessions that were held; knows no film.
//!
//! # What is asked
//! Each of the contents the guidance names, such as "coaching the parents in behavioural management (not applicable for
//! children aged 0 to 18 months)", "supervision by daily telephone contact".
//!
//! # Source
//! The sections `[[contents]]` of the programme's file, each with its recommendation. From how much of the sessions on
//! something never covered is at risk, and at how much of them something is to be there that is asked for again and again, are
//! Attune's own numbers, in `[covering]`.
//!
//! # How it is judged
//! By what the worker ticked at sessions that were held. Once in the programme is enough, *met*, where the guidance only says
//! that the programme includes it. Never covered is *not yet*, *at risk* from so much of the sessions on, and *not met* once all
//! are held and over or the programme was ended.
//!
//! Where the guidance's own words say that it is to be there again and again (`often`: "daily", "weekly", "24-hour"), one tick
//! shows little. A tick then says that it was so since the session before, and the share of the sessions held at which it was
//! ticked is judged, each number once. The share is enough: *met* once all sessions are held or the programme was ended, and
//! so far where the guidance names no number of sessions; *not yet* before. Too small a share is *at risk* while the sessions to
//! come can make it enough, and *not met* where they cannot, or none is to come. A visit under way does not count against
//! it. Holidays and illness are why it is a share, and not every session.
//!
//! What is asked for "if needed" (`if_needed`) and was never ticked is *not applicable*: whether it was needed is the worker's
//! to say.
//!
//! A content for another age than any child has, or grows into while the programme lasts, is *not applicable*; of twins one is
//! enough, and a birth that is not on record is no reason to leave it out.
//!
//! # What puts it right
//! Covering it, and ticking it at the session; for what is asked for again and again, at each of so many sessions to come.

use chrono::NaiveDate;
use serde::Serialize;

use crate::programme::calendar::months_of_age;
use crate::programme::case::Person;
use crate::programme::definition::programme::ProgrammeDefinition;
use crate::programme::definition::rules::RuleId;
use crate::programme::definition::sections::Content;
use crate::programme::fidelity::evidence::{Evidence, RuleEvidence};
use crate::programme::fidelity::remedy::{Remedy, sessions_left};
use crate::programme::fidelity::rule::{Case, Judged, Rule, Sourced};
use crate::programme::fidelity::told::{Sentence, at_sessions, count};
use crate::programme::fidelity::verdict::Verdict;
use crate::programme::fidelity::visits::Visits;

const HUNDRED: u64 = 100;

impl RuleId {
    /// What the sessions are to cover, over the programme: one finding a content.
    pub const CONTENTS: Self = Self::new("A8.contents", "rule-contents", None);
}

/// What the sessions are to cover.
pub(super) struct Contents;

impl Rule for Contents {
    fn id(&self) -> RuleId {
        RuleId::CONTENTS
    }

    fn judge<'a>(&self, case: &Case<'a>) -> Vec<Sourced<'a>> {
        let definition = case.definition;
        let judge =
            |content: &'a Content| (content.source.as_str(), judged(content, definition, case.visits));
        definition.contents.iter().map(judge).collect()
    }
}

fn judged(content: &Content, definition: &ProgrammeDefinition, visits: &Visits) -> Judged {
    let covers = |covered: &Vec<String>| covered.contains(&content.id);
    let mut sessions: Vec<u32> = visits
        .sessions
        .iter()
        .filter(|(_, session)| visits.held(session).is_some() && covers(&session.covered))
        .map(|(_, session)| session.number)
        .collect();
    sessions.dedup();
    let required = definition.sessions_required();
    let held = visits.held_count();
    let (applies, age_unknown) = applies(content, visits);
    let over = (visits.ended || required.is_some_and(|required| held >= required))
        && visits.under_way().next().is_none();
    let often = definition.often_percent(content).map(|percent| {
        // What is under way can still be ticked.
        let open = visits.under_way().any(|session| !sessions.contains(&session.number));
        let to_come = definition.sessions_at_most().map(|most| most.saturating_sub(held));
        Often {
            percent,
            ticked: count(sessions.len()),
            of: held.saturating_sub(u32::from(open)),
            to_come: to_come.filter(|_| !visits.ended),
        }
    });
    let verdict = match &often {
        Some(often) => often.verdict(over, visits.ended, required.is_some()),
        None => once(!sessions.is_empty(), over, is_late(held, definition)),
    };
    let asked = applies && (content.if_needed.is_none() || !sessions.is_empty());
    // What is not asked for is met all the same where it is there.
    let verdict = if asked || verdict == Verdict::Met { verdict } else { Verdict::NotApplicable };
    let evidence = ContentEvidence {
        content: content.id.clone(),
        quote: content.quote.clone(),
        sessions,
        held,
        under_way: count(visits.under_way().count()),
        required,
        applies,
        age_unknown,
        if_needed: content.if_needed.is_some(),
        often,
    };
    (None, verdict, Evidence::of(evidence))
}

/// Whether so many sessions were held that something never covered is at risk.
fn is_late(held: u32, definition: &ProgrammeDefinition) -> bool {
    definition.sessions_required().zip(definition.at_risk_percent()).is_some_and(|(required, percent)| {
        u64::from(held) * HUNDRED >= u64::from(required) * u64::from(percent)
    })
}

/// On what is enough once in the programme.
const fn once(covered: bool, over: bool, late: bool) -> Verdict {
    match (covered, over) {
        (true, _) => Verdict::Met,
        (false, true) => Verdict::NotMet,
        (false, false) if late => Verdict::AtRisk,
        (false, false) => Verdict::NotYet,
    }
}

/// How often something was covered that is to be there again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Often {
    /// At how much of the sessions held it is to be ticked, in percent.
    pub percent: u32,
    /// Sessions at which it was.
    pub ticked: u32,
    /// Sessions held, without one that is under way and can still be ticked.
    pub of: u32,
    /// Sessions to come at the most; `None` where the programme does not say.
    pub to_come: Option<u32>,
}

impl Often {
    /// Whether the share is enough, with so many more sessions at each of which it is ticked.
    fn is_enough_with(&self, more: u32) -> bool {
        let (ticked, of) = (u64::from(self.ticked) + u64::from(more), u64::from(self.of) + u64::from(more));
        ticked * HUNDRED >= of * u64::from(self.percent)
    }

    /// At how many sessions to come, one after the other, it has to be ticked for the share to be enough; `None` where no
    /// number of them makes it so.
    fn missing(&self) -> Option<u32> {
        let short =
            (u64::from(self.of) * u64::from(self.percent)).saturating_sub(u64::from(self.ticked) * HUNDRED);
        let missing = match HUNDRED.saturating_sub(u64::from(self.percent)) {
            0 if short > 0 => return None,
            0 => 0,
            each => short.div_ceil(each),
        };
        let missing = u32::try_from(missing).ok()?;
        self.to_come.is_none_or(|to_come| missing <= to_come).then_some(missing)
    }

    fn verdict(&self, over: bool, ended: bool, has_number: bool) -> Verdict {
        match (self.of > 0 && self.is_enough_with(0), over) {
            (true, true) => Verdict::Met,
            // One that lasts until it is ended is met so far.
            (true, false) if !has_number => Verdict::Met,
            (true, false) => Verdict::NotYet,
            (false, _) if ended && over => Verdict::NotMet,
            (false, _) if self.missing().is_none() => Verdict::NotMet,
            (false, _) if self.of == 0 => Verdict::NotYet,
            (false, _) => Verdict::AtRisk,
        }
    }
}

/// Whether a child is of the age a content is for when the programme begins, or grows into it while it lasts; and whether
/// that cannot be told. Of twins one is enough.
fn applies(content: &Content, visits: &Visits) -> (bool, bool) {
    if !content.asks_age() {
        return (true, false);
    }
    let born = || visits.facts.children().map(Person::born);
    let from = visits.first_day().unwrap_or(visits.today);
    let is_for = |born| {
        [from, visits.today.max(from)]
            .iter()
            .any(|day| months_of_age(born, *day).is_some_and(|months| content.is_for(months)))
    };
    let unknown = born().any(|born| born.is_none()) || born().next().is_none();
    (unknown || born().flatten().any(is_for), unknown)
}

/// At which sessions one content was covered, over the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "content")]
pub struct ContentEvidence {
    /// Its id.
    pub content: String,
    /// The guideline's words for it.
    pub quote: String,
    /// Numbers of the sessions held at which it was.
    pub sessions: Vec<u32>,
    /// Sessions held.
    pub held: u32,
    /// Of these, visits that are under way.
    pub under_way: u32,
    /// Sessions the programme asks for, if it says.
    pub required: Option<u32>,
    /// Whether a child is, or may be, of the age it is for.
    pub applies: bool,
    /// Whether it depends on the age of a child whose birth is not on record.
    pub age_unknown: bool,
    /// Whether it is asked for only where it is needed.
    pub if_needed: bool,
    /// How often it was covered, where once is not enough.
    pub often: Option<Often>,
}

impl RuleEvidence for ContentEvidence {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        let covered = match (&self.often, self.sessions.is_empty()) {
            (_, true) if !self.applies => Sentence::new("evidence-content-age"),
            (_, true) if self.if_needed => Sentence::new("evidence-content-if-needed"),
            (Some(often), _) => Sentence::new("evidence-content-often")
                .with("ticked", often.ticked)
                .with("held", often.of)
                .with("percent", often.percent),
            (None, false) => at_sessions(Sentence::new("evidence-content"), &self.sessions),
            (None, true) => Sentence::new("evidence-content-none"),
        };
        let mut told = vec![covered.with("quote", self.quote.as_str())];
        told.extend(self.age_unknown.then(|| Sentence::new("evidence-content-age-unknown")));
        told
    }

    fn remedy(&self, _today: NaiveDate) -> Option<Remedy> {
        if let Some(often) = &self.often {
            return Some(Remedy::CoverOften { quote: self.quote.clone(), sessions: often.missing()? });
        }
        let sessions_left = sessions_left(self.held, self.under_way, self.required);
        Some(Remedy::Cover { quote: self.quote.clone(), sessions_left })
    }
}

#[cfg(test)]
#[path = "contents_tests.rs"]
mod tests;
