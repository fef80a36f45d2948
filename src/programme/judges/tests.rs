//! That both engines agree over any history, and the judges' own edges.
#![allow(clippy::unwrap_used)] // a test fails by unwrapping

mod agreement;

use chrono::NaiveDate;

use super::going_ahead::{Delivered, going_ahead};
use crate::base::{PersonId, RecordId, UserId};
use crate::programme::entry::{
    AgencyKind, Area, Assessment, Conclusion, Entered, Entry, Improvement, Judgement, Review, ReviewPart,
};
use crate::programme::fidelity::Verdict;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn entered(entries: Vec<Entry>) -> Vec<Entered> {
    let at = day("2024-01-01").and_hms_opt(10, 0, 0).unwrap().and_utc();
    let by = UserId::from_bytes([9; 16]);
    let each = |(key, entry)| Entered { id: RecordId::from_bytes([key; 16]), by, at, entry };
    (1..).zip(entries).map(each).collect()
}

fn judged(programme: &str, on: NaiveDate, sensitivity: Improvement, still_concerned: bool) -> Entry {
    Entry::Judgement(Judgement {
        on,
        programme: programme.to_owned(),
        sensitivity,
        attachment: Improvement::NotJudged,
        still_concerned,
        judged_by: "".into(),
        words: "".into(),
    })
}

fn reviewed(on: NaiveDate, agencies: usize, conclusion: Option<Conclusion>) -> Entry {
    let part = |agency: &AgencyKind| ReviewPart { agency: *agency, who: "".into() };
    let took_part = AgencyKind::ALL[..agencies].iter().map(part).collect();
    Entry::Review(Review { on, took_part, conclusion, notes: "".into() })
}

fn assessment(finished: NaiveDate, of: Vec<PersonId>) -> Entry {
    let areas = Area::ALL.into_iter().map(|area| (area, "noted".into())).collect();
    Entry::Assessment(Assessment { areas, of, finished: Some(finished), ..Assessment::begun(finished) })
}

/// A programme of one session, with 29 February at its bounds.
#[test]
fn a_programme_of_one_session_is_over_with_it() {
    let first = [day("2024-02-28")];
    let one = |held| Delivered {
        programme: "one",
        held,
        at_most: Some(1),
        ended: None,
        stopped: false,
        with_concerns: false,
    };
    let verdict = |of: &Delivered<'_>, others: &[&str], entries: Vec<Entry>| {
        let entries = entered(entries);
        let others = others.iter().map(|on| day(on));
        going_ahead(of, others, &entries, day("2024-03-31")).map(|after| after.verdict())
    };
    let improved = |on| judged("one", day(on), Improvement::Improved, false);
    let little = |on| judged("one", day(on), Improvement::Little, false);
    let further = |on| reviewed(day(on), 2, Some(Conclusion::Further));
    assert_eq!(verdict(&one(&[]), &["2024-02-29"], vec![]), None, "never held");
    assert_eq!(verdict(&one(&first), &[], vec![]), Some(Verdict::NotYet));
    assert_eq!(
        verdict(&one(&first), &["2024-02-28"], vec![]),
        Some(Verdict::NotYet),
        "begun on that day: beside"
    );
    assert_eq!(verdict(&one(&first), &["2024-02-29"], vec![]), Some(Verdict::NotMet));
    assert_eq!(
        verdict(&one(&first), &["2024-02-29"], vec![improved("2024-02-28")]),
        Some(Verdict::NotApplicable)
    );
    assert_eq!(verdict(&one(&first), &["2024-02-29"], vec![improved("2024-02-29")]), Some(Verdict::NotMet));
    let answered = || vec![little("2024-02-28"), further("2024-02-29")];
    assert_eq!(verdict(&one(&first), &["2024-03-01"], answered()), Some(Verdict::Met));
    assert_eq!(verdict(&one(&first), &["2024-02-29"], answered()), Some(Verdict::NotMet));
    // A second session, on the day of the first: nothing can have come between.
    let twice = [first[0], first[0]];
    assert_eq!(verdict(&one(&twice), &[], vec![improved("2024-02-28")]), Some(Verdict::NotMet));
    // A number of none makes nothing whole.
    let none = Delivered { at_most: Some(0), ..one(&first) };
    assert_eq!(verdict(&none, &["2024-02-29"], vec![]), None);
}
