//! Agencies, people and places, decisions, and what was offered to carers: each a list and a short form.

use egui::Ui;

use super::super::typing::day_field;
use super::Form;
use super::lines::{Line, Page, Words, child_picker, choices, entries, kept, section};
use crate::app::action::UserAction;
use crate::base::{PersonId, Redacted};
use crate::casework::sentences::around;
use crate::programme::{
    AgencyKind, Attended, CarerSupport, Contact, Decision, Entered, Entry, Matters, Significant,
};
use crate::ui::{theme, widgets};
use crate::words::Message;

/// An agency as it is typed.
pub struct ContactForm {
    kind: AgencyKind,
    label: String,
    reach: String,
    on: String,
}

impl ContactForm {
    /// One that is on record.
    pub fn of(body: &Contact) -> Self {
        Self {
            kind: body.kind,
            label: body.label.reveal().clone(),
            reach: body.reach.reveal().clone(),
            on: body.on.to_string(),
        }
    }

    /// Draws the fields; the agency they make, where it is one.
    pub fn fields(&mut self, ui: &mut Ui, page: Page<'_>) -> Option<Contact> {
        ui.label(page.get("agency-kind"));
        choices(ui, page, &mut self.kind, AgencyKind::ALL, around::agency);
        let hint = page.get("agency-label-hint");
        widgets::hinted_field(ui, &page.get("agency-label"), &mut self.label, &hint);
        theme::text_area(ui, &page.get("agency-reach"), &mut self.reach, 2);
        let on = day_field(ui, page.context, &page.get("agency-on"), &mut self.on).value()?;
        let body = Contact { kind: self.kind, label: kept(&self.label), reach: kept(&self.reach), on };
        (!self.label.trim().is_empty()).then_some(body)
    }
}

/// The agencies.
pub fn agencies(ui: &mut Ui, page: Page<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let mut lines = lines(page, |entry| match entry {
        Entry::Contact(contact) => {
            let known = page.say(&Message::new("record-agency-known").with("day", contact.on));
            let kind = page.say(&around::agency(contact.kind));
            let title = format!("{} · {kind}", contact.label.reveal());
            Some((title, said(&contact.reach).chain([known]).collect()))
        }
        _ => None,
    });
    lines.sort_by(|one, other| one.title.cmp(&other.title));
    let new = || {
        Words::Contact(ContactForm {
            kind: AgencyKind::SocialCare,
            label: String::new(),
            reach: String::new(),
            on: page.today(),
        })
    };
    section(ui, page, "record-agencies", &titles(&lines), false, |ui| {
        let subject = |words: &Words| matches!(words, Words::Contact(_));
        let keys = ("record-agencies-none", "record-agency-add");
        entries(ui, page, form, &lines, keys, (subject, new), actions);
    });
}

/// Somebody or somewhere that matters, as typed.
pub struct SignificantForm {
    child: Option<PersonId>,
    what: Matters,
    label: String,
    means: String,
    on: String,
}

impl SignificantForm {
    /// One that is on record.
    pub fn of(body: &Significant) -> Self {
        Self {
            child: body.child,
            what: body.what,
            label: body.label.reveal().clone(),
            means: body.means.reveal().clone(),
            on: body.on.to_string(),
        }
    }

    /// Draws the fields; what they make, where it is something.
    pub fn fields(&mut self, ui: &mut Ui, page: Page<'_>) -> Option<Significant> {
        choices(ui, page, &mut self.what, [Matters::Person, Matters::Place], around::matters);
        child_picker(ui, page, &mut self.child);
        theme::field(ui, &page.get("significant-label"), &mut self.label);
        theme::text_area(ui, &page.get("significant-means"), &mut self.means, 2);
        let on = day_field(ui, page.context, &page.get("significant-on"), &mut self.on).value()?;
        let (label, means) = (kept(&self.label), kept(&self.means));
        let body = Significant { child: self.child, what: self.what, label, means, on };
        (!self.label.trim().is_empty()).then_some(body)
    }
}

