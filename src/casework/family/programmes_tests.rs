//! Programmes on a real vault: one after another and at once, ended, gone on with, read from families made before.

use super::*;
use crate::base::RunId;
use crate::casework::changes::{NewFamily, SessionChange};
use crate::casework::film::filming::film_refusals;
use crate::casework::test_vault::{self, Made};
use crate::programme::{CaseCode, FamilyCase, ProgrammeEnd, Purpose};

struct Rig {
    open_vault: OpenVault,
    case: CaseId,
    clock: Clock,
    made: Made,
}

fn rig() -> Rig {
    let clock = Clock::read();
    let (made, open_vault) = test_vault::vault_with_family(&[Purpose::Film]).at(clock).make();
    Rig { open_vault, case: made.case(), clock, made }
}

impl Rig {
    fn change(&mut self, change: ProgrammeChange) -> Result<(), Problem> {
        self.clock.now += chrono::TimeDelta::seconds(1);
        self.open_vault.change_programme(self.case, change, self.clock)
    }

    fn begin(&mut self, programme: &str) {
        self.change(ProgrammeChange::Begin { programme: programme.to_owned(), on: self.clock.today })
            .unwrap();
    }

    fn end(&mut self, run: RunId, how: ProgrammeEnd, reason: &str) -> Result<(), Problem> {
        self.change(ProgrammeChange::End { run, on: self.clock.today, how, reason: reason.into() })
    }

    fn active(&mut self) -> (RunId, String) {
        let file = self.open_vault.case(self.case).unwrap();
        (file.active_run().unwrap(), file.programme().unwrap().id.clone())
    }

    fn visit(&mut self, number: u32) {
        self.open_vault.change_session(self.case, number, SessionChange::Arrived, self.clock).unwrap();
    }

    fn numbers(&mut self) -> Vec<u32> {
        let facts = self.open_vault.facts(self.case).unwrap();
        let numbers: std::collections::BTreeSet<u32> =
            facts.sessions.iter().map(|(_, session)| session.number).collect();
        numbers.into_iter().collect()
    }
}

#[test]
fn numbers_speak_of_the_active_programme() {
    let mut rig = rig();
    let (first, id) = rig.active();
    assert_eq!(id, "video-feedback");
    rig.visit(1);
    rig.visit(2);
    // 1.5.4 combines two at once: the newest that has not ended is active.
    rig.begin("play-group");
    let (second, id) = rig.active();
    assert_eq!((second != first, id.as_str()), (true, "play-group"));
    assert!(rig.numbers().is_empty());
    rig.visit(1);
    assert_eq!(rig.numbers(), [1]);
    let on = rig.clock.today;
    let others = rig.open_vault.facts(rig.case).unwrap().others;
    assert_eq!(others.iter().map(|other| other.begun(on)).collect::<Vec<_>>(), [Some(on)], "the first");
    rig.change(ProgrammeChange::Choose(first)).unwrap();
    assert_eq!(rig.numbers(), [1, 2]);
    assert_eq!(rig.open_vault.case(rig.case).unwrap().sessions().unwrap().len(), 3);
    // Locking forgets the choice.
    rig.open_vault.forget_cases();
    assert_eq!(rig.active().0, second);
    rig.end(second, ProgrammeEnd::Finished, "").unwrap();
    assert_eq!(rig.active().0, first);
    rig.end(first, ProgrammeEnd::StoppedEarly, "They moved").unwrap();
    assert_eq!(rig.active().0, second, "of those that have ended the newest");
}

