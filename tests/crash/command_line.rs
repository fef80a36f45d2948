//! `kill -9` of the real program in mid-film: what it announced is kept up to a second, and nothing else is lost.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Child;

use crate::support::film::decode;
use crate::support::program::{CODE, Home};
use serde_json::Value;

/// How long each film says it is when it is killed, in seconds: within the first second, on and off the
/// keyframes, behind the first progress file. Any other moment is hit by the kills of `rounds`.
const MOMENTS: [f64; 3] = [0.3, 2.47, 6.35];
/// What may be lost at most, in seconds.
const LOSS: f64 = 1.0;

#[test]
fn a_killed_film_keeps_all_but_its_last_second() {
    let home = Home::with_family();
    let film = ["film", "--case", CODE, "--session", "9", "--seconds", "2", "--camera", "rehearsal"];
    home.well(&film);
    let tag = ["tag", "--case", CODE, "--session", "9", "--in", "0.5", "--out", "1.5", "--tag", "S4"];
    home.well(&[&tag[..], &["--note", "made before the crash"]].concat());
    let clips = home.document(0, &["clips", "--case", CODE]);
    for (session, moment) in (1_u32..).zip(MOMENTS) {
        let session = session.to_string();
        let announced = kill_at(home.begin_film(&session), moment);
        let report = home.document(0, &["vault", "salvage"]);
        let recovered = report["recovered"].as_array().unwrap();
        assert_eq!(recovered.len(), 1, "{report}");
        let seconds = recovered[0]["seconds"].as_f64().unwrap();
        eprintln!("announced {announced:.3} s, recovered {seconds:.3} s");
        assert!(seconds >= announced - LOSS, "{announced} s announced, {seconds} s recovered");
        assert!(recovered[0]["film"].is_string() && recovered[0]["torn_bytes"].is_u64(), "{report}");
        if seconds > 0.0 {
            assert!((export_length(&home, &session) - seconds).abs() < 0.3, "{seconds} s recovered");
        }
        assert_eq!(home.document(0, &["vault", "salvage"])["recovered"], Value::Array(Vec::new()));
        assert_eq!(home.document(0, &["clips", "--case", CODE]), clips);
        assert_eq!(home.document(0, &["vault", "check"])["damaged"], Value::Array(Vec::new()));
    }
}

#[test]
fn a_film_that_cannot_be_recovered_locks_nothing_away() {
    let home = Home::with_family();
    // Behind the first mark, which has a copy of the header.
    kill_at(home.begin_film("1"), 1.5);
    let torn = home.films().remove(0);
    fs::write(&torn, b"torn to pieces").unwrap();
    let report = home.document(0, &["vault", "salvage"]);
    assert_eq!(report["recovered"][0]["seconds"].as_f64(), Some(0.0), "{report}");
    assert!(damaged(&home).contains(&id(&torn)));
    let to = ["--to", "empty.mkv", "--reason", "to look at"];
    home.fails(
        2,
        "no finished film",
        &[&["export", "film", "--case", CODE, "--session", "1"], &to[..]].concat(),
    );

    kill_at(home.begin_film("2"), 0.5);
    let gone = home.films().into_iter().find(|film| *film != torn).unwrap();
    fs::remove_file(&gone).unwrap();
    assert_eq!(home.document(0, &["vault", "salvage"])["recovered"], Value::Array(Vec::new()));
    assert!(damaged(&home).contains(&id(&gone)));
    // A busy machine may leave a gap, which is a finding and no failure.
    let ran =
        home.run(&["film", "--case", CODE, "--session", "1", "--seconds", "1", "--camera", "rehearsal"]);
    assert!(ran.status <= 1 && ran.err.is_empty(), "{ran:?}");
    assert!(export_length(&home, "1") > 0.9);
}

/// The recording a film file belongs to.
fn id(film: &Path) -> String {
    film.file_name().unwrap().to_str().unwrap().split('-').next().unwrap().to_owned()
}

/// The films a check finds damaged.
fn damaged(home: &Home) -> Vec<String> {
    let report = home.document(1, &["vault", "check"]);
    let damaged = report["damaged"].as_array().unwrap();
    damaged.iter().filter_map(|damage| damage["film"].as_str()).map(str::to_owned).collect()
}

/// Kills the program once its film says it is so long; gives what it said last, in seconds.
fn kill_at(mut filming: Child, moment: f64) -> f64 {
    let mut announced = 0.0;
    for line in BufReader::new(filming.stderr.take().unwrap()).lines() {
        let line = line.unwrap();
        let (_, length) = line.rsplit_once(' ').unwrap_or_else(|| panic!("no length: {line}"));
        let (minutes, seconds) = length.split_once(':').unwrap_or_else(|| panic!("no length: {line}"));
        announced = minutes.parse::<f64>().unwrap() * 60.0 + seconds.parse::<f64>().unwrap();
        if announced >= moment {
            break;
        }
    }
    filming.kill().unwrap();
    let status = filming.wait().unwrap();
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(9), "it had ended: {status}");
    assert!(announced >= moment);
    announced
}

/// Exports a session's film; gives how long its pictures are, decoded to the end, in seconds.
fn export_length(home: &Home, session: &str) -> f64 {
    let to = format!("out-{session}.mkv");
    home.well(&[
        "export",
        "film",
        "--case",
        CODE,
        "--session",
        session,
        "--to",
        &to,
        "--reason",
        "to look at",
    ]);
    let decoded = decode(&fs::read(home.path(&to)).unwrap());
    assert!(decoded.pictures > 0);
    decoded.pictures_end.secs_f64()
}
