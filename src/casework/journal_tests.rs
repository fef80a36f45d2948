//! The journals over real vaults: what is written, who may read, and what is noticed.

use super::*;
use crate::casework::test_vault::{self, Made, passphrase};
use crate::vault::{Passphrase, layout};

struct Rig {
    made: Made,
    clock: Clock,
}

/// A vault with these families, locked.
fn rig(codes: &[&str]) -> (Rig, Vec<CaseId>) {
    let clock = Clock::read();
    let vault =
        codes.iter().fold(test_vault::vault().at(clock), |vault, code| vault.family(code, &[("Mum", &[])]));
    let (made, mut open_vault) = vault.make();
    let cases = made.cases.clone();
    open_vault.lock(clock).unwrap();
    (Rig { made, clock }, cases)
}

impl Rig {
    fn unlock(&self) -> OpenVault {
        self.made.unlock_at(self.clock)
    }

    /// The words of the device's journal.
    fn device_words(open_vault: &OpenVault) -> Vec<(String, String)> {
        open_vault.device().journal().unwrap().into_iter().map(|entry| (entry.event, entry.reason)).collect()
    }
}

fn words(lines: &[(AuditEvent, &str)]) -> Vec<(String, String)> {
    lines.iter().map(|(event, reason)| (event.word(), (*reason).to_owned())).collect()
}

#[test]
fn what_was_refused_stands_before_the_next_unlocking_as_a_number() {
    let (rig, _) = rig(&[]);
    for wrong in ["a wrong one, three times", "a wrong one, once more"] {
        let wrong = Passphrase::from(wrong.to_owned());
        assert!(OpenVault::unlock(&rig.made.vault, rig.made.user, &wrong, rig.clock).is_err());
    }
    let (other, _) = crate::casework::journal::tests::rig(&[]);
    assert!(OpenVault::unlock_with_recovery(&rig.made.vault, &other.made.recovery, rig.clock).is_err());
    let nobody = UserId::from_bytes([9; 16]);
    assert!(
        OpenVault::unlock(&rig.made.vault, nobody, &passphrase(), rig.clock).is_err(),
        "no passphrase was wrong"
    );
    let open_vault = rig.unlock();
    let made = words(&[
        (AuditEvent::VaultMade, ""),
        (AuditEvent::Locked, ""),
        (AuditEvent::UnlockRefused, "3"),
        (AuditEvent::Unlocked, ""),
    ]);
    assert_eq!(Rig::device_words(&open_vault), made);
    drop(open_vault);
    assert_eq!(Rig::device_words(&rig.unlock())[4..], words(&[(AuditEvent::Unlocked, "")]), "told once");
}

#[test]
fn looking_is_written_into_the_familys_journal() {
    let (rig, cases) = rig(&["FAM-001"]);
    let mut open_vault = rig.unlock();
    let journal =
        |open_vault: &mut OpenVault| open_vault.case(cases[0]).unwrap().library().journal().unwrap();
    let before = journal(&mut open_vault).len();
    open_vault.look(cases[0], rig.clock).unwrap();
    let after = journal(&mut open_vault);
    assert_eq!(after.len(), before + 1);
    let line = after.last().unwrap();
    assert_eq!((line.event.clone(), line.actor), (AuditEvent::FamilyOpened.word(), Some(rig.made.user)));
    drop(open_vault);
    let mut open_vault =
        OpenVault::unlock_with_recovery(&rig.made.vault, &rig.made.recovery, rig.clock).unwrap();
    open_vault.look(cases[0], rig.clock).unwrap();
    assert_eq!(journal(&mut open_vault).last().unwrap().actor, None, "the recovery key is nobody");
    open_vault.journal(rig.clock).unwrap();
}

