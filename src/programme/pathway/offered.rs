//! How the offers of one programme stand on a day, by what each carer answered. Judges nothing.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::base::{PersonId, RecordId};
use crate::programme::entry::pathway::decided::{Offer, OfferReply};

/// How the offers of one programme stand.
///
/// Not wanting to take part is said of parents, each (NG26 1.4.4), so each carer answers for themselves, and of several
/// offers to one carer the newest counts: offered again, what they said before is over. One carer who wants it is enough
/// for the programme to go ahead, with that one; it is declined only once nobody to whom it was offered is left who may
/// still want it. While somebody has not answered or is thinking about it, and nobody has accepted, it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OfferStanding {
    /// At least one carer wants it: by the newest offer that was accepted.
    Accepted { offer: RecordId, made: NaiveDate },
    /// Nobody wants it yet, and somebody has not decided: of the newest offer of which that is so.
    Open { offer: RecordId, made: NaiveDate },
    /// Nobody to whom it was offered wants it, since that day.
    Declined { on: NaiveDate },
}

/// How these offers of one programme, the oldest first, stand on `today`; `None` where there is none.
pub(super) fn standing<'a>(
    offers: &(impl DoubleEndedIterator<Item = (RecordId, &'a Offer)> + Clone),
    today: NaiveDate,
) -> Option<OfferStanding> {
    let carers: BTreeSet<PersonId> = offers.clone().flat_map(|(_, offer)| offer.to.iter().copied()).collect();
    let (mut accepted, mut open, mut declined) = (None, None, None);
    for carer in carers {
        let newest = offers.clone().rev().find(|(_, offer)| offer.to.contains(&carer));
        let Some((id, offer)) = newest else { continue };
        let answer = offer.answer_of(carer, today);
        match answer.map(|answer| (answer.reply, answer.on)) {
            Some((OfferReply::Accepted, _)) => accepted = accepted.max(Some((offer.on, id))),
            Some((OfferReply::Declined, on)) => declined = declined.max(Some(on)),
            Some((OfferReply::Thinking, _)) | None => open = open.max(Some((offer.on, id))),
        }
    }
    let accepted = accepted.map(|(made, offer)| OfferStanding::Accepted { offer, made });
    let open = open.map(|(made, offer)| OfferStanding::Open { offer, made });
    accepted.or(open).or(declined.map(|on| OfferStanding::Declined { on }))
}
