//! Each kind of damage, made by hand: what is said of it, where, and at what cost.

use std::fmt::Write as _;

use super::*;
use crate::media::sealed_film;
use crate::programme::{Recording, RecordingState};
use crate::vault::film::{self, FilmSigner};

/// What is done to a closed vault; what is found: kinds and costs in order.
type Row = (&'static str, fn(&Copied), &'static [(&'static str, &'static str)]);

const ROWS: &[Row] = &[
    ("sound", |_| {}, &[]),
    (
        "header_copy_gone",
        |vault| fs::remove_file(vault.folder.join("vault.hdr.bak")).unwrap(),
        &[("key-file", "check-costs-repaired")],
    ),
    (
        "slot_bit_flipped",
        |vault| flip(&vault.folder.join(format!("users/{}.slot", MADE.user)), 100),
        &[("key-file", "check-costs-repaired")],
    ),
    (
        "recovery_slot_and_copy_gone",
        |vault| {
            for name in ["users/recovery.slot", "users/recovery.slot.bak"] {
                fs::remove_file(vault.folder.join(name)).unwrap();
            }
        },
        &[("key-file", "check-costs-recovery"); 2],
    ),
    (
        "case_keys_and_copy_cut",
        |vault| {
            for name in ["case.keys", "case.keys.bak"] {
                fs::write(vault.case(0).join(name), "x").unwrap();
            }
        },
        &[("key-file", "check-costs-family"); 2],
    ),
    (
        "case_keys_swapped_between_cases",
        |vault| swap(&vault.case(0).join("case.keys"), &vault.case(1).join("case.keys")),
        &[("key-file", "check-costs-repaired"); 2],
    ),
    (
        "case_keys_of_a_newer_version",
        |vault| {
            for name in ["case.keys", "case.keys.bak"] {
                let path = vault.case(0).join(name);
                let mut bytes = fs::read(&path).unwrap();
                bytes[8] = 9;
                mend(&mut bytes);
                fs::write(path, bytes).unwrap();
            }
        },
        &[("too-new", "check-costs-newer")],
    ),
    (
        "film_header_flipped",
        |vault| flip(&vault.film(0, ".sealed"), 100),
        &[("header", "check-costs-film-copy-serves")],
    ),
    (
        "film_header_flipped_and_no_copy_of_it",
        |vault| {
            flip(&vault.film(0, ".sealed"), 100);
            fs::remove_file(vault.film(0, ".seal")).unwrap();
            fs::remove_file(vault.film(0, ".progress")).unwrap();
        },
        &[("header", "check-costs-film")],
    ),
    (
        "film_of_a_newer_version",
        |vault| {
            let mut bytes = fs::read(vault.film(0, ".sealed")).unwrap();
            bytes[8] = 2;
            mend(&mut bytes[..192]);
            fs::write(vault.film(0, ".sealed"), bytes).unwrap();
        },
        &[("too-new", "check-costs-newer")],
    ),
    (
        "films_swapped_between_recordings",
        |vault| swap(&vault.film(0, ".sealed"), &vault.film(1, ".sealed")),
        &[("header", "check-costs-film"); 2],
    ),
    (
        "films_swapped_between_cases",
        |vault| swap(&vault.film(0, ".sealed"), &vault.film(2, ".sealed")),
        &[("header", "check-costs-film"); 2],
    ),
    (
        "films_swapped_with_all_that_lies_beside_them",
        |vault| {
            for suffix in [".sealed", ".seal", ".progress"] {
                swap(&vault.film(0, suffix), &vault.film(2, suffix));
            }
        },
        &[("header", "check-costs-film"); 2],
    ),
    (
        "first_record_altered",
        |vault| flip(&vault.film(0, ".sealed"), 192 + 40),
        &[("record", "check-costs-film-copy-serves")],
    ),
    (
        "record_altered",
        |vault| {
            let path = vault.film(0, ".sealed");
            let start = records(&fs::read(&path).unwrap())[3];
            flip(&path, start + 60);
        },
        &[("record", "check-costs-picture")],
    ),
    (
        "record_dropped",
        |vault| {
            let path = vault.film(0, ".sealed");
            let mut bytes = fs::read(&path).unwrap();
            let starts = records(&bytes);
            bytes.drain(starts[3]..starts[4]);
            fs::write(path, bytes).unwrap();
        },
        &[("record", "check-costs-picture")],
    ),
    (
        "last_record_cut_off",
        |vault| {
            let path = vault.film(0, ".sealed");
            let bytes = fs::read(&path).unwrap();
            let starts = records(&bytes);
            fs::write(path, &bytes[..starts[starts.len() - 2]]).unwrap();
        },
        &[("cut-off", "check-costs-end")],
    ),
    (
        "bytes_behind_the_film",
        |vault| {
            let path = vault.film(0, ".sealed");
            let mut bytes = fs::read(&path).unwrap();
            bytes.extend([7; 100]);
            fs::write(path, bytes).unwrap();
        },
        &[("stray-bytes", "check-costs-nothing")],
    ),
    (
        "seal_gone",
        |vault| fs::remove_file(vault.film(0, ".seal")).unwrap(),
        &[("seal", "check-costs-proof-whole")],
    ),
    ("seal_flipped", |vault| flip(&vault.film(0, ".seal"), 90), &[("seal", "check-costs-proof-whole")]),
    (
        "seals_swapped",
        |vault| swap(&vault.film(0, ".seal"), &vault.film(1, ".seal")),
        &[("seal", "check-costs-proof-whole"); 2],
    ),
    (
        "progress_flipped",
        |vault| flip(&vault.film(0, ".progress"), 90),
        &[("progress", "check-costs-nothing")],
    ),
    (
        "progress_swapped",
        |vault| swap(&vault.film(0, ".progress"), &vault.film(2, ".progress")),
        &[("progress", "check-costs-nothing"); 2],
    ),
    (
        "seal_signed_by_nobody",
        |vault| sealed_anew(vault, Some(&Forger)),
        &[("signature", "check-costs-proof-author")],
    ),
    (
        "torn_bytes_altered",
        |vault| {
            let path = vault.film(0, ".sealed");
            let mut bytes = fs::read(&path).unwrap();
            bytes.extend([7; 20]);
            fs::write(&path, &bytes).unwrap();
            sealed_anew(vault, None);
            flip(&path, bytes.len() - 1);
        },
        &[("hash", "check-costs-proof-bytes")],
    ),
    (
        "database_page_flipped",
        |vault| {
            let path = vault.case(0).join("case-1.db");
            let last = usize::try_from(fs::metadata(&path).unwrap().len()).unwrap() - 100;
            flip(&path, last);
        },
        &[("database", "check-costs-family-records")],
    ),
    (
        "database_of_another_case",
        |vault| swap(&vault.case(0).join("case-1.db"), &vault.case(1).join("case-1.db")),
        &[("database", "check-costs-family-records"); 2],
    ),
    (
        "database_gone",
        |vault| fs::remove_file(vault.case(0).join("case-1.db")).unwrap(),
        &[("database", "check-costs-family-records")],
    ),
    (
        "database_of_another_generation",
        |vault| fs::rename(vault.case(0).join("case-1.db"), vault.case(0).join("case-2.db")).unwrap(),
        &[("generation", "check-costs-family-records")],
    ),
    ("journal_entry_altered", altered_journal, &[("journal", "check-costs-proof-journal")]),
    ("content_key_gone", without_key, &[("key-missing", "check-costs-film")]),
    (
        "film_gone",
        |vault| {
            for suffix in [".sealed", ".seal", ".progress"] {
                fs::remove_file(vault.film(0, suffix)).unwrap();
            }
        },
        &[("film-missing", "check-costs-film")],
    ),
    ("record_of_the_film_gone", without_record, &[("not-on-record", "check-costs-film")]),
    ("discarded_and_its_key_kept", discarded_by_half, &[("not-erased", "check-costs-not-erased")]),
];

