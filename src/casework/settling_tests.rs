//! Unlocking opens no family that needs nothing, and every family that may need something, however it was left; what was noted
//! of families is shown first and never believed.

use super::*;
use crate::casework::changes::SessionChange;
use crate::casework::film::salvaged::Repaired;
use crate::casework::pages::FamiliesPart;
use crate::casework::problem::ProblemKind;
use crate::casework::test_vault::{self, Made, passphrase};
use crate::library::StaffRole;
use crate::programme::Purpose;
use crate::vault::Passphrase;

const MANY: u32 = 200;

fn vault(families: u32, clock: Clock) -> Made {
    let mut vault = test_vault::vault().at(clock);
    for number in 0..families {
        vault = vault.family(&format!("FAM-{number:03}"), &[("Mum", &[Purpose::Film, Purpose::Show])]);
    }
    vault.make().0
}

fn enter(made: &Made) -> OpenVault {
    OpenVault::enter(&made.vault, made.user, &passphrase(), Clock::read()).unwrap().0
}

/// All parts, one after the other.
fn read_all(open_vault: &mut OpenVault, clock: Clock) -> Vec<FamiliesPart> {
    let mut parts: Vec<FamiliesPart> = Vec::new();
    loop {
        let from = parts.last().map_or(0, |part| part.to);
        parts.push(open_vault.families_part(from, clock).unwrap());
        if parts.last().is_some_and(|part| part.to >= part.all) {
            return parts;
        }
    }
}

/// A vault whose families were read and closed.
fn settled(families: u32, clock: Clock) -> Made {
    let made = vault(families, clock);
    let mut open_vault = enter(&made);
    read_all(&mut open_vault, clock);
    open_vault.lock(clock).unwrap();
    made
}

fn opened(open_vault: &OpenVault) -> usize {
    open_vault.open_cases.compared.len()
}

#[test]
fn unlocking_opens_none_of_two_hundred_families_that_needs_nothing() {
    let clock = Clock::read();
    let made = settled(MANY, clock);
    let open_vault = enter(&made);
    assert_eq!((opened(&open_vault), open_vault.agenda.unsettled.len()), (0, 0));
    drop(open_vault);
    let open_vault = made.unlock();
    assert_eq!(opened(&open_vault), 0, "nor on the command line");
}

#[test]
fn the_first_rows_are_those_noted_last_with_todays_visit_and_each_is_replaced_by_the_familys_own() {
    let clock = Clock::read();
    let made = vault(MANY, clock);
    let last = *made.cases.iter().max().unwrap();
    let mut open_vault = enter(&made);
    read_all(&mut open_vault, clock);
    open_vault.change_session(last, 1, SessionChange::Arrived, clock).unwrap();
    open_vault.lock(clock).unwrap();
    drop(open_vault);

    let mut open_vault = enter(&made);
    let first = open_vault.families_part(0, clock).unwrap();
    assert!(opened(&open_vault) < 30, "few are opened for it");
    assert_eq!(first.rows.len(), MANY as usize, "all are there");
    let visit = first.rows.iter().find(|row| row.case == last).unwrap();
    assert_eq!(visit.today.visits.len(), 1, "the visit of today");
    assert!(!visit.noted, "it is among those read first");
    assert!(first.rows.iter().any(|row| row.noted));
    let mut parts = vec![first];
    while parts.last().unwrap().to < MANY as usize {
        let from = parts.last().unwrap().to;
        parts.push(open_vault.families_part(from, clock).unwrap());
    }
    let read: usize = parts.iter().map(|part| part.rows.iter().filter(|row| !row.noted).count()).sum();
    assert_eq!(read, MANY as usize, "each was read once");
}

