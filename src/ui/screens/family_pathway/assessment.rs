//! An assessment, its form and its place on the line: eight areas with the guideline's words, who contributed, the tools that were used. It can
//! be saved half done and gone on with. A tool outside its ages is questioned beside its field.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use egui::{Grid, Ui};

use super::super::typing::{day, day_field};
use super::kind::{PathwayForm, PathwayKind, Told};
use super::parts::{PathwayPage, kept, list, maybe, remove, said};
use crate::base::{PersonId, Redacted, UserId};
use crate::casework::sentences::pathway;
use crate::programme::{
    Area, Assessment, Circumstance, Contributor, ContributorKind, Entered, Entry, Person, Rater, ToolResult,
};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Meaning};
use crate::ui::widgets;
use crate::words::Message;

/// An assessment as it is typed.
struct AssessmentForm {
    on: String,
    finished: String,
    of: Vec<PersonId>,
    areas: BTreeMap<Area, String>,
    circumstances: Vec<Circumstance>,
    quiet: String,
    contributors: Vec<(ContributorKind, String)>,
    tools: Vec<ToolForm>,
}

/// The use of a tool, as it is typed.
struct ToolForm {
    tool: String,
    with: Option<PersonId>,
    on: String,
    /// A colleague who rated.
    rater: Option<UserId>,
    /// Somebody else who did, where one is named.
    outside: Option<String>,
    result: String,
}

impl AssessmentForm {
    /// A new one, about the child where there is only one.
    fn new(page: PathwayPage<'_>) -> Self {
        Self {
            on: page.today(),
            finished: String::new(),
            of: only_child(page),
            areas: BTreeMap::new(),
            circumstances: Vec::new(),
            quiet: String::new(),
            contributors: Vec::new(),
            tools: Vec::new(),
        }
    }

    /// One that is on record.
    fn of(page: PathwayPage<'_>, body: &Assessment) -> Self {
        let tool = |result: &ToolResult| ToolForm {
            tool: result.tool.clone(),
            with: result.with,
            on: result.on.to_string(),
            rater: match &result.rater {
                Some(Rater::Colleague { user }) => Some(*user),
                Some(Rater::Outside { .. }) | None => None,
            },
            outside: match &result.rater {
                Some(Rater::Outside { name }) => Some(name.reveal().clone()),
                Some(Rater::Colleague { .. }) | None => None,
            },
            result: result.result.reveal().clone(),
        };
        let contributor = |who: &Contributor| (who.kind, who.label.reveal().clone());
        Self {
            on: body.on.to_string(),
            finished: body.finished.map(|day| day.to_string()).unwrap_or_default(),
            of: if body.of.is_empty() { only_child(page) } else { body.of.clone() },
            areas: body.areas.iter().map(|(area, note)| (*area, note.reveal().clone())).collect(),
            circumstances: body.circumstances.clone(),
            quiet: body.quiet_signs.reveal().clone(),
            contributors: body.contributors.iter().map(contributor).collect(),
            tools: body.tools.iter().map(tool).collect(),
        }
    }