/// The people and places in the child's life.
pub fn significant(ui: &mut Ui, page: Page<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let lines = lines(page, |entry| match entry {
        Entry::Significant(matters) => {
            let of = matters.child.map(|child| page.called(child));
            let what = page.say(&around::matters(matters.what));
            let title = [Some(matters.label.reveal().clone()), Some(what), of];
            let title = title.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            Some((title, said(&matters.means).collect()))
        }
        _ => None,
    });
    let new = || {
        Words::Significant(SignificantForm {
            child: None,
            what: Matters::Person,
            label: String::new(),
            means: String::new(),
            on: page.today(),
        })
    };
    section(ui, page, "record-significant", &titles(&lines), false, |ui| {
        let subject = |words: &Words| matches!(words, Words::Significant(_));
        let keys = ("record-significant-none", "record-significant-add");
        entries(ui, page, form, &lines, keys, (subject, new), actions);
    });
}

/// A decision as it is typed.
pub struct DecisionForm {
    on: String,
    what: String,
    took_part: String,
}

impl DecisionForm {
    /// One that is on record.
    pub fn of(body: &Decision) -> Self {
        let took_part: Vec<&str> = body.took_part.iter().map(|who| who.reveal().as_str()).collect();
        Self { on: body.on.to_string(), what: body.what.reveal().clone(), took_part: took_part.join(", ") }
    }

    /// Draws the fields; the decision they make, where it is one.
    pub fn fields(&mut self, ui: &mut Ui, page: Page<'_>) -> Option<Decision> {
        let on = day_field(ui, page.context, &page.get("decision-on"), &mut self.on).value();
        theme::text_area(ui, &page.get("decision-what"), &mut self.what, 2);
        let hint = page.get("decision-took-part-hint");
        widgets::hinted_field(ui, &page.get("decision-took-part"), &mut self.took_part, &hint);
        self.offered(ui, page);
        let who = self.took_part.split(',').map(str::trim).filter(|who| !who.is_empty());
        let body = Decision { on: on?, what: kept(&self.what), took_part: who.map(Redacted::from).collect() };
        (!self.what.trim().is_empty()).then_some(body)
    }

    /// Whoever could have taken part, to be added by a click.
    fn offered(&mut self, ui: &mut Ui, page: Page<'_>) {
        let people = page.record().people.iter().map(|person| page.called(person.id));
        let agencies = page.family.entries.iter().filter_map(|entered| match &entered.entry {
            Entry::Contact(contact) => Some(contact.label.reveal().clone()),
            _ => None,
        });
        // A comma would part one name into two.
        let known = people.chain(agencies).filter(|name| !name.contains(','));
        ui.horizontal_wrapped(|ui| {
            for name in known {
                let there = self.took_part.split(',').any(|who| who.trim() == name);
                if !there && widgets::quiet_button(ui, &format!("+ {name}")).clicked() {
                    if !self.took_part.trim().is_empty() {
                        self.took_part.push_str(", ");
                    }
                    self.took_part.push_str(&name);
                }
            }
        });
    }
}

/// The decisions, the newest first.
pub fn decisions(ui: &mut Ui, page: Page<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let mut lines = lines(page, |entry| match entry {
        Entry::Decision(decision) => {
            let took_part: Vec<&str> = decision.took_part.iter().map(|who| who.reveal().as_str()).collect();
            let who = Message::new("record-decision-took-part").with("who", took_part.join(", "));
            let who = (!took_part.is_empty()).then(|| page.say(&who));
            let day = page.context.words.day(decision.on);
            Some((decision.what.reveal().clone(), [day].into_iter().chain(who).collect()))
        }
        _ => None,
    });
    lines.sort_by_key(|line| std::cmp::Reverse(day_of(line.entered)));
    let new =
        || Words::Decision(DecisionForm { on: page.today(), what: String::new(), took_part: String::new() });
    section(ui, page, "record-decisions", &newest(&lines), false, |ui| {
        let subject = |words: &Words| matches!(words, Words::Decision(_));
        let keys = ("record-decisions-none", "record-decision-add");
        entries(ui, page, form, &lines, keys, (subject, new), actions);
    });
}

