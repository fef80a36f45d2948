//! A judgement after a programme, and a multi-agency review, planned or held: their forms, and their places on the line.

use egui::Ui;

use super::super::typing::day_field;
use super::kind::{PathwayForm, PathwayKind, Told};
use super::parts::{PathwayPage, choices, kept, list, measured, remove, said};
use crate::casework::sentences::{around, pathway};
use crate::programme::pathway::Next;
use crate::programme::{AgencyKind, Conclusion, Entry, Improvement, Judgement, Review, ReviewPart};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// A judgement as it is typed.
struct JudgementForm {
    on: String,
    programme: String,
    sensitivity: Improvement,
    attachment: Improvement,
    still_concerned: bool,
    judged_by: String,
    words: String,
}

impl JudgementForm {
    /// A new one, of the programme that is over, or else of the last.
    fn new(page: PathwayPage<'_>) -> Self {
        let pathway = page.pathway();
        let over = match &pathway.stands.next {
            Next::Judge { programme, .. } => Some(programme),
            _ => pathway.courses.last().map(|course| &course.programme),
        };
        Self {
            on: page.today(),
            programme: over.cloned().unwrap_or_default(),
            sensitivity: Improvement::NotJudged,
            attachment: Improvement::NotJudged,
            still_concerned: false,
            judged_by: String::new(),
            words: String::new(),
        }
    }

    /// One that is on record.
    fn of(body: &Judgement) -> Self {
        Self {
            on: body.on.to_string(),
            programme: body.programme.clone(),
            sensitivity: body.sensitivity,
            attachment: body.attachment,
            still_concerned: body.still_concerned,
            judged_by: body.judged_by.reveal().clone(),
            words: body.words.reveal().clone(),
        }
    }

    /// Draws the fields; the judgement they make, where it is one.
    fn body(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Judgement> {
        let pathway = page.pathway();
        let mut picked = None;
        widgets::picker(ui, &page.get("offer-programme"), pathway.title(&self.programme), |ui| {
            for course in &pathway.courses {
                if widgets::pick(ui, course.programme == self.programme, pathway.title(&course.programme)) {
                    picked = Some(course.programme.clone());
                }
            }
        });
        self.programme = picked.unwrap_or_else(|| std::mem::take(&mut self.programme));
        let on = day_field(ui, page.context, &page.get("pathway-on"), &mut self.on).value();
        for line in measured(page) {
            widgets::small(ui, &line);
        }
        let all = Improvement::ALL;
        choices(ui, page, "judgement-sensitivity", &mut self.sensitivity, all, pathway::improvement);
        ui.push_id("attachment", |ui| {
            choices(ui, page, "judgement-attachment", &mut self.attachment, all, pathway::improvement);
        });
        widgets::check(ui, &mut self.still_concerned, &page.get("judgement-concerned"));
        let hint = page.get("judgement-by-hint");
        widgets::hinted_field(ui, &page.get("judgement-by"), &mut self.judged_by, &hint);
        theme::text_area(ui, &page.get("judgement-words"), &mut self.words, 2);
        let judged = [self.sensitivity, self.attachment] != [Improvement::NotJudged; 2];
        let body = Judgement {
            on: on?,
            programme: self.programme.clone(),
            sensitivity: self.sensitivity,
            attachment: self.attachment,
            still_concerned: self.still_concerned,
            judged_by: kept(&self.judged_by),
            words: kept(&self.words),
        };
        judged.then_some(body)
    }
}

impl PathwayForm for JudgementForm {
    fn fields(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Entry> {
        self.body(ui, page).map(Entry::Judgement)
    }
}

/// A judgement.
pub static JUDGEMENT: PathwayKind = PathwayKind {
    add: "pathway-add-judgement",
    title: "judgement-title",
    new: |page| Box::new(JudgementForm::new(page)),
    of: |_, entry| match entry {
        Entry::Judgement(body) => Some(Box::new(JudgementForm::of(body))),
        _ => None,
    },
    told: |page, entry| match entry {
        Entry::Judgement(body) => Some(judgement_told(page, body)),
        _ => None,
    },
    more: None,
};

fn judgement_told(page: PathwayPage<'_>, body: &Judgement) -> Told {
    let title = Message::new("pathway-judgement").with("programme", page.pathway().title(&body.programme));
    let how = |key, how| page.say(&Message::new(key).with("how", pathway::improvement(how)));
    let concern = if body.still_concerned { "pathway-judgement-concerned" } else { "pathway-judgement-calm" };
    let mut facts = vec![
        how("pathway-judgement-sensitivity", body.sensitivity),
        how("pathway-judgement-attachment", body.attachment),
        page.get(concern),
    ];
    let by = |who| page.say(&Message::new("pathway-judgement-by").with("who", who));
    facts.extend(said(&body.judged_by).map(by));
    facts.extend(said(&body.words));
    facts.extend(measured(page));
    let sign = if body.is_little() { (Icon::Warning, Meaning::AtRisk) } else { (Icon::Check, Meaning::Met) };
    Told { day: body.on, title: page.say(&title), facts, sign }
}

/// A review as it is typed.
struct ReviewForm {
    on: String,
    agencies: Vec<(AgencyKind, String)>,
    conclusion: Option<Conclusion>,
    notes: String,
}

impl ReviewForm {
    /// A new one.
    fn new(today: String) -> Self {
        let agencies = vec![(AgencyKind::SocialCare, String::new())];
        Self { on: today, agencies, conclusion: None, notes: String::new() }
    }

