//! The form for an offer and its answer. What the guidance names for the next step stands first, with its source; the
//! worker may offer anything.

use egui::Ui;

use super::super::typing::day_field;
use super::parts::{Page, choices, kept};
use crate::base::PersonId;
use crate::casework::sentences::pathway;
use crate::programme::{Offer, OfferAnswer, OfferReply};
use crate::ui::{theme, widgets};
use crate::words::Message;

/// An offer as it is typed.
pub struct OfferForm {
    on: String,
    programme: String,
    to: Vec<PersonId>,
    reply: Option<OfferReply>,
    answered: String,
    words: String,
}

impl OfferForm {
    /// A new one: what the guidance names first, to every carer.
    pub fn new(page: Page<'_>) -> Self {
        let way = page.way();
        let carers = way.people.iter().filter(|person| person.is_carer() && person.left.is_none());
        Self {
            on: page.today(),
            programme: way.programmes.first().map(|programme| programme.id.clone()).unwrap_or_default(),
            to: carers.map(|person| person.id).collect(),
            reply: None,
            answered: page.today(),
            words: String::new(),
        }
    }

    /// One that is on record; an answer that is still to come is dated today.
    pub fn of(body: &Offer, today: String) -> Self {
        Self {
            on: body.on.to_string(),
            programme: body.programme.clone(),
            to: body.to.clone(),
            reply: body.answer.map(|answer| answer.reply),
            answered: body.answer.map_or(today, |answer| answer.on.to_string()),
            words: body.words.reveal().clone(),
        }
    }

    /// Draws the fields; the offer they make, where it is one.
    pub fn fields(&mut self, ui: &mut Ui, page: Page<'_>) -> Option<Offer> {
        self.programme_field(ui, page);
        let on = day_field(ui, page.context, &page.get("pathway-on"), &mut self.on).value();
        ui.label(page.get("offer-to"));
        let carers = || page.way().people.iter().filter(|person| person.is_carer());
        if carers().next().is_none() {
            theme::weak(ui, &page.get("offer-to-nobody"));
        }
        for person in carers() {
            let mut ticked = self.to.contains(&person.id);
            if widgets::check(ui, &mut ticked, &page.called(person)).changed() {
                self.to.retain(|known| *known != person.id);
                self.to.extend(ticked.then_some(person.id));
            }
        }
        let replies = [None].into_iter().chain(OfferReply::ALL.into_iter().map(Some));
        choices(ui, page, "offer-answer", &mut self.reply, replies, |reply| {
            reply.map_or_else(|| Message::new("offer-no-answer"), pathway::reply)
        });
        let answer = match self.reply {
            None => None,
            Some(reply) => {
                let name = page.get("offer-answer-on");
                let on = day_field(ui, page.context, &name, &mut self.answered).value()?;
                Some(OfferAnswer { on, reply })
            }
        };
        theme::text_area(ui, &page.get("offer-words"), &mut self.words, 2);
        let (programme, to) = (self.programme.clone(), self.to.clone());
        let body = Offer { on: on?, programme, to, answer, words: kept(&self.words) };
        (!self.to.is_empty()).then_some(body)
    }

    fn programme_field(&mut self, ui: &mut Ui, page: Page<'_>) {
        let way = page.way();
        let mut picked = None;
        widgets::picker(ui, &page.get("offer-programme"), way.title(&self.programme), |ui| {
            for known in &way.programmes {
                let said = known.named.as_ref().map_or_else(
                    || known.title.clone(),
                    |(_, source)| {
                        let named = Message::new("offer-named").with("programme", known.title.as_str());
                        page.say(&named.with("source", source.as_str()))
                    },
                );
                if widgets::pick(ui, known.id == self.programme, said) {
                    picked = Some(known.id.clone());
                }
            }
        });
        self.programme = picked.unwrap_or_else(|| std::mem::take(&mut self.programme));
    }
}
