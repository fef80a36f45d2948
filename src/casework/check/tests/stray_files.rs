//! Files that belong to nobody: listed, harmless, and never more than that.

use super::*;
use crate::base::{CaseId, RecordingId};
use crate::vault::film::FilmWriter;

type Row = (&'static str, fn(&Copied), &'static [&'static str]);

const ROWS: &[Row] = &[
    (
        "a_letter_in_every_folder",
        |vault| {
            let film = vault.case(0).join("film");
            for folder in [vault.folder.clone(), vault.folder.join("users"), vault.case(0), film] {
                fs::write(folder.join("letter.txt"), "x").unwrap();
            }
            make_folder(&vault.folder.join("cases/holiday"));
        },
        &["check-stray-unknown"; 5],
    ),
    (
        "half_written",
        |vault| {
            fs::write(vault.folder.join("vault.hdr.new"), "x").unwrap();
            fs::write(vault.case(0).join("case.keys.bak.new"), "x").unwrap();
            fs::write(vault.film(0, ".seal.new"), "x").unwrap();
        },
        &["check-stray-half-written"; 3],
    ),
    (
        "databases_of_other_generations",
        |vault| {
            fs::copy(vault.case(0).join("case-1.db"), vault.case(0).join("case-0.db")).unwrap();
            fs::write(vault.case(0).join("case-2.db-wal"), "x").unwrap();
        },
        // Opening the family sweeps them away; they stay only where nothing can be written.
        &[],
    ),
    (
        "film_without_key_and_record",
        |vault| {
            let other =
                vault.case(0).join("film").join(format!("{}-0.sealed", RecordingId::from_bytes([7; 16])));
            fs::copy(vault.film(0, ".sealed"), other).unwrap();
        },
        &["check-stray-no-key"],
    ),
    (
        "seal_and_mark_without_film",
        |vault| {
            for suffix in [".seal", ".progress"] {
                let other = vault.case(0).join("film").join(format!("{}-1{suffix}", MADE.films[0]));
                fs::copy(vault.film(0, suffix), other).unwrap();
            }
        },
        &["check-stray-no-film"; 2],
    ),
    (
        "content_key_without_film",
        |vault| {
            let mut open_vault = vault.unlock();
            let (file, vault) = open_vault.case_and_vault(MADE.cases[0]).unwrap();
            file.access_mut().new_content_key(vault, RecordingId::random()).unwrap();
        },
        &["check-stray-key"],
    ),
    (
        "film_begun_and_not_on_record",
        |vault| {
            let mut open_vault = vault.unlock();
            let (file, vault) = open_vault.case_and_vault(MADE.cases[0]).unwrap();
            let recording = RecordingId::random();
            let key = file.access_mut().new_content_key(vault, recording).unwrap();
            let (folder, id) = (file.access().film_folder(), file.film_id(recording));
            drop(FilmWriter::create(&folder, id, &key, Clock::read().now).unwrap());
        },
        &["check-stray-no-picture"],
    ),
    (
        "family_whose_adding_was_cut_off",
        |vault| {
            let folder = vault.folder.join("cases").join(CaseId::from_bytes([7; 16]).to_string());
            make_folder(&folder);
            make_folder(&folder.join("film"));
            fs::write(folder.join("case.keys.new"), "x").unwrap();
        },
        &["check-stray-case-leftover"],
    ),
];

#[test]
fn each_is_listed_and_is_no_damage() {
    for (name, leave, expected) in ROWS {
        let vault = Copied::new();
        leave(&vault);
        let report = vault.check();
        assert_eq!((kinds(&report), strays(&report)), (vec![], expected.to_vec()), "{name}");
        assert_eq!((report.cases, report.films), (2, 3), "{name}");
    }
}

#[test]
fn what_may_be_removed_may_be_removed() {
    let vault = Copied::new();
    for (_, leave, _) in ROWS {
        leave(&vault);
    }
    let report = vault.check();
    let keys = report.strays.iter().filter(|stray| stray.path.ends_with("case.keys"));
    assert_eq!(keys.count(), 1, "only the unused key is in a file that must stay");
    for stray in report.strays.iter().filter(|stray| !stray.path.ends_with("case.keys")) {
        let path = vault.folder.join(&stray.path);
        if path.is_dir() { fs::remove_dir(path).unwrap() } else { fs::remove_file(path).unwrap() }
    }
    let report = vault.check();
    // The key of the film that was begun is now one without film too.
    assert_eq!((kinds(&report), strays(&report)), (vec![], vec!["check-stray-key"; 2]));
}

#[test]
fn what_belongs_to_a_missing_film_is_kept_for_its_return() {
    let vault = Copied::new();
    let (film, kept) = (vault.film(0, ".sealed"), vault.folder.join("kept"));
    fs::rename(&film, &kept).unwrap();
    let report = vault.check();
    assert_eq!(kinds(&report), ["film-missing"]);
    assert!(report.strays.iter().all(|stray| stray.path.ends_with("kept")), "{:?}", report.strays);
    fs::rename(&kept, &film).unwrap();
    assert_eq!(kinds(&vault.check()), [""; 0]);
}

#[test]
fn many_are_told_in_few_lines() {
    let vault = Copied::new();
    for number in 0..9 {
        fs::write(vault.folder.join(format!("letter-{number}")), "x").unwrap();
    }
    let report = vault.check();
    assert_eq!((report.strays.len(), report.lines().len()), (9, 7));
}
