//! Reading a programme file: what is written there, checked part against part, so that every complaint names line and
//! reason. Judges nothing.

use super::programme::ProgrammeDefinition;
use super::rules::{NumberRule, RuleId};
use super::sections::{Content, RhythmPhase};
use crate::programme::resource::{DefinitionError, Places, Resource};

/// Sessions have two digits.
const MOST_SESSIONS: u32 = 99;

impl ProgrammeDefinition {
    /// Reads a programme file. `file_name` is only for the complaint.
    pub fn from_toml(text: &str, file_name: &str) -> Result<Self, DefinitionError> {
        let resource = Resource { text, file_name };
        let read: Self = resource.read()?;
        read.check(&resource.places())?;
        Ok(read)
    }

    /// What no part of the file can tell of itself.
    fn check(&self, places: &Places<'_>) -> Result<(), DefinitionError> {
        if !is_id(&self.id) {
            let reason = format!("the id \"{}\" has other letters than a to z, digits and hyphens", self.id);
            return Err(places.fault(0, reason));
        }
        for (&id, rule) in &self.rules {
            let at = || places.part("rules", id.as_str());
            self.check_rule(id, rule).map_err(|reason| places.fault(at(), reason))?;
        }
        self.check_film(places)?;
        if let Some(ages) = &self.ages {
            ages.check().map_err(|reason| places.fault(places.section("ages"), reason))?;
        }
        check_rhythm(&self.rhythm, places)?;
        self.check_own_rhythm().map_err(|reason| places.fault(places.section("own_rhythm"), reason))?;
        for (number, content) in self.contents.iter().enumerate() {
            let checked = content.check().and_then(|()| self.check_often(content));
            checked.map_err(|reason| places.fault(places.entry("contents", number), reason))?;
        }
        places.distinct("headings", "heading", self.headings.iter().map(|heading| heading.id.as_str()))?;
        places.distinct("aims", "aim", self.aims.iter().map(|aim| aim.code.as_str()))?;
        places.distinct("contents", "content", self.contents.iter().map(|content| content.id.as_str()))
    }

    /// That there is a number by which a content is judged that is to be there again and again.
    fn check_often(&self, content: &Content) -> Result<(), String> {
        let number = self.covering.as_ref().and_then(|covering| covering.often_percent);
        match &content.often {
            Some(said) if number.is_none() => {
                Err(format!("often = \"{said}\" needs often_percent in the section covering"))
            }
            _ => Ok(()),
        }
    }

    /// That a rhythm of our own stands only where the guidance gives none.
    fn check_own_rhythm(&self) -> Result<(), String> {
        let Some(own) = &self.own_rhythm else { return Ok(()) };
        if !self.rhythm.is_empty() {
            return Err("it has a rhythm of the guidance's: one of rhythm and own_rhythm must go".to_owned());
        }
        own.check()
    }

    /// That what needs film is asked of a programme that films.
    fn check_film(&self, places: &Places<'_>) -> Result<(), DefinitionError> {
        for (name, is_there) in [("watching", self.watching.is_some()), ("change", self.change.is_some())] {
            if is_there && !self.films() {
                let reason = format!("{name} needs film: a programme that films");
                return Err(places.fault(places.section(name), reason));
            }
        }
        match &self.without_film {
            Some(without) if self.films() => {
                let reason =
                    format!("it films, and says \"{}\": one of film and without_film must go", without.quote);
                Err(places.fault(places.section("without_film"), reason))
            }
            _ => Ok(()),
        }
    }

    /// What a rule's own numbers cannot tell: that they suit the rule, and what it builds upon.
    fn check_rule(&self, id: RuleId, rule: &NumberRule) -> Result<(), String> {
        let bounds = rule.bounds();
        bounds.check()?;
        let Some(unit) = id.unit().filter(|_| id != RuleId::RHYTHM) else {
            return Err(format!("{id} has no bounds here: it stands in a section of its own"));
        };
        check_tolerance(id, rule)?;
        if rule.unit != unit {
            Err(format!("{id} counts {unit:?}, not {:?}", rule.unit))
        } else if id == RuleId::SESSION_COUNT && bounds.at_least.is_none() {
            Err(format!("{id} needs at_least: it says when all are held"))
        } else if id == RuleId::SESSION_COUNT && bounds.at_least > Some(MOST_SESSIONS) {
            Err(format!("{id} asks for more than {MOST_SESSIONS} sessions: none has a higher number"))
        } else if id == RuleId::FILMED && !self.films() {
            let quote = self.without_film.as_ref().map(|said| said.quote.clone());
            let why = quote.map_or_else(String::new, |quote| format!(", and it says \"{quote}\""));
            Err(format!("{id} needs film: a programme that films{why}"))
        } else {
            Ok(())
        }
    }
}

/// Fewest days of a calendar month.
const SHORTEST_MONTH: u32 = 28;

/// That a tolerance belongs to a time in months, and is shorter than that.
fn check_tolerance(id: RuleId, rule: &NumberRule) -> Result<(), String> {
    let Some(own) = &rule.own else { return Ok(()) };
    if ![RuleId::SPAN, RuleId::AFTER_PLACEMENT].contains(&id) {
        let (span, placed) = (RuleId::SPAN, RuleId::AFTER_PLACEMENT);
        return Err(format!("{id} has no tolerance: only {span} and {placed} have one"));
    }
    let bounds = rule.bounds();
    let least = bounds.at_least.or(bounds.at_most).unwrap_or(0).saturating_mul(SHORTEST_MONTH);
    if own.tolerance_days >= least {
        return Err(format!(
            "a tolerance of {} days leaves nothing of the time asked for",
            own.tolerance_days
        ));
    }
    Ok(())
}

/// That the phases follow each other, and the last has no end.
fn check_rhythm(rhythm: &[RhythmPhase], places: &Places<'_>) -> Result<(), DefinitionError> {
    let fault = |number, reason: String| places.fault(places.entry("rhythm", number), reason);
    for (number, phase) in rhythm.iter().enumerate() {
        phase.check().map_err(|reason| fault(number, reason))?;
    }
    let Some((last, before)) = rhythm.split_last() else { return Ok(()) };
    let mut weeks = 0;
    for (number, phase) in before.iter().enumerate() {
        let until = phase.weeks.unwrap_or(0);
        if until <= weeks {
            let reason = "every phase of the rhythm but the last needs weeks, each more than the one before";
            return Err(fault(number, reason.to_owned()));
        }
        weeks = until;
    }
    if last.weeks.is_some() {
        let reason = "the last phase of the rhythm lasts to the end: no weeks";
        return Err(fault(before.len(), reason.to_owned()));
    }
    Ok(())
}

/// Whether a text can be a programme's id: what a person types after `--programme`.
fn is_id(text: &str) -> bool {
    let letter = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    text.chars().all(letter)
}
