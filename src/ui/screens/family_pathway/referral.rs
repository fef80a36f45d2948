//! A referral: its form, and its place on the line.

use egui::Ui;

use super::super::typing::day_field;
use super::kind::{PathwayForm, PathwayKind, Told};
use super::parts::{PathwayPage, choices, kept, list, said};
use crate::casework::sentences::{around, pathway};
use crate::programme::{AgencyKind, Entry, Referral, ReferralReason};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::words::Message;

/// A referral as it is typed.
struct ReferralForm {
    on: String,
    from: Option<AgencyKind>,
    why: ReferralReason,
    words: String,
}

impl ReferralForm {
    /// A new one.
    fn new(today: String) -> Self {
        let (from, why) = (Some(AgencyKind::SocialCare), ReferralReason::EdgeOfCare);
        Self { on: today, from, why, words: String::new() }
    }

    /// One that is on record.
    fn of(body: &Referral) -> Self {
        let words = body.words.reveal().clone();
        Self { on: body.on.to_string(), from: body.from, why: body.why, words }
    }

    /// Draws the fields; the referral they make, where it is one.
    fn body(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Referral> {
        let on = day_field(ui, page.context, &page.get("pathway-on"), &mut self.on).value();
        let senders = AgencyKind::ALL.into_iter().map(Some).chain([None]);
        list(ui, page, &page.get("referral-from"), &mut self.from, senders, sender);
        choices(ui, page, "referral-why", &mut self.why, ReferralReason::ALL, pathway::referral_reason);
        theme::text_area(ui, &page.get("referral-words"), &mut self.words, 2);
        Some(Referral { on: on?, from: self.from, why: self.why, words: kept(&self.words) })
    }
}

impl PathwayForm for ReferralForm {
    fn fields(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Entry> {
        self.body(ui, page).map(Entry::Referral)
    }
}

/// A referral.
pub static REFERRAL: PathwayKind = PathwayKind {
    add: "pathway-add-referral",
    title: "referral-title",
    new: |page| Box::new(ReferralForm::new(page.today())),
    of: |_, entry| match entry {
        Entry::Referral(body) => Some(Box::new(ReferralForm::of(body))),
        _ => None,
    },
    told: |page, entry| match entry {
        Entry::Referral(body) => Some(told(page, body)),
        _ => None,
    },
    more: None,
};

fn told(page: PathwayPage<'_>, body: &Referral) -> Told {
    let from =
        body.from.map(around::agency).map(|from| Message::new("pathway-referral-from").with("from", from));
    let from = page.say(&from.unwrap_or_else(|| Message::new("pathway-referral-self")));
    let why = page.say(&pathway::referral_reason(body.why));
    let facts = vec![format!("{from} · {why}")].into_iter().chain(said(&body.words)).collect();
    Told { day: body.on, title: page.get("pathway-referral"), facts, sign: (Icon::Next, Meaning::Met) }
}

/// Who sends a family, in a word.
fn sender(from: Option<AgencyKind>) -> Message {
    from.map_or_else(|| Message::new("referral-by-itself"), around::agency)
}
