//! What the check says of key files, and of families that do not open. Knows nothing of film.

use super::places;
use super::report::{Damage, DamageKind};
use crate::base::CaseId;
use crate::casework::failures;
use crate::casework::pages::StaffRow;
use crate::casework::problem::{Problem, ProblemKind};
use crate::vault::{Found, FoundKind, KeyFile, KeyFilePlace, KeyFileTrouble, Trouble, Vault, layout};
use crate::words::Message;

/// What is or was wrong with key files. Unlocking mends what a copy can mend; what it found is damage all the same.
pub(crate) fn damage(vault: &Vault) -> Result<Vec<Damage>, Problem> {
    let troubles: Vec<_> = vault.repairs().into_iter().chain(vault.check_key_files()?).collect();
    let mut damage: Vec<Damage> = Vec::new();
    for trouble in &troubles {
        let found = of_key_file(vault, trouble, lost(trouble.file, &troubles));
        // What could not be repaired at unlocking is found once more.
        if !damage.contains(&found) {
            damage.push(found);
        }
    }
    Ok(damage)
}

/// Colleagues on record whose slot is gone with its copy.
pub(crate) fn gone(vault: &Vault, colleagues: &[StaffRow]) -> Vec<Damage> {
    let without = colleagues.iter().filter(|row| !row.retired && vault.public_key(row.user).is_none());
    let damage = |row: &StaffRow| {
        let path = places::within(vault, &layout::slot(vault.folder(), row.user));
        Damage::new(DamageKind::KeyFile, path, "check-why-slot-gone", "check-costs-passphrase")
    };
    without.map(damage).collect()
}

/// Whether no copy of the key file serves.
fn lost(file: KeyFile, troubles: &[KeyFileTrouble]) -> bool {
    let useless = |place| {
        troubles.iter().any(|trouble| {
            let bad = matches!(trouble.trouble, Trouble::Missing | Trouble::Damaged);
            trouble.file == file && trouble.place == place && bad && !trouble.repaired
        })
    };
    useless(KeyFilePlace::File) && useless(KeyFilePlace::Copy)
}

fn of_key_file(vault: &Vault, trouble: &KeyFileTrouble, lost: bool) -> Damage {
    let costs = match trouble.file {
        _ if trouble.repaired => "check-costs-repaired",
        _ if !lost => "check-costs-copy-serves",
        KeyFile::Header => "check-costs-header",
        KeyFile::Slot(_) => "check-costs-passphrase",
        KeyFile::KeyHistory(_) => "check-costs-key-history",
        KeyFile::Recovery => "check-costs-recovery",
        KeyFile::CaseKeys(_) => "check-costs-family",
    };
    let path = places::within(vault, &trouble.path(vault.folder()));
    let damage = Damage::new(DamageKind::KeyFile, path, failures::key_file(trouble), costs);
    match trouble.file {
        KeyFile::CaseKeys(case) => damage.of(case),
        _ => damage,
    }
}

/// A family whose key file reads and which does not open all the same.
pub(crate) fn shut_case(vault: &Vault, case: CaseId, problem: &Problem, inventory: &[Found]) -> Damage {
    let generations: Vec<u32> = inventory
        .iter()
        .filter(|found| found.case == Some(case))
        .filter_map(|found| match found.kind {
            FoundKind::CaseDatabase(generation) => Some(generation),
            _ => None,
        })
        .collect();
    let named = vault.open_case(case).map(|access| access.generation());
    let path = named.as_ref().map_or_else(
        |_| layout::case_keys(vault.folder(), case),
        |generation| layout::case_db(vault.folder(), case, *generation),
    );
    let damage = |kind, why: Message, costs: &'static str| {
        Damage::new(kind, places::within(vault, &path), why, costs).of(case)
    };
    let other = named.ok().and_then(|named| {
        let other = generations.iter().find(|found| **found != named)?;
        (problem.kind == ProblemKind::CaseWithoutRecord || !generations.contains(&named))
            .then_some((named, *other))
    });
    match (other, problem.kind) {
        (Some((named, found)), _) => damage(
            DamageKind::Generation,
            Message::new("check-why-generation").with("named", named).with("found", found),
            "check-costs-family-records",
        ),
        (None, ProblemKind::TooNew) => {
            damage(DamageKind::TooNew, problem.message.clone(), "check-costs-newer")
        }
        (None, ProblemKind::BrokenChain) => {
            damage(DamageKind::Journal, problem.message.clone(), "check-costs-proof-journal")
        }
        (None, ProblemKind::CaseWithoutRecord) => {
            damage(DamageKind::Database, "check-why-database-gone".into(), "check-costs-family-records")
        }
        (
            None,
            ProblemKind::Locked
            | ProblemKind::NotAMember
            | ProblemKind::WrongKey
            | ProblemKind::Unwritable
            | ProblemKind::Other,
        ) => damage(DamageKind::Database, problem.message.clone(), "check-costs-family-records"),
    }
}