/// Makes the checksum at the end right again.
fn mend(bytes: &mut [u8]) {
    let end = bytes.len() - 4;
    let crc = crc32fast::hash(&bytes[..end]).to_le_bytes();
    bytes[end..].copy_from_slice(&crc);
}

/// Signs as somebody who is nobody here.
struct Forger;

impl FilmSigner for Forger {
    fn user(&self) -> UserId {
        UserId::from_bytes([9; 16])
    }

    fn sign(&self, _: &[u8]) -> [u8; 64] {
        [7; 64]
    }
}

/// The first film sealed once more, as whoever has its key could.
fn sealed_anew(vault: &Copied, signer: Option<&dyn FilmSigner>) {
    fs::remove_file(vault.film(0, ".seal")).unwrap();
    let mut open_vault = vault.unlock();
    let file = open_vault.case(MADE.cases[0]).unwrap();
    let (folder, id) = (file.access().film_folder(), file.film_id(MADE.films[0]));
    let key = file.access().content_key(MADE.films[0]).unwrap();
    film::salvage(&folder, id, &key, 0, sealed_film::facts_of, signer).unwrap();
}

fn without_key(vault: &Copied) {
    let mut open_vault = vault.unlock();
    let (file, vault) = open_vault.case_and_vault(MADE.cases[0]).unwrap();
    file.access_mut().destroy_content_key(vault, MADE.films[0]).unwrap();
}

fn without_record(vault: &Copied) {
    let mut open_vault = vault.unlock();
    let file = open_vault.case(MADE.cases[0]).unwrap();
    let removed = file
        .library_mut()
        .write::<_, Problem>(Clock::read().now, |records| Ok(records.remove::<Recording>(MADE.films[0])?));
    removed.unwrap();
}

