//! The caseload as it comes, some families at a time.

use super::super::effect::{Effect, ReadJob};
use crate::casework::pages::{FamiliesPart, FamilyRow};

/// Takes families that were read: the first part is a beginning, any other takes the place of what was known of the same
/// families. `read` is how many were looked at, of how many. Asks for more.
pub(super) fn take(
    rows: &mut Vec<FamilyRow>,
    read: &mut (usize, usize),
    part: FamiliesPart,
) -> Vec<Effect> {
    if part.from == 0 {
        *rows = part.rows;
    } else if part.from == read.0 {
        for row in part.rows {
            match rows.iter_mut().find(|known| known.case == row.case) {
                Some(known) => *known = row,
                None => rows.push(row),
            }
        }
    } else {
        // Of a reading that was begun anew since.
        return Vec::new();
    }
    *read = (part.to, part.all);
    let is_read = part.to >= part.all;
    if is_read {
        // Families of which only a note was left are not this user's any more, or are damaged.
        rows.retain(|row| !row.noted);
    }
    rows.sort_by_cached_key(FamilyRow::order);
    if is_read { Vec::new() } else { vec![Effect::Read(ReadJob::FamiliesFrom(part.to))] }
}