    /// One that is on record.
    fn of(body: &Review) -> Self {
        let part = |part: &ReviewPart| (part.agency, part.who.reveal().clone());
        Self {
            on: body.on.to_string(),
            agencies: body.took_part.iter().map(part).collect(),
            conclusion: body.conclusion,
            notes: body.notes.reveal().clone(),
        }
    }

    /// Draws the fields; the review they make, where it is one.
    fn body(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Review> {
        let on = day_field(ui, page.context, &page.get("pathway-review-on"), &mut self.on).value();
        widgets::strong(ui, &page.get("pathway-review-agencies"));
        let mut gone = None;
        for (index, (agency, who)) in self.agencies.iter_mut().enumerate() {
            ui.push_id(("agency", index), |ui| {
                let name = page.say(&Message::new("pathway-review-agency").with("number", index + 1));
                list(ui, page, &name, agency, AgencyKind::ALL, around::agency);
                theme::field(ui, &page.get("pathway-review-agency-who"), who);
                if remove(ui, page, &name) {
                    gone = Some(index);
                }
            });
        }
        if let Some(index) = gone {
            self.agencies.remove(index);
        }
        if widgets::quiet_button(ui, &page.get("pathway-review-agency-add")).clicked() {
            let there = |kind: &AgencyKind| self.agencies.iter().any(|(known, _)| known == kind);
            let next = AgencyKind::ALL.into_iter().find(|kind| !there(kind));
            self.agencies.push((next.unwrap_or(AgencyKind::Other), String::new()));
        }
        let part = |(agency, who): &(AgencyKind, String)| ReviewPart { agency: *agency, who: kept(who) };
        let took_part: Vec<ReviewPart> = self.agencies.iter().map(part).collect();
        if !Review::several_agencies(&took_part) {
            widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, &page.get("pathway-review-few"));
        }
        let all = std::iter::once(None).chain(Conclusion::ALL.map(Some));
        choices(ui, page, "pathway-review-conclusion", &mut self.conclusion, all, pathway::conclusion);
        theme::text_area(ui, &page.get("pathway-review-notes"), &mut self.notes, 3);
        Some(Review { on: on?, took_part, conclusion: self.conclusion, notes: kept(&self.notes) })
    }
}

impl PathwayForm for ReviewForm {
    fn fields(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Entry> {
        self.body(ui, page).map(Entry::Review)
    }
}

/// A review.
pub static REVIEW: PathwayKind = PathwayKind {
    add: "pathway-add-review",
    title: "pathway-review-title",
    new: |page| Box::new(ReviewForm::new(page.today())),
    of: |_, entry| match entry {
        Entry::Review(body) => Some(Box::new(ReviewForm::of(body))),
        _ => None,
    },
    told: |page, entry| match entry {
        Entry::Review(body) => Some(review_told(page, body)),
        _ => None,
    },
    more: None,
};

fn review_told(page: PathwayPage<'_>, body: &Review) -> Told {
    let (title, sign) = match body.conclusion {
        None => ("pathway-review-planned", (Icon::ToDo, Meaning::NotYet)),
        Some(_) if !body.is_multi_agency() => ("pathway-review", (Icon::Warning, Meaning::AtRisk)),
        Some(_) => ("pathway-review", (Icon::Check, Meaning::Met)),
    };
    let mut facts: Vec<String> = body
        .conclusion
        .map(|concluded| page.say(&pathway::conclusion(Some(concluded))))
        .into_iter()
        .collect();
    let who: Vec<String> = body
        .took_part
        .iter()
        .map(|part| {
            let kind = around::agency(part.agency);
            match part.who.reveal().as_str() {
                "" => page.say(&kind),
                who => page.say(&Message::new("pathway-contributor").with("kind", kind).with("label", who)),
            }
        })
        .collect();
    if !who.is_empty() {
        facts.push(page.say(&Message::new("pathway-review-with").with("who", who.join(", "))));
    }
    if !body.is_multi_agency() {
        facts.push(page.get("pathway-review-few"));
    }
    facts.extend(said(&body.notes));
    Told { day: body.on, title: page.get(title), facts, sign }
}
