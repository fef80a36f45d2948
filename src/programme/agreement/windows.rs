//! From codes on a film to a table a heading. Knows the vocabulary; knows no record.

use serde::{Deserialize, Serialize};

use super::statistic::Statistic;
use super::table::CrossTable;
use crate::base::MediaTime;
use crate::programme::supervision::rules::AgreementRules;
use crate::programme::vocabulary::Vocabulary;

/// A stretch of a film with what a coder saw in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodedStretch {
    /// First moment, from the start of the film.
    pub start: MediaTime,
    /// The moment after the last.
    pub end: MediaTime,
    /// Codes of its tags.
    pub tags: Vec<String>,
}

/// How far two coders agree about one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadingAgreement {
    /// Id of the heading.
    pub heading: String,
    /// Windows by what each said: 1 for present, 0 for absent.
    pub table: CrossTable,
    /// Share of windows in which both said the same.
    pub raw: Statistic,
    /// Cohen's kappa.
    pub kappa: Statistic,
    /// Gwet's AC1.
    pub ac1: Statistic,
    /// What the codes are like, and so how kappa is to be read.
    pub tendency: Tendency,
    /// Where the two differ, in order; windows that follow on each other are one stretch.
    pub apart: Vec<Apart>,
}

/// A stretch that one of two coders coded and the other did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apart {
    /// First moment.
    pub from: MediaTime,
    /// The moment after the last.
    pub to: MediaTime,
    /// Whether it is the first coder who coded it.
    pub first: bool,
}

/// What the codes of a heading are like: why kappa may be harsh on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tendency {
    /// There was no window to compare.
    NoWindow,
    /// Neither coded anything.
    Nothing,
    /// Both coded every window.
    Everything,
    /// One coded something and the other nothing at all.
    OnlyOne,
    /// Little was coded at all.
    Rare,
    /// Nearly everything was coded.
    Common,
    /// Neither.
    Mixed,
}

/// The windows of a stretch of film, in order.
pub fn windows(rules: &AgreementRules, (from, to): (MediaTime, MediaTime)) -> Vec<(MediaTime, MediaTime)> {
    let (length, tolerance) = (rules.window(), rules.tolerance());
    let mut found = Vec::new();
    let mut start = from;
    while start < to && length > MediaTime::ZERO {
        let end = (start + length).min(to);
        if end - start == length || end - start > tolerance {
            found.push((start, end));
        }
        start = end;
    }
    found
}

/// Compares two coders' codes within a stretch of film, heading by heading in the vocabulary's order. A tag that the
/// vocabulary does not know stands under no heading.
pub fn agreement(
    rules: &AgreementRules,
    stretch: (MediaTime, MediaTime),
    first: &[CodedStretch],
    second: &[CodedStretch],
    vocabulary: &Vocabulary,
) -> Vec<HeadingAgreement> {
    let windows = windows(rules, stretch);
    let heading = |id: &str| {
        let present = |codes: &[CodedStretch]| {
            let mut present = vec![false; windows.len()];
            for code in codes.iter().filter(|code| stands_under(code, id, vocabulary)) {
                for window in windows_of(code, &windows, rules.tolerance()) {
                    present[window] = true;
                }
            }
            present
        };
        let pairs: Vec<(bool, bool)> = present(first).into_iter().zip(present(second)).collect();
        let each = pairs.iter().map(|(first, second)| (usize::from(*first), usize::from(*second)));
        let table = CrossTable::of_pairs(2, each);
        HeadingAgreement {
            heading: id.to_owned(),
            raw: table.raw(),
            kappa: table.kappa(),
            ac1: table.ac1(),
            tendency: tendency(&table, rules),
            apart: apart(&windows, &pairs),
            table,
        }
    };
    vocabulary.headings().iter().map(|row| heading(&row.id)).collect()
}

fn apart(windows: &[(MediaTime, MediaTime)], pairs: &[(bool, bool)]) -> Vec<Apart> {
    let mut found: Vec<Apart> = Vec::new();
    for ((from, to), (first, second)) in windows.iter().zip(pairs) {
        if first == second {
            continue;
        }
        match found.last_mut() {
            Some(last) if last.to == *from && last.first == *first => last.to = *to,
            _ => found.push(Apart { from: *from, to: *to, first: *first }),
        }
    }
    found
}

fn stands_under(code: &CodedStretch, heading: &str, vocabulary: &Vocabulary) -> bool {
    code.tags.iter().any(|tag| vocabulary.tag(tag).is_ok_and(|tag| tag.heading == heading))
}

/// The places of the windows a code is in.
fn windows_of(code: &CodedStretch, windows: &[(MediaTime, MediaTime)], tolerance: MediaTime) -> Vec<usize> {
    let inside = |(from, to): &(MediaTime, MediaTime)| code.end.min(*to).since(code.start.max(*from));
    let within: MediaTime = windows.iter().map(inside).sum();
    if within == MediaTime::ZERO || within < tolerance.min(code.end.since(code.start)) {
        return Vec::new();
    }
    let enough: Vec<usize> = (0..windows.len())
        .filter(|place| inside(&windows[*place]) >= tolerance.max(MediaTime::from_ns(1)))
        .collect();
    if !enough.is_empty() {
        return enough;
    }
    // Of equals the earlier.
    (0..windows.len()).rev().max_by_key(|place| inside(&windows[*place])).into_iter().collect()
}

fn tendency(table: &CrossTable, rules: &AgreementRules) -> Tendency {
    let compared = table.compared();
    let (first, second) = table.given(1);
    // Both coders' windows together, in percent of all that both looked at.
    let coded = u64::from(first + second) * 100;
    let of = |percent: u32| u64::from(2 * compared) * u64::from(percent);
    if compared == 0 {
        Tendency::NoWindow
    } else if first == 0 && second == 0 {
        Tendency::Nothing
    } else if first == compared && second == compared {
        Tendency::Everything
    } else if first == 0 || second == 0 {
        Tendency::OnlyOne
    } else if coded < of(rules.rare_percent) {
        Tendency::Rare
    } else if coded > of(100 - rules.rare_percent.min(100)) {
        Tendency::Common
    } else {
        Tendency::Mixed
    }
}
