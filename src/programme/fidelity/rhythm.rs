//! A8.rhythm: "weekly or fortnightly", "twice-weekly … for the first 3 weeks, then weekly": days from one session to the
//! next, with the latitude that the programme file gives and says why. Knows no film.

use chrono::{Days, NaiveDate};

use super::evidence::Evidence;
use super::finding::{Judged, Verdict};
use super::sessions::each_session;
use super::visits::Visits;
use crate::programme::definition::programme::ProgrammeDefinition;

/// Each session against the one before it. The first has none before it, and what follows a single first session of
/// another kind begins a rhythm of its own.
pub(super) fn judge(definition: &ProgrammeDefinition, visits: &Visits) -> Vec<Judged> {
    let required = definition.sessions_required();
    let start = usize::from(definition.first.is_some());
    let dates = visits.counted.get(start..).unwrap_or_default();
    let mut judged = each_session(visits, required, |_, session, visit| {
        let before = before(visits, start, (visit.date, session.number));
        let (Some(first), Some(since)) = (dates.first().copied(), before) else {
            return (Verdict::NotApplicable, Evidence::NotOfTheFirst { held: visit.date });
        };
        let Some(phase) = definition.phase((visit.date - first).num_days()) else {
            return (Verdict::NotApplicable, Evidence::NotOfTheFirst { held: visit.date });
        };
        let days = u32::try_from((visit.date - since).num_days()).unwrap_or(0);
        let verdict = match phase.days.compare(&days, |days| days) {
            std::cmp::Ordering::Equal => Verdict::Met,
            _ => Verdict::NotMet,
        };
        (verdict, Evidence::Gap { since, days, bounds: phase.days })
    });
    if let Some((_, verdict, evidence)) = judged.first_mut() {
        whole(definition, visits, dates, (verdict, evidence));
    }
    judged
}

/// The day of the session before, of those in the rhythm.
fn before(visits: &Visits, start: usize, own: (NaiveDate, u32)) -> Option<NaiveDate> {
    let rhythm = visits.numbered.get(start..).unwrap_or_default();
    rhythm.iter().rfind(|other| **other < own && other.1 != own.1).map(|(date, _)| *date)
}

/// The rhythm as a whole: at risk once the next session is late, or would be as it is planned, or has no day while less
/// than half of its time is left.
fn whole(
    definition: &ProgrammeDefinition,
    visits: &Visits,
    dates: &[NaiveDate],
    (verdict, evidence): (&mut Verdict, &mut Evidence),
) {
    let Evidence::Sessions { met, not_met, .. } = *evidence else { return };
    let required = definition.sessions_required();
    let to_come = !visits.ended && required.is_none_or(|required| visits.held_count() < required);
    let last = dates.last().copied();
    let next_by = dates.first().zip(last).filter(|_| to_come);
    let next_by = next_by.and_then(|(first, last)| next_by_day(definition, *first, last));
    let planned = visits.planned().first().copied();
    if let (Some(next_by), Some(last)) = (next_by, last)
        && matches!(*verdict, Verdict::NotYet | Verdict::Met | Verdict::NotApplicable)
    {
        let left = (next_by - visits.today).num_days();
        let is_late = match planned {
            Some(day) => day > next_by,
            None => left + left < (next_by - last).num_days(),
        };
        if left < 0 {
            // Its last day has passed, and nothing was held: it cannot come in time any more.
            *verdict = Verdict::NotMet;
        } else if is_late {
            *verdict = Verdict::AtRisk;
        }
    }
    *evidence = Evidence::Rhythm { met, not_met, last, next_by, planned };
}

/// The last day on which the session after `last` is in the rhythm of the phase into which that day falls.
fn next_by_day(definition: &ProgrammeDefinition, first: NaiveDate, last: NaiveDate) -> Option<NaiveDate> {
    let by = |day: NaiveDate| {
        let most = definition.phase((day - first).num_days())?.days.at_most?;
        last.checked_add_days(Days::new(u64::from(most)))
    };
    by(by(last)?)
}
