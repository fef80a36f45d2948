//! Today, over real vaults: what each family has for it, and how the page arranges it.

use chrono::TimeDelta;

use super::*;
use crate::base::CaseId;
use crate::casework::changes::SessionChange;
use crate::casework::pages::{FilmingSaid, TodayAct};
use crate::casework::test_vault::{self, Made};
use crate::casework::{Clock, OpenVault};
use crate::programme::{Purpose, StepKind};

struct Rig {
    open_vault: OpenVault,
    clock: Clock,
    made: Made,
}

impl Rig {
    fn new() -> Self {
        let clock = Clock::read();
        let vault = test_vault::vault().at(clock);
        let vault = vault.family("FAM-001", &[("Mum", &[Purpose::Film, Purpose::Show]), ("Dad", &[])]);
        let (made, open_vault) = vault.family("FAM-002", &[("Mum", &[Purpose::Film])]).make();
        Self { open_vault, clock, made }
    }

    fn day(&self, days: u64) -> NaiveDate {
        self.clock.today.checked_add_days(Days::new(days)).unwrap()
    }

    fn session(&mut self, family: usize, number: u32, change: SessionChange) -> &mut Self {
        let case = self.made.cases[family];
        self.open_vault.change_session(case, number, change, self.clock).unwrap();
        self
    }

    fn page(&mut self) -> TodayPage {
        self.page_on(self.clock.today)
    }

    /// At the same time of another day.
    fn page_on(&mut self, today: NaiveDate) -> TodayPage {
        self.page_at(Clock { today, now: self.clock.now + (today - self.clock.today) })
    }

    fn page_at(&mut self, clock: Clock) -> TodayPage {
        let rows = self.open_vault.families_part(0, clock).unwrap().rows;
        today_page(&rows, clock.today)
    }

    fn case(&self, family: usize) -> CaseId {
        self.made.cases[family]
    }
}

#[test]
fn a_vault_without_families_and_one_with_nothing_planned_have_no_visit() {
    assert_eq!(today_page(&[], Clock::read().today).visit, None);
    let mut rig = Rig::new();
    let page = rig.page();
    assert_eq!((page.families, page.visit, page.visits_today), (2, None, 0));
    assert!(page.week.iter().all(|day| day.entries.is_empty()));
    assert!(page.week.first().is_some_and(|day| day.day == rig.clock.today));
}

#[test]
fn the_visit_of_today_comes_before_the_next_and_one_under_way_before_both() {
    let mut rig = Rig::new();
    let (today, tomorrow) = (rig.day(0), rig.day(1));
    rig.session(0, 1, SessionChange::Plan(Some(tomorrow)));
    let visit = rig.page().visit.unwrap();
    assert_eq!((visit.case, visit.visit.day, visit.visit.under_way), (rig.case(0), tomorrow, false));
    assert_eq!(visit.said, FilmingSaid::Missing(vec!["Dad".into()]));
    rig.session(1, 1, SessionChange::Plan(Some(today)));
    let page = rig.page();
    let visit = page.visit.unwrap();
    assert_eq!((visit.case, visit.visit.number, page.visits_today), (rig.case(1), 1, 1));
    assert_eq!(visit.said, FilmingSaid::Yes);
    rig.session(0, 2, SessionChange::Arrived);
    let visit = rig.page().visit.unwrap();
    assert_eq!((visit.case, visit.visit.number, visit.visit.under_way), (rig.case(0), 2, true));
    assert!(visit.visit.arrived.is_some());
    let week = rig.page().week;
    assert_eq!(week[0].entries.len(), 2);
    rig.session(0, 2, SessionChange::Leaving);
    assert_eq!(rig.page().visit.unwrap().case, rig.case(1), "who left is not visited any more");
}

#[test]
fn a_visit_goes_on_over_midnight_and_a_forgotten_leaving_does_not_take_the_next_morning() {
    let mut rig = Rig::new();
    let tomorrow = rig.day(1);
    rig.session(0, 1, SessionChange::Arrived).session(1, 1, SessionChange::Plan(Some(tomorrow)));
    let later = |rig: &Rig, hours| Clock { today: tomorrow, now: rig.clock.now + TimeDelta::hours(hours) };
    let at = later(&rig, 1);
    let page = rig.page_at(at);
    let visit = page.visit.unwrap();
    assert_eq!((visit.case, visit.visit.day, visit.visit.under_way), (rig.case(0), rig.day(0), true));
    assert!(page.finish.is_empty(), "nothing of it is left open yet");
    rig.open_vault.look(rig.case(0), rig.clock).unwrap();
    let at = later(&rig, 9);
    let page = rig.page_at(at);
    assert_eq!(page.visit.unwrap().case, rig.case(1));
    assert!(matches!(page.finish[0].thing, TodayThing::Leaving { number: 1, .. }));
    // A clock that was set back to another day says nothing that cannot be.
    rig.open_vault.look(rig.case(0), rig.clock).unwrap();
    let at = later(&rig, -2);
    assert_eq!(rig.page_at(at).visit.unwrap().case, rig.case(1));
}

#[test]
fn what_was_left_of_a_visit_is_to_finish_until_it_is_done() {
    let mut rig = Rig::new();
    rig.session(0, 1, SessionChange::Arrived);
    assert!(rig.page().finish.is_empty(), "a visit under way is not left open");
    let tomorrow = rig.day(1);
    let forgotten = rig.page_on(tomorrow).finish;
    assert_eq!(forgotten.len(), 1);
    assert!(matches!(forgotten[0].thing, TodayThing::Leaving { number: 1, .. }));
    assert_eq!(forgotten[0].thing.act(), TodayAct::OpenSession(1));
    rig.session(0, 1, SessionChange::Leaving);
    let finish = rig.page().finish;
    assert_eq!(finish.iter().map(|row| row.thing).collect::<Vec<_>>(), [TodayThing::NotClosed { number: 1 }]);
    assert_eq!(finish[0].thing.act(), TodayAct::OpenStep(1, StepKind::Close));
    rig.session(0, 1, SessionChange::Close("".into()));
    assert!(rig.page().finish.is_empty());
}

#[test]
fn a_day_that_passed_is_to_finish_and_no_visit_to_come() {
    let mut rig = Rig::new();
    let today = rig.day(0);
    rig.session(0, 1, SessionChange::Plan(Some(today)));
    let tomorrow = rig.day(1);
    let page = rig.page_on(tomorrow);
    assert_eq!(page.visit, None);
    assert_eq!(page.finish[0].thing, TodayThing::DayPassed { day: today, number: 1 });
}

#[test]
fn of_many_families_every_row_is_there_and_in_order() {
    let mut rig = Rig::new();
    rig.session(1, 1, SessionChange::Arrived).session(1, 1, SessionChange::Leaving);
    rig.session(0, 1, SessionChange::Arrived).session(0, 1, SessionChange::Leaving);
    let later = rig.day(2);
    rig.session(1, 2, SessionChange::Plan(Some(rig.clock.today))).session(
        0,
        2,
        SessionChange::Plan(Some(later)),
    );
    let codes: Vec<String> = rig.page().finish.into_iter().map(|row| row.code).collect();
    assert_eq!(codes, ["FAM-002", "FAM-001"], "the family that is visited today comes first");
}
