//! The programme on the command line: consents, sessions and training, and every way to be refused.

use crate::support::program::{CARER, CODE, Home};
use serde_json::Value;

#[test]
fn a_consent_is_given_withdrawn_and_listed() {
    let home = Home::with_vault();
    home.well(&["case", "new", "--code", CODE, "--carer", CARER, "--carer", "Gran"]);
    let consent = |does, purpose, more: &[&'static str]| {
        [&["consent", does, "--case", CODE, "--purpose", purpose], more].concat()
    };
    assert!(home.well(&["consent", "list", "--case", CODE]).contains("No answers"));
    let given = home.document(0, &consent("give", "film,show", &[]));
    assert_eq!(given["records"].as_array().unwrap().len(), 4, "two carers, two purposes");
    home.well(&consent("withdraw", "show", &["--person", "gran"]));
    home.well(&consent("give", "copy", &["--person", CARER, "--on", "2026-01-05"]));
    let list = home.document(0, &["consent", "list", "--case", CODE]);
    let answers: Vec<(&str, &str)> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["purpose"].as_str().unwrap(), row["answer"].as_str().unwrap()))
        .collect();
    assert_eq!(answers.len(), 6);
    assert!(answers.contains(&("show", "withdrawn")) && answers.contains(&("copy", "given")), "{list}");
    assert_eq!(home.well(&["consent", "list", "--case", CODE]).lines().count(), 7);

    home.fails(2, "called so", &consent("give", "film", &["--person", "Grandpa"]));
    home.fails(2, "frolic", &consent("give", "frolic", &[]));
    home.fails(2, "someday", &consent("give", "film", &["--on", "someday"]));
    home.fails(2, "2206-01-05", &consent("give", "film", &["--on", "2206-01-05"]));
    home.fails(2, "0026-01-05", &consent("give", "film", &["--on", "0026-01-05"]));
    home.fails(2, "no family with the code", &["consent", "list", "--case", "FAM-NOBODY"]);
    let film = ["film", "--case", CODE, "--session", "1", "--seconds", "1", "--camera", "rehearsal"];
    home.well(&consent("withdraw", "film", &["--person", "Gran"]));
    home.fails(2, "Gran withdrew", &film);
}

#[test]
fn sessions_are_planned_held_missed_and_listed() {
    let home = Home::with_family();
    let session = |does, number, more: &[&'static str]| {
        [&["session", does, "--case", CODE, "--session", number], more].concat()
    };
    let today = chrono::Local::now().date_naive();
    let soon = (today + chrono::Days::new(20)).to_string();
    let soon: &'static str = soon.leak();
    let planned = home.document(0, &session("plan", "2", &["--on", soon]));
    assert_eq!((planned["session"].as_u64(), planned["planned"].as_str()), (Some(2), Some(soon)));
    home.fails(2, "planned for", &session("plan", "2", &["--on", soon]));
    let later: &'static str = (today + chrono::Days::new(27)).to_string().leak();
    home.well(&session("plan", "2", &["--on", later, "--reason", "half-term"]));
    home.fails(2, "has passed", &session("plan", "3", &["--on", "2026-01-05"]));
    home.fails(2, "numbered from 1 to", &session("arrived", "4000000000", &[]));
    home.fails(2, "no visit yet", &session("leaving", "1", &[]));
    home.fails(2, "Write why", &session("miss", "4", &["--reason", " "]));
    home.fails(2, "no day yet", &session("plan", "4", &["--on", later, "--reason", "half-term"]));

    let arrived = home.document(0, &session("arrived", "1", &[]));
    assert!(arrived["arrived"].is_string() && arrived["leaving"].is_null(), "{arrived}");
    home.fails(2, "on record", &session("arrived", "1", &[]));
    // Nobody has said where; then somebody does.
    let place = |document: &Value| document["place"].clone();
    assert_eq!(place(&arrived), Value::Null);
    assert_eq!(
        place(&home.document(0, &session("place", "1", &["elsewhere", "--which", "the centre"]))),
        "elsewhere"
    );
    assert!(home.well(&session("place", "1", &["home"])).contains("home"));
    // A slip of the number is asked back before anything is written.
    home.fails(2, "Is session 50 meant? The programme asks for 10 sessions", &session("arrived", "50", &[]));
    let film = ["film", "--case", CODE, "--session", "50", "--seconds", "1", "--camera", "rehearsal"];
    home.fails(2, "Is session 50 meant", &film);
    assert!(home.well(&session("leaving", "1", &[])).contains("left at"));
    let seventh = home.well(&session("arrived", "7", &[]));
    assert!(seventh.contains("out of order") && seventh.contains("Nobody has said yet where"), "{seventh}");
    home.well(&session("miss", "3", &["--reason", "ill"]));

    let list = home.document(0, &["session", "list", "--case", CODE]);
    let list: Vec<&Value> = list.as_array().unwrap().iter().collect();
    assert_eq!(list.len(), 11, "ten besides the one that was missed");
    assert!(list[0]["held"] == today.to_string() && list[1]["planned"] == later && list[2]["missed"] == true);
    assert_eq!((&list[0]["verdict"], &list[0]["films"]), (&Value::from("not-met"), &Value::from(0)));
    let table = home.well(&["session", "list", "--case", CODE]);
    assert!(table.lines().count() == 12 && table.contains("missed"), "{table}");
    let meant = home.document(0, &session("plan", "50", &["--on", later, "--meant"]));
    assert_eq!(meant["session"], 50);
    home.well(&session("miss", "50", &["--reason", "it was 5"]));
}

#[test]
fn training_is_recorded_and_listed() {
    let home = Home::with_vault();
    assert!(home.well(&["training", "list"]).contains("No training"));
    let add = |what, completed, more: &[&'static str]| {
        [&["training", "add", "--what", what, "--completed", completed], more].concat()
    };
    home.well(&add("Video feedback", "2025-06-01", &["--expires", "2027-05-31", "--experienced"]));
    let list = home.document(0, &["training", "list"]);
    assert_eq!((&list[0]["what"], &list[0]["expires"]), (&"Video feedback".into(), &"2027-05-31".into()));
    assert_eq!(list[0]["experienced_with_children"], true);
    assert!(home.well(&["training", "list"]).contains("yes"));
    home.fails(2, "still to come", &add("x", "2199-01-01", &[]));
    home.fails(2, "cannot end", &add("x", "2025-06-01", &["--expires", "2025-05-01"]));
    home.fails(2, "at least one word", &add(" ", "2025-06-01", &[]));
    home.fails(2, "is not a date", &add("x", "1066-10-14", &[]));

    let nobody = ["--vault", "vault", "--user", "ZZ", "--passphrase-file", "passphrase", "training", "list"];
    home.fails_bare(2, "There are AB", &nobody);
}
