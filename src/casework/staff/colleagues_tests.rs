//! Colleagues: admitted, added to families, taken out, given passphrases, retired; over a real vault.

use std::path::{Path, PathBuf};

use super::*;
use crate::casework::test_vault::{self, QUICK};
use crate::programme::Purpose;

const FIRST: &str = test_vault::SECRET;
const OTHER: &str = "another four words";

pub(crate) fn secret(text: &str) -> Passphrase {
    Passphrase::from(text.to_owned())
}

fn clock() -> Clock {
    Clock::read()
}

/// A vault with an administrator and a colleague.
struct Made {
    vault: test_vault::Made,
    admin: UserId,
    colleague: UserId,
}

impl Made {
    fn new() -> (Self, OpenVault) {
        let (made, mut open_vault) = test_vault::vault().make();
        let colleague = open_vault
            .add_user("AB", StaffRole::Practitioner, false, &secret(OTHER), QUICK, clock())
            .unwrap();
        (Self { admin: made.user, vault: made, colleague }, open_vault)
    }

    fn unlock(&self, user: UserId, text: &str) -> Result<OpenVault, Problem> {
        unlock(&self.vault.vault, user, text)
    }

    fn rescue(&self) -> OpenVault {
        OpenVault::unlock_with_recovery(&self.vault.vault, &self.vault.recovery, clock()).unwrap()
    }
}

fn unlock(folder: &Path, user: UserId, text: &str) -> Result<OpenVault, Problem> {
    OpenVault::unlock(folder, user, &secret(text), clock()).map(|(open_vault, _)| open_vault)
}

fn family(open_vault: &mut OpenVault, code: &str) -> CaseId {
    open_vault.add_family(&test_vault::family(code, &[("Carer", &[Purpose::Film])]), clock()).unwrap()
}

fn key<T>(result: Result<T, Problem>) -> &'static str {
    result.err().map_or("done", |problem| problem.message.key)
}

#[test]
fn a_colleague_is_admitted_by_an_administrator_and_by_nobody_else() {
    let (made, open_vault) = Made::new();
    let rows = open_vault.staff().unwrap();
    let said: Vec<_> = rows.iter().map(|row| (row.user, row.administrator, row.retired, row.you)).collect();
    assert_eq!(said, [(made.admin, true, false, true), (made.colleague, false, false, false)]);
    assert_eq!(open_vault.me().unwrap().user, made.admin);
    drop(open_vault);
    let mut open_vault = made.unlock(made.colleague, OTHER).unwrap();
    assert_eq!(open_vault.me().unwrap().role, StaffRole::Practitioner);
    let new = open_vault.add_user("CD", StaffRole::Worker, true, &secret(OTHER), QUICK, clock());
    assert_eq!(key(new), "error-needs-administrator");
    assert_eq!(key(open_vault.retire_user(made.admin, clock())), "error-needs-administrator");
    drop(open_vault);
    let mut open_vault = made.rescue();
    assert_eq!(open_vault.me(), None);
    let new = open_vault.add_user("CD", StaffRole::Worker, true, &secret(OTHER), QUICK, clock());
    assert_eq!(key(new), "error-needs-user");
}

#[test]
fn members_come_and_go_but_not_the_last() {
    let (made, mut open_vault) = Made::new();
    let case = family(&mut open_vault, "FAM-1");
    assert_eq!(key(open_vault.remove_member(case, made.admin, clock())), "error-last-member");
    open_vault.add_member(case, made.colleague, clock()).unwrap();
    assert_eq!(key(open_vault.add_member(case, made.colleague, clock())), "error-member-already");
    drop(open_vault);
    let mut open_vault = made.unlock(made.colleague, OTHER).unwrap();
    assert_eq!(open_vault.all_cases().unwrap(), [case]);
    open_vault.remove_member(case, made.admin, clock()).unwrap();
    assert_eq!(key(open_vault.remove_member(case, made.admin, clock())), "error-no-member");
    drop(open_vault);
    let mut open_vault = made.unlock(made.admin, FIRST).unwrap();
    assert_eq!(open_vault.all_cases().unwrap(), []);
    assert_eq!(key(open_vault.members(case)), "error-not-a-member");
}

