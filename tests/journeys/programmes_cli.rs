//! Programmes on the command line: the list, a file of one's own checked and added, begun, ended and gone on with, what
//! sessions covered, and what would put right what is at risk.

use crate::support::program::{CARER, CODE, Home};

const OWN: &str = "id = \"six-visits\"\ntitle = \"Six visits\"\nsource = \"Our service\"\n\n[rules.\"V1.count\"]\nat_least = 6\nunit = \"sessions\"\nsource = \"Our service\"\nquote = \"six visits\"\n";

#[test]
fn a_familys_programmes_are_begun_ended_and_gone_on_with() {
    let home = Home::with_vault();
    home.well(&["case", "new", "--code", CODE, "--carer", CARER, "--consent", "film"]);
    let known = home.document(0, &["programme", "list"]);
    let ids: Vec<&str> = known.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"video-feedback") && ids.contains(&"home-visiting") && ids.len() >= 9, "{ids:?}");
    // Each can be printed to begin one's own with, and reads back.
    for id in &ids {
        std::fs::write(home.path("mine.toml"), home.well(&["programme", "show", id])).unwrap();
        home.well(&["programme", "check", home.path("mine.toml").to_str().unwrap()]);
    }
    home.fails(2, "There are", &["programme", "show", "gardening"]);
    let grid = home.document(0, &["grid"]);
    assert_eq!(grid.as_array().unwrap().len(), 1, "{grid}");

    let programme = |does, more: &[&'static str]| [&["programme", does, "--case", CODE], more].concat();
    home.fails(2, "There are video-feedback", &programme("begin", &["--programme", "gardening"]));
    let runs = home.document(0, &programme("begin", &["--programme", "home-visiting"]));
    assert_eq!(runs.as_array().unwrap().len(), 1, "nobody had begun the other: {runs}");
    let film = ["film", "--case", CODE, "--session", "1", "--seconds", "1", "--camera", "rehearsal"];
    home.fails(2, "not using video", &film);

    let session =
        |does, more: &[&'static str]| [&["session", does, "--case", CODE, "--session", "1"], more].concat();
    home.well(&session("arrived", &[]));
    home.fails(2, "observing, role-modelling", &session("cover", &["--content", "singing"]));
    home.well(&session("cover", &["--content", "observing"]));
    let said = home.document(1, &["fidelity", "--case", CODE]);
    let findings = said[0]["findings"].as_array().unwrap();
    let covered = findings.iter().find(|finding| finding["evidence"]["content"] == "observing").unwrap();
    assert_eq!(covered["verdict"], "met", "{covered}");

    home.fails(2, "Write why", &programme("end", &["--early"]));
    home.well(&programme("end", &["--early", "--reason", "They moved away"]));
    let runs = home.document(0, &programme("go-on", &[]));
    assert_eq!((runs[0]["in_hand"].as_bool(), runs[0]["sessions_held"].as_u64()), (Some(true), Some(1)));
    home.fails(2, "Name one of", &programme("end", &["--run", "zzz"]));

    // Two at once (NG26 1.5.4): numbers speak of the newest that has not ended, unless another is named.
    let older: &'static str = runs[0]["run"].as_str().unwrap().to_owned().leak();
    home.well(&programme("begin", &["--programme", "play-group"]));
    home.well(&session("arrived", &[]));
    home.fails(2, "progress", &session("cover", &["--content", "observing"]));
    home.well(&session("cover", &["--content", "empathy", "--run", older]));
}

#[test]
fn a_file_of_ones_own_is_checked_by_line_and_added() {
    let home = Home::with_vault();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("six.toml");
    let file: &'static str = path.display().to_string().leak();
    std::fs::write(&path, OWN.replace("sessions\"", "visits\"")).unwrap();
    home.fails(2, "line 7", &["programme", "check", file]);
    std::fs::write(&path, OWN).unwrap();
    assert!(home.well(&["programme", "check", file]).contains("in order"));
    home.well(&["programme", "add", file]);
    home.fails(2, "already", &["programme", "add", file]);
    std::fs::remove_file(&path).unwrap();
    home.well(&["case", "new", "--code", CODE, "--carer", CARER, "--programme", "six-visits"]);
    let runs = home.document(0, &["programme", "list", "--case", CODE]);
    assert_eq!(runs[0]["sessions_planned"], 6, "{runs}");
}