#[test]
fn a_programme_ends_once_with_a_reason_and_goes_on_after_a_break() {
    let mut rig = rig();
    let (first, _) = rig.active();
    rig.visit(1);
    let on = rig.clock.today;
    let refused = |rig: &mut Rig, change| rig.change(change).unwrap_err().message.key;
    let go_on = ProgrammeChange::GoOn { run: first, on };
    assert_eq!(refused(&mut rig, go_on.clone()), "error-programme-not-ended");
    assert_eq!(rig.end(first, ProgrammeEnd::StoppedEarly, " ").unwrap_err().message.key, "error-no-reason");
    let tomorrow = on.succ_opt().unwrap();
    let late = ProgrammeChange::End {
        run: first,
        on: tomorrow,
        how: ProgrammeEnd::StoppedEarly,
        reason: "Mum was ill".into(),
    };
    assert_eq!(refused(&mut rig, late), "error-entry-in-future");
    let whole = rig.end(first, ProgrammeEnd::Finished, "").unwrap_err();
    assert_eq!(whole.message.key, "error-programme-not-whole");
    let before = ProgrammeChange::End {
        run: first,
        on: on.pred_opt().unwrap(),
        how: ProgrammeEnd::StoppedEarly,
        reason: "Mum was ill".into(),
    };
    assert_eq!(refused(&mut rig, before), "error-programme-end-before-session");
    rig.end(first, ProgrammeEnd::StoppedEarly, "Mum was ill").unwrap();
    let again = rig.end(first, ProgrammeEnd::StoppedEarly, "Mum was ill").unwrap_err();
    assert_eq!(again.message.key, "error-programme-ended");
    // What has ended has no more sessions.
    let (case, clock) = (rig.case, rig.clock);
    let arrived = rig.open_vault.change_session(case, 2, SessionChange::Arrived, clock).unwrap_err();
    assert_eq!(arrived.message.key, "error-programme-over");
    let refusals =
        crate::casework::film::filming::film_refusals(rig.open_vault.case(case).unwrap(), clock).unwrap();
    assert_eq!(refusals[0].key, "error-programme-over", "Start is off and says why");
    let earlier = ProgrammeChange::GoOn { run: first, on: on.pred_opt().unwrap() };
    assert_eq!(refused(&mut rig, earlier), "error-programme-go-on-early");
    assert_eq!(rig.open_vault.facts(rig.case).unwrap().ended, Some(on));
    rig.change(go_on.clone()).unwrap();
    assert_eq!(refused(&mut rig, go_on), "error-programme-went-on");
    assert_ne!(rig.active().0, first);
    assert_eq!(rig.numbers(), [1], "its sessions keep");
    rig.visit(2);
    assert_eq!(rig.numbers(), [1, 2]);
    let facts = rig.open_vault.facts(rig.case).unwrap();
    assert_eq!((facts.ended, facts.others), (None, vec![]), "what goes on is no other programme");
    rig.change(ProgrammeChange::Choose(first)).unwrap();
    assert_eq!(rig.open_vault.facts(rig.case).unwrap().others, [], "nor is it to the part before");
    assert_eq!(rig.numbers(), [1], "the part before the break");
}

#[test]
fn a_programme_is_not_begun_beside_itself_and_a_slip_of_the_year_is_taken_back() {
    let mut rig = rig();
    let on = rig.clock.today;
    let begin = |on, programme: &str| ProgrammeChange::Begin { programme: programme.to_owned(), on };
    rig.begin("video-feedback");
    let first = rig.active();
    let refused = |rig: &mut Rig, change| rig.change(change).unwrap_err().message.key;
    assert_eq!(refused(&mut rig, begin(on, "video-feedback")), "error-programme-goes-on");
    let far = "2199-01-01".parse().unwrap();
    assert_eq!(refused(&mut rig, begin(far, "home-visiting")), "error-day-far");
    // A year too late, and noticed.
    rig.change(begin(on + chrono::Days::new(365), "home-visiting")).unwrap();
    let (mistaken, _) = rig.active();
    rig.end(mistaken, ProgrammeEnd::StoppedEarly, "begun in error").unwrap();
    assert_eq!(rig.active(), first);
    assert_eq!(
        rig.open_vault.case(rig.case).unwrap().runs().unwrap().all().count(),
        1,
        "nothing of it stays"
    );
}

