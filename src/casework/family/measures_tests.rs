//! Ratings on a real vault: written, refused, shown on the family's page, and there after a restart.

use std::collections::BTreeMap;

use crate::base::{RecordId, Redacted};
use crate::casework::changes::{EntryChange, SessionChange};
use crate::casework::clock::Clock;
use crate::casework::family::page;
use crate::casework::open_vault::OpenVault;
use crate::casework::problem::Problem;
use crate::casework::test_vault;
use crate::programme::{Entry, Occasion, Rater, Rating, Score};

#[test]
fn ratings_stand_on_the_page_after_a_restart_and_what_cannot_be_meant_is_refused() {
    let clock = Clock::read();
    let (made, mut open_vault) = test_vault::vault_with_family(&[]).at(clock).make();
    let (case, user) = (made.case(), made.user);
    open_vault.change_session(case, 1, SessionChange::Arrived, clock).unwrap();
    open_vault.change_session(case, 2, SessionChange::Plan(Some(clock.today)), clock).unwrap();
    let file = open_vault.case(case).unwrap();
    let session =
        |number| Occasion::Session { session: file.session_numbered(number).unwrap().unwrap().id.into() };
    let (held, planned) = (session(1), session(2));
    let mum = file.family().unwrap().body.people[0].id;
    let rating = |occasion, value| Rating {
        measure: "ainsworth".to_owned(),
        values: BTreeMap::from([("sensitivity".to_owned(), Score::whole(value))]),
        occasion,
        of: mum,
        rater: Rater::Colleague { user },
        blind: false,
        note: Redacted::default(),
    };
    let add = |open_vault: &mut OpenVault, rating| -> Result<RecordId, Problem> {
        open_vault.change_entry(case, EntryChange::Add(Entry::Rating(rating)), clock)
    };
    for (rating, key) in [
        (rating(planned, 3), "error-rating-session-not-held"),
        (rating(held, 10), "error-rating-not-on-scale"),
        (Rating { measure: "charm".to_owned(), ..rating(held, 3) }, "error-rating-unknown-measure"),
    ] {
        assert_eq!(add(&mut open_vault, rating).unwrap_err().message.key, key);
    }
    let id = add(&mut open_vault, rating(held, 3)).unwrap();
    assert_eq!(add(&mut open_vault, rating(held, 4)).unwrap_err().message.key, "error-rated-twice");
    open_vault.change_entry(case, EntryChange::Revise(id, Entry::Rating(rating(held, 4))), clock).unwrap();
    drop(open_vault);

    let mut open_vault = made.unlock_at(clock);
    let view = page::view(&mut open_vault, case, clock).unwrap().measures;
    assert_eq!(view.series.len(), 1);
    let point = &view.series[0].points[0];
    assert_eq!(
        (point.when.session, point.value, view.rater(&point.rater)),
        (Some(1), Score::whole(4), "KL".into())
    );
    assert_eq!(view.sessions.iter().map(|session| session.number).collect::<Vec<_>>(), [1]);
    assert_eq!(view.occasions.len(), 1);
}
