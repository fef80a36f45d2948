//! Computes from the evidence what would put right what is at risk, early enough to act.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

use super::evidence::{Evidence, Pace};
use super::finding::{Finding, Verdict};
use super::remedy::Remedy;
use crate::base::MediaTime;
use crate::programme::definition::rules::RuleId;

/// Adds to each finding at risk what would put it right; to a programme as a whole, where only its sessions tell, what
/// would put the first of them right.
pub(super) fn add(findings: &mut [Finding], today: NaiveDate) {
    let mut of_session: BTreeMap<RuleId, Remedy> = BTreeMap::new();
    for finding in findings.iter_mut().filter(|finding| finding.verdict == Verdict::AtRisk) {
        finding.remedy = of(&finding.evidence, today);
        if let (Some(_), Some(remedy)) = (finding.session, &finding.remedy) {
            of_session.entry(finding.rule).or_insert_with(|| remedy.clone());
        }
    }
    for finding in findings.iter_mut() {
        if finding.verdict == Verdict::AtRisk && finding.remedy.is_none() {
            finding.remedy = of_session.get(&finding.rule).cloned();
        }
    }
}

fn of(evidence: &Evidence, today: NaiveDate) -> Option<Remedy> {
    // At the last session nothing is left but today.
    let left = |held: u32, required: Option<u32>| {
        required.map(|required| required.saturating_sub(held)).filter(|left| *left > 0)
    };
    match evidence {
        Evidence::Span { .. } => span(evidence, today),
        Evidence::Rhythm { next_by, .. } => next_by.map(|day| Remedy::NextBy { day: day.max(today) }),
        Evidence::Film { filmed, bounds, .. } => {
            let least = MediaTime::from_minutes(i64::from(bounds.at_least?));
            Some(Remedy::FilmMore { missing: whole_seconds(least - *filmed) })
        }
        Evidence::Heading { heading, held, required, .. } => {
            Some(Remedy::ShowHeading { heading: heading.clone(), sessions_left: left(*held, *required) })
        }
        Evidence::Aim { aim, quote, held, required, .. } => Some(Remedy::ShowAim {
            aim: aim.clone(),
            quote: quote.clone(),
            sessions_left: left(*held, *required),
        }),
        Evidence::Change { without_earlier, .. } => Some(Remedy::PointBack { clips: *without_earlier }),
        Evidence::Content { quote, held, required, .. } => {
            Some(Remedy::Cover { quote: quote.clone(), sessions_left: left(*held, *required) })
        }
        Evidence::Assessment { begins, .. } => {
            Some(Remedy::Assess { before: begins.filter(|day| *day >= today) })
        }
        Evidence::Review { .. } => Some(Remedy::Review),
        Evidence::Consents { purpose, .. } => Some(Remedy::AskConsent { purpose: *purpose }),
        _ => None,
    }
}

/// Up to the next second: what is shown, filmed, is enough.
fn whole_seconds(missing: MediaTime) -> MediaTime {
    const SECOND: i64 = 1_000_000_000;
    MediaTime::from_secs(missing.ns().saturating_add(SECOND - 1).div_euclid(SECOND))
}

/// The rhythm that brings the last session into its time. Too slow: from the last session held if so many days are not
/// over yet, else from today on. Too quick: spread from the last session held.
fn span(evidence: &Evidence, today: NaiveDate) -> Option<Remedy> {
    let Evidence::Span { last, earliest_end, latest_end, held, required, pace, .. } = evidence else {
        return None;
    };
    // Of a programme without a number of sessions, what is planned too late can only come sooner.
    let to_come = required.map_or(1, |required| required.saturating_sub(*held));
    let (last, to_come) = ((*last)?, i64::from(to_come));
    let sessions = u32::try_from(to_come).ok().filter(|sessions| *sessions > 0)?;
    match pace {
        Pace::TooSlow => {
            let by = (*latest_end)?;
            let apart = (by - last).num_days().div_euclid(to_come);
            let next = last.checked_add_signed(TimeDelta::try_days(apart)?)?;
            // One comes today, the others follow.
            let from_today = || (by - today).num_days().checked_div_euclid(to_come - 1).unwrap_or(0);
            let days = if next >= today { apart } else { from_today() };
            Some(Remedy::Closer { sessions, at_most_days: u32::try_from(days.max(0)).ok()?, by })
        }
        Pace::TooQuick => {
            let not_before = (*earliest_end)?;
            let days = (not_before - last).num_days();
            let apart = days.saturating_add(to_come - 1).div_euclid(to_come).max(0);
            Some(Remedy::Wider { sessions, at_least_days: u32::try_from(apart).ok()?, not_before })
        }
        Pace::NotBegun | Pace::Right => None,
    }
}
