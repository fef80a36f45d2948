//! Colleagues on the command line: admitted, added to families, given passphrases, retired, and every way to be refused.

use std::fs;

use crate::support::program::{CARER, CODE, Home, PASSPHRASE, Ran};
use crate::support::vault::vault;
use attune::library::StaffRole;

/// A vault with its recovery key in a file, and passphrases in files.
fn home() -> Home {
    let home = Home::empty();
    let (made, _) = vault().of("AB", StaffRole::Worker).under(PASSPHRASE).make_in(&home.vault());
    fs::write(home.path("recovery"), made.recovery.reveal()).unwrap();
    fs::write(home.path("second"), "harbour violin candle moss\n").unwrap();
    fs::write(home.path("third"), "pencil glacier window tulip\n").unwrap();
    fs::write(home.path("short"), "too short\n").unwrap();
    home
}

fn run(home: &Home, who: &[&str], arguments: &[&str]) -> Ran {
    home.bare(&[&["--vault", "vault"], who, arguments].concat())
}

const FIRST: &[&str] = &["--user", "AB", "--passphrase-file", "passphrase"];
const SECOND: &[&str] = &["--user", "CD", "--passphrase-file", "second"];
const RECOVERY: &[&str] = &["--recovery-key-file", "recovery"];

#[track_caller]
fn well(ran: &Ran) -> &str {
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
    &ran.out
}

#[track_caller]
fn refused(ran: &Ran, says: &str) {
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.err.contains(says) && ran.err.lines().count() == 1, "{ran:?}");
}

#[test]
fn colleagues_come_work_and_leave() {
    let home = home();
    let add = |login, file, more: &[&'static str]| {
        let add = ["user", "add", "--login", login, "--role", "supervisor", "--new-passphrase-file", file];
        [&add[..], more].concat()
    };
    refused(&run(&home, FIRST, &add("CD", "short", &[])), "at least 12 characters");
    refused(&run(&home, FIRST, &add("AB", "second", &[])), "unlocks with that name already");
    assert!(well(&run(&home, FIRST, &add("CD", "second", &[]))).contains("CD can unlock"));
    refused(&run(&home, SECOND, &add("EF", "third", &["--administrator"])), "administrator");
    let list = run(&home, SECOND, &["user", "list"]);
    assert_eq!(well(&list).lines().count(), 3);
    assert!(list.out.contains("AB") && list.out.contains("administrator") && list.out.contains("supervisor"));
    let list = run(&home, SECOND, &["--json", "user", "list"]).document();
    assert_eq!((list[1]["login"].as_str(), list[1]["you"].as_bool()), (Some("CD"), Some(true)));

    // A supervisor joins a family whose carers consent to supervision.
    well(&run(&home, FIRST, &["case", "new", "--code", CODE, "--carer", CARER, "--consent", "film"]));
    let member = |does| ["case", "member", does, "--case", CODE, "--login", "CD"];
    refused(&run(&home, SECOND, &member("add")), "a member of none");
    refused(&run(&home, FIRST, &member("add")), CARER);
    well(&run(&home, FIRST, &["consent", "give", "--case", CODE, "--purpose", "supervise"]));
    assert!(well(&run(&home, FIRST, &member("add"))).contains("CD works with family"));
    refused(&run(&home, FIRST, &member("add")), "already");
    let members = run(&home, SECOND, &["--json", "case", "member", "list", "--case", CODE]).document();
    assert_eq!(members.as_array().unwrap().len(), 2);
    assert!(well(&run(&home, SECOND, &["case", "list"])).contains(CODE));
    assert!(well(&run(&home, FIRST, &member("remove"))).contains("new key"));
    refused(&run(&home, FIRST, &member("remove")), "does not work with the family");
    refused(
        &run(&home, FIRST, &["case", "member", "remove", "--case", CODE, "--login", "AB"]),
        "last colleague",
    );
    refused(
        &run(&home, FIRST, &["case", "member", "remove", "--case", CODE, "--login", "XY"]),
        "There are AB, CD",
    );
    assert!(!well(&run(&home, SECOND, &["case", "list"])).contains(CODE));
    well(&run(&home, FIRST, &member("add")));

    let retire = |login| ["user", "retire", "--login", login];
    refused(&run(&home, FIRST, &retire("AB")), "Nobody retires themselves");
    let retired = run(&home, FIRST, &[&["--json"], &retire("CD")[..]].concat()).document();
    assert_eq!(
        (retired["rekeyed"].as_array().unwrap().len(), retired["waiting"].as_array().unwrap().len()),
        (1, 0)
    );
    refused(&run(&home, SECOND, &["case", "list"]), "no user of that name");
    refused(&run(&home, FIRST, &retire("CD")), "retired already");
    refused(&run(&home, FIRST, &member("add")), "retired");
    assert!(well(&run(&home, FIRST, &["user", "list"])).contains("retired"));
    assert!(well(&run(&home, FIRST, &["vault", "check"])).contains("All is well"));
}

