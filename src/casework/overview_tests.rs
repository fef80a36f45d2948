//! What lists of all families show is read again when it changed, and only then; and very many families are open a few at
//! a time.

use chrono::Days;

use super::*;
use crate::casework::changes::{NewTraining, SessionChange, TrainingChange};
use crate::casework::known_cases::Overview;
use crate::casework::test_vault::{self, Made};

/// More families than are kept open.
const MANY: u32 = 60;

struct Rig {
    open_vault: OpenVault,
    clock: Clock,
    _made: Made,
}

impl Rig {
    fn new(families: u32) -> Self {
        let clock = Clock::read();
        let mut vault = test_vault::vault().at(clock);
        for number in 0..families {
            vault = vault.family(&format!("FAM-{number:03}"), &[("Mum", &[])]);
        }
        let (made, open_vault) = vault.make();
        Self { open_vault, clock, _made: made }
    }

    /// The grid as it is shown and as it would be if nothing were known; how many families had to be read for it.
    fn grid(&mut self, clock: Clock) -> (Vec<GridRow>, usize) {
        let ground = self.open_vault.ground().unwrap();
        let cases = self.open_vault.vault.cases().unwrap();
        let read = cases.iter().filter(|case| !self.open_vault.has_lines(**case, &ground, clock)).count();
        let shown = self.open_vault.grid(clock, &mut |_, _| ()).unwrap();
        self.open_vault.open_cases.overview = Overview::default();
        assert_eq!(shown, self.open_vault.grid(clock, &mut |_, _| ()).unwrap(), "what is known is true");
        (shown, read)
    }
}

#[test]
fn a_family_is_read_again_after_a_change_of_it_and_all_after_a_change_of_what_they_rest_on() {
    let mut rig = Rig::new(3);
    let clock = rig.clock;
    assert_eq!(rig.grid(clock).1, 3, "nothing was known");
    assert_eq!(rig.grid(clock).1, 0, "nothing changed");
    let case = rig.open_vault.find("fam-001").unwrap();
    rig.open_vault.change_session(case, 1, SessionChange::Arrived, clock).unwrap();
    let (rows, read) = rig.grid(clock);
    assert_eq!(read, 1, "one family changed");
    assert_eq!(rows.iter().find(|row| row.case == case).unwrap().held, 1);
    let training = TrainingChange::Add(NewTraining {
        user: None,
        what: "Video feedback".into(),
        subjects: ["programme:video-feedback".parse().unwrap()].into(),
        completed: clock.today,
        expires: None,
        experienced_with_children: true,
    });
    rig.open_vault.change_training(training, clock).unwrap();
    assert_eq!(rig.grid(clock).1, 3, "verdicts rest on training");
    let later = clock.today.checked_add_days(Days::new(150)).unwrap();
    let then = Clock { today: later, ..clock };
    assert_eq!(rig.grid(then).1, 3, "verdicts are of a day");
}

#[test]
fn more_families_than_are_kept_open_are_all_there_and_stay_known() {
    let mut rig = Rig::new(MANY);
    let clock = rig.clock;
    assert_eq!(rig.open_vault.all_cases().unwrap().len(), MANY as usize);
    assert_eq!(rig.grid(clock).0.len(), MANY as usize);
    assert_eq!(rig.grid(clock).1, 0, "closing a family forgets nothing of it");
    // Written, then closed while others are worked with.
    let case = rig.open_vault.find("FAM-000").unwrap();
    rig.open_vault.change_session(case, 1, SessionChange::Arrived, clock).unwrap();
    for other in rig.open_vault.all_cases().unwrap() {
        rig.open_vault.case(other).unwrap();
    }
    assert!(rig.open_vault.open_cases.open(case).is_none());
    assert_eq!(rig.grid(clock).1, 1, "what was written before it was closed counts");
    let parts = rig.open_vault.grid_part(0, clock).unwrap();
    assert_eq!((parts.from, parts.to, parts.all), (0, MANY as usize, MANY as usize));
}

#[test]
fn the_first_reading_comes_in_parts_that_follow_one_another() {
    let mut rig = Rig::new(70);
    let clock = rig.clock;
    let first = rig.open_vault.grid_part(0, clock).unwrap();
    assert_eq!((first.to, first.all, first.rows.len()), (PART, 70, PART));
    let rest = rig.open_vault.grid_part(first.to, clock).unwrap();
    assert_eq!((rest.from, rest.to, rest.rows.len()), (PART, 70, 6));
    assert_eq!(rig.open_vault.grid_part(0, clock).unwrap().rows.len(), 70, "then all are known");
}