#[test]
fn a_passphrase_is_changed_by_its_owner() {
    let (made, mut open_vault) = Made::new();
    assert_eq!(
        key(open_vault.change_passphrase(&secret("not the right one"), &secret(OTHER), clock())),
        "error-wrong-passphrase"
    );
    assert_eq!(
        key(open_vault.change_passphrase(&secret(FIRST), &secret("short"), clock())),
        "error-weak-passphrase"
    );
    open_vault.change_passphrase(&secret(FIRST), &secret("quite another one"), clock()).unwrap();
    drop(open_vault);
    assert_eq!(key(made.unlock(made.admin, FIRST)), "error-wrong-passphrase");
    made.unlock(made.admin, "quite another one").unwrap();
}

#[test]
fn a_lost_passphrase_is_replaced_with_the_recovery_key_and_families_follow() {
    let (made, mut open_vault) = Made::new();
    let case = family(&mut open_vault, "FAM-1");
    assert_eq!(
        key(open_vault.replace_passphrase(made.colleague, &secret("quite another one"), clock())),
        "error-needs-recovery-key"
    );
    let before = open_vault.vault().public_key(made.admin).unwrap();
    let signature = open_vault.vault().signer().sign(b"a seal");
    drop(open_vault);
    let mut open_vault = made.rescue();
    open_vault.replace_passphrase(made.admin, &secret("quite another one"), clock()).unwrap();
    drop(open_vault);
    assert_eq!(key(made.unlock(made.admin, FIRST)), "error-wrong-passphrase");
    let mut open_vault = made.unlock(made.admin, "quite another one").unwrap();
    assert_eq!(open_vault.all_cases().unwrap(), [case]);
    assert_ne!(open_vault.vault().public_key(made.admin).unwrap(), before);
    assert!(
        open_vault.vault().verify(made.admin, b"a seal", &signature),
        "what was signed before still verifies"
    );
    // Still an administrator, and a colleague whose keys are believed.
    open_vault.add_member(case, made.colleague, clock()).unwrap();
    drop(open_vault);
    let mut open_vault = made.unlock(made.colleague, OTHER).unwrap();
    open_vault.remove_member(case, made.admin, clock()).unwrap();
    open_vault.add_member(case, made.admin, clock()).unwrap();
    assert!(open_vault.vault().repairs().is_empty());
}

#[test]
fn who_is_retired_unlocks_no_more_and_families_get_new_keys() {
    let (made, mut open_vault) = Made::new();
    let (ours, theirs) = (family(&mut open_vault, "FAM-1"), family(&mut open_vault, "FAM-2"));
    open_vault.add_member(ours, made.colleague, clock()).unwrap();
    open_vault.add_member(theirs, made.colleague, clock()).unwrap();
    drop(open_vault);
    let mut open_vault = made.unlock(made.colleague, OTHER).unwrap();
    open_vault.remove_member(theirs, made.admin, clock()).unwrap();
    let signature = open_vault.vault().signer().sign(b"a seal");
    drop(open_vault);
    let mut open_vault = made.unlock(made.admin, FIRST).unwrap();
    assert_eq!(key(open_vault.retire_user(made.admin, clock())), "error-own-retirement");
    let retired = open_vault.retire_user(made.colleague, clock()).unwrap();
    assert_eq!((retired.rekeyed, retired.waiting), (vec![ours], vec![theirs]));
    assert_eq!(open_vault.members(ours).unwrap(), [made.admin]);
    assert_eq!(key(open_vault.retire_user(made.colleague, clock())), "error-retired-already");
    assert_eq!(key(open_vault.add_member(ours, made.colleague, clock())), "error-member-retired");
    assert!(open_vault.staff().unwrap()[1].retired);
    assert!(open_vault.vault().verify(made.colleague, b"a seal", &signature));
    drop(open_vault);
    assert_eq!(key(made.unlock(made.colleague, OTHER)), "error-unknown-user");
}