#[test]
fn passphrases_are_changed_and_lost_ones_replaced() {
    let home = home();
    well(&run(&home, FIRST, &["case", "new", "--code", CODE, "--carer", CARER]));
    let change = ["user", "passphrase", "--new-passphrase-file", "second"];
    well(&run(&home, FIRST, &change));
    let first = &["--user", "AB", "--passphrase-file", "second"];
    refused(&run(&home, FIRST, &["case", "list"]), "not the passphrase");
    assert!(well(&run(&home, first, &["case", "list"])).contains(CODE));

    let replace = ["user", "passphrase", "--login", "AB", "--new-passphrase-file", "third"];
    refused(&run(&home, first, &replace), "recovery-key-file");
    refused(&run(&home, RECOVERY, &["user", "passphrase", "--new-passphrase-file", "third"]), "--login");
    well(&run(&home, RECOVERY, &replace));
    refused(&run(&home, first, &["case", "list"]), "not the passphrase");
    let first = &["--user", "AB", "--passphrase-file", "third"];
    assert!(well(&run(&home, first, &["case", "list"])).contains(CODE));
    assert!(well(&run(&home, first, &["vault", "check"])).contains("All is well"));
    let both = ["user", "passphrase", "--new-passphrase-file", "-", "--passphrase-file", "-", "--user", "AB"];
    refused(&run(&home, &[], &both), "only one of the secrets");
}

/// A worker's own training waits until a supervisor confirms it; what the supervisor records for them counts at once.
#[test]
fn a_supervisor_confirms_what_a_worker_records() {
    let home = home();
    let user =
        |login, role, file| ["user", "add", "--login", login, "--role", role, "--new-passphrase-file", file];
    well(&run(&home, FIRST, &user("CD", "supervisor", "second")));
    well(&run(&home, FIRST, &user("EF", "worker", "third")));
    let worker = &["--user", "EF", "--passphrase-file", "third"][..];
    let add = |more: &[&'static str]| {
        let add =
            ["training", "add", "--what", "Course", "--completed", "2025-06-01", "--in", "domain:referral"];
        [&add[..], more].concat()
    };
    let added = run(&home, worker, &add(&[]));
    assert!(well(&added).contains("counts once a supervisor"), "{added:?}");
    refused(&run(&home, worker, &add(&["--for", "CD"])), "supervisor or an administrator");
    refused(&run(&home, worker, &["training", "list", "--all"]), "supervisor or an administrator");
    let list = run(&home, worker, &["--json", "training", "list"]).document();
    assert_eq!(list[0]["standing"]["is"], "unconfirmed");
    let record: &'static str = list[0]["record"].as_str().unwrap().to_owned().leak();
    let say = |what| ["training", what, "--record", &record[..8]];
    refused(&run(&home, worker, &say("confirm")), "supervisor or an administrator");
    refused(&run(&home, SECOND, &say("take-back")), "not confirmed");
    well(&run(&home, SECOND, &say("confirm")));
    refused(&run(&home, SECOND, &say("confirm")), "confirmed already");
    refused(&run(&home, SECOND, &say("remove")), "Only the person who wrote this");
    refused(&run(&home, SECOND, &["training", "confirm", "--record", "zz"]), "no record of training");
    refused(&run(&home, SECOND, &["training", "confirm", "--record", ""]), "no record of training");
    let all = |who| run(&home, who, &["--json", "training", "list", "--all"]).document();
    assert_eq!((&all(SECOND)[0]["standing"]["by"], &all(SECOND)[0]["login"]), (&"CD".into(), &"EF".into()));
    well(&run(&home, FIRST, &say("take-back")));
    assert_eq!(all(FIRST)[0]["standing"]["is"], "unconfirmed");
    assert!(well(&run(&home, SECOND, &add(&["--for", "EF"]))).contains("is recorded"));
    assert_eq!(all(SECOND).as_array().unwrap().len(), 2);
    assert_eq!(all(SECOND)[1]["standing"]["is"], "entered");
    assert!(well(&run(&home, SECOND, &["training", "list"])).contains("No training"), "her own");
    well(&run(&home, worker, &say("remove")));
    assert_eq!(all(SECOND).as_array().unwrap().len(), 1);
}
