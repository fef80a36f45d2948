//! Reading a programme file: what is written there, checked part against part, so that every complaint names line and
//! reason. Judges nothing.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::programme::ProgrammeDefinition;
use super::retention::RetentionRules;
use super::rules::{NumberRule, RuleId};
use super::sections::{
    Ages, Aim, Content, ContentFile, Covering, GuidanceHeading, Phase, PhaseFile, PlaceRule, ReviewRule,
    WatchingRule, WorkerRule,
};
use crate::programme::resource::{DefinitionError, Resource, filled, named};
use crate::programme::said::Said;

/// Sessions have two digits.
const MOST_SESSIONS: u32 = 99;

/// The file as it is written, before entries are checked against each other.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgrammeFile {
    #[serde(deserialize_with = "named")]
    id: String,
    #[serde(deserialize_with = "named")]
    title: String,
    #[serde(deserialize_with = "filled")]
    source: String,
    rules: BTreeMap<RuleId, Spanned<NumberRule>>,
    first: Option<Spanned<Said>>,
    #[serde(default)]
    rhythm: Vec<Spanned<PhaseFile>>,
    ages: Option<Ages>,
    place: Option<PlaceRule>,
    worker: Option<WorkerRule>,
    film: Option<Said>,
    without_film: Option<Spanned<Said>>,
    watching: Option<Spanned<WatchingRule>>,
    change: Option<Spanned<Said>>,
    assessment: Option<Said>,
    review: Option<ReviewRule>,
    consent: Option<Said>,
    retention: Option<RetentionRules>,
    #[serde(default)]
    headings: Vec<Spanned<GuidanceHeading>>,
    #[serde(default)]
    aims: Vec<Spanned<Aim>>,
    covering: Option<Covering>,
    #[serde(default)]
    contents: Vec<Spanned<ContentFile>>,
}

impl ProgrammeDefinition {
    /// Reads a programme file. `file_name` is only for the complaint.
    pub fn from_toml(text: &str, file_name: &str) -> Result<Self, DefinitionError> {
        let resource = Resource { text, file_name };
        let file: ProgrammeFile = resource.read()?;
        file.check(resource)?;
        let rhythm = entries(resource, file.rhythm)?;
        check_rhythm(resource, &rhythm)?;
        let contents = entries(resource, file.contents)?;
        Ok(Self {
            rules: file.rules.into_iter().map(|(id, rule)| (id, rule.into_inner())).collect(),
            headings: resource.distinct(file.headings, "heading", |heading| &heading.id)?,
            aims: resource.distinct(file.aims, "aim", |aim| &aim.code)?,
            contents: resource.distinct(contents, "content", |content: &Content| &content.id)?,
            rhythm: rhythm.into_iter().map(Spanned::into_inner).collect(),
            id: file.id,
            title: file.title,
            source: file.source,
            first: file.first.map(Spanned::into_inner),
            ages: file.ages,
            place: file.place,
            worker: file.worker,
            film: file.film,
            without_film: file.without_film.map(Spanned::into_inner),
            watching: file.watching.map(Spanned::into_inner),
            change: file.change.map(Spanned::into_inner),
            assessment: file.assessment,
            review: file.review,
            consent: file.consent,
            covering: file.covering,
            retention: file.retention,
        })
    }
}

impl ProgrammeFile {
    /// What no part of the file can tell of itself.
    fn check(&self, resource: Resource<'_>) -> Result<(), DefinitionError> {
        if !is_id(&self.id) {
            let reason = format!("the id \"{}\" has other letters than a to z, digits and hyphens", self.id);
            return Err(resource.fault(0, reason));
        }
        for (&id, rule) in &self.rules {
            self.check_rule(id, rule.get_ref())
                .map_err(|reason| resource.fault(rule.span().start, reason))?;
        }
        for (name, offset) in [
            ("watching", self.watching.as_ref().map(|part| part.span().start)),
            ("change", self.change.as_ref().map(|part| part.span().start)),
        ] {
            if let Some(offset) = offset.filter(|_| self.film.is_none()) {
                return Err(resource.fault(offset, format!("{name} needs film: a programme that films")));
            }
        }
        if let (Some(without), Some(_)) = (&self.without_film, &self.film) {
            let reason = format!(
                "it films, and says \"{}\": one of film and without_film must go",
                without.get_ref().quote
            );
            return Err(resource.fault(without.span().start, reason));
        }
        Ok(())
    }

    /// What a rule's own numbers cannot tell: that they suit the rule, and what it builds upon.
    fn check_rule(&self, id: RuleId, rule: &NumberRule) -> Result<(), String> {
        let Some(unit) = id.unit().filter(|_| id != RuleId::Rhythm) else {
            return Err(format!("{id} has no bounds here: it stands in a section of its own"));
        };
        if rule.unit != unit {
            Err(format!("{id} counts {unit:?}, not {:?}", rule.unit))
        } else if id == RuleId::SessionCount && rule.bounds.at_least.is_none() {
            Err(format!("{id} needs at_least: it says when all are held"))
        } else if id == RuleId::SessionCount && rule.bounds.at_least > Some(MOST_SESSIONS) {
            Err(format!("{id} asks for more than {MOST_SESSIONS} sessions: none has a higher number"))
        } else if id == RuleId::Filmed && self.film.is_none() {
            let quote = self.without_film.as_ref().map(|said| said.get_ref().quote.clone());
            let why = quote.map_or_else(String::new, |quote| format!(", and it says \"{quote}\""));
            Err(format!("{id} needs film: a programme that films{why}"))
        } else {
            Ok(())
        }
    }
}

/// The entries of a list, each found in order by itself, so that a complaint names its own line.
fn entries<F, T: TryFrom<F, Error = String>>(
    resource: Resource<'_>,
    written: Vec<Spanned<F>>,
) -> Result<Vec<Spanned<T>>, DefinitionError> {
    let entry = |entry: Spanned<F>| {
        let span = entry.span();
        let read = T::try_from(entry.into_inner()).map_err(|reason| resource.fault(span.start, reason))?;
        Ok(Spanned::new(span, read))
    };
    written.into_iter().map(entry).collect()
}

/// That the phases follow each other, and the last has no end.
fn check_rhythm(resource: Resource<'_>, rhythm: &[Spanned<Phase>]) -> Result<(), DefinitionError> {
    let Some((last, before)) = rhythm.split_last() else { return Ok(()) };
    let mut weeks = 0;
    for phase in before {
        let until = phase.get_ref().weeks.unwrap_or(0);
        if until <= weeks {
            let reason = "every phase of the rhythm but the last needs weeks, each more than the one before";
            return Err(resource.fault(phase.span().start, reason));
        }
        weeks = until;
    }
    if last.get_ref().weeks.is_some() {
        let reason = "the last phase of the rhythm lasts to the end: no weeks";
        return Err(resource.fault(last.span().start, reason));
    }
    Ok(())
}

/// Whether a text can be a programme's id: what a person types after `--programme`.
fn is_id(text: &str) -> bool {
    let letter = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    text.chars().all(letter)
}
