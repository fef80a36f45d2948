//! A programme's definition, as its file says it. Knows no file and no family.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::retention::RetentionRules;
use super::rules::{NumberRule, RuleId};
use super::sections::{
    Ages, Aim, ConsentRule, Content, Covering, GuidanceHeading, OwnRhythm, PlaceRule, ReviewRule,
    RhythmPhase, WatchingRule, WorkerRule,
};
use crate::programme::resource::{filled, named};
use crate::programme::said::Said;

/// One programme of the guidance, or a service's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeDefinition {
    /// Short name, as in `--programme video-feedback`.
    #[serde(deserialize_with = "named")]
    pub id: String,
    /// Name for people.
    #[serde(deserialize_with = "named")]
    pub title: String,
    /// The recommendations it comes from.
    #[serde(deserialize_with = "filled")]
    pub source: String,
    /// The rules with numbers; one that is absent is not judged.
    pub rules: BTreeMap<RuleId, NumberRule>,
    /// That it begins with a single session of another kind, which stands before the sessions that are counted.
    pub first: Option<Said>,
    /// How sessions follow each other: phase by phase; none where it is not judged.
    #[serde(default)]
    pub rhythm: Vec<RhythmPhase>,
    /// How sessions should follow each other where the guidance does not say: numbers of our own.
    pub own_rhythm: Option<OwnRhythm>,
    /// The ages it is for, if it says.
    pub ages: Option<Ages>,
    /// Where sessions take place, if the programme says.
    pub place: Option<PlaceRule>,
    /// Who delivers it, if the programme says.
    pub worker: Option<WorkerRule>,
    /// That sessions are filmed; a programme without it does not film.
    pub film: Option<Said>,
    /// That the guidance asks to do without film.
    pub without_film: Option<Said>,
    /// That film is watched together, if the programme says; without it headings and aims are not judged.
    pub watching: Option<WatchingRule>,
    /// That changes are acknowledged, if the programme says.
    pub change: Option<Said>,
    /// That an assessment comes before it.
    pub assessment: Option<Said>,
    /// What is offered to carers, and what follows where it is not wanted.
    pub offers: Option<Said>,
    /// That safeguarding is maintained while it goes on.
    pub safeguarding: Option<Said>,
    /// That little improvement asks for a multi-agency review before anything more.
    pub review: Option<ReviewRule>,
    /// That carers consent to being filmed, and to watching the film.
    pub consent: Option<ConsentRule>,
    /// How long film and written records are kept.
    pub retention: Option<RetentionRules>,
    /// What is highlighted while watching the film together, in the guideline's order.
    #[serde(default)]
    pub headings: Vec<GuidanceHeading>,
    /// What the programme is to help the parents to do.
    #[serde(default)]
    pub aims: Vec<Aim>,
    /// Our own number by which covering is judged.
    pub covering: Option<Covering>,
    /// What the sessions are to cover, in the guideline's order.
    #[serde(default)]
    pub contents: Vec<Content>,
}

impl ProgrammeDefinition {
    /// The rule with that id, if the programme has it.
    pub fn rule(&self, id: RuleId) -> Option<&NumberRule> {
        self.rules.get(&id)
    }

    /// Whether its sessions are filmed.
    pub const fn films(&self) -> bool {
        self.film.is_some()
    }

    /// Whether little improvement asks for a review only where there are still concerns: where it does not say, of every
    /// programme without film, as NG26 1.4.3 and 1.4.6 differ.
    pub fn asks_review_with_concerns(&self) -> bool {
        self.review.as_ref().map_or(!self.films(), |review| review.with_concerns)
    }

    /// How many sessions make the programme whole, a single first one included; `None` where it does not say.
    pub fn sessions_required(&self) -> Option<u32> {
        let counted = self.rule(RuleId::SESSION_COUNT)?.bounds().at_least?;
        Some(counted.saturating_add(self.first_sessions()))
    }

    /// How many sessions belong to it at most: up to the upper bound of their count where it has one, else as many as it
    /// asks for.
    pub fn sessions_at_most(&self) -> Option<u32> {
        let at_most = self.rule(RuleId::SESSION_COUNT)?.bounds().at_most;
        at_most.map(|most| most.saturating_add(self.first_sessions())).or(self.sessions_required())
    }

    /// From how much of the sessions on something never covered is at risk, in percent; `None` where it never is.
    pub fn at_risk_percent(&self) -> Option<u32> {
        let watching = self.watching.as_ref().map(|watching| watching.own.at_risk_percent);
        self.covering.as_ref().map(|covering| covering.at_risk_percent).or(watching)
    }

    /// At how much of the sessions held a content is to have been covered, in percent; `None` where once is enough.
    pub fn often_percent(&self, content: &Content) -> Option<u32> {
        content.often.as_ref().and(self.covering.as_ref()?.often_percent)
    }

    /// How many single sessions stand before those that are counted: one or none.
    pub fn first_sessions(&self) -> u32 {
        u32::from(self.first.is_some())
    }

    /// The phase of the rhythm that holds so many days after the first session of it.
    pub fn phase(&self, days: i64) -> Option<&RhythmPhase> {
        let holds = |phase: &&RhythmPhase| {
            phase.weeks.is_none_or(|weeks| days < i64::from(weeks).saturating_mul(DAYS_A_WEEK))
        };
        self.rhythm.iter().find(holds).or(self.rhythm.last())
    }
}

const DAYS_A_WEEK: i64 = 7;
