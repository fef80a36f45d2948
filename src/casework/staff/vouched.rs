//! Who stands for a training: what rules count, and what a list shows. Writes nothing; knows no window.
//!
//! Only whoever wrote a record makes its next version, so a confirmation is a record of its own, about the version that was
//! seen. The last that was said of a training counts, and only what supervisors and administrators said, never of what they
//! wrote themselves or what is about themselves; what they write counts without.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Local, NaiveDate};

use crate::base::{RecordId, UserId};
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::StaffRow;
use crate::casework::problem::Problem;
use crate::casework::roles::Act;
use crate::library::Record;
use crate::programme::{StaffTraining, Training, TrainingConfirmation};

/// Who stands for a training.
#[derive(Clone, Copy)]
pub(crate) struct Vouched {
    /// Since when it counts.
    pub since: NaiveDate,
    /// Who said so last.
    pub by: UserId,
    /// The day they did.
    pub on: NaiveDate,
    /// Whether they confirmed what somebody wrote; else they wrote it.
    pub confirmed: bool,
}

/// A training on record.
pub(crate) struct KnownTraining {
    pub record: Record<Training>,
    /// Who stands for it.
    pub vouched: Option<Vouched>,
    /// The highest number of what was said of it; 0 where nothing was.
    pub said: u32,
}

impl OpenVault {
    /// The trainings of all staff, as rules take them.
    pub(crate) fn training(&self) -> Result<Vec<StaffTraining>, Problem> {
        let known = self.known_trainings()?.into_iter();
        let one = |known: KnownTraining| StaffTraining {
            training: known.record.body,
            confirmed: known.vouched.map(|vouched| vouched.since),
        };
        Ok(known.map(one).collect())
    }

    /// Every training on record, with who stands for it. What was said of one that was removed, or of another version of it,
    /// says nothing any more.
    pub(crate) fn known_trainings(&self) -> Result<Vec<KnownTraining>, Problem> {
        let may = |row: &StaffRow| row.refusal(Act::ConfirmTraining).is_none();
        let confirming: BTreeSet<UserId> =
            self.staff()?.iter().filter(|row| may(row)).map(|row| row.user).collect();
        let mut said: BTreeMap<RecordId, Vec<Record<TrainingConfirmation>>> = BTreeMap::new();
        for record in self.device().training_confirmations()? {
            if confirming.contains(&record.owner) {
                said.entry(record.body.training).or_default().push(record);
            }
        }
        let known = self.device().trainings()?.into_iter().map(|record| {
            let mut said = said.remove(&record.id).unwrap_or_default();
            // Of two with one number that it was taken back counts.
            said.sort_by_key(|one| (one.body.number, !one.body.confirmed));
            let vouched = vouched(&record, confirming.contains(&record.owner), &said);
            KnownTraining { record, vouched, said: said.last().map_or(0, |last| last.body.number) }
        });
        Ok(known.collect())
    }
}

/// Whether that person's word can confirm it: neither did they write it nor is it about them.
pub(crate) fn may_be_said(record: &Record<Training>, by: UserId) -> bool {
    record.owner != by && record.body.user != by
}

/// Who stands for a training after what was said of it, in the order it was said.
fn vouched(
    record: &Record<Training>,
    owner_confirms: bool,
    said: &[Record<TrainingConfirmation>],
) -> Option<Vouched> {
    let written = record.at.with_timezone(&Local).date_naive();
    let entered = Vouched { since: written, by: record.owner, on: written, confirmed: false };
    let mut vouched = owner_confirms.then_some(entered);
    for one in said.iter().filter(|one| one.body.version == record.version) {
        let (by, on) = (one.owner, one.body.on);
        if !one.body.confirmed {
            vouched = None;
        } else if may_be_said(record, by) {
            let since = vouched.map_or(on, |before| before.since);
            vouched = Some(Vouched { since, by, on, confirmed: true });
        }
    }
    vouched
}
