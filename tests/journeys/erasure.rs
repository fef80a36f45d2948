//! The journey of a withdrawal: film is on hold at once, then erased with a receipt, and after a restart nobody opens it;
//! by the command line as IT support does it, and every way to be refused.

use std::fs;

use crate::support::program::{CARER, CODE, Home};

const FILM: [&str; 9] = ["film", "--case", CODE, "--session", "1", "--seconds", "2", "--camera", "rehearsal"];

fn withdraw(verb: &str) -> [&str; 8] {
    ["consent", verb, "--case", CODE, "--purpose", "film", "--scope", "not at home any more"]
}

fn export(to: &str) -> [&str; 10] {
    ["export", "film", "--case", CODE, "--session", "1", "--to", to, "--reason", "asked by the family"]
}

fn erase(reason: &str) -> [&str; 8] {
    ["erase", "film", "--case", CODE, "--session", "1", "--reason", reason]
}

/// The verdicts without the outlook on consent, which changes with a withdrawal as it should.
fn as_filmed(mut document: serde_json::Value) -> serde_json::Value {
    let findings = document[0]["findings"].as_array_mut().unwrap();
    let before = findings.len();
    findings.retain(|finding| finding["rule"] != "S4.filming" || finding["session"].is_number());
    assert_eq!(findings.len() + 1, before);
    document
}

#[test]
fn a_withdrawal_holds_the_film_until_it_is_erased_and_then_nobody_opens_it() {
    let home = Home::with_family();
    home.document(0, &FILM);
    let tag = ["tag", "--case", CODE, "--session", "1", "--in", "0", "--out", "1", "--tag", "S4"];
    home.well(&[&tag[..], &["--note", "a smile"]].concat());
    home.well(&export("first.mkv"));
    let fidelity = ["--json", "fidelity", "--case", CODE];
    let filmed = home.run(&fidelity).document();

    home.well(&withdraw("withdraw"));
    let listed = home.well(&["consent", "list", "--case", CODE]);
    assert!(listed.contains("not at home any more"), "{listed}");
    home.fails(2, "on hold", &export("second.mkv"));
    home.fails(2, "withdrew", &FILM);
    assert!(!home.path("second.mkv").exists());
    let (film, keys) = (home.films()[0].clone(), home.case().join("case.keys"));
    let before = [&keys, &home.case().join("case.keys.bak")].map(|path| fs::read(path).unwrap());
    assert!(film.exists(), "nothing is erased by itself");

    home.fails(2, "--reason", &["erase", "film", "--case", CODE, "--session", "1"]);
    home.fails(2, "why", &erase(" "));
    home.fails(2, "no session 7", &["erase", "film", "--case", CODE, "--session", "7", "--reason", "x"]);
    home.fails(2, "--session", &["erase", "film", "--case", CODE, "--reason", "x"]);
    home.fails(2, "inside the vault", &[&erase("x")[..], &["--receipt", "vault/receipt.txt"]].concat());
    let erased = home.document(0, &[&erase("consent withdrawn")[..], &["--receipt", "receipt.txt"]].concat());
    let receipt = &erased["receipts"][0];
    assert_eq!((receipt["session"].as_u64(), receipt["clips"].as_u64()), (Some(1), Some(1)));
    assert_eq!(receipt["copies"].as_array().unwrap().len(), 1, "{receipt}");
    assert_eq!((&receipt["by"], &receipt["reason"]), (&"AB".into(), &"consent withdrawn".into()));
    assert!(receipt["bytes"].as_u64().unwrap() > 10_000 && receipt["keys_verified"].is_string());
    let text = fs::read_to_string(home.path("receipt.txt")).unwrap();
    for part in [
        CODE,
        "session 1",
        "consent withdrawn",
        "backup",
        "photographs",
        receipt["receipt"].as_str().unwrap(),
    ] {
        assert!(text.to_lowercase().contains(&part.to_lowercase()), "{part}: {text}");
    }
    assert!(!text.contains(CARER), "no word for a person");
    assert!(!film.exists() && home.films().is_empty());
    let after = [&keys, &home.case().join("case.keys.bak")].map(|path| fs::read(path).unwrap());
    assert_eq!(after[0], after[1]);
    assert!(after.iter().all(|copy| !before.contains(copy)), "both copies are rewritten");

    // Consent that comes back brings no film back.
    home.well(&withdraw("give"));
    home.fails(2, "was erased", &export("third.mkv"));
    home.fails(2, "no finished film", &erase("again"));
    assert!(home.well(&["erase", "receipts", "--case", CODE]).contains("consent withdrawn"));
    assert!(home.well(&["clips", "--case", CODE]).contains("a smile"));
    assert_eq!(as_filmed(home.run(&fidelity).document()), as_filmed(filmed), "what was filmed counts");
    let check = home.document(0, &["vault", "check"]);
    assert_eq!(
        (&check["damaged"], &check["strays"]),
        (&serde_json::json!([]), &serde_json::json!([])),
        "{check}"
    );
    let journal = home.well(&["audit", "--case", CODE]);
    assert!(
        journal.contains("erased a film") && journal.contains("decided that a film is erased"),
        "{journal}"
    );
}

#[test]
fn film_is_held_and_let_go_and_rules_are_set_with_their_source() {
    let home = Home::with_family();
    home.document(0, &FILM);
    let hold = ["retention", "hold", "--case", CODE, "--session", "1", "--reason", "the court asked"];
    home.fails(2, "passed", &[&hold[..], &["--review", "2020-01-01"]].concat());
    home.fails(2, "date", &[&hold[..], &["--review", "soon"]].concat());
    home.well(&[&hold[..], &["--review", "2027-06-01", "--ground", "safeguarding"]].concat());
    home.fails(2, "the court asked", &erase("due"));
    home.fails(2, "the court asked", &["erase", "film", "--case", CODE, "--all", "--reason", "due"]);
    let lift = ["retention", "lift", "--case", CODE, "--reason", "over"];
    home.fails(2, "Nothing of that", &[&lift[..], &["--all"]].concat());
    home.well(&[&lift[..], &["--session", "1"]].concat());

    let shown = home.document(0, &["retention", "show"]);
    assert_eq!((shown["film"]["months"].as_u64(), &shown["film"]["source"]), (Some(2), &"Attune".into()));
    assert_eq!(shown["records"]["birthday"], 75);
    home.fails(2, "--source", &["retention", "set", "film", "--length", "6"]);
    home.fails(2, "months", &["retention", "set", "film", "--length", "0", "--source", "ours"]);
    let set = home.document(0, &["retention", "set", "film", "--length", "6", "--source", "Schedule 4.2"]);
    assert_eq!((set["film"]["months"].as_u64(), &set["film"]["set"]["by"]), (Some(6), &"AB".into()));
    home.well(&["retention", "set", "film", "--default"]);
    assert_eq!(home.document(0, &["retention", "show"]), shown);
    assert!(home.well(&["retention", "due"]).contains("No film is due"));
    let made = ["case", "basis", "--case", CODE];
    assert!(home.well(&made).contains("No lawful basis"));
    home.fails(2, "--by", &[&made[..], &["--article6", "e"]].concat());
    home.fails(2, "none of a, b", &[&made[..], &["--article6", "x", "--by", "DPO"]].concat());
    let on = &["--article6", "e", "--article9", "h", "--by", "data protection officer"];
    assert!(home.well(&[&made[..], on].concat()).contains("Art. 6(1)(e)"));
    let basis = home.document(0, &made);
    assert_eq!((&basis["basis"]["article6"], &basis["basis"]["article9"]), (&"e".into(), &"h".into()));
}