#[test]
fn where_nothing_is_noted_the_families_written_to_last_are_read_first() {
    let clock = Clock::read();
    let made = vault(MANY, clock);
    let last = *made.cases.iter().max().unwrap();
    let mut open_vault = made.unlock();
    open_vault.change_session(last, 1, SessionChange::Arrived, clock).unwrap();
    drop(open_vault);

    let mut open_vault = enter(&made);
    assert!(open_vault.agenda.kept.is_empty(), "a command notes no line");
    let first = open_vault.families_part(0, clock).unwrap();
    assert_eq!(first.rows[0].case, last, "the last in the vault, and the first that is read");
    assert_eq!(first.rows[0].today.visits.len(), 1, "the visit of today");
    assert!(opened(&open_vault) < 30, "few are opened for it");
}

#[test]
fn a_note_says_nothing_once_its_family_was_read() {
    let clock = Clock::read();
    let made = settled(3, clock);
    // Written by a command, which notes no line.
    let mut open_vault = made.unlock();
    open_vault.change_session(made.case(), 1, SessionChange::Arrived, clock).unwrap();
    drop(open_vault);
    let mut open_vault = enter(&made);
    assert_eq!(
        open_vault.agenda.unsettled,
        BTreeSet::from([made.case()]),
        "its folder looks other than noted"
    );
    let part = open_vault.families_part(0, clock).unwrap();
    let row = part.rows.iter().find(|row| row.case == made.case()).unwrap();
    assert_eq!((row.held, row.noted), (1, false));
}

#[test]
fn lost_damaged_or_foreign_notes_cost_a_reading_and_nothing_else() {
    let clock = Clock::read();
    let made = settled(3, clock);
    let damage = |statement: &str| {
        let open_vault = made.unlock();
        open_vault.device.damage_agenda(statement);
    };
    for statement in [
        "DELETE FROM agenda",
        "UPDATE agenda SET note = zeroblob(40)",
        "UPDATE agenda SET note = x'00'",
        // Each family's note under another family's name.
        "UPDATE agenda SET note = (SELECT b.note FROM agenda b WHERE b.case_id <> agenda.case_id)",
        "UPDATE agenda SET stamp = zeroblob(32)",
    ] {
        damage(statement);
        let mut open_vault = enter(&made);
        let parts = read_all(&mut open_vault, clock);
        let rows: Vec<&FamilyRow> = parts.iter().flat_map(|part| &part.rows).collect();
        let own = rows.iter().filter(|row| !row.noted).count();
        assert_eq!(own, 3, "{statement}");
        open_vault.lock(clock).unwrap();
        drop(open_vault);
        let open_vault = enter(&made);
        assert!(open_vault.agenda.unsettled.is_empty(), "{statement}: noted anew");
    }
}

#[test]
fn a_note_is_one_users_alone_and_goes_with_the_membership() {
    let clock = Clock::read();
    let made = settled(2, clock);
    let mut open_vault = enter(&made);
    let admitted = Passphrase::from("another quiet otter".to_owned());
    let other =
        open_vault.add_user("RS", StaffRole::Worker, false, &admitted, test_vault::QUICK, clock).unwrap();
    open_vault.add_member(made.case(), other, clock).unwrap();
    open_vault.lock(clock).unwrap();
    drop(open_vault);

    let mut theirs = OpenVault::enter(&made.vault, other, &admitted, clock).unwrap().0;
    assert!(theirs.agenda.kept.is_empty(), "a colleague's notes are not theirs");
    let rows = read_all(&mut theirs, clock);
    assert_eq!(rows.iter().map(|part| part.rows.len()).sum::<usize>(), 1);
    theirs.lock(clock).unwrap();
    let sealed = theirs.device.agenda(other).unwrap();
    assert_eq!(sealed.len(), 1);
    drop(theirs);

    let mut open_vault = enter(&made);
    let row = &sealed[0];
    assert!(open_vault.vault.open_note(&about(other, row.case), &row.note).is_none(), "theirs is not ours");
    open_vault.remove_member(made.case(), other, clock).unwrap();
    assert!(open_vault.device.agenda(other).unwrap().is_empty(), "it went with the membership");
    let problem = {
        drop(open_vault);
        let mut theirs = OpenVault::enter(&made.vault, other, &admitted, clock).unwrap().0;
        assert!(theirs.families_part(0, clock).unwrap().rows.is_empty());
        theirs.case(made.case()).err().unwrap()
    };
    assert_eq!(problem.kind, ProblemKind::NotAMember);
}

