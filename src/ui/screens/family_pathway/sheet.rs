//! The sheet on which an entry of the way is written: one form at a time, for a new entry or one that is changed. It is
//! put away when the entry is on record, and stays where it was refused.

use egui::Ui;

use super::assessment::AssessmentForm;
use super::ending::EndingForm;
use super::judged::{JudgementForm, ReviewForm};
use super::offer::OfferForm;
use super::parts::Page;
use super::referral::ReferralForm;
use crate::app::action::UserAction;
use crate::base::RecordId;
use crate::casework::changes::EntryChange;
use crate::programme::{Entered, Entry};
use crate::ui::{theme, widgets};

/// What is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A referral.
    Referral,
    /// An assessment.
    Assessment,
    /// An offer.
    Offer,
    /// A judgement.
    Judgement,
    /// A review.
    Review,
    /// The end of the way.
    Ending,
    /// A change of what is on record.
    Change(RecordId),
    /// That an ending is opened again today.
    Reopen(RecordId),
}

/// An entry that is being written.
pub struct Sheet {
    /// The entry that is changed; a new one without it.
    record: Option<RecordId>,
    words: Words,
    /// The entries on record when this was sent.
    sent: Option<Vec<Entered>>,
}

/// What is typed, subject by subject.
enum Words {
    Referral(ReferralForm),
    Assessment(Box<AssessmentForm>),
    Offer(OfferForm),
    Judgement(JudgementForm),
    Review(ReviewForm),
    Ending(EndingForm),
}

impl Sheet {
    /// The sheet for what is wanted; none for what cannot be changed here.
    pub fn wanted(page: Page<'_>, wanted: Wanted) -> Option<Self> {
        let today = page.today();
        let (record, words) = match wanted {
            Wanted::Referral => (None, Words::Referral(ReferralForm::new(today))),
            Wanted::Assessment => (None, Words::Assessment(Box::new(AssessmentForm::new(today)))),
            Wanted::Offer => (None, Words::Offer(OfferForm::new(page))),
            Wanted::Judgement => (None, Words::Judgement(JudgementForm::new(page))),
            Wanted::Review => (None, Words::Review(ReviewForm::new(today))),
            Wanted::Ending => (None, Words::Ending(EndingForm::new(today))),
            Wanted::Change(record) => (Some(record), Words::of(page, record)?),
            Wanted::Reopen(record) => {
                let Words::Ending(mut ending) = Words::of(page, record)? else { return None };
                ending.reopen(today);
                (Some(record), Words::Ending(ending))
            }
        };
        Some(Self { record, words, sent: None })
    }

    /// Whether what was sent is on record.
    pub fn is_done(&self, entries: &[Entered]) -> bool {
        self.sent.as_ref().is_some_and(|sent| *sent != entries)
    }

    /// Draws it; whether it was put away.
    pub(super) fn show(&mut self, ui: &mut Ui, page: Page<'_>, actions: &mut Vec<UserAction>) -> bool {
        theme::subheading(ui, &page.get(self.words.title()));
        let entry = self.words.fields(ui, page);
        let mut away = false;
        widgets::gap(ui);
        ui.horizontal(|ui| {
            let ready = entry.is_some() && page.is_ready();
            let save = widgets::primary_if(ui, ready, &page.get("pathway-save"));
            if let (true, Some(entry)) = (save.clicked(), entry) {
                self.sent = Some(page.family.entries.clone());
                actions.push(UserAction::ChangeEntry(match self.record {
                    None => EntryChange::Add(entry),
                    Some(record) => EntryChange::Revise(record, entry),
                }));
            }
            away = theme::secondary_button(ui, &page.get("action-cancel")).clicked();
        });
        away
    }
}

impl Words {
    /// What stands in an entry that is on record.
    fn of(page: Page<'_>, record: RecordId) -> Option<Self> {
        let entered = page.family.entries.iter().find(|entered| entered.id == record)?;
        Some(match &entered.entry {
            Entry::Referral(body) => Self::Referral(ReferralForm::of(body)),
            Entry::Assessment(body) => Self::Assessment(Box::new(AssessmentForm::of(body))),
            Entry::Offer(body) => Self::Offer(OfferForm::of(body, page.today())),
            Entry::Judgement(body) => Self::Judgement(JudgementForm::of(body)),
            Entry::Review(body) => Self::Review(ReviewForm::of(body)),
            Entry::Ending(body) => Self::Ending(EndingForm::of(body)),
            _ => return None,
        })
    }

    const fn title(&self) -> &'static str {
        match self {
            Self::Referral(_) => "referral-title",
            Self::Assessment(_) => "assessment-title",
            Self::Offer(_) => "offer-title",
            Self::Judgement(_) => "judgement-title",
            Self::Review(_) => "way-review-title",
            Self::Ending(_) => "ending-title",
        }
    }

    /// Draws the fields; the entry they make, where it is one.
    fn fields(&mut self, ui: &mut Ui, page: Page<'_>) -> Option<Entry> {
        match self {
            Self::Referral(form) => form.fields(ui, page).map(Entry::Referral),
            Self::Assessment(form) => form.fields(ui, page).map(Entry::Assessment),
            Self::Offer(form) => form.fields(ui, page).map(Entry::Offer),
            Self::Judgement(form) => form.fields(ui, page).map(Entry::Judgement),
            Self::Review(form) => form.fields(ui, page).map(Entry::Review),
            Self::Ending(form) => form.fields(ui, page).map(Entry::Ending),
        }
    }
}
