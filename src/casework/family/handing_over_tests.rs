//! A worker leaves, or hands a family on: over a real vault.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::*;
use crate::base::{MediaTime, RecordId, Redacted};
use crate::casework::case_file::CaseFile;
use crate::casework::changes::{
    EntryChange, NewTraining, PeopleChange, ProgrammeChange, SessionChange, TrainingChange,
};
use crate::casework::pages::FamilyView;
use crate::casework::test_vault::{self, Made, passphrase};
use crate::library::StaffRole;
use crate::programme::fidelity::Verdict;
use crate::programme::{CarerKind, CommentCoding, Decision, Entered, Purpose, Referral, ReferralReason};

fn clock() -> Clock {
    Clock::read()
}

/// A vault with an administrator, who made a family and held its first session, and two colleagues of whom one works
/// with it.
struct Rig {
    made: Made,
    case: CaseId,
    ann: UserId,
    ben: UserId,
    cleo: UserId,
}

impl Rig {
    fn new() -> Self {
        let rig = Self::unvisited();
        let mut open_vault = rig.open_vault(rig.ann);
        open_vault.change_session(rig.case, 1, SessionChange::Arrived, clock()).unwrap();
        let who = KeyPerson::Colleague(rig.ann);
        let (from, because) = (clock().today, Redacted::default());
        let key_worker = Entry::KeyWorker(KeyWorker { who, from, until: None, because });
        open_vault.change_entry(rig.case, EntryChange::Add(key_worker), clock()).unwrap();
        drop(open_vault);
        rig
    }

    /// As long as no session was held.
    fn unvisited() -> Self {
        let (made, mut open_vault) = test_vault::vault_with_family(&[Purpose::Film, Purpose::Supervise])
            .of("ann", StaffRole::Worker)
            .at(clock())
            .make();
        let (case, ann) = (made.case(), made.user);
        let mut add = |login: &str, role| {
            open_vault.add_user(login, role, false, &passphrase(), test_vault::QUICK, clock()).unwrap()
        };
        let (ben, cleo) = (add("ben", StaffRole::Worker), add("cleo", StaffRole::Practitioner));
        open_vault.add_member(case, ben, clock()).unwrap();
        let training = TrainingChange::Add(NewTraining {
            user: None,
            what: "Video feedback".into(),
            subjects: ["programme:video-feedback".parse().unwrap()].into(),
            completed: NaiveDate::from_ymd_opt(2025, 6, 1).unwrap(),
            expires: None,
            experienced_with_children: true,
        });
        open_vault.change_training(training, clock()).unwrap();
        drop(open_vault);
        Self { made, case, ann, ben, cleo }
    }

    fn open_vault(&self, user: UserId) -> OpenVault {
        OpenVault::unlock(&self.made.vault, user, &passphrase(), clock()).unwrap().0
    }

    fn page(&self, open_vault: &mut OpenVault) -> FamilyView {
        crate::casework::family::page::view(open_vault, self.case, clock()).unwrap()
    }

    fn hand(&self, by: UserId, from: UserId, to: UserId) -> Result<(), &'static str> {
        let handing = Handing { from, to, because: "moved to another team".into() };
        let done = self.open_vault(by).hand_over(self.case, &handing, clock());
        done.map_err(|problem| problem.message.key)
    }

    /// Whether a user can change the people, a session and an entry of the family's beginning.
    fn can_revise(&self, user: UserId) -> [bool; 3] {
        let mut open_vault = self.open_vault(user);
        let person = open_vault.case(self.case).unwrap().family().unwrap().body.people[0].id;
        let people =
            PeopleChange::ChangeCarer { person, label: "Mummy".into(), kind: CarerKind::FosterCarer };
        let people = open_vault.change_people(self.case, people, clock()).is_ok();
        let focus = SessionChange::Focus("waiting".into());
        let session = open_vault.change_session(self.case, 1, focus, clock()).is_ok();
        let entry = open_vault.case(self.case).unwrap().entries().unwrap().remove(0);
        let entry =
            open_vault.change_entry(self.case, EntryChange::Revise(entry.id, entry.entry), clock()).is_ok();
        [people, session, entry]
    }
}

