//! An offer and its answer: the form, and the place on the line. What the guidance names for the next step stands first, with its source; the
//! worker may offer anything.

use egui::Ui;

use super::super::typing::day_field;
use super::kind::{PathwayForm, PathwayKind, Told};
use super::parts::{PathwayPage, choices, kept, said};
use crate::base::PersonId;
use crate::casework::sentences::pathway;
use crate::programme::{Entry, Offer, OfferAnswer, OfferReply};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// An offer as it is typed.
struct OfferForm {
    on: String,
    programme: String,
    to: Vec<PersonId>,
    reply: Option<OfferReply>,
    answered: String,
    words: String,
}

impl OfferForm {
    /// A new one: what the guidance names first, to every carer.
    fn new(page: PathwayPage<'_>) -> Self {
        let pathway = page.pathway();
        let carers = pathway.people.iter().filter(|person| person.is_carer() && person.left.is_none());
        Self {
            on: page.today(),
            programme: pathway.programmes.first().map(|programme| programme.id.clone()).unwrap_or_default(),
            to: carers.map(|person| person.id).collect(),
            reply: None,
            answered: page.today(),
            words: String::new(),
        }
    }

    /// One that is on record; an answer that is still to come is dated today.
    fn of(body: &Offer, today: String) -> Self {
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
    fn body(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Offer> {
        self.programme_field(ui, page);
        let on = day_field(ui, page.context, &page.get("pathway-on"), &mut self.on).value();
        ui.label(page.get("offer-to"));
        let carers = || page.pathway().people.iter().filter(|person| person.is_carer());
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

    fn programme_field(&mut self, ui: &mut Ui, page: PathwayPage<'_>) {
        let view = page.pathway();
        let mut picked = None;
        widgets::picker(ui, &page.get("offer-programme"), view.title(&self.programme), |ui| {
            for known in &view.programmes {
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
        let chosen = view.programmes.iter().find(|known| known.id == self.programme);
        if let Some(with) = chosen.and_then(|known| known.with.as_deref()) {
            widgets::small(ui, &page.say(&pathway::together(view, with)));
        }
    }
}

impl PathwayForm for OfferForm {
    fn fields(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Entry> {
        self.body(ui, page).map(Entry::Offer)
    }
}

/// An offer.
pub static OFFER: PathwayKind = PathwayKind {
    add: "pathway-add-offer",
    title: "offer-title",
    new: |page| Box::new(OfferForm::new(page)),
    of: |page, entry| match entry {
        Entry::Offer(body) => Some(Box::new(OfferForm::of(body, page.today()))),
        _ => None,
    },
    told: |page, entry| match entry {
        Entry::Offer(body) => Some(told(page, body)),
        _ => None,
    },
    more: None,
};

fn told(page: PathwayPage<'_>, body: &Offer) -> Told {
    let called = |id: &PersonId| {
        let found = page.pathway().people.iter().find(|person| person.id == *id);
        found.map(|person| page.called(person))
    };
    let who: Vec<String> = body.to.iter().filter_map(called).collect();
    let title = Message::new("pathway-offer").with("programme", page.pathway().title(&body.programme));
    let (state, sign) = match body.answer {
        None => (Message::new("pathway-offer-open"), (Icon::Clock, Meaning::NotYet)),
        Some(answer) => {
            let sign = match answer.reply {
                OfferReply::Accepted => (Icon::Check, Meaning::Met),
                OfferReply::Declined => (Icon::Cross, Meaning::NotApplicable),
                OfferReply::Thinking => (Icon::Clock, Meaning::NotYet),
            };
            let state = Message::new("pathway-offer-answered").with("answer", pathway::reply(answer.reply));
            (state.with("day", answer.on), sign)
        }
    };
    let facts = [page.say(&state)].into_iter().chain(said(&body.words)).collect();
    Told { day: body.on, title: page.say(&title.with("who", who.join(", "))), facts, sign }
}
