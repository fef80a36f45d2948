//! Every film permission on a real vault: hold after a withdrawal, supervision, sharing, and what the journal says.

use chrono::{NaiveDate, TimeDelta, Utc};

use super::*;
use crate::base::Redacted;
use crate::casework::changes::ConsentChange;
use crate::casework::test_vault::{self, Made};
use crate::programme::Answer;

struct Rig {
    open_vault: OpenVault,
    case: CaseId,
    carers: Vec<PersonId>,
    _made: Made,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn clock(on: &str) -> Clock {
    Clock { now: day(on).and_time(chrono::NaiveTime::MIN).and_utc() + TimeDelta::hours(10), today: day(on) }
}

const NOW: &str = "2026-02-04";

impl Rig {
    fn new(role: StaffRole) -> Self {
        let (made, mut open_vault) = test_vault::vault().of("KL", role).at(clock(NOW)).make();
        let given: &[Purpose] = &[Purpose::Film, Purpose::Show, Purpose::Copy];
        let family = test_vault::family("FAM-001", &[("Mum", given), ("Dad", given)]);
        let case = open_vault.add_family(&family, clock("2026-01-05")).unwrap();
        let carers =
            open_vault.case(case).unwrap().family().unwrap().body.carers().map(|carer| carer.id).collect();
        Self { open_vault, case, carers, _made: made }
    }

    fn answer(&mut self, carer: usize, purpose: Purpose, answer: Answer, on: &str) {
        let (person, scope, on) = (self.carers[carer], Redacted::from("not the bedroom"), day(on));
        let change = ConsentChange::Answer { person, purpose, answer, scope, on };
        self.open_vault.change_consent(self.case, change, clock(NOW)).unwrap();
    }

    fn keys(&mut self, of: fn(&FilmPermissions) -> Vec<Message>, on: &str) -> Vec<&'static str> {
        let film_permissions = self.open_vault.film_permissions(self.case, clock(on)).unwrap();
        of(&film_permissions).iter().map(|message| message.key).collect()
    }
}

#[test]
fn a_withdrawal_by_either_carer_holds_all_film_until_consent_is_given_again() {
    let mut rig = Rig::new(StaffRole::Worker);
    for of in [FilmPermissions::watch, FilmPermissions::show, FilmPermissions::copy] {
        assert!(rig.keys(of, NOW).is_empty());
    }
    rig.answer(1, Purpose::Film, Answer::Withdrawn, "2026-02-03");
    assert!(rig.keys(FilmPermissions::watch, "2026-02-02").is_empty(), "not before its day");
    for of in [FilmPermissions::watch, FilmPermissions::show, FilmPermissions::copy] {
        assert_eq!(rig.keys(of, NOW), ["refuse-hold-withdrawn"]);
    }
    let film_permissions = rig.open_vault.film_permissions(rig.case, clock(NOW)).unwrap();
    assert_eq!(film_permissions.holders(), [(rig.carers[1], day("2026-02-03"))]);
    let film = rig.open_vault.film_to_watch(rig.case, RecordingId::random(), clock(NOW)).map(drop);
    assert_eq!(film.unwrap_err().message.key, "refuse-hold-withdrawn", "the hold is said first");
    rig.answer(1, Purpose::Film, Answer::Given, "2026-02-10");
    assert_eq!(
        rig.keys(FilmPermissions::watch, "2026-02-09"),
        ["refuse-hold-withdrawn"],
        "it holds until that day"
    );
    assert!(rig.keys(FilmPermissions::watch, "2026-02-10").is_empty());
}

#[test]
fn other_withdrawals_hold_nothing_and_each_stops_its_own_use() {
    let mut rig = Rig::new(StaffRole::Worker);
    rig.answer(0, Purpose::Show, Answer::Withdrawn, NOW);
    rig.answer(0, Purpose::Copy, Answer::Withdrawn, NOW);
    assert!(rig.keys(FilmPermissions::watch, NOW).is_empty());
    assert_eq!(rig.keys(FilmPermissions::show, NOW), ["refuse-show-consent-withdrawn"]);
    assert_eq!(rig.keys(FilmPermissions::copy, NOW), ["refuse-copy-consent-withdrawn"]);
}

#[test]
fn a_supervisor_watches_and_joins_only_with_every_carers_consent() {
    let mut rig = Rig::new(StaffRole::Supervisor);
    assert_eq!(rig.keys(FilmPermissions::watch, NOW), ["refuse-supervise-no-consent"; 2]);
    rig.answer(0, Purpose::Supervise, Answer::Given, NOW);
    let share = |rig: &mut Rig, with| {
        let refusals = sharing_refusals(rig.open_vault.case(rig.case).unwrap(), with, clock(NOW)).unwrap();
        refusals.iter().map(|message| message.key).collect::<Vec<_>>()
    };
    assert_eq!(share(&mut rig, StaffRole::Supervisor), ["refuse-supervise-no-consent"]);
    assert!(
        share(&mut rig, StaffRole::Worker).is_empty() && share(&mut rig, StaffRole::Practitioner).is_empty()
    );
    rig.answer(1, Purpose::Supervise, Answer::Given, NOW);
    assert!(
        rig.keys(FilmPermissions::watch, NOW).is_empty() && share(&mut rig, StaffRole::Supervisor).is_empty()
    );
    rig.answer(0, Purpose::Supervise, Answer::Withdrawn, NOW);
    assert_eq!(rig.keys(FilmPermissions::watch, NOW), ["refuse-supervise-consent-withdrawn"]);
    assert_eq!(rig.keys(FilmPermissions::show, NOW), ["refuse-supervise-consent-withdrawn"]);
}

#[test]
fn the_carers_words_are_kept_and_checked() {
    let mut rig = Rig::new(StaffRole::Worker);
    rig.answer(0, Purpose::Film, Answer::Given, NOW);
    let all = rig.open_vault.case(rig.case).unwrap().library().all::<ConsentRecord>().unwrap();
    assert!(all.iter().any(|record| record.body.scope.reveal() == "not the bedroom"));
    let (person, scope) = (rig.carers[0], Redacted::from("a\u{0}b"));
    let change =
        ConsentChange::Answer { person, purpose: Purpose::Film, answer: Answer::Given, scope, on: day(NOW) };
    let refused = rig.open_vault.change_consent(rig.case, change, clock(NOW)).unwrap_err();
    assert_eq!(refused.message.key, "error-text-control");
    let before = r#"{"person":"00000000-0000-4000-8000-000000000001","purpose":"film","answer":"given",
        "on":"2026-01-01","recorded":"2026-01-01T10:00:00Z"}"#;
    let old: ConsentRecord = serde_json::from_str(before).unwrap();
    assert!(old.scope.reveal().is_empty(), "answers written before there were scopes are read");
    assert_eq!(
        old.recorded.date_naive(),
        day("2026-01-01").and_time(chrono::NaiveTime::MIN).and_utc().date_naive()
    );
    assert!(old.recorded < Utc::now());
}