#[test]
fn a_worker_hands_over_and_the_colleague_goes_on() {
    let rig = Rig::new();
    assert_eq!(rig.can_revise(rig.ben), [false; 3]);
    assert_eq!(rig.hand(rig.ben, rig.ann, rig.ben), Err("error-hand-over-not-yours"));
    assert_eq!(rig.hand(rig.ann, rig.ann, rig.cleo), Err("error-hand-over-no-member"));
    assert_eq!(rig.hand(rig.ann, rig.ann, rig.ann), Err("error-hand-over-no-member"));
    assert_eq!(rig.hand(rig.ann, rig.ben, rig.ann), Err("error-hand-over-nothing"), "an administrator may");
    let before = rig.page(&mut rig.open_vault(rig.ann));
    assert_eq!(before.members.handing.len(), 1, "Ann wrote something, Ben nothing");
    rig.hand(rig.ann, rig.ann, rig.ben).unwrap();

    assert_eq!(rig.can_revise(rig.ann), [false; 3], "the old owner no longer can");
    assert_eq!(rig.can_revise(rig.ben), [true; 3]);
    let mut open_vault = rig.open_vault(rig.ben);
    let page = rig.page(&mut open_vault);
    assert_eq!(page.record.people_by, None, "the people are Ben's to change");
    assert_eq!(page.mine.len(), page.entries.len());
    let continuity = &page.record.continuity;
    let now = continuity.now.as_ref().map(|(who, _)| who);
    assert_eq!((now, continuity.changes), (Some(&KeyPerson::Colleague(rig.ben)), 1));
    assert_eq!(page.record.key_workers[1].body.because.reveal(), "moved to another team");
    // The session stays with who held it, and is judged by her training.
    let session = open_vault.case(rig.case).unwrap().session_numbered(1).unwrap().unwrap();
    assert_eq!((session.body.worker, session.version), (Some(rig.ann), 2));
    let worker = page
        .findings
        .iter()
        .find(|finding| finding.rule.as_str().starts_with("V5.worker") && finding.session == Some(1));
    assert_eq!(worker.unwrap().verdict, Verdict::Met);
    let journal = open_vault.case(rig.case).unwrap().library().journal().unwrap();
    let line = journal.iter().find(|line| line.is(AuditEvent::HandedOver)).unwrap();
    assert_eq!((line.subject, line.reason.clone()), (Some(rig.ann.into()), rig.ben.to_string()));
    assert!(journal.iter().all(|line| !line.reason.contains("another team")), "ids only");
}

#[test]
fn what_a_retired_worker_left_any_member_takes_over() {
    let rig = Rig::new();
    let mut open_vault = rig.open_vault(rig.ben);
    let decision = Decision { on: clock().today, what: "stay".into(), took_part: Vec::new() };
    open_vault.change_entry(rig.case, EntryChange::Add(Entry::Decision(decision)), clock()).unwrap();
    drop(open_vault);
    let mut open_vault = rig.open_vault(rig.ann);
    open_vault.add_member(rig.case, rig.cleo, clock()).unwrap();
    open_vault.retire_user(rig.ben, clock()).unwrap();
    drop(open_vault);
    let mut open_vault = rig.open_vault(rig.cleo);
    let handing = rig.page(&mut open_vault).members.handing;
    assert_eq!(handing.len(), 1, "Ann's are not Cleo's to hand over");
    assert_eq!((handing[0].row.user, handing[0].left, handing[0].records), (rig.ben, true, 1));
    drop(open_vault);
    rig.hand(rig.cleo, rig.ben, rig.cleo).unwrap();
    let mut open_vault = rig.open_vault(rig.cleo);
    let page = rig.page(&mut open_vault);
    assert!(page.members.handing.iter().all(|handing| !handing.left));
    let decided = page.entries.iter().find(|entered| matches!(entered.entry, Entry::Decision(_))).unwrap();
    assert_eq!(decided.by, rig.ben, "who wrote it stays");
    assert!(page.is_mine(decided.id));
    open_vault.change_entry(rig.case, EntryChange::TakeBack(decided.id), clock()).unwrap();
    // Ben was no key worker: nothing became of that.
    assert_eq!(page.record.continuity.changes, 0);
}

