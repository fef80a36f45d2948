//! The chain against whoever edits the table, and the clock against whoever sets it.

use proptest::prelude::*;

use super::*;

const KEY: [u8; 32] = [6; 32];

fn table() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(SCHEMA).unwrap();
    connection
}

/// The same table to somebody with the database's key and an editor.
fn unguarded(connection: &Connection) {
    connection
        .execute_batch(
            "PRAGMA ignore_check_constraints = ON; DROP TRIGGER audit_stays; DROP TRIGGER audit_keeps;",
        )
        .unwrap();
}

fn chain() -> Chain {
    Chain::new(Key::from_bytes(KEY))
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn line(event: AuditEvent, reason: &str) -> Line<'_> {
    Line { actor: Some(UserId::from_bytes([1; 16])), event, subject: None, reason }
}

/// Appends a line with these clocks; the events and reasons of the whole journal after it.
fn said(connection: &Connection, chain: &Chain, now: &str, monotonic_ms: i64) -> Vec<(String, String)> {
    chain.append_at(connection, line(AuditEvent::Unlocked, ""), at(now), monotonic_ms).unwrap();
    entries(connection).unwrap().into_iter().map(|entry| (entry.event, entry.reason)).collect()
}

fn jumped(by: &str) -> (String, String) {
    ("clock-jumped".to_owned(), by.to_owned())
}

fn unlocked() -> (String, String) {
    ("unlocked".to_owned(), String::new())
}

#[test]
fn a_clock_that_was_set_within_a_run_is_written_down_before_the_next_line() {
    for (now, monotonic_ms, by) in [
        // An hour back; ahead; and back although the wall moved on, as more time had passed.
        ("2026-03-01T09:00:00Z", 1000, Some("-3601 s")),
        ("2026-03-01T12:00:01Z", 1000, Some("+7200 s")),
        ("2026-03-01T10:01:00Z", 3_600_000, Some("-3540 s")),
        // Exactly two minutes are borne, and so is sleep, which both clocks count.
        ("2026-03-01T10:02:01Z", 1000, None),
        ("2026-03-01T09:58:01Z", 1000, None),
        ("2026-03-01T18:00:00Z", 8 * 3_600_000, None),
        ("2026-03-01T10:02:02Z", 1000, Some("+121 s")),
        ("2026-03-01T09:58:00Z", 1000, Some("-121 s")),
    ] {
        let (connection, chain) = (table(), chain());
        said(&connection, &chain, "2026-03-01T10:00:00Z", 0);
        let mut wanted = vec![unlocked()];
        wanted.extend(by.map(jumped));
        wanted.push(unlocked());
        assert_eq!(said(&connection, &chain, now, monotonic_ms), wanted, "{now} {monotonic_ms}");
        let order: Vec<i64> = entries(&connection).unwrap().iter().map(|entry| entry.sequence).collect();
        assert!(order.is_sorted() && order.len() == wanted.len());
        assert_eq!(chain.walk(&connection).unwrap().broken_at, None);
    }
}

#[test]
fn between_two_runs_only_a_clock_that_went_back_can_be_told() {
    for (now, by) in [
        ("2026-02-28T10:00:00Z", Some("-86400 s")),
        ("2026-03-01T09:57:59Z", Some("-121 s")),
        ("2026-03-01T09:58:00Z", None),
        ("2027-03-01T10:00:00Z", None),
    ] {
        let connection = table();
        said(&connection, &chain(), "2026-03-01T10:00:00Z", 5_000_000);
        let mut wanted = vec![unlocked()];
        wanted.extend(by.map(jumped));
        wanted.push(unlocked());
        assert_eq!(said(&connection, &chain(), now, 7), wanted, "{now}");
    }
}

#[test]
fn a_jump_is_told_once_and_a_line_rolled_back_hides_none() {
    let (mut connection, chain) = (table(), chain());
    said(&connection, &chain, "2026-03-01T10:00:00Z", 0);
    let rolled_back = connection.transaction().unwrap();
    said(&rolled_back, &chain, "2026-03-01T12:00:00Z", 10);
    drop(rolled_back);
    let all = said(&connection, &chain, "2026-03-01T12:00:00Z", 20);
    assert_eq!(all, [unlocked(), jumped("+7199 s"), unlocked()]);
    assert_eq!(said(&connection, &chain, "2026-03-01T12:00:05Z", 5020).len(), 4);
}

#[test]
fn a_story_has_no_clock_and_leaves_none_behind() {
    let (connection, chain) = (table(), chain());
    chain.tell_story(true);
    for day in ["2026-01-05T10:00:00Z", "2026-01-12T10:00:00Z", "2026-01-03T10:00:00Z"] {
        said(&connection, &chain, day, 0);
    }
    chain.tell_story(false);
    assert_eq!(said(&connection, &chain, "2026-03-01T10:00:00Z", 0).len(), 4);
    assert_eq!(said(&connection, &chain, "2026-03-01T11:00:00Z", 0).len(), 6, "now it is the computer's");
}

/// What somebody does to the table.
#[derive(Clone, Debug)]
enum Tamper {
    Change(usize, Column),
    Drop(usize),
    Swap(usize, usize),
    CutFront(usize),
    CutEnd(usize),
    Forge(usize),
}

#[derive(Clone, Copy, Debug)]
enum Column {
    At,
    Monotonic,
    Actor,
    Event,
    Subject,
    Reason,
    Mac,
}

