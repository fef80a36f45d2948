//! The pathway of a family on a real vault: entered step by step, it leads on, and stands after the vault was locked.

use chrono::{Days, TimeDelta};

use crate::base::{CaseId, PersonId, Redacted};
use crate::casework::changes::{EntryChange, NewFamily, PeopleChange, ProgrammeChange};
use crate::casework::clock::Clock;
use crate::casework::family::page;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::FamilyView;
use crate::casework::test_vault;
use crate::programme::fidelity::Verdict;
use crate::programme::pathway::DutyKind;
use crate::programme::{
    Area, Assessment, CarerKind, Entry, Offer, OfferAnswer, OfferReply, Override, PathwayStep, Referral,
    ReferralReason, TodoKind,
};

struct Family {
    open_vault: OpenVault,
    case: CaseId,
    clock: Clock,
}

impl Family {
    fn add(&mut self, entry: Entry) {
        self.open_vault.change_entry(self.case, EntryChange::Add(entry), self.clock).unwrap();
    }

    fn view(&mut self) -> FamilyView {
        page::view(&mut self.open_vault, self.case, self.clock).unwrap()
    }

    /// The step, and what the caseload says of it.
    fn stands(&mut self) -> (PathwayStep, Option<&'static str>) {
        let view = self.view();
        (view.pathway.stands.next.step(), view.row.next_step.map(|step| step.key))
    }
}

#[test]
fn a_new_family_is_led_from_referral_to_the_first_session() {
    let clock = Clock::read();
    let child_born = clock.today.checked_sub_days(Days::new(900));
    let family = NewFamily { child_born, ..test_vault::family("FAM", &[("Mum", &[])]) };
    let (made, open_vault) = test_vault::vault().at(clock).with(family).make();
    let case = made.case();
    let mut family = Family { open_vault, case, clock };
    assert_eq!(family.stands(), (PathwayStep::Refer, Some("next-short")));
    let planning =
        |view: &FamilyView| view.row.agenda.iter().any(|todo| todo.kind == TodoKind::NothingPlanned);
    assert!(!planning(&family.view()), "no session is planned before the way has got that far");

    let (on, words) = (clock.today, Redacted::default());
    family.add(Entry::Referral(Referral { on, from: None, why: ReferralReason::EdgeOfCare, words }));
    assert_eq!(family.stands(), (PathwayStep::Assess, Some("next-short")));

    let areas = Area::ALL.into_iter().map(|area| (area, Redacted::from("noted"))).collect();
    family.add(Entry::Assessment(Assessment { areas, finished: Some(on), ..Assessment::begun(on) }));
    let view = family.view();
    assert_eq!(view.pathway.stands.next.step(), PathwayStep::Offer);
    let first = &view.pathway.programmes[0];
    assert_eq!(
        (first.id.as_str(), first.named.as_ref().map(|(_, source)| source.as_str())),
        ("video-feedback", Some("NG26 1.4.1"))
    );

    let to: Vec<_> =
        view.pathway.people.iter().filter(|person| person.is_carer()).map(|person| person.id).collect();
    let accepted = |by: &PersonId| OfferAnswer { by: *by, on, reply: OfferReply::Accepted };
    let answers = to.iter().map(accepted).collect();
    let (programme, words) = ("video-feedback".to_owned(), Redacted::default());
    family.add(Entry::Offer(Offer { on, programme: programme.clone(), to, answers, words }));
    assert_eq!(family.stands(), (PathwayStep::Begin, Some("next-short")));
    assert!(planning(&family.view()));

    family.open_vault.change_programme(case, ProgrammeChange::Begin { programme, on }, clock).unwrap();
    assert_eq!(family.stands(), (PathwayStep::Session, None));
    assert_eq!(
        family.open_vault.case(case).unwrap().runs().unwrap().all().count(),
        1,
        "what was never begun is begun"
    );

    // Locked and opened again, it stands as it was.
    let before = family.view().pathway;
    drop(family);
    let open_vault = made.unlock_at(clock);
    let mut family = Family { open_vault, case, clock };
    assert_eq!(family.view().pathway, before);
}