/// Which entries the vault lets a user revise, each as it reads already.
fn revised(rig: &Rig, user: UserId) -> BTreeSet<RecordId> {
    let mut open_vault = rig.open_vault(user);
    let entries = open_vault.case(rig.case).unwrap().entries().unwrap();
    let file = open_vault.case(rig.case).unwrap();
    let may = |file: &mut CaseFile, entered: &Entered| {
        let (id, entry) = (entered.id, entered.entry.clone());
        file.library_mut().write::<_, Problem>(clock().now, |records| Ok(records.revise(id, entry)?)).is_ok()
    };
    entries.iter().filter(|entered| may(file, entered)).map(|entered| entered.id).collect()
}

#[test]
fn every_page_says_of_an_entry_what_the_vault_does() {
    let rig = Rig::new();
    let mut open_vault = rig.open_vault(rig.ann);
    let on = clock().today;
    let referral = Referral { on, from: None, why: ReferralReason::EdgeOfCare, words: Redacted::default() };
    let session = open_vault.case(rig.case).unwrap().session_numbered(1).unwrap().unwrap().id.into();
    let comments = CommentCoding { on, session, comments: Vec::new(), watched: MediaTime::from_minutes(5) };
    for entry in [Entry::Referral(referral), Entry::CommentCoding(comments)] {
        open_vault
            .case(rig.case)
            .unwrap()
            .library_mut()
            .write::<_, Problem>(clock().now, |records| Ok(records.add(entry)?))
            .unwrap();
    }
    drop(open_vault);
    for handed in [false, true] {
        for user in [rig.ann, rig.ben] {
            let page = rig.page(&mut rig.open_vault(user));
            assert_eq!(page.mine.is_empty(), (user == rig.ben) != handed);
            let counted = &page.supervision.comments[0];
            assert_eq!(counted.yours, page.is_mine(counted.record), "supervision follows");
            assert_eq!(page.mine.len(), if page.mine.is_empty() { 0 } else { page.entries.len() });
        }
        if !handed {
            rig.hand(rig.ann, rig.ann, rig.ben).unwrap();
        }
    }
    for user in [rig.ann, rig.ben] {
        let mine = rig.page(&mut rig.open_vault(user)).mine;
        assert_eq!(revised(&rig, user), mine, "what the library lets them revise");
    }
}

#[test]
fn a_programme_that_was_never_begun_is_begun_by_whom_it_was_handed_to() {
    let rig = Rig::unvisited();
    rig.hand(rig.ann, rig.ann, rig.ben).unwrap();
    let mut open_vault = rig.open_vault(rig.ben);
    let begun = ProgrammeChange::Begin { programme: "video-feedback".to_owned(), on: clock().today };
    open_vault.change_programme(rig.case, begun, clock()).unwrap();
    let runs = rig.page(&mut open_vault).programmes.runs;
    assert_eq!(
        (runs.len(), runs[0].begun),
        (1, Some(clock().today)),
        "the one that was planned, not another"
    );
}

#[test]
fn a_programme_begun_by_mistake_is_its_owners_to_end() {
    let rig = Rig::unvisited();
    let mut open_vault = rig.open_vault(rig.ann);
    let to_come = clock().today + Days::new(7);
    let begun = ProgrammeChange::Begin { programme: "video-feedback".to_owned(), on: to_come };
    open_vault.change_programme(rig.case, begun, clock()).unwrap();
    drop(open_vault);
    let may_end = |user| rig.page(&mut rig.open_vault(user)).programmes.runs[0].may_end;
    assert_eq!([rig.ann, rig.ben].map(may_end), [true, false]);
    rig.hand(rig.ann, rig.ann, rig.ben).unwrap();
    assert_eq!([rig.ann, rig.ben].map(may_end), [false, true]);
}
