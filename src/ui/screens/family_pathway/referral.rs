//! The form for a referral.

use egui::Ui;

use super::super::typing::day_field;
use super::parts::{Page, choices, kept, list};
use crate::casework::sentences::{around, pathway};
use crate::programme::{AgencyKind, Referral, ReferralReason};
use crate::ui::theme;
use crate::words::Message;

/// A referral as it is typed.
pub struct ReferralForm {
    on: String,
    from: Option<AgencyKind>,
    why: ReferralReason,
    words: String,
}

impl ReferralForm {
    /// A new one.
    pub fn new(today: String) -> Self {
        let (from, why) = (Some(AgencyKind::SocialCare), ReferralReason::EdgeOfCare);
        Self { on: today, from, why, words: String::new() }
    }

    /// One that is on record.
    pub fn of(body: &Referral) -> Self {
        let words = body.words.reveal().clone();
        Self { on: body.on.to_string(), from: body.from, why: body.why, words }
    }

    /// Draws the fields; the referral they make, where it is one.
    pub fn fields(&mut self, ui: &mut Ui, page: Page<'_>) -> Option<Referral> {
        let on = day_field(ui, page.context, &page.get("pathway-on"), &mut self.on).value();
        let senders = AgencyKind::ALL.into_iter().map(Some).chain([None]);
        list(ui, page, &page.get("referral-from"), &mut self.from, senders, sender);
        choices(ui, page, "referral-why", &mut self.why, ReferralReason::ALL, pathway::referral_reason);
        theme::text_area(ui, &page.get("referral-words"), &mut self.words, 2);
        Some(Referral { on: on?, from: self.from, why: self.why, words: kept(&self.words) })
    }
}

/// Who sends a family, in a word.
fn sender(from: Option<AgencyKind>) -> Message {
    from.map_or_else(|| Message::new("referral-by-itself"), around::agency)
}