/// Every file below a folder with its content.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.clone(), std::fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).iter().map(|(path, _)| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_family_without_one_of_its_members_has_another_database_under_another_key() {
    let (made, mut open_vault) = Made::new();
    let case = family(&mut open_vault, "FAM-1");
    open_vault.add_member(case, made.colleague, clock()).unwrap();
    let access = open_vault.case(case).unwrap().access();
    let (folder, old_path, old_key) = (access.folder(), access.database_path(), access.database_key());
    let old_head = open_vault.case(case).unwrap().library().chain().unwrap();
    open_vault.remove_member(case, made.colleague, clock()).unwrap();
    let file = open_vault.case(case).unwrap();
    assert_eq!(file.access().generation(), 2);
    assert_ne!(file.access().database_key(), old_key);
    assert!(!old_path.exists());
    // Still the same family, with triggers that hold and a journal that names the head it had.
    assert_eq!(file.family().unwrap().body.code.as_str(), "FAM-1");
    assert_eq!(file.library().check(), []);
    let journal = file.library().journal().unwrap();
    let head = old_head.head.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    let [.., rekeyed, removed] = &journal[..] else { panic!("two lines more") };
    assert_eq!((rekeyed.event.as_str(), rekeyed.actor), ("rekeyed", Some(made.admin)));
    assert_eq!(rekeyed.reason, format!("line {} ended with {head}", old_head.entries));
    assert_eq!((removed.event.as_str(), removed.subject), ("member-removed", Some(made.colleague.into())));
    assert!(journal.iter().any(|entry| entry.event == "member-added"));
    // And it can be worked with, now and after the next unlocking.
    let revised = file.family().unwrap().body;
    file.library_mut()
        .write::<_, Problem>(clock().now, |records| Ok(records.revise(case, revised)?))
        .unwrap();
    drop(open_vault);
    assert_eq!(names(&folder), ["case-2.db", "case.keys", "case.keys.bak"]);
    let mut open_vault = made.unlock(made.admin, FIRST).unwrap();
    assert_eq!(open_vault.members(case).unwrap(), [made.admin]);
    assert!(open_vault.check(|_, _| ()).unwrap().damage.is_empty());
    drop(open_vault);
    let mut open_vault = made.unlock(made.colleague, OTHER).unwrap();
    assert_eq!(key(open_vault.members(case)), "error-not-a-member");
}

#[test]
fn a_family_of_somebody_who_was_retired_gets_its_new_key_from_the_next_member() {
    let (made, mut open_vault) = Made::new();
    let third = open_vault
        .add_user("CD", StaffRole::Worker, false, &secret("yet another four"), QUICK, clock())
        .unwrap();
    drop(open_vault);
    let mut open_vault = made.unlock(made.colleague, OTHER).unwrap();
    let (shared, alone) = (family(&mut open_vault, "FAM-1"), family(&mut open_vault, "FAM-2"));
    open_vault.add_member(shared, third, clock()).unwrap();
    drop(open_vault);
    let mut open_vault = made.unlock(made.admin, FIRST).unwrap();
    let retired = open_vault.retire_user(made.colleague, clock()).unwrap();
    let mut waiting = vec![shared, alone];
    waiting.sort_unstable();
    assert_eq!((retired.rekeyed, retired.waiting), (vec![], waiting));
    drop(open_vault);
    let mut open_vault = made.unlock(third, "yet another four").unwrap();
    assert_eq!(open_vault.all_cases().unwrap(), [shared]);
    assert_eq!(open_vault.members(shared).unwrap(), [third]);
    assert_eq!(open_vault.case(shared).unwrap().access().generation(), 2);
    drop(open_vault);
    // A family that nobody is left to open is found, given a new key and handed on with the recovery key.
    let mut open_vault = made.rescue();
    assert_eq!(open_vault.members(alone).unwrap(), []);
    open_vault.add_member(alone, third, clock()).unwrap();
    drop(open_vault);
    let mut open_vault = made.unlock(third, "yet another four").unwrap();
    assert_eq!(open_vault.all_cases().unwrap(), [shared, alone]);
}

#[test]
fn what_a_crash_left_of_a_change_of_key_goes_at_the_next_opening() {
    let (made, mut open_vault) = Made::new();
    let case = family(&mut open_vault, "FAM-1");
    let folder = open_vault.case(case).unwrap().access().folder();
    drop(open_vault);
    for name in ["case-2.db", "case-2.db-wal", "case-7.db", "case-0.db.before-upgrade"] {
        std::fs::write(folder.join(name), "half").unwrap();
    }
    let mut open_vault = made.unlock(made.admin, FIRST).unwrap();
    open_vault.add_member(case, made.colleague, clock()).unwrap();
    open_vault.remove_member(case, made.colleague, clock()).unwrap();
    drop(open_vault);
    assert_eq!(names(&folder), ["case-2.db", "case.keys", "case.keys.bak"]);
    // With its database gone the family is damaged, not empty.
    std::fs::remove_file(folder.join("case-2.db")).unwrap();
    let mut open_vault = made.unlock(made.admin, FIRST).unwrap();
    assert_eq!(key(open_vault.members(case)), "error-damaged");
    assert_eq!(names(&folder), ["case.keys", "case.keys.bak"]);
}
