//! `attune consent …` and `attune session …`.

use chrono::{DateTime, Local, NaiveDate, Utc};
use serde_json::{Value, json};

use super::args::{Answers, ConsentCommand, Global, OneSession, PlaceWord, SessionCommand};
use super::outcome::Outcome;
use super::output::{Output, table};
use super::parse::{date, purpose};
use super::unlock::{family, unlock};
use crate::base::{CaseId, MediaTime, PersonId};
use crate::casework::changes::{ConsentChange, SessionChange};
use crate::casework::{Clock, OpenVault, Problem, out_of_order, sentences};
use crate::programme::fidelity::CaseFacts;
use crate::programme::{Answer, ConsentRecord, FamilyCase, PlaceKind, Recording, timeline};
use crate::words::Message;

/// Records or lists consents.
pub fn consent(global: &Global, command: ConsentCommand, output: &Output<'_>) -> Result<Outcome, Problem> {
    match command {
        ConsentCommand::Give(answers) => answer(global, &answers, Answer::Given, output),
        ConsentCommand::Withdraw(answers) => answer(global, &answers, Answer::Withdrawn, output),
        ConsentCommand::List { case } => consents(global, &case, output),
    }
}

fn answer(
    global: &Global,
    answers: &Answers,
    answer: Answer,
    output: &Output<'_>,
) -> Result<Outcome, Problem> {
    let purposes = answers.purpose.iter().map(|word| purpose(word)).collect::<Result<Vec<_>, _>>()?;
    let clock = Clock::read();
    let on = answers.on.as_deref().map(date).transpose()?.unwrap_or(clock.today);
    let mut open_vault = unlock(global, output)?;
    let case = open_vault.find(&answers.case)?;
    let persons = persons(&open_vault.case(case)?.family()?.body, answers.person.as_deref())?;
    let mut records = Vec::new();
    for &person in &persons {
        for &purpose in &purposes {
            let scope = answers.scope.clone().unwrap_or_default().into();
            let change = ConsentChange::Answer { person, purpose, answer, scope, on };
            records.push(open_vault.change_consent(case, change, clock)?.to_string());
        }
    }
    let key = match answer {
        Answer::Given => "cli-consent-given",
        Answer::Withdrawn => "cli-consent-withdrawn",
    };
    let said = Message::new(key)
        .with("purposes", purposes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        .with("people", persons.len())
        .with("day", on.to_string());
    output.answer(&json!({ "records": records, "on": on }), [output.line(said)]);
    Ok(Outcome::Well)
}

/// The carer called so, or every carer.
fn persons(family: &FamilyCase, called: Option<&str>) -> Result<Vec<PersonId>, Problem> {
    let Some(called) = called.map(|word| word.trim().to_lowercase()) else {
        return Ok(family.carers().map(|carer| carer.id).collect());
    };
    let label = |person: &crate::programme::Person| person.label.reveal().clone();
    let found: Vec<PersonId> =
        family.carers().filter(|carer| label(carer).to_lowercase() == called).map(|carer| carer.id).collect();
    if found.is_empty() {
        let known: Vec<String> = family.carers().map(label).collect();
        return Err(Problem::refused(Message::new("error-unknown-person").with("known", known.join(", "))));
    }
    Ok(found)
}

fn consents(global: &Global, code: &str, output: &Output<'_>) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let case = open_vault.find(code)?;
    open_vault.look(case, Clock::read())?;
    let file = open_vault.case(case)?;
    let family = file.family()?.body;
    let label = |id| {
        let person = family.people.iter().find(|person| person.id == id);
        person.map(|person| person.label.reveal().clone()).unwrap_or_default()
    };
    let (mut documents, mut rows) = (Vec::new(), Vec::new());
    for record in file.library().all::<ConsentRecord>()? {
        let body = record.body;
        documents.push(json!({ "record": record.id.to_string(), "person": body.person.to_string(),
            "label": label(body.person), "purpose": body.purpose, "answer": body.answer, "scope": body.scope.reveal(), "on": body.on,
            "recorded": body.recorded }));
        let answer = match body.answer {
            Answer::Given => "cli-answer-given",
            Answer::Withdrawn => "cli-answer-withdrawn",
        };
        let (purpose, on) = (body.purpose.to_string(), body.on.to_string());
        rows.push(vec![label(body.person), purpose, output.line(answer), on, body.scope.into_inner()]);
    }
    let head = ["cli-head-person", "cli-head-purpose", "cli-head-answer", "cli-head-from", "cli-head-scope"];
    listed(&json!(documents), head, &rows, "cli-no-consents", output);
    Ok(Outcome::Well)
}

/// Changes or lists sessions.
pub fn session(global: &Global, command: SessionCommand, output: &Output<'_>) -> Result<Outcome, Problem> {
    let (of, change, told): (_, _, fn(&Line) -> Message) = match command {
        SessionCommand::List { case } => return sessions(global, &case, output),
        SessionCommand::Plan { session, on, reason } => {
            let to = date(&on)?;
            let change = match reason {
                None => SessionChange::Plan(Some(to)),
                Some(reason) => SessionChange::Move { to, reason: reason.into() },
            };
            (session, change, |line| Message::new("cli-session-planned").with("day", day(line.planned)))
        }
        SessionCommand::Arrived(session) => (session, SessionChange::Arrived, |line| {
            Message::new("cli-session-arrived").with("arrived", time(line.arrived))
        }),
        SessionCommand::Place { session, place, which } => {
            let kind = match place {
                PlaceWord::Home => PlaceKind::Home,
                PlaceWord::Elsewhere => PlaceKind::Elsewhere,
                PlaceWord::Remote => PlaceKind::Remote,
            };
            let change = SessionChange::Place(kind, which.unwrap_or_default().into());
            (session, change, |line| Message::new("cli-session-place").with("place", place_told(line.place)))
        }
        SessionCommand::Leaving(session) => (session, SessionChange::Leaving, |line| {
            Message::new("cli-session-leaving").with("leaving", time(line.leaving))
        }),
        SessionCommand::Cover { session, content, not } => {
            (session, SessionChange::Cover(content, !not), |_| "cli-session-covered".into())
        }
        SessionCommand::Miss { session, reason } => {
            (session, SessionChange::Miss { reason: reason.into() }, |_| "cli-session-missed".into())
        }
    };
    let OneSession { case: code, session: number, meant } = of;
    let mut open_vault = unlock(global, output)?;
    let case = family(global, &mut open_vault, &code)?;
    let clock = Clock::read();
    if meant {
        open_vault.case(case)?.mean_number(number);
    }
    let next = out_of_order(&open_vault.facts(case)?, number, clock.today)
        .filter(|_| matches!(change, SessionChange::Arrived));
    open_vault.change_session(case, number, change, clock)?;
    let lines = lines(&mut open_vault, case, clock)?;
    let Some(line) = lines.iter().find(|line| line.number == number) else { return Ok(Outcome::Well) };
    let mut answers = vec![output.line(told(line).with("session", number))];
    answers.extend(line.place_unsaid.then(|| output.line("cli-place-unsaid")));
    answers.extend(next.map(|next| output.line(super::films::order_message(number, next))));
    output.answer(&line.document(), answers);
    Ok(Outcome::Well)
}

/// A session as the list shows it.
struct Line {
    number: u32,
    planned: Option<NaiveDate>,
    held: Option<NaiveDate>,
    arrived: Option<DateTime<Utc>>,
    leaving: Option<DateTime<Utc>>,
    missed: bool,
    place: Option<PlaceKind>,
    /// Whether it was held, and nobody has said where, though the programme says where it is to be.
    place_unsaid: bool,
    films: usize,
    filmed: MediaTime,
    verdict: Option<crate::programme::fidelity::Verdict>,
}

impl Line {
    fn document(&self) -> Value {
        json!({ "session": self.number, "planned": self.planned, "held": self.held, "arrived": self.arrived,
            "leaving": self.leaving, "missed": self.missed, "place": self.place, "films": self.films,
            "filmed_s": self.filmed.secs_f64(), "verdict": self.verdict })
    }
}

/// Every place of the programme, and every session beyond it.
fn lines(open_vault: &mut OpenVault, case: CaseId, clock: Clock) -> Result<Vec<Line>, Problem> {
    let facts: CaseFacts = open_vault.facts(case)?;
    let findings = open_vault.fidelity(case, clock.today)?;
    let programme = open_vault.programme(case)?;
    let places = timeline(&facts, &programme, clock.today).places;
    let line = |place: &crate::programme::TimelinePlace| {
        let found = facts.sessions.iter().find(|(id, _)| Some(*id) == place.session);
        let session = found.map(|(_, session)| session);
        let visit = session.and_then(|session| session.held.as_ref());
        let said = session.and_then(|session| session.place.as_ref());
        let films = facts.recordings.iter().filter(|film| Some(film.session) == place.session);
        let of_session = findings.iter().filter(|finding| finding.session == Some(place.number));
        Line {
            number: place.number,
            planned: session.and_then(|session| session.planned),
            held: visit.map(|visit| visit.date),
            arrived: visit.and_then(crate::programme::HeldVisit::arrived_at),
            leaving: visit.and_then(crate::programme::HeldVisit::leaving_at),
            missed: visit.is_none() && session.is_some_and(|session| session.missed.is_some()),
            place: said.map(|place| place.kind),
            place_unsaid: visit.is_some() && said.is_none() && programme.place.is_some(),
            films: films.clone().count(),
            filmed: films.map(Recording::filmed).sum(),
            verdict: of_session.map(|finding| finding.verdict).max_by_key(|verdict| verdict.urgency()),
        }
    };
    Ok(places.iter().map(line).collect())
}

fn sessions(global: &Global, code: &str, output: &Output<'_>) -> Result<Outcome, Problem> {
    let mut open_vault = unlock(global, output)?;
    let case = family(global, &mut open_vault, code)?;
    open_vault.look(case, Clock::read())?;
    let lines = lines(&mut open_vault, case, Clock::read())?;
    let documents: Vec<Value> = lines.iter().map(Line::document).collect();
    let visited = |line: &Line| if line.missed { output.line("cli-missed") } else { day(line.held) };
    let cells = |line: &Line| {
        vec![
            line.number.to_string(),
            day(line.planned),
            visited(line),
            time(line.arrived),
            time(line.leaving),
            line.films.to_string(),
            line.verdict.map_or_else(dash, |verdict| output.line(sentences::verdict(verdict))),
        ]
    };
    let rows: Vec<Vec<String>> = lines.iter().map(cells).collect();
    let head = [
        "cli-head-session",
        "cli-head-planned",
        "cli-head-held",
        "cli-head-arrived",
        "cli-head-leaving",
        "cli-head-films",
        "table-verdict",
    ];
    output.answer(&json!(documents), table(&head.map(|key| output.line(key)), &rows));
    Ok(Outcome::Well)
}

/// The word of a place.
fn place_told(place: Option<PlaceKind>) -> Message {
    Message::new(match place {
        Some(PlaceKind::Home) => "place-home",
        Some(PlaceKind::Elsewhere) => "place-elsewhere",
        Some(PlaceKind::Remote) => "place-remote",
        None => "cli-place-unsaid",
    })
}

/// Rows as a table, or that there are none.
pub(super) fn listed<const N: usize>(
    documents: &Value,
    head: [&'static str; N],
    rows: &[Vec<String>],
    none: &'static str,
    output: &Output<'_>,
) {
    if rows.is_empty() {
        output.answer(documents, [output.line(none)]);
    } else {
        output.answer(documents, table(&head.map(|key| output.line(key)), rows));
    }
}

fn dash() -> String {
    "–".to_owned()
}

/// A day, or a dash where there is none.
pub(super) fn day(day: Option<NaiveDate>) -> String {
    day.map_or_else(dash, |day| day.to_string())
}

/// The time by the clock on the wall.
fn time(at: Option<DateTime<Utc>>) -> String {
    at.map_or_else(dash, |at| at.with_timezone(&Local).format("%H:%M").to_string())
}
