//! One session as the screen shows it: plain rows made from records and verdicts. Decides nothing itself.

use chrono::NaiveDate;

use crate::base::{CaseId, Redacted, SessionId, UserId};
use crate::casework::clock::Clock;
use crate::casework::film::filming::disk_refusal;
use crate::casework::film::permissions::FilmPermissions;
use crate::casework::film::rows::{clip_rows_of, film_band, recordings};
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::{
    AimRow, ClipRow, ContentRow, NextSession, ParentWordsRow, PersonThere, SessionView, ShownRow,
};
use crate::casework::problem::Problem;
use crate::casework::records::CaseRecords;
use crate::casework::sentences::around;
use crate::programme::fidelity::{CaseFacts, evaluate};
use crate::programme::{Aim, Content, Person, ProgrammeDefinition, Session, Vocabulary, steps};
use crate::words::Message;

impl OpenVault {
    /// One session's page: everything that the window shows of it.
    pub fn session_page(&mut self, case: CaseId, number: u32, clock: Clock) -> Result<SessionView, Problem> {
        view(self, case, number, clock)
    }
}

/// One session by its number, whether or not there is a record of it.
pub(crate) fn view(
    open_vault: &mut OpenVault,
    case: CaseId,
    number: u32,
    clock: Clock,
) -> Result<SessionView, Problem> {
    let training = open_vault.training()?;
    let users = open_vault.device().users()?;
    let role = open_vault.me().map(|me| me.role);
    let file = open_vault.case(case)?;
    let full_disk = disk_refusal(file)?;
    let (known, new) = (file.session_numbered(number)?, file.new_session(number)?);
    let records = CaseRecords::read(file)?;
    let film_permissions = FilmPermissions::from_records(&records, role, clock.today);
    let mut facts = records.facts(training);
    let findings = evaluate(records.programme(), open_vault.vocabulary(), &facts, clock.today);
    let (id, session) = if let Some(record) = known {
        (SessionId::from(record.id), record.body)
    } else {
        // Its steps are those of a session of which nothing is on record.
        let unwritten = (SessionId::random(), new);
        facts.sessions.push(unwritten.clone());
        unwritten
    };
    let (programme, vocabulary) = (records.programme(), open_vault.vocabulary());
    let clips = clip_rows_of(&records, vocabulary);
    let login = |user: UserId| {
        let found = users.into_iter().find(|record| record.id == user.into());
        found.map_or_else(|| Redacted::from(user.short()), |record| record.body.login)
    };
    Ok(SessionView {
        case,
        code: records.family.code.as_str().to_owned(),
        worker: session.worker.map(login),
        steps: steps(&facts, vocabulary, programme, id, clock.today),
        recordings: recordings(&records, |film| film.session == id),
        shown: shown(&records, &clips, vocabulary, id),
        parent_words: parent_words(&records, id),
        aims: aims(programme),
        contents: contents(programme),
        findings: findings.into_iter().filter(|finding| finding.session == Some(number)).collect(),
        before: around::before(&records.family),
        film_band: film_band(programme),
        film_refusals: records.film_refusals(full_disk, clock.today),
        show_refusals: with_chosen(film_permissions.show(), &session, &clips),
        consent_refusals: film_permissions.show(),
        watch_refusals: film_permissions.watch(),
        preview_refusals: with_chosen(film_permissions.watch(), &session, &clips),
        people: people(&records, &session, clock.today),
        next: next(&facts, &session, programme),
        read: clock.now,
        session,
        clips,
    })
}

/// Why the chosen clips cannot be seen, with these refusals first; empty where they can. Of several chosen, those that
/// are gone are left out.
fn with_chosen(mut refusals: Vec<Message>, session: &Session, clips: &[ClipRow]) -> Vec<Message> {
    let chosen = &session.plan.show;
    if chosen.is_empty() {
        refusals.push("refuse-show-nothing-chosen".into());
    } else if !clips.iter().any(|row| row.may_be_shown && chosen.contains(&row.clip)) {
        refusals.push("refuse-show-none-left".into());
    }
    refusals
}

