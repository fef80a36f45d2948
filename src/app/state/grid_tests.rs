//! How the grid is read in parts, narrowed down and ordered.

use chrono::NaiveDate;

use super::*;
use crate::casework::pages::GridCell;
use crate::programme::{PlaceState, WaitingConcerns};

fn row(number: u8, verdict: Verdict, worker: Option<u8>, day: Option<u32>) -> GridRow {
    let user = |number| (UserId::from_bytes([number; 16]), Redacted::new(format!("worker {number}")));
    let day = day.and_then(|day| NaiveDate::from_ymd_opt(2026, 3, day));
    let cells = (1..=u32::from(number))
        .map(|number| GridCell {
            number,
            state: PlaceState::Held,
            day: None,
            short: false,
            verdict,
            film: None,
        })
        .collect();
    GridRow {
        concerns: None,
        case: CaseId::from_bytes([number; 16]),
        code: format!("FAM-00{number}"),
        programme: if number == 4 { "Other" } else { "Video feedback" }.to_owned(),
        worker: worker.map(user),
        held: 0,
        next: Some((1, day)),
        next_step: None,
        verdict,
        whole: verdict,
        notes: usize::from(number == 3),
        cells,
    }
}

fn read() -> GridScreen {
    let mut screen = GridScreen::default();
    let first = vec![row(1, Verdict::Met, Some(2), Some(9)), row(2, Verdict::NotMet, Some(1), None)];
    let second = vec![row(3, Verdict::AtRisk, Some(2), Some(4)), row(4, Verdict::NotMet, None, Some(8))];
    assert!(screen.take(GridPart { from: 0, to: 3, all: 5, rows: first }));
    assert!(!screen.is_read());
    assert!(screen.take(GridPart { from: 3, to: 5, all: 5, rows: second }));
    screen
}

fn codes(screen: &GridScreen) -> Vec<&str> {
    screen.shown().map(|row| &row.code[4..]).collect()
}

#[test]
fn parts_follow_one_another_and_one_of_an_earlier_visit_is_not_taken() {
    let mut screen = read();
    assert!(screen.is_read());
    assert!(!screen.take(GridPart { from: 3, to: 5, all: 5, rows: vec![row(5, Verdict::Met, None, None)] }));
    assert_eq!(screen.rows.len(), 4);
    assert!(!GridScreen::default().is_read(), "nothing was looked at");
}

#[test]
fn what_is_urgent_stands_first_and_every_order_is_whole() {
    let mut screen = read();
    for (order, expected) in [
        (GridOrder::Urgent, ["004", "002", "003", "001"]),
        (GridOrder::Code, ["001", "002", "003", "004"]),
        (GridOrder::Worker, ["002", "003", "001", "004"]),
        (GridOrder::Next, ["003", "004", "001", "002"]),
    ] {
        screen.sort(order);
        assert_eq!(codes(&screen), expected, "{order:?}");
    }
}

/// NG26 1.1.18: "Ensure safeguarding is maintained during any intervention".
#[test]
fn a_family_whose_concern_waits_stands_first() {
    let mut screen = read();
    let waits = WaitingConcerns { count: 1, since: NaiveDate::from_ymd_opt(2026, 1, 20).unwrap() };
    let first = screen.rows.iter().position(|row| row.code.ends_with("001")).unwrap();
    screen.rows[first].concerns = Some(waits);
    screen.sort(GridOrder::Urgent);
    assert_eq!(codes(&screen)[0], "001");
}

#[test]
fn rows_are_narrowed_down_by_code_verdict_worker_and_programme() {
    let mut screen = read();
    let worker = Some(UserId::from_bytes([2; 16]));
    let programme = Some("Other".to_owned());
    for (filter, expected) in [
        (GridFilter { waiting: Some(Waiting::Note), ..GridFilter::default() }, vec!["003"]),
        (GridFilter { verdict: Some(Verdict::NotMet), ..GridFilter::default() }, vec!["004", "002"]),
        (GridFilter { worker, ..GridFilter::default() }, vec!["003", "001"]),
        (GridFilter { programme, ..GridFilter::default() }, vec!["004"]),
        (GridFilter { verdict: Some(Verdict::NotYet), ..GridFilter::default() }, vec![]),
        (GridFilter::default(), vec!["004", "002", "003", "001"]),
    ] {
        screen.narrow(filter.clone());
        assert_eq!(codes(&screen), expected, "{filter:?}");
    }
    assert_eq!(screen.sessions(), 4);
    let workers: Vec<String> = screen.workers().into_iter().map(|(_, name)| name.into_inner()).collect();
    assert_eq!(workers, ["worker 1", "worker 2"]);
    assert_eq!(screen.programmes().into_iter().collect::<Vec<_>>(), ["Other", "Video feedback"]);
}
