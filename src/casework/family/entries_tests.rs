//! Entries on a real vault: added, revised, taken back, refused; what the journal says of them.

use chrono::NaiveDate;

use super::*;
use crate::base::Redacted;
use crate::casework::test_vault;
use crate::programme::Decision;

/// Never in the journal.
const SECRET: &str = "grandmother-canary";

fn decision(on: NaiveDate, what: &str) -> Entry {
    Entry::Decision(Decision { on, what: Redacted::new(what.to_owned()), took_part: Vec::new() })
}

#[test]
fn an_entry_is_added_revised_and_taken_back_and_stays_as_history() {
    let clock = Clock::read();
    let (made, mut open_vault) = test_vault::vault_with_family(&[]).at(clock).make();
    let case = made.case();
    let mut change = |change| open_vault.change_entry(case, change, clock);

    let id = change(EntryChange::Add(decision(clock.today, SECRET))).unwrap();
    let tomorrow = clock.today.succ_opt().unwrap();
    let refused = change(EntryChange::Add(decision(tomorrow, SECRET))).unwrap_err();
    assert_eq!(refused.message.key, "error-entry-in-future");
    let refused = change(EntryChange::Revise(id, decision(clock.today, " "))).unwrap_err();
    assert_eq!(refused.message.key, "error-entry-empty");
    change(EntryChange::Revise(id, decision(clock.today, "Stay"))).unwrap();
    let mut standing = open_vault.case(case).unwrap().entries().unwrap();
    // The programme that the family began with is an entry too.
    standing.retain(|entered| matches!(entered.entry, Entry::Decision(_)));
    assert_eq!(standing.len(), 1);
    assert_eq!((standing[0].id, &standing[0].entry), (id, &decision(clock.today, "Stay")));
    assert_eq!(Some(standing[0].by), open_vault.vault().user());

    open_vault.change_entry(case, EntryChange::TakeBack(id), clock).unwrap();
    let again = open_vault.change_entry(case, EntryChange::TakeBack(id), clock).unwrap_err();
    assert_eq!(again.message.key, "error-record-gone");
    let library = open_vault.case(case).unwrap().library();
    assert!(library.all::<Entry>().unwrap().iter().all(|record| record.id != id));
    assert_eq!(library.history::<Entry>(id).unwrap().len(), 3, "every version stays");
    let lines = library.journal().unwrap();
    let said: Vec<&str> = lines
        .iter()
        .filter(|line| line.event == AuditEvent::EntryChanged.word())
        .map(|line| line.reason.as_str())
        .collect();
    assert_eq!(said, ["added decision", "revised decision", "taken-back decision"]);
}