/// Who of the family can be at the session.
fn people(records: &CaseRecords, session: &Session, today: NaiveDate) -> Vec<PersonThere> {
    let day = session.held.as_ref().map(|visit| visit.date).or(session.planned).unwrap_or(today);
    let row = |person: &Person| PersonThere {
        person: person.id,
        label: person.label.clone(),
        there: session.present.contains(&person.id),
    };
    let people = records.family.people.iter().map(|person| (person, row(person)));
    let comes =
        |(person, row): &(&Person, PersonThere)| row.there || person.left.is_none_or(|left| day < left);
    people.filter(comes).map(|(_, row)| row).collect()
}

/// The next session after this one that is neither held nor missed, as far as the programme goes.
fn next(facts: &CaseFacts, session: &Session, programme: &ProgrammeDefinition) -> Option<NextSession> {
    let body = |number| facts.sessions.iter().map(|(_, body)| body).find(|body| body.number == number);
    let most = programme.sessions_at_most().unwrap_or(u32::MAX);
    let open = |body: &Session| body.held.is_none() && body.missed.is_none();
    let number = (session.number.saturating_add(1)..=most).find(|number| body(*number).is_none_or(open))?;
    Some(NextSession { number, planned: body(number).and_then(|body| body.planned) })
}

/// What was shown, in the order it was shown.
fn shown(
    records: &CaseRecords,
    clips: &[ClipRow],
    vocabulary: &Vocabulary,
    session: SessionId,
) -> Vec<ShownRow> {
    let numbers = records.numbers();
    let from = |record: &crate::programme::Showing| {
        clips.iter().find(|row| row.clip == record.clip)?;
        let film = records.recordings.iter().find(|film| film.id == record.recording.into())?;
        numbers.get(&film.body.session).copied()
    };
    let mut rows: Vec<ShownRow> = records
        .showings
        .iter()
        .filter(|record| record.body.session == session)
        .map(|record| ShownRow {
            clip: record.body.clip,
            from_session: from(&record.body),
            started: record.body.started,
            played: record.body.played,
            clip_length: record.body.clip_length,
            tags: tags_for_parents(&record.body.tags, vocabulary),
        })
        .collect();
    rows.sort_by_key(|row| (row.started, row.clip));
    rows
}

/// The words of those tags that parents may see.
fn tags_for_parents(codes: &[String], vocabulary: &Vocabulary) -> Vec<String> {
    let seen = codes.iter().filter_map(|code| vocabulary.tag(code).ok());
    let seen = seen.filter(|tag| vocabulary.shows(&[&tag.code], &tag.heading));
    seen.map(|tag| tag.label.clone()).collect()
}

fn parent_words(records: &CaseRecords, session: SessionId) -> Vec<ParentWordsRow> {
    let of_session = records.words.iter().filter(|record| record.body.session == session);
    let mut rows: Vec<ParentWordsRow> = of_session
        .map(|record| ParentWordsRow {
            record: record.id,
            clip: record.body.clip,
            words: record.body.words.clone(),
            written: record.body.written,
        })
        .collect();
    rows.sort_by_key(|row| (row.written, row.record));
    rows
}

fn aims(programme: &ProgrammeDefinition) -> Vec<AimRow> {
    let row = |aim: &Aim| AimRow {
        code: aim.code.clone(),
        words: aim.words().to_owned(),
        quote: aim.quote.clone(),
    };
    programme.aims.iter().map(row).collect()
}

fn contents(programme: &ProgrammeDefinition) -> Vec<ContentRow> {
    let row = |content: &Content| ContentRow {
        id: content.id.clone(),
        quote: content.quote.clone(),
        often: programme.often_percent(content).is_some(),
    };
    programme.contents.iter().map(row).collect()
}