#[test]
fn all_journals_are_read_with_names_codes_and_their_chains() {
    let (rig, cases) = rig(&["FAM-002", "FAM-001"]);
    let mut open_vault = rig.unlock();
    let view = open_vault.journal(rig.clock).unwrap();
    let codes: Vec<_> = view.chains.iter().map(|row| row.code.as_deref()).collect();
    assert_eq!(codes, [None, Some("FAM-001"), Some("FAM-002")]);
    assert!(view.holds() && view.closed.is_empty());
    let entries: i64 = view.chains.iter().map(|row| row.entries).sum();
    assert_eq!(view.lines.len(), usize::try_from(entries).unwrap());
    assert!(view.lines.iter().all(|line| line.who.reveal() == "KL"));
    let made = view
        .lines
        .iter()
        .find(|line| line.entry.event == AuditEvent::CaseMade.word() && line.case == Some(cases[0]));
    assert_eq!(made.unwrap().code.as_deref(), Some("FAM-002"));
    let again = open_vault.journal(rig.clock).unwrap();
    let newest = again.lines.iter().find(|line| line.case.is_none()).unwrap();
    assert_eq!(newest.entry.event, AuditEvent::JournalRead.word(), "reading is looking");
}

#[test]
fn a_journal_with_its_end_cut_off_is_told_and_keeps_nothing_shut() {
    let (rig, cases) = rig(&["FAM-001", "FAM-002"]);
    let database = layout::case_db(&rig.made.vault, cases[0], 1);
    let earlier = std::fs::read(&database).unwrap();
    let mut open_vault = rig.unlock();
    for _ in 0..3 {
        open_vault.look(cases[0], rig.clock).unwrap();
    }
    open_vault.lock(rig.clock).unwrap();
    drop(open_vault);
    std::fs::write(&database, earlier).unwrap();

    for time in 1..=2 {
        let mut open_vault = rig.unlock();
        assert_eq!(open_vault.all_cases().unwrap().len(), 2, "every family opens");
        assert_eq!(open_vault.damage_message().unwrap().key, "unlock-journals-unsound");
        let cut = open_vault.check(|_, _| ()).unwrap();
        assert_eq!((cut.chains.len(), cut.damage.len()), (3, 1), "a check names it: {:?}", cut.damage);
        let view = open_vault.journal(rig.clock).unwrap();
        assert!(!view.holds());
        let lost: Vec<i64> = view.chains.iter().map(|row| row.lost).collect();
        assert_eq!(lost, [0, 3, 0], "time {time}");
        let told = Rig::device_words(&open_vault)
            .into_iter()
            .filter(|(event, _)| *event == AuditEvent::JournalCut.word());
        assert_eq!(told.collect::<Vec<_>>(), words(&[(AuditEvent::JournalCut, "3")]), "written once");
    }
}

#[test]
fn a_window_that_was_killed_is_noticed_up_to_its_unlocking() {
    let (rig, cases) = rig(&["FAM-001"]);
    let database = layout::case_db(&rig.made.vault, cases[0], 1);
    let earlier = std::fs::read(&database).unwrap();
    let mut open_vault = rig.unlock();
    open_vault.look(cases[0], rig.clock).unwrap();
    drop(open_vault);
    std::fs::write(&database, earlier).unwrap();
    let mut open_vault = rig.unlock();
    assert_eq!(open_vault.chains().unwrap()[1].lost, 1);
}

#[test]
fn lines_of_one_journal_keep_their_order_whatever_the_clock_said() {
    let line = |sequence: i64, at: &str| JournalLine {
        entry: AuditEntry {
            sequence,
            at: at.parse().unwrap(),
            monotonic_ms: 0,
            actor: None,
            event: "locked".to_owned(),
            subject: None,
            reason: String::new(),
        },
        case: None,
        code: None,
        who: Redacted::default(),
        whom: None,
        session: None,
        day: chrono::NaiveDate::MIN,
    };
    let set_back = vec![
        line(1, "2026-03-01T10:00:00Z"),
        line(2, "2026-03-01T08:00:00Z"),
        line(3, "2026-03-01T09:00:00Z"),
        line(4, "2026-03-01T12:00:00Z"),
    ];
    let other = vec![line(11, "2026-03-01T09:30:00Z"), line(12, "2026-03-01T11:00:00Z")];
    let order: Vec<i64> =
        newest_first(vec![set_back, other]).into_iter().map(|line| line.entry.sequence).collect();
    assert_eq!(order, [4, 12, 3, 2, 1, 11]);
}
