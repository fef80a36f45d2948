//! Holds on a family's film, as rows and sentences. Knows no window.

use crate::base::{Redacted, UserId};
use crate::casework::pages::HoldRow;
use crate::casework::records::CaseRecords;
use crate::library::Record;
use crate::programme::retention::standing_holds;
use crate::programme::{FilmHold, HoldGround, HoldLifted};
use crate::words::Message;

/// A hold as the screens show it.
pub(crate) fn hold_row(record: &Record<FilmHold>, login: &dyn Fn(UserId) -> Redacted<String>) -> HoldRow {
    HoldRow {
        record: record.id,
        film: record.body.film,
        ground: record.body.ground,
        reason: record.body.reason.clone(),
        review: record.body.review,
        placed: record.body.placed,
        by: login(record.owner),
    }
}

/// That a hold keeps the film of a session, as a refusal.
pub(crate) fn held_message(session: u32, hold: &HoldRow) -> Message {
    let key = match hold.ground {
        HoldGround::Supervision => "error-film-held",
        HoldGround::Safeguarding => "error-film-held-safeguarding",
    };
    Message::new(key)
        .with("session", session)
        .with("reason", hold.reason.reveal().as_str())
        .with("review", hold.review)
}

/// The holds of a family that stand.
pub(crate) fn hold_rows(records: &CaseRecords, login: &dyn Fn(UserId) -> Redacted<String>) -> Vec<HoldRow> {
    let lifted: Vec<HoldLifted> = records.lifted.iter().map(|record| record.body.clone()).collect();
    let all = records.holds.iter().map(|record| (record.id, &record.body));
    let standing = standing_holds(all, &lifted);
    let of = |id| records.holds.iter().find(|record| record.id == id);
    standing.into_iter().filter_map(|(id, _)| Some(hold_row(of(id)?, login))).collect()
}
