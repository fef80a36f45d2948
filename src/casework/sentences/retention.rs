//! Keeping and erasing film in words: what an erasure takes and leaves, receipts, days, holds and the lawful basis.

use chrono::{DateTime, Local, Utc};

use crate::casework::pages::ReceiptRow;
use crate::programme::retention::{CountedFrom, Due, EraseBy};
use crate::programme::{Article6, Article9, HoldGround};
use crate::words::Message;

/// How a film stands against its day.
pub fn due(erase_by: &EraseBy, held: bool) -> Message {
    let key = match (erase_by.due, held) {
        (Due::Later, false) => "keep-later",
        (Due::Soon, false) => "keep-soon",
        (Due::Due, false) => "keep-due",
        (Due::Later, true) => "keep-later-held",
        (Due::Soon | Due::Due, true) => "keep-due-held",
    };
    Message::new(key).with("day", erase_by.day)
}

/// What a film's day is counted from.
pub fn counted(from: CountedFrom) -> Message {
    let key = match from {
        CountedFrom::LastSession(_) => "keep-from-last-session",
        CountedFrom::Ended(_) => "keep-from-end",
        CountedFrom::LatestEnd(_) => "keep-from-latest-end",
        CountedFrom::FilmDay(_) => "keep-from-film",
    };
    Message::new(key).with("day", from.day())
}

/// The word of a hold's ground.
pub fn ground(ground: HoldGround) -> Message {
    Message::new(match ground {
        HoldGround::Supervision => "hold-ground-supervision",
        HoldGround::Safeguarding => "hold-ground-safeguarding",
    })
}

/// A lawful basis, with its article.
pub fn article6(article: Article6) -> Message {
    Message::new(match article {
        Article6::Consent => "basis-6-a",
        Article6::Contract => "basis-6-b",
        Article6::LegalObligation => "basis-6-c",
        Article6::VitalInterests => "basis-6-d",
        Article6::PublicTask => "basis-6-e",
        Article6::LegitimateInterests => "basis-6-f",
    })
}

/// A condition for special categories, with its article.
pub fn article9(article: Option<Article9>) -> Message {
    Message::new(match article {
        None => "basis-9-none",
        Some(Article9::ExplicitConsent) => "basis-9-a",
        Some(Article9::SocialProtection) => "basis-9-b",
        Some(Article9::VitalInterests) => "basis-9-c",
        Some(Article9::NotForProfit) => "basis-9-d",
        Some(Article9::MadePublic) => "basis-9-e",
        Some(Article9::LegalClaims) => "basis-9-f",
        Some(Article9::PublicInterest) => "basis-9-g",
        Some(Article9::HealthOrSocialCare) => "basis-9-h",
        Some(Article9::PublicHealth) => "basis-9-i",
        Some(Article9::Research) => "basis-9-j",
    })
}

/// A receipt as lines: what was erased and how that is known, what stays, and what it cannot reach.
pub fn receipt(row: &ReceiptRow) -> Vec<Message> {
    let body = &row.body;
    let mut lines = vec![
        moment(
            Message::new("receipt-film")
                .with("code", row.code.as_str())
                .with("session", body.session)
                .with("length", body.length.to_string()),
            body.filmed,
        ),
        moment(Message::new("receipt-ordered").with("by", row.by.reveal().as_str()), body.ordered),
        Message::new("receipt-reason").with("reason", body.reason.reveal().as_str()),
    ];
    if let Some(receipt) = &row.receipt {
        lines.push(moment("receipt-keys".into(), receipt.keys_verified));
        lines.push(moment(Message::new("receipt-bytes").with("bytes", body.bytes), receipt.erased));
        if receipt.finished_later {
            lines.push("receipt-finished-later".into());
        }
    } else {
        lines.push("receipt-unfinished".into());
    }
    lines.push(Message::new("receipt-stays").with("clips", body.clips));
    lines.push(
        Message::new("receipt-ids")
            .with("receipt", row.order.to_string())
            .with("recording", body.film.to_string()),
    );
    lines
}

/// What an erasure cannot reach, each in a sentence; copies that left by the journal with their moments.
pub fn out_of_reach(copies: &[DateTime<Utc>]) -> Vec<Message> {
    let copies = copies
        .iter()
        .map(|at| moment("reach-copy".into(), *at))
        .reduce(|one, next| Message::new("reach-copy-and").with("first", one).with("then", next));
    let left = copies.map_or_else(
        || Message::new("reach-no-copies"),
        |copies| Message::new("reach-copies").with("copies", copies),
    );
    vec!["reach-backups".into(), "reach-disk".into(), left, "reach-handed-on".into(), "reach-screen".into()]
}

/// Adds day and time by the clock on the wall.
fn moment(message: Message, at: DateTime<Utc>) -> Message {
    let at = at.with_timezone(&Local);
    message.with("day", at.date_naive()).with("time", at.format("%H:%M").to_string())
}