/// An offer to a carer as it is typed.
pub struct SupportForm {
    carer: Option<PersonId>,
    what: String,
    on: String,
    attended: Attended,
}

impl SupportForm {
    /// One that is on record.
    pub fn of(body: &CarerSupport) -> Self {
        Self {
            carer: Some(body.carer),
            what: body.what.reveal().clone(),
            on: body.on.to_string(),
            attended: body.attended,
        }
    }

    /// Draws the fields; the offer they make, where it is one.
    pub fn fields(&mut self, ui: &mut Ui, page: Page<'_>) -> Option<CarerSupport> {
        ui.label(page.get("support-carer"));
        ui.horizontal_wrapped(|ui| {
            for carer in page.record().carers() {
                if widgets::choice(ui, self.carer == Some(carer.id), &page.called(carer.id)).clicked() {
                    self.carer = Some(carer.id);
                }
            }
        });
        theme::field(ui, &page.get("support-what"), &mut self.what);
        let on = day_field(ui, page.context, &page.get("support-on"), &mut self.on).value();
        ui.label(page.get("support-became"));
        let all = [Attended::Open, Attended::Yes, Attended::No];
        choices(ui, page, &mut self.attended, all, around::attended);
        let body =
            CarerSupport { carer: self.carer?, what: kept(&self.what), on: on?, attended: self.attended };
        (!self.what.trim().is_empty()).then_some(body)
    }
}

/// What was offered to the carers, the newest first.
pub fn support(ui: &mut Ui, page: Page<'_>, form: &mut Form, actions: &mut Vec<UserAction>) {
    let mut lines = lines(page, |entry| match entry {
        Entry::CarerSupport(support) => {
            let title = Message::new("record-support-line").with("person", page.called(support.carer));
            let title = page.say(&title.with("what", support.what.reveal().as_str()));
            let on = page.say(&Message::new("record-support-on").with("day", support.on));
            let became = page.say(&around::attended(support.attended));
            Some((title, vec![format!("{on} · {became}")]))
        }
        _ => None,
    });
    lines.sort_by_key(|line| std::cmp::Reverse(day_of(line.entered)));
    let mut carers = page.record().carers();
    let only = carers.next().filter(|_| carers.next().is_none()).map(|carer| carer.id);
    let new = || {
        let on = page.today();
        Words::Support(SupportForm { carer: only, what: String::new(), on, attended: Attended::Open })
    };
    section(ui, page, "record-support", &newest(&lines), false, |ui| {
        let subject = |words: &Words| matches!(words, Words::Support(_));
        let keys = ("record-support-none", "record-support-add");
        entries(ui, page, form, &lines, keys, (subject, new), actions);
    });
}

/// The lines of those entries of which something is said.
pub fn lines<'a>(page: Page<'a>, say: impl Fn(&Entry) -> Option<(String, Vec<String>)>) -> Vec<Line<'a>> {
    let line = |entered: &'a Entered| {
        let (title, facts) = say(&entered.entry)?;
        Some(Line { entered, title, facts, warning: None })
    };
    page.family.entries.iter().filter_map(line).collect()
}

/// The day of which an entry of this page speaks.
fn day_of(entered: &Entered) -> chrono::NaiveDate {
    match &entered.entry {
        Entry::Decision(decision) => decision.on,
        Entry::CarerSupport(support) => support.on,
        Entry::Concern(concern) => concern.on,
        _ => entered.at.date_naive(),
    }
}

fn said(text: &Redacted<String>) -> impl Iterator<Item = String> {
    Some(text.reveal().clone()).filter(|text| !text.is_empty()).into_iter()
}

fn titles(lines: &[Line<'_>]) -> String {
    lines.iter().map(|line| line.title.as_str()).collect::<Vec<_>>().join(", ")
}

fn newest(lines: &[Line<'_>]) -> String {
    lines.first().map(|line| line.title.clone()).unwrap_or_default()
}