#[test]
fn film_that_was_cut_off_is_finished_before_anybody_is_let_in() {
    let clock = Clock::read();
    let made = settled(3, clock);
    let cut_off = cut_off_film(&made, clock);
    let (open_vault, salvaged) = OpenVault::enter(&made.vault, made.user, &passphrase(), clock).unwrap();
    let told: Vec<_> = salvaged.iter().map(|film| (film.case, film.repaired)).collect();
    assert_eq!(told, [(cut_off, Repaired::Removed)]);
    assert_eq!(opened(&open_vault), 1, "only that family");
}

#[test]
fn a_key_that_no_record_knows_is_found_without_any_film() {
    let clock = Clock::read();
    let made = settled(3, clock);
    let case = cut_off_film(&made, clock);
    let film = crate::vault::layout::film_folder(&made.vault, case);
    for entry in std::fs::read_dir(film).unwrap() {
        std::fs::remove_file(entry.unwrap().path()).unwrap();
    }
    let mut open_vault = enter(&made);
    assert_eq!(opened(&open_vault), 0, "nothing in its folder tells");
    assert_eq!(open_vault.agenda.unsettled, BTreeSet::from([case]), "but it looks other than noted");
    open_vault.case(case).unwrap();
    let told: Vec<_> = open_vault.take_salvaged().iter().map(|film| film.repaired).collect();
    assert_eq!(told, [Repaired::Removed], "whoever opens it first finishes it");
}

#[test]
fn what_could_not_be_finished_is_tried_again_at_every_unlocking() {
    let clock = Clock::read();
    let made = settled(2, clock);
    let mut open_vault = enter(&made);
    // A film that only whoever filmed it can finish looks like one under way.
    let job = {
        let size = crate::media::capture::FilmSize::Hd720;
        open_vault.start_film(made.case(), 1, size, Vec::new(), clock).unwrap()
    };
    read_all(&mut open_vault, clock);
    open_vault.lock(clock).unwrap();
    drop((job, open_vault));
    let before = settled_cases(&made);
    assert!(!before.contains(&made.case()), "it is left half done, however it looks");
}

fn settled_cases(made: &Made) -> Vec<CaseId> {
    let mut open_vault =
        OpenVault::unlock_as_it_is(&made.vault, made.user, &passphrase(), Clock::read()).unwrap();
    open_vault.begin_agenda(None, |_, _, _| (Vec::new(), None)).unwrap();
    made.cases.iter().copied().filter(|case| !open_vault.agenda.unsettled.contains(case)).collect()
}

/// A film that was begun, and the power went before its record was written.
fn cut_off_film(made: &Made, clock: Clock) -> CaseId {
    let mut open_vault = enter(made);
    let case = made.case();
    let recording = RecordingId::random();
    let (file, vault) = open_vault.case_and_vault(case).unwrap();
    let key = file.access_mut().new_content_key(vault, recording).unwrap();
    let id = file.film_id(recording);
    drop(film::FilmWriter::create(&file.access().film_folder(), id, &key, clock.now).unwrap());
    case
}

#[test]
fn nothing_of_a_note_is_to_be_read_without_its_users_key() {
    let clock = Clock::read();
    let made = settled(1, clock);
    let open_vault = made.unlock();
    let rows = open_vault.device.agenda(made.user).unwrap();
    let is_in = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    assert!(rows.iter().all(|row| !is_in(&row.note, b"FAM-000") && !is_in(&row.note, b"Mum")));
    assert_eq!(rows.len(), 1);
}