#[test]
fn a_programme_nobody_began_gives_way_to_the_one_that_begins() {
    let mut rig = rig();
    rig.begin("sensitivity-training");
    let file = rig.open_vault.case(rig.case).unwrap();
    let ids: Vec<RunId> = file.runs().unwrap().all().map(|run| run.id).collect();
    assert_eq!((ids.len(), rig.active().1.as_str()), (1, "sensitivity-training"));
    rig.begin("home-visiting");
    assert_eq!(rig.open_vault.case(rig.case).unwrap().runs().unwrap().all().count(), 2, "that one has a day");
}

#[test]
fn a_family_made_before_programmes_had_entries_is_read_as_its_first_run() {
    let mut rig = rig();
    let old = CaseId::random();
    let started = rig.clock.today;
    let body = FamilyCase {
        code: CaseCode::new("OLD").unwrap(),
        programme: Some("video-feedback".to_owned()),
        start: Some(started),
        people: Vec::new(),
        access: crate::programme::AccessNeeds::default(),
        visited: None,
    };
    let runs = crate::programme::Runs::of(old, &body, &[]);
    let first = runs.active(None);
    assert_eq!((first.id, first.begun), (RunId::from(RecordId::from(old)), Some(started)));
    assert_eq!(first.definition, RunDefinition::Shipped("video-feedback".to_owned()));
    // Its record is never written so again.
    let text = serde_json::to_string(&rig.open_vault.case(rig.case).unwrap().family().unwrap().body).unwrap();
    assert!(!text.contains("programme") && !text.contains("start"), "{text}");
    assert!(rig.open_vault.case(rig.case).unwrap().runs().unwrap().all().next().unwrap().begun_by.is_some());
}

#[test]
fn home_visiting_is_not_filmed_and_says_why_in_the_guidelines_words() {
    let mut rig = rig();
    rig.begin("home-visiting");
    let refusals = film_refusals(rig.open_vault.case(rig.case).unwrap(), rig.clock).unwrap();
    let words = crate::words::Words::en_gb();
    let said = words.say(&refusals[0]);
    assert!(said.contains("include observing the child (not using video) with their parents"), "{said}");
    assert!(said.contains("NG26 1.4.8"), "{said}");
    rig.begin("play-group");
    let refusals = film_refusals(rig.open_vault.case(rig.case).unwrap(), rig.clock).unwrap();
    assert_eq!(refusals[0].key, "refuse-film-not-asked");
}

#[test]
fn a_services_own_programme_is_added_from_a_file_and_running_ones_keep_theirs() {
    let mut rig = rig();
    let file = rig.made.home().join("six.toml");
    let text = "id = \"six\"\ntitle = \"Six visits\"\nsource = \"Us\"\n[rules.\"V1.count\"]\nat_least = 6\nunit = \
                \"sessions\"\nsource = \"Us\"\nquote = \"six\"\n";
    std::fs::write(&file, text).unwrap();
    assert_eq!(check_programme(&file).unwrap().sessions_required(), Some(6));
    rig.open_vault.add_programme(&file, rig.clock).unwrap();
    let again = rig.open_vault.add_programme(&file, rig.clock).unwrap_err();
    assert_eq!(again.message.key, "error-programme-id-taken");
    rig.begin("six");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(rig.active().1, "six");
    let known = rig.open_vault.programmes().unwrap();
    assert!(known.last().unwrap().own.is_some() && known[0].own.is_none());
    let begun = ProgrammeChange::Begin { programme: "seven".to_owned(), on: rig.clock.today };
    assert_eq!(rig.change(begun).unwrap_err().message.key, "error-unknown-programme");

    std::fs::write(&file, text.replace("six\"\ntitle", "other\"\nname")).unwrap();
    let wrong = check_programme(&file).unwrap_err();
    assert_eq!(wrong.message.key, "error-programme-line");
    let said = crate::words::Words::en_gb().say(&wrong.message);
    assert!(said.contains("line 2") && said.contains("unknown field `name`"), "{said}");
    assert_eq!(check_programme(rig.made.home()).unwrap_err().message.key, "error-programme-file");
    std::fs::write(&file, "x".repeat(300 << 10)).unwrap();
    assert_eq!(check_programme(&file).unwrap_err().message.key, "error-programme-file-long");
}