impl Column {
    const ALL: [Self; 7] =
        [Self::At, Self::Monotonic, Self::Actor, Self::Event, Self::Subject, Self::Reason, Self::Mac];

    fn set(self) -> &'static str {
        match self {
            Self::At => "at = '2020-01-01T00:00:00.000000Z'",
            Self::Monotonic => "monotonic_ms = monotonic_ms + 1",
            Self::Actor => "actor = CASE WHEN actor IS NULL THEN zeroblob(16) END",
            Self::Event => "event = event || 'x'",
            Self::Subject => "subject = CASE WHEN subject IS NULL THEN zeroblob(16) END",
            Self::Reason => "reason = reason || ' '",
            Self::Mac => "mac = zeroblob(32)",
        }
    }
}

fn tamper() -> impl Strategy<Value = Tamper> {
    prop_oneof![
        (any::<usize>(), 0..Column::ALL.len())
            .prop_map(|(row, column)| Tamper::Change(row, Column::ALL[column])),
        any::<usize>().prop_map(Tamper::Drop),
        (any::<usize>(), any::<usize>()).prop_map(|(one, other)| Tamper::Swap(one, other)),
        any::<usize>().prop_map(Tamper::CutFront),
        any::<usize>().prop_map(Tamper::CutEnd),
        any::<usize>().prop_map(Tamper::Forge),
    ]
}

impl Tamper {
    /// The statements, over a journal of so many lines; whether it only cuts off the end.
    fn sql(&self, lines: usize) -> (String, bool) {
        let row = |number: usize| number % lines + 1;
        match *self {
            Self::Change(number, column) => {
                (format!("UPDATE audit SET {} WHERE sequence = {}", column.set(), row(number)), false)
            }
            Self::Drop(number) => {
                (format!("DELETE FROM audit WHERE sequence = {}", row(number)), row(number) == lines)
            }
            Self::Swap(one, other) => {
                let (one, other) = (row(one), row(other));
                let other = if one == other { row(other) } else { other };
                let sql = format!(
                    "UPDATE audit SET sequence = -1 WHERE sequence = {one};
                     UPDATE audit SET sequence = {one} WHERE sequence = {other};
                     UPDATE audit SET sequence = {other} WHERE sequence = -1"
                );
                (sql, false)
            }
            Self::CutFront(number) => {
                let cut = row(number);
                let renumber = format!(
                    "UPDATE audit SET sequence = -(sequence - {cut}); UPDATE audit SET sequence = -sequence"
                );
                (format!("DELETE FROM audit WHERE sequence <= {cut}; {renumber}"), cut == lines)
            }
            Self::CutEnd(number) => (format!("DELETE FROM audit WHERE sequence >= {}", row(number)), true),
            Self::Forge(number) => {
                // A line of one's own in between, with a MAC taken from another.
                let after = row(number);
                let sql = format!(
                    "UPDATE audit SET sequence = -(sequence + 1) WHERE sequence > {after};
                     UPDATE audit SET sequence = -sequence WHERE sequence < 0;
                     INSERT INTO audit SELECT {after} + 1, at, monotonic_ms, actor, event, subject, reason, mac
                     FROM audit WHERE sequence = {after}"
                );
                (sql, false)
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever is changed, dropped, swapped, cut from the front or slipped in is found; what is cut off the end
    /// leaves a chain that holds, with another head and fewer lines.
    #[test]
    fn every_tampering_is_found_and_a_cut_end_has_another_head(
        lines in proptest::collection::vec((any::<bool>(), any::<bool>(), "[a-z ]{0,8}", -400_i64..400), 1..12),
        tamper in tamper(),
    ) {
        let (connection, chain) = (table(), chain());
        for (number, (actor, subject, reason, seconds)) in (0..).zip(&lines) {
            let line = Line {
                actor: actor.then(|| UserId::from_bytes([1; 16])),
                event: AuditEvent::ClipChanged,
                subject: subject.then(|| RecordId::from_bytes([2; 16])),
                reason,
            };
            let now = at("2026-03-01T10:00:00Z") + TimeDelta::seconds(*seconds);
            chain.append_at(&connection, line, now, number).unwrap();
        }
        let whole = chain.walk(&connection).unwrap();
        prop_assert_eq!(whole.broken_at, None);
        let count = usize::try_from(whole.entries).unwrap();
        prop_assert!(count >= lines.len());
        unguarded(&connection);
        let (sql, only_end) = tamper.sql(count);
        connection.execute_batch(&sql).unwrap();
        let after = chain.walk(&connection).unwrap();
        let same_place = matches!(tamper, Tamper::Swap(..)) && count == 1;
        if same_place {
            prop_assert_eq!(after, whole);
        } else if only_end {
            prop_assert_eq!(after.broken_at, None);
            prop_assert!(after.entries < whole.entries && after.head != whole.head);
        } else {
            prop_assert!(after.broken_at.is_some(), "{} left {:?}", sql, after);
        }
    }
}

#[test]
fn words_of_events_are_read_back_and_those_of_a_newer_version_are_not() {
    for event in [AuditEvent::Unlocked, AuditEvent::ClockJumped, AuditEvent::UnlockedWithRecovery] {
        assert_eq!(AuditEvent::of_word(&event.word()), Some(event));
    }
    assert_eq!(AuditEvent::ClockJumped.word(), "clock-jumped");
    assert_eq!(AuditEvent::of_word("teleported"), None);
}
