//! V3, V4 and V6: film watched with the parents, what was highlighted, changes shown against an earlier clip, and aims
//! served. Judged from showings, which were made by playing; knows no player.
//!
//! A showing is judged as the clip was when it was shown, so it stands whatever becomes of clip and film. Like film, it
//! counts only at a session whose visit is on record.
//!
//! *Earlier* is an earlier session: another moment of the same visit shows no change, even from an earlier film of
//! it. A clip whose record is gone, or whose session has no visit on record, can no longer be placed in time, and the
//! showing is taken at its word.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::Evidence;
use super::finding::{Judged, Verdict};
use super::sessions::each_session;
use super::visits::Visits;
use crate::base::{ClipId, MediaTime, SessionId};
use crate::programme::definition::sections::{Aim, WatchingRule};
use crate::programme::showing::Showing;
use crate::programme::vocabulary::{Heading, Vocabulary};

/// "watching the video with the parents": at every session, except while the only film is that of the visit itself,
/// which may as well be watched the next time.
pub(super) fn watched(rule: &WatchingRule, visits: &Visits, required: Option<u32>) -> Vec<Judged> {
    let filmed = visits.filmed();
    each_session(visits, required, |id, session, visit| {
        let (mut clips, mut played, mut cut_short) = (BTreeSet::new(), MediaTime::ZERO, 0);
        for showing in visits.facts.showings.iter().filter(|showing| showing.session == id) {
            if showing.counts(&rule.own) {
                clips.insert(showing.clip);
                played = played + showing.played;
            } else {
                cut_short += 1;
            }
        }
        let earlier_film = visits
            .order(id)
            .is_some_and(|own| filmed.iter().any(|other| other.2 != session.number && *other < own));
        let verdict = match (clips.is_empty(), earlier_film) {
            (false, _) => Verdict::Met,
            (true, false) => Verdict::NotApplicable,
            (true, true) if visit.is_over(visits.today) => Verdict::NotMet,
            (true, true) => Verdict::NotYet,
        };
        (verdict, Evidence::Watched { clips: count(clips.len()), played, cut_short, earlier_film })
    })
}

/// What was shown over the programme.
pub(super) struct Shown<'a> {
    visits: &'a Visits<'a>,
    vocabulary: &'a Vocabulary,
    required: Option<u32>,
    at_risk_percent: u32,
    /// Showings that count, with the number of the session they were held at.
    showings: Vec<(u32, &'a Showing)>,
    /// Whether film of two sessions exists.
    earlier_film: bool,
    /// Whether all sessions required are held and over, or the programme was ended.
    all_over: bool,
}

impl<'a> Shown<'a> {
    pub fn new(
        visits: &'a Visits<'a>,
        rule: &WatchingRule,
        vocabulary: &'a Vocabulary,
        required: Option<u32>,
    ) -> Self {
        let counting = visits.facts.showings.iter().filter(|showing| showing.counts(&rule.own));
        let showings = counting
            .filter_map(|showing| Some((visits.session(showing.session)?.0.number, showing)))
            .collect();
        let numbers: BTreeSet<u32> = visits.filmed().into_iter().map(|(_, _, number)| number).collect();
        let all_held = visits.ended || required.is_some_and(|required| visits.held_count() >= required);
        Self {
            visits,
            vocabulary,
            required,
            at_risk_percent: rule.own.at_risk_percent,
            showings,
            earlier_film: numbers.len() > 1,
            all_over: all_held && !visits.under_way(),
        }
    }

    /// One of "to highlight parental sensitivity …, to highlight parental strengths, to acknowledge positive changes":
    /// over the programme, for not every session has an occasion for each.
    pub fn heading(&self, heading: &str) -> Judged {
        let sessions = self.sessions(|showing| self.vocabulary.shows(&showing.tags, heading));
        let of_change = self.vocabulary.changes().any(|change| change.id == heading);
        let verdict = if of_change && sessions.is_empty() && !self.earlier_film {
            Verdict::NotApplicable
        } else {
            self.over_the_programme(!sessions.is_empty())
        };
        let evidence = Evidence::Heading {
            heading: heading.to_owned(),
            clips: clips(&sessions),
            sessions: numbers(&sessions),
            held: self.visits.held_count(),
            required: self.required,
            earlier_film: self.earlier_film,
        };
        (None, verdict, evidence)
    }

    /// One of the five aims of NG26 1.4.1: that a clip shown had a tag which serves it.
    pub fn aim(&self, asked: &Aim) -> Judged {
        let code = &asked.code;
        let serves = |tag: &String| self.vocabulary.tag(tag).is_ok_and(|tag| tag.aims.contains(code));
        let sessions = self.sessions(|showing| showing.tags.iter().any(serves));
        let verdict = self.over_the_programme(!sessions.is_empty());
        let evidence = Evidence::Aim {
            aim: code.clone(),
            quote: asked.quote.clone(),
            clips: clips(&sessions),
            sessions: numbers(&sessions),
            held: self.visits.held_count(),
            required: self.required,
        };
        (None, verdict, evidence)
    }

    /// The clips shown of a kind, by the number of the session.
    fn sessions(&self, of_kind: impl Fn(&Showing) -> bool) -> BTreeMap<u32, BTreeSet<ClipId>> {
        let mut sessions: BTreeMap<u32, BTreeSet<ClipId>> = BTreeMap::new();
        for (number, showing) in self.showings.iter().filter(|(_, showing)| of_kind(showing)) {
            sessions.entry(*number).or_default().insert(showing.clip);
        }
        sessions
    }

    /// What must come once in a programme.
    fn over_the_programme(&self, came: bool) -> Verdict {
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

    /// "acknowledge positive *changes*": a clip of a change is shown against one of an earlier session. Shown without
    /// one it can still be mended, by showing it again beside what it is a change from.
    pub fn change(&self) -> Judged {
        let headings: Vec<&Heading> = self.vocabulary.changes().collect();
        let (mut with, mut without) = (BTreeSet::new(), BTreeSet::new());
        for (_, showing) in &self.showings {
            if headings.iter().any(|heading| self.vocabulary.shows(&showing.tags, &heading.id)) {
                if self.points_back(showing) { &mut with } else { &mut without }.insert(showing.clip);
            }
        }
        let without_earlier = count(without.difference(&with).count());
        let verdict = if !with.is_empty() {
            Verdict::Met
        } else if !self.earlier_film {
            Verdict::NotApplicable
        } else if self.all_over {
            Verdict::NotMet
        } else if without_earlier > 0 {
            Verdict::AtRisk
        } else {
            Verdict::NotYet
        };
        let evidence = Evidence::Change {
            clips: count(with.len()),
            without_earlier,
            held: self.visits.held_count(),
            required: self.required,
            earlier_film: self.earlier_film,
        };
        (None, verdict, evidence)
    }

    /// Whether enough of the programme is over for something never shown to be a risk.
    fn is_late(&self) -> bool {
        self.required.is_some_and(|required| {
            u64::from(self.visits.held_count()) * 100 >= u64::from(required) * u64::from(self.at_risk_percent)
        })
    }

    /// Whether a showing pointed to a clip of an earlier session.
    fn points_back(&self, showing: &Showing) -> bool {
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

fn clips(sessions: &BTreeMap<u32, BTreeSet<ClipId>>) -> u32 {
    count(sessions.values().flatten().collect::<BTreeSet<_>>().len())
}

fn numbers(sessions: &BTreeMap<u32, BTreeSet<ClipId>>) -> Vec<(u32, u32)> {
    sessions.iter().map(|(number, clips)| (*number, count(clips.len()))).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