#[test]
fn a_programme_of_a_newer_version_shuts_that_family_and_no_other() {
    let mut rig = rig();
    let carers = vec![("Dad".into(), vec![])];
    let other = NewFamily { code: "FAM-002".to_owned(), carers, ..NewFamily::default() };
    rig.open_vault.add_family(&other, rig.clock).unwrap();
    let now = rig.clock.now + chrono::TimeDelta::seconds(1);
    let newer = ProgrammeBegun { definition: "later = true".to_owned(), on: None, continues: None };
    let file = rig.open_vault.case(rig.case).unwrap();
    file.library_mut().write::<_, Problem>(now, |records| Ok(records.add(Entry::Programme(newer))?)).unwrap();
    let codes: Vec<String> =
        rig.open_vault.caseload(rig.clock).unwrap().into_iter().map(|row| row.code).collect();
    assert_eq!(codes, ["FAM-002"]);
    assert!(rig.open_vault.damaged_cases().contains_key(&rig.case));
    assert_eq!(rig.open_vault.programme(rig.case).unwrap_err().message.key, "error-programme-unreadable");
    // The one before it can be made active still.
    let first = rig.open_vault.case(rig.case).unwrap().runs().unwrap().all().next().unwrap().id;
    rig.open_vault.choose_run(rig.case, first).unwrap();
    assert_eq!(rig.active().1, "video-feedback");
    assert_eq!(rig.open_vault.programmes_of(rig.case, rig.clock).unwrap().runs.len(), 2);
}

/// As of a day before it began a programme says so, instead of verdicts on nothing.
#[test]
fn before_it_began_a_programme_is_not_judged() {
    use crate::casework::pages::Begun;
    let mut rig = rig();
    let today = rig.clock.today;
    let (case, yesterday) = (rig.case, today.pred_opt().unwrap());
    let judged = |rig: &mut Rig, on| rig.open_vault.judged_on(case, on, today).unwrap();
    // Nothing says when it begins: it is judged as it is.
    let unknown = judged(&mut rig, yesterday);
    assert_eq!((unknown.begun, unknown.findings.is_empty()), (Begun::Yes, false));
    rig.visit(1);
    let before = judged(&mut rig, yesterday);
    assert_eq!((before.begun, before.findings), (Begun::Later(today), Vec::new()));
    assert_eq!(judged(&mut rig, today).begun, Begun::Yes);
    assert!(!judged(&mut rig, today).findings.is_empty());
    // One that is still to begin is judged by how it is prepared.
    let next = today + chrono::Days::new(7);
    rig.change(ProgrammeChange::Begin { programme: "play-group".to_owned(), on: next }).unwrap();
    let to_come = judged(&mut rig, today);
    assert_eq!((to_come.begun, to_come.findings.is_empty()), (Begun::ToCome(next), false));
}

/// Film of a programme that was stopped early is kept from its end on, of one gone on with from the end of that.
#[test]
fn film_of_a_stopped_programme_is_kept_from_its_end() {
    use crate::programme::retention::CountedFrom;
    let mut rig = rig();
    let (run, today) = (rig.active().0, rig.clock.today);
    let film = crate::media::test_film::Film::of(120).make();
    test_vault::film(&mut rig.open_vault, rig.case, 1, &[&film], rig.clock);
    let counted = |rig: &mut Rig| {
        let page = rig.open_vault.family_page(rig.case, rig.clock).unwrap();
        page.retention.films[0].erase_by.counted
    };
    assert!(matches!(counted(&mut rig), CountedFrom::LatestEnd(_)), "it goes on");
    rig.end(run, ProgrammeEnd::StoppedEarly, "They moved").unwrap();
    assert_eq!(counted(&mut rig), CountedFrom::Ended(today));
    rig.change(ProgrammeChange::GoOn { run, on: today }).unwrap();
    assert!(matches!(counted(&mut rig), CountedFrom::LatestEnd(_)), "it goes on again");
}
