//! An offer and what each carer answered: the form, and the place on the line. What the guidance names for the next step stands first, with its source; the
//! worker may offer anything.

use std::collections::BTreeMap;

use egui::Ui;

use super::super::typing::day_field;
use super::kind::{PathwayForm, PathwayKind, Told};
use super::parts::{PathwayPage, kept, said};
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
    /// What each answered and on which day, as far as anything was chosen.
    replies: BTreeMap<PersonId, (Option<OfferReply>, String)>,
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
            replies: BTreeMap::new(),
            words: String::new(),
        }
    }

    /// One that is on record.
    fn of(body: &Offer) -> Self {
        let reply = |answer: &OfferAnswer| (answer.by, (Some(answer.reply), answer.on.to_string()));
        Self {
            on: body.on.to_string(),
            programme: body.programme.clone(),
            to: body.to.clone(),
            replies: body.answers.iter().map(reply).collect(),
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
        let answers = self.answers(ui, page);
        theme::text_area(ui, &page.get("offer-words"), &mut self.words, 2);
        let (programme, to) = (self.programme.clone(), self.to.clone());
        let body = Offer { on: on?, programme, to, answers: answers?, words: kept(&self.words) };
        (!self.to.is_empty()).then_some(body)
    }

    /// The answer of each to whom it is offered; nothing where a day cannot be read.
    fn answers(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Vec<OfferAnswer>> {
        let mut answers = Some(Vec::new());
        for person in page.pathway().people.iter().filter(|person| self.to.contains(&person.id)) {
            let who = page.called(person);
            let (reply, day) = self.replies.entry(person.id).or_insert_with(|| (None, page.today()));
            ui.label(page.say(&Message::new("offer-answer").with("who", who.as_str())));
            ui.horizontal_wrapped(|ui| {
                for one in [None].into_iter().chain(OfferReply::ALL.map(Some)) {
                    let word = one.map_or_else(|| Message::new("offer-no-answer"), pathway::reply);
                    let word = page.sentence(&word);
                    let name = Message::new("offer-answer-named").with("who", who.as_str());
                    let name = page.say(&name.with("answer", word.as_str()));
                    if widgets::named_choice(ui, *reply == one, &word, &name).clicked() {
                        *reply = one;
                    }
                }
            });
            let Some(reply) = *reply else { continue };
            let name = page.say(&Message::new("offer-answer-on").with("who", who.as_str()));
            let on = day_field(ui, page.context, &name, day).value();
            let answer = on.map(|on| OfferAnswer { by: person.id, on, reply });
            answers = answers.zip(answer).map(|(mut answers, answer)| {
                answers.push(answer);
                answers
            });
        }
        answers
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
    of: |_, entry| match entry {
        Entry::Offer(body) => Some(Box::new(OfferForm::of(body))),
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
    let today = page.context.state.today;
    let each = body.to.iter().filter_map(|id| {
        let (who, answer) = (called(id)?, body.answer_of(*id, today));
        Some(match answer {
            None => Message::new("pathway-offer-open").with("who", who),
            Some(answer) => Message::new("pathway-offer-answered")
                .with("who", who)
                .with("answer", pathway::reply(answer.reply))
                .with("day", answer.on),
        })
    });
    let replies: Vec<Option<OfferReply>> =
        body.to.iter().map(|id| body.answer_of(*id, today).map(|answer| answer.reply)).collect();
    // One who wants it is enough for the programme to go ahead.
    let sign = if replies.contains(&Some(OfferReply::Accepted)) {
        (Icon::Check, Meaning::Met)
    } else if replies.iter().all(|reply| *reply == Some(OfferReply::Declined)) {
        (Icon::Cross, Meaning::NotApplicable)
    } else {
        (Icon::ToDo, Meaning::NotYet)
    };
    let facts = each.map(|message| page.say(&message)).chain(said(&body.words)).collect();
    Told { day: body.on, title: page.say(&title.with("who", who.join(", "))), facts, sign }
}
