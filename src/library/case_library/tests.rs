//! Records and journal of a case database: versions, ownership, union, tampering.

use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;

use super::*;
use crate::base::{CaseId, DeviceId, SessionId, UserId};
use crate::programme::{AccessNeeds, CaseCode, FamilyCase, HeldVisit, Session};

const KEY: [u8; 32] = [5; 32];

fn author() -> Author {
    Author { user: UserId::from_bytes([1; 16]), device: DeviceId::from_bytes([2; 16]) }
}

fn open(folder: &Path, author: Author) -> CaseLibrary {
    let key = Key::from_bytes(KEY);
    CaseLibrary::open(&folder.join("case-1.db"), &key, Key::from_bytes([6; 32]), author).unwrap()
}

fn now() -> DateTime<Utc> {
    "2026-03-01T10:00:00Z".parse().unwrap()
}

fn family(code: &str) -> FamilyCase {
    FamilyCase {
        code: CaseCode::new(code).unwrap(),
        programme: Some("video-feedback".to_owned()),
        start: None,
        people: Vec::new(),
        access: AccessNeeds::default(),
        visited: None,
    }
}

fn written<R>(
    library: &mut CaseLibrary,
    action: impl FnOnce(&CaseTransaction<'_>) -> Result<R, LibraryError>,
) -> R {
    library.write::<R, LibraryError>(now(), action).unwrap()
}

#[test]
fn a_record_survives_a_restart_and_keeps_its_history() {
    let folder = crate::test_folder::folder();
    let id = CaseId::random();
    let mut library = open(folder.path(), author());
    written(&mut library, |records| records.add_as(id, family("A")));
    written(&mut library, |records| records.revise(id, family("B")));
    drop(library);
    let library = open(folder.path(), author());
    let current = library.get::<FamilyCase>(id).unwrap().unwrap();
    assert_eq!((current.version, current.body.code.as_str()), (2, "B"));
    let codes: Vec<String> = library
        .history::<FamilyCase>(id)
        .unwrap()
        .into_iter()
        .map(|version| version.body.code.as_str().to_owned())
        .collect();
    assert_eq!(codes, ["A", "B"]);
}

#[test]
fn deleting_is_a_version_too() {
    let folder = crate::test_folder::folder();
    let mut library = open(folder.path(), author());
    let id = SessionId::random();
    written(&mut library, |records| records.add_as(id, Session::new(1).unwrap()));
    written(&mut library, |records| records.remove::<Session>(id));
    assert!(library.get::<Session>(id).unwrap().is_none());
    assert!(library.all::<Session>().unwrap().is_empty());
    assert_eq!(library.history::<Session>(id).unwrap().len(), 2);
}

#[test]
fn a_deleted_record_comes_back_under_its_id() {
    let folder = crate::test_folder::folder();
    let mut library = open(folder.path(), author());
    let id = SessionId::random();
    written(&mut library, |records| records.put(id, Session::new(1).unwrap()));
    written(&mut library, |records| records.remove::<Session>(id));
    let back = written(&mut library, |records| records.put(id, Session::new(2).unwrap()));
    assert_eq!((back.version, back.deleted), (3, false));
    assert_eq!(library.all::<Session>().unwrap(), [back]);
    assert_eq!(library.history::<Session>(id).unwrap().len(), 3);

    written(&mut library, |records| records.remove::<Session>(id));
    drop(library);
    let other = Author { user: UserId::from_bytes([9; 16]), ..author() };
    let mut library = open(folder.path(), other);
    let refused =
        library.write::<_, LibraryError>(now(), |records| records.put(id, Session::new(3).unwrap()));
    assert!(matches!(refused, Err(LibraryError::NotOwner { owner, .. }) if owner == author().user));
    assert!(library.all::<Session>().unwrap().is_empty(), "what somebody else deleted stays deleted");
}

#[test]
fn only_the_owner_makes_a_new_version() {
    let folder = crate::test_folder::folder();
    let id = CaseId::random();
    let mut library = open(folder.path(), author());
    written(&mut library, |records| records.add_as(id, family("A")));
    drop(library);
    let other = Author { user: UserId::from_bytes([9; 16]), ..author() };
    let mut library = open(folder.path(), other);
    let refused = library.write::<_, LibraryError>(now(), |records| records.revise(id, family("B")));
    assert!(matches!(refused, Err(LibraryError::NotOwner { owner, .. }) if owner == author().user));
    assert_eq!(library.get::<FamilyCase>(id).unwrap().unwrap().body.code.as_str(), "A");
}

#[test]
fn an_action_that_fails_midway_leaves_nothing() {
    let folder = crate::test_folder::folder();
    let mut library = open(folder.path(), author());
    let failed = library.write::<(), LibraryError>(now(), |records| {
        records.add(Session::new(1).unwrap())?;
        records.audit(AuditEvent::SessionChanged, SessionId::from_bytes([3; 16]), "")?;
        Err(LibraryError::NoCipher)
    });
    assert!(failed.is_err());
    assert!(library.all::<Session>().unwrap().is_empty());
    assert!(library.journal().unwrap().is_empty());
}

#[test]
fn two_bodies_of_one_version_are_both_kept_and_one_counts_everywhere() {
    let folder = crate::test_folder::folder();
    let id = SessionId::random();
    let mut library = open(folder.path(), author());
    written(&mut library, |records| records.add_as(id, Session::new(1).unwrap()));
    // What a merge of two copies will do: insert the other copy's version as it is.
    let held = Session { held: Some(HeldVisit::on(NaiveDate::MIN)), ..Session::new(1).unwrap() };
    let elsewhere = Author { device: DeviceId::from_bytes([8; 16]), ..author() };
    store::add(&library.connection, elsewhere, id.into(), held, now()).unwrap();
    assert_eq!(library.history::<Session>(id).unwrap().len(), 2);
    let one = library.get::<Session>(id).unwrap().unwrap();
    assert_eq!(library.all::<Session>().unwrap(), [one]);
}

fn tamper(library: CaseLibrary, sql: &str) -> OpenDatabase {
    let connection = library.connection;
    connection
        .execute_batch("DROP TRIGGER records_stay; DROP TRIGGER audit_stays; DROP TRIGGER audit_keeps;")
        .unwrap();
    connection.execute_batch(sql).unwrap();
    connection
}

#[test]
fn a_changed_record_is_noticed() {
    let folder = crate::test_folder::folder();
    let mut library = open(folder.path(), author());
    written(&mut library, |records| records.add(Session::new(1).unwrap()));
    assert_eq!(library.check(), []);
    let connection = tamper(library, "UPDATE records SET body = replace(body, '1', '2')");
    assert!(matches!(store::check_hashes(&connection), Err(LibraryError::DamagedRecord(_))));
    assert!(matches!(store::all::<Session>(&connection), Err(LibraryError::DamagedRecord(_))));
}

#[test]
fn a_changed_a_missing_and_a_swapped_line_of_the_journal_are_noticed() {
    for sql in [
        "UPDATE audit SET reason = 'another' WHERE sequence = 2",
        "UPDATE audit SET event = 'film-played' WHERE sequence = 1",
        "UPDATE audit SET at = '2020-01-01T00:00:00.000000Z' WHERE sequence = 3",
        "UPDATE audit SET actor = NULL WHERE sequence = 3",
        "DELETE FROM audit WHERE sequence = 2",
        "UPDATE audit SET sequence = -sequence; UPDATE audit SET sequence = 3 WHERE sequence = -2;
         UPDATE audit SET sequence = 2 WHERE sequence = -3; UPDATE audit SET sequence = 1 WHERE sequence = -1",
    ] {
        let folder = crate::test_folder::folder();
        let mut library = open(folder.path(), author());
        for reason in ["one", "two", "three"] {
            written(&mut library, |records| {
                records.audit(AuditEvent::ClipChanged, SessionId::from_bytes([3; 16]), reason)
            });
        }
        assert_eq!(library.chain().unwrap().entries, 3);
        drop(library);
        let library = open(folder.path(), author());
        let sql = sql.replace("CHECK", "");
        let connection = library.connection;
        connection
            .execute_batch("PRAGMA ignore_check_constraints = ON; DROP TRIGGER audit_stays; DROP TRIGGER audit_keeps;")
            .unwrap();
        connection.execute_batch(&sql).unwrap();
        let checked = Chain::new(Key::from_bytes([6; 32])).check(&connection);
        assert!(matches!(checked, Err(LibraryError::BrokenChain(_))), "{sql}: {checked:?}");
    }
}

#[test]
fn records_and_journal_never_change_in_place() {
    let folder = crate::test_folder::folder();
    let mut library = open(folder.path(), author());
    written(&mut library, |records| {
        records.add(Session::new(1).unwrap())?;
        records.audit(AuditEvent::SessionChanged, SessionId::from_bytes([3; 16]), "")
    });
    for sql in ["UPDATE records SET body = ''", "UPDATE audit SET reason = ''", "DELETE FROM audit"] {
        assert!(library.connection.execute_batch(sql).is_err(), "{sql}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Whatever is added, revised and removed, the newest version of each is what is read, and nothing is lost.
    #[test]
    fn the_newest_version_is_read_and_every_version_is_kept(steps in proptest::collection::vec((0..4_u8, 0..3_u8), 1..24)) {
        let folder = crate::test_folder::folder();
        let mut library = open(folder.path(), author());
        let ids: Vec<SessionId> = (0..4).map(|_| SessionId::random()).collect();
        let mut model: Vec<(u32, Option<u32>)> = vec![(0, None); 4];
        for (number, (which, step)) in (1_u32..).zip(steps) {
            let which = usize::from(which);
            let (id, (versions, current)) = (ids[which], &mut model[which]);
            let body = Session::new(number).unwrap();
            match (step, *current) {
                (_, None) if *versions == 0 => { written(&mut library, |records| records.add_as(id, body)); }
                (0 | 1, Some(_)) => { written(&mut library, |records| records.revise(id, body)); }
                (2, Some(_)) => { written(&mut library, |records| records.remove::<Session>(id)); }
                _ => continue,
            }
            *versions += 1;
            *current = if step == 2 && *versions > 1 { None } else { Some(number) };
        }
        for (id, (versions, current)) in ids.iter().zip(model) {
            let read = library.get::<Session>(*id).unwrap().map(|record| record.body.number);
            prop_assert_eq!(read, current);
            prop_assert_eq!(library.history::<Session>(*id).unwrap().len(), versions as usize);
        }
        prop_assert_eq!(library.check(), []);
    }
}

/// A worker leaves: what they wrote goes to a colleague, who alone makes the next version; who wrote what stays.
#[test]
fn what_was_handed_over_is_revised_by_whom_it_went_to_and_by_nobody_else() {
    let folder = crate::test_folder::folder();
    let user = |byte| UserId::from_bytes([byte; 16]);
    let (ann, ben, cleo) = (user(1), user(2), user(3));
    let as_ = |user| Author { user, ..author() };
    let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    let (early, late, own) = (SessionId::random(), SessionId::random(), SessionId::random());
    let revise = |user, id: SessionId, number| {
        let mut library = open(folder.path(), as_(user));
        let later = "2026-03-07T10:00:00Z".parse().unwrap();
        let done = library
            .write::<_, LibraryError>(later, |records| records.revise(id, Session::new(number).unwrap()));
        match done {
            Ok(record) => Ok(record.version),
            Err(LibraryError::NotOwner { owner, .. }) => Err(owner),
            Err(other) => panic!("{other}"),
        }
    };
    let hand = |from, to| {
        let mut library = open(folder.path(), as_(cleo));
        written(&mut library, |records| records.hand_over(from, to, day));
    };
    let add = |user, id, at: &str| {
        let mut library = open(folder.path(), as_(user));
        let add = |records: &CaseTransaction<'_>| records.add_as(id, Session::new(1).unwrap());
        library.write::<_, LibraryError>(at.parse().unwrap(), add).unwrap();
    };
    // Written before the clock was put back: it is handed over all the same.
    add(ann, early, "2026-03-05T10:00:00Z");
    add(ben, own, "2026-03-01T09:00:00Z");
    assert_eq!(revise(ben, early, 2), Err(ann));
    hand(ann, ben);
    assert_eq!(revise(ann, early, 2), Err(ben), "the old owner no longer can");
    assert_eq!(revise(cleo, early, 2), Err(ben), "and nobody else");
    assert_eq!(revise(ben, early, 2), Ok(2));
    // What is written afterwards is one's own again.
    add(ann, late, "2026-03-07T10:00:00Z");
    assert_eq!(revise(ben, late, 2), Err(ann));
    assert_eq!(revise(ann, late, 2), Ok(2));

    let library = open(folder.path(), as_(cleo));
    let owned = library.owned().unwrap();
    assert_eq!((owned.get(&ann), owned.get(&ben), owned.get(&cleo)), (Some(&1), Some(&2), None));
    drop(library);
    // Handed on, with what was handed to them, and back again.
    hand(ben, cleo);
    assert_eq!(revise(ben, early, 3), Err(cleo));
    assert_eq!(revise(ben, own, 3), Err(cleo));
    assert_eq!(revise(cleo, early, 3), Ok(3));
    hand(cleo, ann);
    assert_eq!(revise(ann, early, 4), Ok(4));
    assert_eq!(revise(ann, own, 4), Ok(2));
    let library = open(folder.path(), as_(ann));
    let wrote: Vec<_> =
        library.history::<Session>(early).unwrap().iter().map(|version| version.owner).collect();
    assert_eq!(wrote, [ann, ben, cleo, ann], "who wrote what stays");
    assert!(library.check().is_empty());
}

proptest! {
    /// However often things change hands, exactly one user makes the next version of each record, and it is the last
    /// in the chain that begins with who wrote it.
    #[test]
    fn one_user_owns_each_record(hands in proptest::collection::vec((1..4_u8, 1..4_u8), 0..8)) {
        let folder = crate::test_folder::folder();
        let user = |byte| UserId::from_bytes([byte; 16]);
        let id = SessionId::random();
        let mut library = open(folder.path(), Author { user: user(1), ..author() });
        written(&mut library, |records| records.add_as(id, Session::new(1).unwrap()));
        let mut owner = 1;
        for (from, to) in hands {
            written(&mut library, |records| records.hand_over(user(from), user(to), NaiveDate::MIN));
            owner = if owner == from { to } else { owner };
        }
        drop(library);
        for byte in 1..4 {
            let mut library = open(folder.path(), Author { user: user(byte), ..author() });
            let put = |records: &CaseTransaction<'_>| {
                records.revise(id, Session::new(2).unwrap())?;
                Err::<(), _>(LibraryError::NoCipher)
            };
            let refused = library.write::<_, LibraryError>(now(), put).unwrap_err();
            prop_assert_eq!(matches!(refused, LibraryError::NoCipher), byte == owner);
        }
    }
}
