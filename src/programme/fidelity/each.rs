//! Judges every session that was held, and puts the programme as a whole before them. Knows no rule.

use chrono::NaiveDate;
use serde::Serialize;

use super::evidence::{Evidence, RuleEvidence};
use super::film::unvisited_film;
use super::rule::Judged;
use super::told::Sentence;
use super::verdict::Verdict;
use super::visits::Visits;
use crate::base::{MediaTime, SessionId};
use crate::programme::session::{HeldVisit, Session};

/// How the single sessions stand, for the programme as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "sessions")]
pub struct Tally {
    /// Sessions held that keep the rule.
    pub met: u32,
    /// Sessions held that do not.
    pub not_met: u32,
    /// Sessions held that cannot be judged yet.
    pub open: u32,
    /// Sessions the programme asks for, if it says.
    pub required: Option<u32>,
}

/// The session was not held (or not by that day).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "not-held")]
pub struct NotHeld {
    /// The day it is planned for.
    pub planned: Option<NaiveDate>,
    /// Whether it is recorded as missed.
    pub missed: bool,
    /// Length of film it has all the same: the visit still has to be recorded.
    pub filmed: MediaTime,
}

/// A first session, which the rule is not about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename = "not-of-the-first")]
pub struct NotOfTheFirst {
    /// Its day.
    pub held: NaiveDate,
}

/// The verdicts on a programme of which each session is judged.
pub struct Each {
    /// On the programme as a whole.
    pub verdict: Verdict,
    /// What that rests on.
    pub tally: Tally,
    /// On each session.
    pub sessions: Vec<Judged>,
}

impl Each {
    /// Judges every session that was held.
    pub fn judge(
        visits: &Visits,
        required: Option<u32>,
        judge: impl Fn(SessionId, &Session, &HeldVisit) -> (Verdict, Evidence),
    ) -> Self {
        let (mut met, mut not_met, mut open, mut at_risk) = (0, 0, 0, false);
        let mut sessions: Vec<Judged> = Vec::with_capacity(visits.sessions.len());
        for (id, session) in &visits.sessions {
            let (verdict, evidence) = match visits.held(session) {
                None => not_held(visits, session, unvisited_film(visits, *id, session)),
                Some(visit) => {
                    let (verdict, evidence) = judge(*id, session, visit);
                    match verdict {
                        Verdict::Met => met += 1,
                        Verdict::NotMet => not_met += 1,
                        Verdict::NotYet => open += 1,
                        Verdict::AtRisk => {
                            open += 1;
                            at_risk = true;
                        }
                        Verdict::NotApplicable => {}
                    }
                    (verdict, evidence)
                }
            };
            sessions.push((Some(session.number), verdict, evidence));
        }
        let all_held = visits.ended || visits.held_count() >= required.unwrap_or(1);
        let verdict = match (not_met, open) {
            (0, 0) if all_held && met == 0 => Verdict::NotApplicable,
            (0, 0) if all_held => Verdict::Met,
            (0, _) if at_risk => Verdict::AtRisk,
            (0, _) => Verdict::NotYet,
            _ => Verdict::NotMet,
        };
        Self { verdict, tally: Tally { met, not_met, open, required }, sessions }
    }

    /// The whole before its sessions.
    pub fn judged(self) -> Vec<Judged> {
        let Self { verdict, tally, sessions } = self;
        with_whole(verdict, tally, sessions)
    }
}

/// The programme as a whole before its sessions.
pub fn with_whole(verdict: Verdict, whole: impl RuleEvidence, sessions: Vec<Judged>) -> Vec<Judged> {
    std::iter::once((None, verdict, Evidence::of(whole))).chain(sessions).collect()
}

fn not_held(visits: &Visits, session: &Session, filmed: MediaTime) -> (Verdict, Evidence) {
    let missed = visits.missed(session);
    let verdict = if missed { Verdict::NotApplicable } else { Verdict::NotYet };
    (verdict, Evidence::of(NotHeld { planned: visits.planned_day(session), missed, filmed }))
}

impl RuleEvidence for Tally {
    fn told(&self, verdict: Verdict) -> Vec<Sentence> {
        let Self { met, not_met, open, required } = *self;
        let mut told = vec![
            Sentence::new("evidence-sessions").with("met", met).with("notmet", not_met).with("open", open),
        ];
        let to_come = required.unwrap_or(0).saturating_sub(met + not_met + open);
        if to_come > 0 && verdict == Verdict::NotYet {
            told.push(Sentence::new("evidence-sessions-to-come").with("sessions", to_come));
        }
        told
    }
}

impl RuleEvidence for NotHeld {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        vec![match self.planned {
            _ if self.missed => Sentence::new("evidence-not-held-missed"),
            _ if self.filmed > MediaTime::ZERO => {
                Sentence::new("evidence-not-held-filmed").with("filmed", self.filmed.to_string())
            }
            Some(day) => Sentence::new("evidence-not-held-planned").with("day", day),
            None => Sentence::new("evidence-not-held"),
        }]
    }
}

impl RuleEvidence for NotOfTheFirst {
    fn told(&self, _verdict: Verdict) -> Vec<Sentence> {
        vec![Sentence::new("evidence-first-session").with("day", self.held)]
    }
}
