//! The forms for a judgement after a programme and for a multi-agency review, planned or held.

use egui::Ui;

use super::super::typing::day_field;
use super::parts::{Page, choices, kept, list, measured, remove};
use crate::casework::sentences::{around, pathway};
use crate::programme::pathway::Next;
use crate::programme::{AgencyKind, Conclusion, Improvement, Judgement, Review, ReviewPart};
use crate::ui::{theme, widgets};
use crate::words::Message;

/// A judgement as it is typed.
pub struct JudgementForm {
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
    pub fn new(page: Page<'_>) -> Self {
        let way = page.way();
        let over = match &way.stands.next {
            Next::Judge { programme, .. } => Some(programme),
            _ => way.courses.last().map(|course| &course.programme),
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
    pub fn of(body: &Judgement) -> Self {
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
    pub fn fields(&mut self, ui: &mut Ui, page: Page<'_>) -> Option<Judgement> {
        let way = page.way();
        let mut picked = None;
        widgets::picker(ui, &page.get("offer-programme"), way.title(&self.programme), |ui| {
            for course in &way.courses {
                if widgets::pick(ui, course.programme == self.programme, way.title(&course.programme)) {
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

/// A review as it is typed.
pub struct ReviewForm {
    on: String,
    agencies: Vec<(AgencyKind, String)>,
    conclusion: Option<Conclusion>,
    notes: String,
}

impl ReviewForm {
    /// A new one.
    pub fn new(today: String) -> Self {
        let agencies = vec![(AgencyKind::SocialCare, String::new())];
        Self { on: today, agencies, conclusion: None, notes: String::new() }
    }

    /// One that is on record.
    pub fn of(body: &Review) -> Self {
        let part = |part: &ReviewPart| (part.agency, part.who.reveal().clone());
        Self {
            on: body.on.to_string(),
            agencies: body.took_part.iter().map(part).collect(),
            conclusion: body.conclusion,
            notes: body.notes.reveal().clone(),
        }
    }

    /// Draws the fields; the review they make, where it is one.
    pub fn fields(&mut self, ui: &mut Ui, page: Page<'_>) -> Option<Review> {
        let on = day_field(ui, page.context, &page.get("way-review-on"), &mut self.on).value();
        widgets::strong(ui, &page.get("way-review-agencies"));
        let mut gone = None;
        for (index, (agency, who)) in self.agencies.iter_mut().enumerate() {
            ui.push_id(("agency", index), |ui| {
                let name = page.say(&Message::new("way-review-agency").with("number", index + 1));
                list(ui, page, &name, agency, AgencyKind::ALL, around::agency);
                theme::field(ui, &page.get("way-review-agency-who"), who);
                if remove(ui, page, &name) {
                    gone = Some(index);
                }
            });
        }
        if let Some(index) = gone {
            self.agencies.remove(index);
        }
        if widgets::quiet_button(ui, &page.get("way-review-agency-add")).clicked() {
            let there = |kind: &AgencyKind| self.agencies.iter().any(|(known, _)| known == kind);
            let next = AgencyKind::ALL.into_iter().find(|kind| !there(kind));
            self.agencies.push((next.unwrap_or(AgencyKind::Other), String::new()));
        }
        let all = [None, Some(Conclusion::Further), Some(Conclusion::NotFurther)];
        choices(ui, page, "way-review-conclusion", &mut self.conclusion, all, pathway::conclusion);
        theme::text_area(ui, &page.get("way-review-notes"), &mut self.notes, 3);
        let part = |(agency, who): &(AgencyKind, String)| ReviewPart { agency: *agency, who: kept(who) };
        let took_part = self.agencies.iter().map(part).collect();
        Some(Review { on: on?, took_part, conclusion: self.conclusion, notes: kept(&self.notes) })
    }
}
