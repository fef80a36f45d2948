//! Filming and tagging write nothing outside the vault but a short list of files, and nothing in the clear
//! anywhere.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::support::film::{MemorySink, drawn, nobody, start};
use crate::support::program::{CARER, CODE, Home, PASSPHRASE, files_under};
use crate::support::until;
use attune::media::capture::{Capture, CapturePhase};
use attune::media::film_bytes::FilmBytes;
use attune::media::matroska::FinishedFilm;

const NOTE: &str = "the child hands over a quince, unasked";
/// The muxer's name for itself, at the head of every film it writes.
const MUXER: &str = "GStreamer matroskamux";

#[test]
fn nothing_is_written_outside_the_vault_and_nothing_in_the_clear() {
    let home = Home::with_family();
    let mut filming = home.begin_film("1");
    let grown = || home.films().first().is_some_and(|film| fs::metadata(film).unwrap().len() > 500_000);
    until("the film grows", grown);
    look_over(&home, "in mid-film");
    assert!(filming.try_wait().unwrap().is_none(), "the film had ended before it was looked at");
    filming.kill().unwrap();
    filming.wait().unwrap();
    look_over(&home, "after a crash");
    assert_eq!(home.document(0, &["vault", "salvage"])["recovered"].as_array().map(Vec::len), Some(1));

    home.well(&["film", "--case", CODE, "--session", "2", "--seconds", "3", "--camera", "rehearsal"]);
    home.well(&[
        "tag",
        "--case",
        CODE,
        "--session",
        "2",
        "--in",
        "1",
        "--out",
        "2",
        "--tag",
        "S4",
        "--note",
        NOTE,
    ]);
    assert!(home.well(&["clips", "--case", CODE]).contains(NOTE));
    assert!([0, 1].contains(&home.run(&["fidelity"]).status));
    home.well(&["vault", "check"]);
    look_over(&home, "after a day's work");
    private(&home.vault());
}

#[test]
fn the_search_finds_a_film_in_the_clear() {
    let capture = Capture::open(drawn(), nobody());
    until("the camera is ready", || capture.status().phase == CapturePhase::Ready);
    let film = start(&capture, MemorySink::default());
    until("the film grows", || capture.status().elapsed.ms() > 500);
    capture.stop();
    let recorded = film.recv().unwrap().sink.bytes;
    let finished = FinishedFilm::scanned(Arc::new(recorded.clone())).unwrap();
    let mut exported = vec![0; usize::try_from(finished.len()).unwrap()];
    assert_eq!(finished.read_full_at(0, &mut exported).unwrap(), exported.len());
    let search = |bytes| found(&BTreeMap::from([(PathBuf::from("film"), bytes)])).len();
    assert_eq!(search(recorded), 2, "its document type and the muxer's name");
    assert_eq!(search(exported), 1, "its document type");
}

/// What must stand in no file, as bytes. A Matroska head names its document type in a field of its own.
fn canaries() -> Vec<Vec<u8>> {
    // The field's number, its length as the muxer or as an export writes it, its value.
    let doctype = |length: &[u8]| [&[0x42, 0x82], length, b"matroska"].concat();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut all = vec![doctype(&[0x88]), doctype(&[0x89]), doctype(&[1, 0, 0, 0, 0, 0, 0, 8])];
    for text in [NOTE, CODE, CARER, MUXER, PASSPHRASE] {
        all.extend([text.as_bytes().to_vec(), wide(text)]);
    }
    all
}

fn found(files: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for canary in canaries() {
        for (path, bytes) in files {
            if bytes.windows(canary.len()).any(|window| window == canary) {
                found.push((path.clone(), String::from_utf8_lossy(&canary).into_owned()));
            }
        }
    }
    found
}

#[track_caller]
fn look_over(home: &Home, when: &str) {
    let mut files = files_under(&home.path(""));
    let given = files.remove(&home.path("passphrase"));
    assert!(given.is_some(), "the passphrase's file is the test's own");
    assert!(files.keys().any(|path| path.extension().is_some_and(|extension| extension == "sealed")));
    let outside: Vec<_> =
        files.keys().filter(|path| !path.starts_with(home.vault()) && !allowed(path)).collect();
    assert!(outside.is_empty(), "{when}, outside the vault: {outside:?}");
    // GStreamer's registry lists the names of its own parts.
    files.retain(|path, _| path.starts_with(home.vault()) || !is_registry(path));
    assert_eq!(found(&files), [], "{when}");
}

/// What GStreamer and orc keep for themselves.
fn allowed(path: &Path) -> bool {
    is_registry(path) || path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("orcexec."))
}

fn is_registry(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.ends_with("gstreamer-1.0"))
        && path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("registry."))
}

/// Nothing in the vault can be read by anybody else.
fn private(vault: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let mut paths: Vec<PathBuf> = files_under(vault).into_keys().collect();
        assert!(paths.len() > 8, "{paths:?}");
        let folders: Vec<PathBuf> =
            paths.iter().flat_map(|path| path.ancestors()).map(Path::to_path_buf).collect();
        paths.extend(folders.into_iter().filter(|folder| folder.starts_with(vault)));
        for path in paths {
            let mode = fs::metadata(&path).unwrap().mode();
            assert_eq!(mode & 0o077, 0, "{} has mode {mode:o}", path.display());
        }
    }
    #[cfg(not(unix))]
    let _ = vault;
}
