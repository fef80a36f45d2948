//! What was shown over the programme. Judged from showings, which were made by playing; knows no player and no rule.
//!
//! A showing is judged as the clip was when it was shown, so it stands whatever becomes of clip and film. Like film, it
//! counts only at a session whose visit is on record.
//!
//! *Earlier* is an earlier session: another moment of the same visit shows no change, even from an earlier film of
//! it. A clip whose record is gone, or whose session has no visit on record, can no longer be placed in time, and the
//! showing is taken at its word.

use std::collections::{BTreeMap, BTreeSet};

use super::rule::Case;
use super::told::count;
use super::verdict::Verdict;
use super::visits::Visits;
use crate::base::{ClipId, SessionId};
use crate::programme::recording::Recording;
use crate::programme::showing::Showing;
use crate::programme::vocabulary::Vocabulary;

/// What was shown over the programme.
pub struct Shown<'a> {
    visits: &'a Visits<'a>,
    /// What tags mean.
    pub vocabulary: &'a Vocabulary,
    /// Sessions the programme asks for, if it says.
    pub required: Option<u32>,
    at_risk_percent: u32,
    /// In how much of the sessions at which it can be shown a heading is to be shown, if the programme says.
    pub heading_percent: Option<u32>,
    /// Whose numbers these are: not the guidance's.
    pub own_source: &'a str,
    /// Showings that count, with the number of the session they were held at.
    pub showings: Vec<(u32, &'a Showing)>,
    /// Whether film of two sessions exists.
    pub earlier_film: bool,
    /// Whether all sessions required are held and over, or the programme was ended.
    pub all_over: bool,
}

impl<'a> Shown<'a> {
    /// Over the programme, where it asks for watching and the vocabulary is known.
    pub fn new(case: &Case<'a>) -> Option<Self> {
        let rule = case.definition.watching.as_ref()?;
        let (visits, required) = (case.visits, case.definition.sessions_required());
        let counting = visits.facts.showings.iter().filter(|showing| showing.counts(&rule.own));
        let showings = counting
            .filter_map(|showing| Some((visits.session(showing.session)?.0.number, showing)))
            .collect();
        let numbers: BTreeSet<u32> = visits.filmed().into_iter().map(|(_, _, number)| number).collect();
        let all_held = visits.ended || required.is_some_and(|required| visits.held_count() >= required);
        Some(Self {
            visits,
            vocabulary: case.vocabulary?,
            required,
            at_risk_percent: rule.own.at_risk_percent,
            heading_percent: rule.own.heading_sessions_percent,
            own_source: &rule.own.source,
            showings,
            earlier_film: numbers.len() > 1,
            all_over: all_held && visits.under_way().next().is_none(),
        })
    }

    /// Sessions held.
    pub fn held(&self) -> u32 {
        self.visits.held_count()
    }

    /// Numbers of the visits under way.
    pub fn under_way(&self) -> BTreeSet<u32> {
        self.visits.under_way().map(|session| session.number).collect()
    }

    /// The clips shown of a kind, by the number of the session.
    pub fn sessions(&self, of_kind: impl Fn(&Showing) -> bool) -> BTreeMap<u32, BTreeSet<ClipId>> {
        let mut sessions: BTreeMap<u32, BTreeSet<ClipId>> = BTreeMap::new();
        for (number, showing) in self.showings.iter().filter(|(_, showing)| of_kind(showing)) {
            sessions.entry(*number).or_default().insert(showing.clip);
        }
        sessions
    }

    /// What must come once in a programme.
    pub fn over_the_programme(&self, came: bool) -> Verdict {
        if came {
            Verdict::Met
        } else if self.all_over {
            Verdict::NotMet
        } else if self.is_late() {
            Verdict::AtRisk
        } else {
            Verdict::NotYet
        }
    }

    /// Whether enough of the programme is over for something never or hardly shown to be a risk.
    pub fn is_late(&self) -> bool {
        self.required.is_some_and(|required| {
            u64::from(self.visits.held_count()) * 100 >= u64::from(required) * u64::from(self.at_risk_percent)
        })
    }

    /// Whether enough of the earlier clip that a showing pointed to played at the same session.
    pub fn played_with(&self, showing: &Showing) -> bool {
        let pair = |other: &Showing| other.session == showing.session && Some(other.clip) == showing.earlier;
        self.showings.iter().any(|(_, other)| pair(other))
    }

    /// Whether a clip can be watched with the parents again: its record stands, nothing keeps it back, and film of its
    /// session is there.
    pub fn can_be_watched(&self, clip: ClipId) -> bool {
        let clips = &self.visits.facts.clips;
        let found = clips.iter().find(|(id, found)| *id == clip && found.may_be_shown(self.vocabulary));
        found.is_some_and(|(_, found)| {
            let film = self.visits.recordings(found.session).any(Recording::is_watchable);
            film && self.visits.order(found.session).is_some()
        })
    }

    /// Whether there is a clip of an earlier session that this one could be watched against.
    pub fn has_earlier(&self, clip: ClipId) -> bool {
        let Some(now) = self.session_of(clip).and_then(|session| self.visits.order(session)) else {
            return false;
        };
        let earlier = |session| self.visits.order(session).is_some_and(|then| then.2 != now.2 && then < now);
        let clips = self.visits.facts.clips.iter();
        clips.filter(|(_, found)| earlier(found.session)).any(|(id, _)| self.can_be_watched(*id))
    }

    /// Whether a showing pointed to a clip of an earlier session.
    pub fn points_back(&self, showing: &Showing) -> bool {
        let Some(earlier) = showing.earlier else { return false };
        match (self.session_of(earlier), self.session_of(showing.clip)) {
            (Some(then), Some(now)) => match (self.visits.order(then), self.visits.order(now)) {
                (Some(then), Some(now)) => then.2 != now.2 && then < now,
                _ => then != now,
            },
            _ => earlier != showing.clip,
        }
    }

    /// The session a clip was filmed at, while its record is there.
    fn session_of(&self, clip: ClipId) -> Option<SessionId> {
        let (_, found) = self.visits.facts.clips.iter().find(|(id, _)| *id == clip)?;
        Some(found.session)
    }
}

/// How many clips, each once.
pub fn clips(sessions: &BTreeMap<u32, BTreeSet<ClipId>>) -> u32 {
    count(sessions.values().flatten().collect::<BTreeSet<_>>().len())
}

/// Numbers of sessions, and how many clips at each.
pub fn numbers(sessions: &BTreeMap<u32, BTreeSet<ClipId>>) -> Vec<(u32, u32)> {
    sessions.iter().map(|(number, clips)| (*number, count(clips.len()))).collect()
}