fn discarded_by_half(vault: &Copied) {
    let mut open_vault = vault.unlock();
    let file = open_vault.case(MADE.cases[0]).unwrap();
    let body = file.recording(MADE.films[0]).unwrap().body;
    let body = Recording { state: RecordingState::Discarded, ..body };
    let revised = file.library_mut().write::<_, Problem>(Clock::read().now, |records| {
        records.revise(MADE.films[0], body)?;
        Ok(())
    });
    revised.unwrap();
}

/// As somebody does who has the database's key.
fn altered_journal(vault: &Copied) {
    let mut open_vault = vault.unlock();
    let file = open_vault.case(MADE.cases[0]).unwrap();
    let (path, key) = (file.access().database_path(), file.access().database_key());
    drop(open_vault);
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut pragma = "PRAGMA key = \"x'".to_owned();
    for byte in key.expose() {
        write!(pragma, "{byte:02x}").unwrap();
    }
    connection.execute_batch(&(pragma + "'\"")).unwrap();
    let triggers: Vec<String> = connection
        .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for trigger in triggers {
        connection.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    connection.execute("UPDATE audit SET reason = 'never' WHERE sequence = 2", []).unwrap();
}

#[test]
fn each_damage_is_found_by_its_kind_and_its_cost() {
    for (name, harm, expected) in ROWS {
        let vault = Copied::new();
        harm(&vault);
        let report = vault.check();
        let found: Vec<_> = kinds(&report).into_iter().zip(costs(&report)).collect();
        assert_eq!(found, *expected, "{name}: {:?}", report.damage);
        for damage in &report.damage {
            let film = damage.kind == DamageKind::FilmMissing || vault.folder.join(&damage.path).exists();
            let gone = ["key-file", "seal", "database"].contains(&damage.kind.word());
            assert!(film || gone, "{name}: {}", damage.path.display());
            assert!(damage.path.is_relative(), "{name}");
        }
    }
}

#[test]
fn damage_is_placed_in_time_and_said_in_words() {
    let vault = Copied::new();
    let path = vault.film(1, ".sealed");
    let starts = records(&fs::read(&path).unwrap());
    flip(&path, starts[4] + 60);
    let report = vault.check();
    let damage = &report.damage[0];
    assert_eq!((damage.film, damage.session, damage.at_s), (Some(MADE.films[1]), Some(2), Some(3.0)));
    assert_eq!(damage.lost_s, Some(1.0));
    let words = crate::words::Words::en_gb();
    assert_eq!(words.say(&damage.costs), "1.0 s of picture at 0:03");
    assert_eq!(damage.path, path.strip_prefix(&vault.folder).unwrap());
    let lines: Vec<String> = report.lines().iter().map(|line| words.say(line)).collect();
    assert!(lines[0].starts_with("One thing is damaged in 2 families"), "{lines:?}");
    assert!(lines[1].contains("1.0 s of picture at 0:03") && lines[1].contains("-0.sealed"), "{lines:?}");
}

#[test]
fn a_film_sealed_while_locked_is_told_from_one_whose_signature_fails() {
    let vault = Copied::new();
    sealed_anew(&vault, None);
    let report = vault.check();
    assert_eq!(kinds(&report), [""; 0]);
    assert_eq!(report.unsigned, [(MADE.cases[0], MADE.films[0])]);
}

#[test]
fn a_film_that_is_being_made_is_no_damage() {
    let vault = Copied::new();
    let mut open_vault = vault.unlock();
    let mut job =
        open_vault.start_film(MADE.cases[0], 3, FilmSize::Hd720, Vec::new(), Clock::read()).unwrap();
    job.sink.append(&FILM, true).unwrap();
    let report = open_vault.check(|_, _| ()).unwrap();
    assert_eq!((kinds(&report), strays(&report)), (vec![], vec![]));
    assert_eq!(report.films, 3);
}

#[test]
fn a_colleagues_family_is_named_and_said_to_be_unread() {
    let vault = Copied::new();
    let other = vault.unlock().vault().add_user("AB", &passphrase(), test_vault::QUICK).unwrap();
    flip(&vault.film(0, ".sealed"), 5000);
    let (mut open_vault, _) = OpenVault::unlock(&vault.folder, other, &passphrase(), Clock::read()).unwrap();
    let report = open_vault.check(|_, _| ()).unwrap();
    assert_eq!((report.cases, kinds(&report), strays(&report)), (0, vec![], vec![]));
    let mut expected =
        [(MADE.cases[0], 6), (MADE.cases[1], 3)].map(|(case, film_files)| NotOpened { case, film_files });
    expected.sort_by_key(|family| family.case);
    assert_eq!(report.not_opened, expected);
    assert_eq!(report.lines()[0].key, "check-nothing-opened", "that all is well cannot be said");
    // The key file's signature is there for everybody.
    drop(open_vault);
    for name in ["case.keys", "case.keys.bak"] {
        flip(&vault.case(1).join(name), 200);
    }
    let (mut open_vault, _) = OpenVault::unlock(&vault.folder, other, &passphrase(), Clock::read()).unwrap();
    assert_eq!(kinds(&open_vault.check(|_, _| ()).unwrap()), ["key-file"; 2]);
}