    /// Draws the fields; the assessment they make, where it is one.
    fn body(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Assessment> {
        let on = day_field(ui, page.context, &page.get("assessment-begun"), &mut self.on).value();
        let named = self.child_fields(ui, page);
        self.area_fields(ui, page);
        widgets::strong(ui, &page.get("assessment-circumstances"));
        for circumstance in Circumstance::ALL {
            let mut ticked = self.circumstances.contains(&circumstance);
            if widgets::check(ui, &mut ticked, &page.say(&pathway::circumstance(circumstance))).changed() {
                self.circumstances.retain(|known| *known != circumstance);
                self.circumstances.extend(ticked.then_some(circumstance));
            }
        }
        theme::text_area(ui, &page.get("assessment-quiet"), &mut self.quiet, 2);
        let quiet = &page.pathway().guide.quiet;
        widgets::small(ui, &page.get("assessment-quiet-hint")).on_hover_text(&quiet.quote);
        self.contributor_fields(ui, page);
        let tools = self.tool_fields(ui, page);
        let finished = day_field(ui, page.context, &page.get("assessment-finished"), &mut self.finished);
        widgets::small(ui, &page.get("assessment-finished-hint"));
        named.then_some(self.made(on?, maybe(finished).ok()?, tools?))
    }

    /// Which children it is about, where there are several; whether it names one, or there is none to name.
    fn child_fields(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> bool {
        let children: Vec<&Person> =
            page.pathway().people.iter().filter(|person| !person.is_carer()).collect();
        if children.len() < 2 {
            return true;
        }
        widgets::strong(ui, &page.get("assessment-of"));
        for child in &children {
            let mut ticked = self.of.contains(&child.id);
            if widgets::check(ui, &mut ticked, &called(page, child)).changed() {
                self.of.retain(|known| *known != child.id);
                self.of.extend(ticked.then_some(child.id));
            }
        }
        if self.of.is_empty() {
            widgets::small(ui, &page.get("assessment-of-nobody"));
        }
        !self.of.is_empty()
    }

    fn made(&self, on: NaiveDate, finished: Option<NaiveDate>, tools: Vec<ToolResult>) -> Assessment {
        let noted = self.areas.iter().filter(|(_, note)| !note.trim().is_empty());
        let contributor =
            |(kind, label): &(ContributorKind, String)| Contributor { kind: *kind, label: kept(label) };
        Assessment {
            on,
            finished,
            of: self.of.clone(),
            areas: noted.map(|(area, note)| (*area, kept(note))).collect(),
            circumstances: self.circumstances.clone(),
            quiet_signs: kept(&self.quiet),
            contributors: self.contributors.iter().map(contributor).collect(),
            tools,
        }
    }

    fn area_fields(&mut self, ui: &mut Ui, page: PathwayPage<'_>) {
        for area in Area::ALL {
            let Some(text) = page.pathway().guide.areas.get(&area) else { continue };
            let note = self.areas.entry(area).or_default();
            theme::text_area(ui, &text.title, note, 2);
            widgets::small(ui, &text.quote);
            widgets::gap(ui);
        }
    }

    fn contributor_fields(&mut self, ui: &mut Ui, page: PathwayPage<'_>) {
        widgets::strong(ui, &page.get("assessment-contributors"));
        widgets::small(ui, &page.pathway().guide.contributors.quote);
        let mut gone = None;
        for (index, (kind, label)) in self.contributors.iter_mut().enumerate() {
            ui.push_id(("contributor", index), |ui| {
                let name = page.say(&Message::new("assessment-contributor").with("number", index + 1));
                list(ui, page, &name, kind, ContributorKind::ALL, pathway::contributor);
                theme::field(ui, &page.get("assessment-contributor-label"), label);
                if remove(ui, page, &name) {
                    gone = Some(index);
                }
            });
        }
        if let Some(index) = gone {
            self.contributors.remove(index);
        }
        if widgets::quiet_button(ui, &page.get("assessment-contributor-add")).clicked() {
            let heard = |kind: &ContributorKind| self.contributors.iter().any(|(known, _)| known == kind);
            let next = ContributorKind::ASKED.into_iter().find(|kind| !heard(kind));
            self.contributors.push((next.unwrap_or(ContributorKind::Other), String::new()));
        }
    }

    /// The tools they make; nothing where a day cannot be read.
    fn tool_fields(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Vec<ToolResult>> {
        widgets::strong(ui, &page.get("assessment-tools"));
        let mut gone = None;
        for (index, tool) in self.tools.iter_mut().enumerate() {
            ui.push_id(("tool", index), |ui| {
                if tool.fields(ui, page, index) {
                    gone = Some(index);
                }
            });
        }
        if let Some(index) = gone {
            self.tools.remove(index);
        }
        if widgets::quiet_button(ui, &page.get("assessment-tool-add")).clicked() {
            let first = page.pathway().guide.tools.first().map(|tool| tool.id.clone());
            self.tools.push(ToolForm {
                tool: first.unwrap_or_default(),
                with: None,
                on: self.on.clone(),
                rater: None,
                outside: None,
                result: String::new(),
            });
        }
        self.tools.iter().map(ToolForm::made).collect()
    }
}

impl ToolForm {
    fn made(&self) -> Option<ToolResult> {
        Some(ToolResult {
            tool: self.tool.clone(),
            on: day(&self.on).value()?,
            with: self.with,
            rater: match &self.outside {
                Some(name) => Some(Rater::Outside { name: kept(name) }),
                None => self.rater.map(|user| Rater::Colleague { user }),
            },
            result: kept(&self.result),
        })
    }

    /// Draws the fields and what is asked of it; whether it is to be removed.
    fn fields(&mut self, ui: &mut Ui, page: PathwayPage<'_>, index: usize) -> bool {
        let name = page.say(&Message::new("assessment-tool").with("number", index + 1));
        let guide = &page.pathway().guide;
        let shown = guide.tool(&self.tool).map_or(self.tool.as_str(), |tool| tool.title.as_str());
        let mut picked = None;
        widgets::narrow(ui, |ui| {
            widgets::picker(ui, &name, shown, |ui| {
                for tool in &guide.tools {
                    if widgets::pick(ui, tool.id == self.tool, tool.title.as_str()) {
                        picked = Some(tool.id.clone());
                    }
                }
            });
        });
        self.tool = picked.unwrap_or_else(|| std::mem::take(&mut self.tool));
        let people = &page.pathway().people;
        let called = |with: Option<PersonId>| {
            let found = people.iter().find(|person| Some(person.id) == with);
            found.map_or_else(|| page.get("assessment-the-child"), |person| page.called(person))
        };
        widgets::narrow(ui, |ui| {
            widgets::picker(ui, &page.get("assessment-tool-with"), &called(self.with), |ui| {
                for with in [None].into_iter().chain(people.iter().map(|person| Some(person.id))) {
                    if widgets::pick(ui, self.with == with, called(with)) {
                        self.with = with;
                    }
                }
            });
        });
        day_field(ui, page.context, &page.get("assessment-tool-day"), &mut self.on);
        let asked = self.made().and_then(|made| {
            let made = ToolResult { result: Redacted::default(), ..made };
            guide.question(&made, people)
        });
        if let Some(question) = asked {
            widgets::sign_line(
                ui,
                Icon::Warning,
                Meaning::AtRisk,
                &page.say(&pathway::tool_question(question)),
            );
        }
        self.rater_fields(ui, page);
        theme::field(ui, &page.get("assessment-tool-result"), &mut self.result);
        remove(ui, page, &name)
    }

    /// Who rated: a colleague, somebody else, or not on record.
    fn rater_fields(&mut self, ui: &mut Ui, page: PathwayPage<'_>) {
        let colleagues = &page.family.measures.colleagues;
        let called = |user: UserId| page.family.measures.rater(&Rater::Colleague { user });
        let (nobody, else_one) = (page.get("record-not-recorded"), page.get("measures-outside"));
        let shown = match (self.rater, &self.outside) {
            (_, Some(_)) => else_one.clone(),
            (Some(user), None) => called(user),
            (None, None) => nobody.clone(),
        };
        widgets::narrow(ui, |ui| {
            widgets::picker(ui, &page.get("assessment-tool-rater"), &shown, |ui| {
                if widgets::pick(ui, self.rater.is_none() && self.outside.is_none(), nobody) {
                    (self.rater, self.outside) = (None, None);
                }
                let rated_by = self.rater;
                for row in colleagues.iter().filter(|row| !row.retired || rated_by == Some(row.user)) {
                    let is = self.outside.is_none() && self.rater == Some(row.user);
                    if widgets::pick(ui, is, called(row.user)) {
                        (self.rater, self.outside) = (Some(row.user), None);
                    }
                }
                if widgets::pick(ui, self.outside.is_some(), else_one) {
                    self.outside.get_or_insert_default();
                }
            });
        });
        if let Some(name) = &mut self.outside {
            theme::field(ui, &page.get("measures-outside-name"), name);
        }
    }
}

impl PathwayForm for AssessmentForm {
    fn fields(&mut self, ui: &mut Ui, page: PathwayPage<'_>) -> Option<Entry> {
        self.body(ui, page).map(Entry::Assessment)
    }
}

/// An assessment.
pub static ASSESSMENT: PathwayKind = PathwayKind {
    add: "pathway-add-assessment",
    title: "assessment-title",
    new: |page| Box::new(AssessmentForm::new(page)),
    of: |page, entry| match entry {
        Entry::Assessment(body) => Some(Box::new(AssessmentForm::of(page, body))),
        _ => None,
    },
    told: |page, entry| match entry {
        Entry::Assessment(body) => Some(told(page, body)),
        _ => None,
    },
    more: Some(more),
};

fn told(page: PathwayPage<'_>, body: &Assessment) -> Told {
    let noted = Area::ALL.len() - body.missing().count();
    let (state, sign) = match body.complete_on() {
        Some(day) => (Message::new("pathway-assessment-done").with("day", day), (Icon::Check, Meaning::Met)),
        None => (Message::new("pathway-assessment-open").with("count", noted), (Icon::ToDo, Meaning::NotYet)),
    };
    let mut facts = vec![page.say(&state)];
    facts.extend(children(page, body));
    facts.extend(body.circumstances.iter().map(|one| page.say(&pathway::circumstance(*one))));
    facts.extend(contributors(page, &body.contributors));
    let quiet = |signs| page.say(&Message::new("pathway-quiet").with("signs", signs));
    facts.extend(said(&body.quiet_signs).map(quiet));
    for result in &body.tools {
        let title = page.pathway().guide.tool(&result.tool).map_or(result.tool.as_str(), |tool| &tool.title);
        let line = Message::new("pathway-tool").with("tool", title).with("day", result.on);
        let mut line = page.say(&line.with("result", result.result.reveal().as_str()));
        if let Some(rater) = &result.rater {
            let rater = page.family.measures.rater(rater);
            let by = Message::new("pathway-tool-rater").with("rater", rater);
            line = format!("{line} · {}", page.say(&by));
        }
        facts.push(line);
    }
    Told { day: body.on, title: page.get("pathway-assessment"), facts, sign }
}

/// The only child of the family whom the programme is about.
fn only_child(page: PathwayPage<'_>) -> Vec<PersonId> {
    let children = page.pathway().people.iter().filter(|person| !person.is_carer() && !person.beside);
    let ids: Vec<PersonId> = children.map(|child| child.id).collect();
    if ids.len() == 1 { ids } else { Vec::new() }
}

/// What a child is called; by its birth where it has no label.
fn called(page: PathwayPage<'_>, child: &Person) -> String {
    match child.born().filter(|_| child.label.reveal().is_empty()) {
        Some(born) => page.say(&Message::new("assessment-child-born").with("day", born)),
        None => page.called(child),
    }
}

/// Which of several children it is about.
fn children(page: PathwayPage<'_>, body: &Assessment) -> Option<String> {
    let children = page.pathway().people.iter().filter(|person| !person.is_carer());
    let children: Vec<&Person> = children.collect();
    if children.len() < 2 {
        return None;
    }
    let named = children.iter().filter(|child| body.of.contains(&child.id));
    let who: Vec<String> = named.map(|child| called(page, child)).collect();
    if who.is_empty() && only_child(page).is_empty() {
        return Some(page.get("pathway-assessment-of-nobody"));
    }
    (!who.is_empty()).then(|| page.say(&Message::new("pathway-assessment-of").with("who", who.join(", "))))
}

/// Who was heard, and whom the guidance asks for and was not.
fn contributors(page: PathwayPage<'_>, heard: &[Contributor]) -> impl Iterator<Item = String> {
    let one = |who: &Contributor| {
        let kind = pathway::contributor(who.kind);
        match who.label.reveal().as_str() {
            "" => page.say(&kind),
            label => page.say(&Message::new("pathway-contributor").with("kind", kind).with("label", label)),
        }
    };
    let named: Vec<String> = heard.iter().map(one).collect();
    let missing: Vec<String> = ContributorKind::ASKED
        .into_iter()
        .filter(|kind| heard.iter().all(|who| who.kind != *kind))
        .map(|kind| page.say(&pathway::contributor(kind)))
        .collect();
    let line = |key, names: Vec<String>| {
        (!names.is_empty()).then(|| page.say(&Message::new(key).with("who", names.join(", "))))
    };
    [line("pathway-contributors", named), line("pathway-contributors-missing", missing)].into_iter().flatten()
}

/// The areas, and what is asked of the tools.
fn more(ui: &mut Ui, page: PathwayPage<'_>, entered: &Entered) {
    let Entry::Assessment(body) = &entered.entry else { return };
    areas(ui, page, body, entered);
    let (guide, people) = (&page.pathway().guide, &page.pathway().people);
    for question in body.tools.iter().filter_map(|result| guide.question(result, people)) {
        let question = page.say(&pathway::tool_question(question));
        widgets::sign_line(ui, Icon::Warning, Meaning::AtRisk, &question);
    }
}

/// The eight areas, done or not yet.
fn areas(ui: &mut Ui, page: PathwayPage<'_>, body: &Assessment, entered: &Entered) {
    let columns = if ui.available_width() > 620.0 { 2 } else { 1 };
    #[allow(clippy::cast_precision_loss)] // one or two
    let width = ui.available_width() / columns as f32 - 16.0;
    ui.spacing_mut().interact_size.y = 0.0;
    let grid = Grid::new(("areas", entered.id)).num_columns(columns).spacing([16.0, 4.0]);
    grid.min_row_height(0.0).show(ui, |ui| {
        for (index, (area, text)) in page.pathway().guide.areas.iter().enumerate() {
            let note = body.note(*area);
            let (icon, meaning, word) = match note {
                Some(_) => (Icon::Check, Meaning::Met, "pathway-area-done"),
                None => (Icon::Dash, Meaning::NotYet, "pathway-area-missing"),
            };
            ui.vertical(|ui| {
                ui.set_width(width);
                let words = format!("{}: {}", text.title, page.get(word));
                widgets::sign_line(ui, icon, meaning, &words).on_hover_text(note.unwrap_or(&text.quote));
            });
            if index % columns == columns - 1 {
                ui.end_row();
            }
        }
    });
}