/// NG26 1.5.4: "combined with group therapeutic play sessions for the child for the same duration".
#[test]
fn what_the_guidance_combines_is_named_and_runs_at_once() {
    let clock = Clock::read();
    // Eight years old, whatever today is.
    let child_born = clock.today.checked_sub_days(Days::new(8 * 365));
    let family = NewFamily { child_born, ..test_vault::family("FAM", &[("Jo", &[])]) };
    let (made, open_vault) = test_vault::vault().at(clock).with(family).make();
    let case = made.case();
    let mut family = Family { open_vault, case, clock };
    let carer = family.view().pathway.people.iter().find(|person| person.is_carer()).unwrap().id;
    let fostering =
        PeopleChange::ChangeCarer { person: carer, label: "Jo".into(), kind: CarerKind::FosterCarer };
    family.open_vault.change_people(case, fostering, clock).unwrap();
    let (on, words) = (clock.today, Redacted::default());
    family.add(Entry::Referral(Referral { on, from: None, why: ReferralReason::Fostered, words }));
    let areas = Area::ALL.into_iter().map(|area| (area, Redacted::from("noted"))).collect();
    family.add(Entry::Assessment(Assessment { areas, finished: Some(on), ..Assessment::begun(on) }));
    let first = family.view().pathway.programmes[0].clone();
    assert_eq!((first.id.as_str(), first.with.as_deref()), ("intensive-support", Some("play-group")));

    // Each a moment after the one before.
    let begin = |family: &mut Family, programme: &str| {
        let change = ProgrammeChange::Begin { programme: programme.to_owned(), on };
        family.clock.now += TimeDelta::milliseconds(1);
        family.open_vault.change_programme(case, change, family.clock).unwrap();
        family.view()
    };
    let pair = |view: &FamilyView| {
        let duties = &view.pathway.stands.duties;
        duties.iter().find(|duty| duty.kind == DutyKind::Pair).map(|duty| duty.verdict)
    };
    let alone = begin(&mut family, "play-group");
    assert_eq!((pair(&alone), alone.pathway.stands.questions.len()), (Some(Verdict::AtRisk), 1));
    let both = begin(&mut family, "intensive-support");
    assert_eq!((pair(&both), both.pathway.stands.questions.len()), (Some(Verdict::Met), 0));
    let active = both.programmes.runs.iter().find(|row| row.active).unwrap();
    assert_eq!(active.title.as_deref(), Some("Intensive training and support"), "the newest");
}

#[test]
fn a_programme_that_has_begun_already_goes_on_and_what_is_skipped_is_kept() {
    let clock = Clock::read();
    let family = NewFamily { start: Some(clock.today), ..test_vault::family("FAM", &[("Mum", &[])]) };
    let (made, open_vault) = test_vault::vault().at(clock).with(family).make();
    let case = made.case();
    let mut family = Family { open_vault, case, clock };
    assert_eq!(family.stands(), (PathwayStep::Session, None));
    family.add(Entry::Override(Override {
        on: clock.today,
        step: PathwayStep::Assess,
        why: "the court asked for it".into(),
    }));
    let duties = family.view().pathway.stands.duties;
    assert_eq!(duties[0].verdict, Verdict::NotMet);
    assert_eq!(duties[0].skipped.map(|(_, on)| on), Some(clock.today));
    // There is nothing to judge yet.
    let refused = family.open_vault.change_entry(
        case,
        EntryChange::Add(Entry::Judgement(crate::programme::Judgement {
            on: clock.today,
            programme: "video-feedback".to_owned(),
            sensitivity: crate::programme::Improvement::Improved,
            attachment: crate::programme::Improvement::NotJudged,
            still_concerned: false,
            judged_by: Redacted::default(),
            words: Redacted::default(),
        })),
        clock,
    );
    assert_eq!(refused.unwrap_err().message.key, "error-pathway-nothing-to-judge");
}
