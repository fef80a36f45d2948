//! Narrowing the journal down.

use crate::base::CaseId;
use chrono::{DateTime, NaiveDate, Utc};

use super::*;
use crate::base::RecordId;
use crate::casework::pages::{ChainRow, EventKind, JournalLine, JournalOf};
use crate::library::{AuditEntry, AuditEvent};

const FAMILY: CaseId = CaseId::from_bytes([1; 16]);
const OTHER: CaseId = CaseId::from_bytes([2; 16]);
const KL: UserId = UserId::from_bytes([3; 16]);

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

fn line(
    event: &str,
    case: Option<CaseId>,
    subject: Option<CaseId>,
    who: Option<UserId>,
    on: u32,
) -> JournalLine {
    JournalLine {
        entry: AuditEntry {
            sequence: i64::from(on),
            at: DateTime::<Utc>::from_timestamp(1_773_655_200, 0).unwrap(),
            monotonic_ms: 0,
            actor: who,
            event: event.to_owned(),
            subject: subject.map(RecordId::from),
            reason: String::new(),
        },
        case,
        code: None,
        who: Redacted::default(),
        whom: None,
        session: None,
        day: day(on),
    }
}

fn view() -> JournalView {
    JournalView {
        lines: vec![
            line("locked", None, None, Some(KL), 6),
            line("exported", Some(FAMILY), None, Some(KL), 5),
            line("teleported", Some(OTHER), None, Some(KL), 4),
            line(&AuditEvent::JournalCut.word(), None, Some(FAMILY), None, 3),
            line(&AuditEvent::FilmPlayed.word(), Some(FAMILY), None, None, 2),
            line(&AuditEvent::UnlockedWithRecovery.word(), None, None, None, 1),
        ],
        ..JournalView::default()
    }
}

#[test]
fn each_field_narrows_the_lines_down_and_all_together() {
    let filter = JournalFilter::default;
    let kinds = |kinds: &[EventKind]| kinds.iter().copied().collect();
    for (filter, days) in [
        (filter(), vec![6, 5, 4, 3, 2, 1]),
        (JournalFilter { of: Some(JournalOf::Device), ..filter() }, vec![6, 3, 1]),
        // What the device's journal says of a family belongs to that family too.
        (JournalFilter { of: Some(JournalOf::Family(FAMILY)), ..filter() }, vec![5, 3, 2]),
        (JournalFilter { who: Some(Some(KL)), ..filter() }, vec![6, 5, 4]),
        (JournalFilter { who: Some(None), ..filter() }, vec![3, 2, 1]),
        (JournalFilter { kinds: kinds(&[EventKind::Unlocking]), ..filter() }, vec![6, 1]),
        (JournalFilter { kinds: kinds(&[EventKind::Leaving, EventKind::Looking]), ..filter() }, vec![5, 2]),
        (JournalFilter { kinds: kinds(&[EventKind::Other]), ..filter() }, vec![4]),
        (JournalFilter { events: ["locked".to_owned()].into(), ..filter() }, vec![6]),
        (
            JournalFilter {
                events: ["locked".to_owned()].into(),
                kinds: kinds(&[EventKind::Leaving]),
                ..filter()
            },
            vec![6, 5],
        ),
        (JournalFilter { from: Some(day(5)), ..filter() }, vec![6, 5]),
        (JournalFilter { to: Some(day(2)), ..filter() }, vec![2, 1]),
        (JournalFilter { from: Some(day(5)), to: Some(day(2)), ..filter() }, vec![]),
        (
            JournalFilter {
                of: Some(JournalOf::Family(FAMILY)),
                who: Some(None),
                from: Some(day(3)),
                ..filter()
            },
            vec![3],
        ),
    ] {
        let mut screen = JournalScreen::new(view());
        screen.narrow(filter.clone());
        let shown: Vec<u32> = screen
            .shown
            .iter()
            .map(|place| u32::try_from(screen.view.lines[*place].entry.sequence).unwrap())
            .collect();
        assert_eq!(shown, days, "{filter:?}");
    }
}

#[test]
fn everybody_is_named_once() {
    let people: Vec<_> = view().people().into_iter().map(|(user, _)| user).collect();
    assert_eq!(people, [Some(KL), None]);
}

#[test]
fn a_chain_holds_only_whole() {
    let row = ChainRow { case: None, code: None, entries: 3, head: [0xab; 32], broken_at: None, lost: 0 };
    assert!(row.holds());
    assert_eq!(row.head_text(), "ab".repeat(32));
    assert!(!ChainRow { broken_at: Some(2), ..row.clone() }.holds());
    assert!(!ChainRow { lost: 1, ..row }.holds());
}
