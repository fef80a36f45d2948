//! What the demonstration's supervisor did: a sample drawn and coded blind, a session rated by the checklist, comments
//! counted, notes to the worker, and the worker's answer. Knows no film's bytes.

use chrono::{NaiveTime, TimeDelta};

use super::visits::weekday;
use crate::base::{CaseId, MediaTime, Redacted, SessionId};
use crate::casework::changes::{EntryChange, NewClip, TagChange};
use crate::casework::{Clock, OpenVault, Problem};
use crate::programme::supervision::Checklist;
use crate::programme::{
    About, ChecklistRating, Comment, CommentCoding, Entry, Sample, SupervisionAnswer, SupervisionNote,
};
use crate::words::Words;

/// How far the two coders' codes lie apart.
const APART: MediaTime = MediaTime::from_secs(2);
/// The session that was rated, and whose comments were counted.
const RATED: u32 = 7;
/// The session a note is about: it was too short.
const SHORT: u32 = 4;
/// What was seen of each of the checklist's items, as far as it goes.
const RATINGS: [Option<u8>; 10] =
    [Some(2), Some(2), Some(1), Some(2), Some(1), Some(1), None, Some(2), Some(1), Some(2)];

fn at(clock: Clock, days_ago: u64, hour: i64) -> Clock {
    Clock::at(weekday(clock.today, days_ago), NaiveTime::MIN).later(TimeDelta::hours(hour))
}

/// The supervisor's work on the first family; in a session of theirs.
pub(crate) fn supervise(
    open_vault: &mut OpenVault,
    case: CaseId,
    clock: Clock,
    words: &Words,
) -> Result<(), Problem> {
    code_a_sample(open_vault, case, at(clock, 3, 16))?;
    let add = |open_vault: &mut OpenVault, entry, at: Clock| {
        open_vault.change_entry(case, EntryChange::Add(entry), at)
    };
    if let Some(session) = session(open_vault, case, RATED)? {
        let then = at(clock, 3, 17);
        add(open_vault, rated(session, then, words)?, then)?;
        add(open_vault, counted(session, then), then.later(TimeDelta::minutes(20)))?;
    }
    if let Some(session) = session(open_vault, case, SHORT)? {
        let then = at(clock, 30, 11);
        add(open_vault, note(About::Session(session), then, "demo-note-short", words), then)?;
    }
    let then = at(clock, 2, 9);
    add(open_vault, note(About::Family, then, "demo-note-span", words), then)?;
    Ok(())
}

/// The worker's answer to the first note; in a session of theirs.
pub(crate) fn answer(
    open_vault: &mut OpenVault,
    case: CaseId,
    clock: Clock,
    words: &Words,
) -> Result<(), Problem> {
    let entries = open_vault.case(case)?.entries()?;
    let noted = entries.iter().find(|entered| matches!(entered.entry, Entry::SupervisionNote(_)));
    let Some(note) = noted.map(|entered| entered.id) else { return Ok(()) };
    let (then, text) = (at(clock, 28, 10), words.get("demo-note-answer").into());
    let answer = Entry::SupervisionAnswer(SupervisionAnswer { on: then.today, note, text });
    open_vault.change_entry(case, EntryChange::Add(answer), then).map(|_| ())
}

fn session(open_vault: &mut OpenVault, case: CaseId, number: u32) -> Result<Option<SessionId>, Problem> {
    Ok(open_vault.case(case)?.session_numbered(number)?.map(|record| record.id.into()))
}

/// Codes most of what the worker had coded, a little later, and misses some.
fn code_a_sample(open_vault: &mut OpenVault, case: CaseId, then: Clock) -> Result<(), Problem> {
    let id = open_vault.draw_sample(case, then)?;
    let entries = open_vault.case(case)?.entries()?;
    let Some(Entry::Sample(sample)) =
        entries.into_iter().find(|entered| entered.id == id).map(|entered| entered.entry)
    else {
        return Ok(());
    };
    let later = then.later(TimeDelta::minutes(12));
    for new in seen(&sample) {
        open_vault.change_coding(case, id, TagChange::Add(sample.recording, new), later)?;
    }
    open_vault.finish_coding(case, id, then.later(TimeDelta::minutes(25)))
}

fn seen(sample: &Sample) -> impl Iterator<Item = NewClip> + '_ {
    let within = sample.clips.iter().map(|clip| &clip.stretch).filter(|stretch| stretch.start >= sample.from);
    let noticed = within.enumerate().filter(|(number, _)| number % 4 != 2).map(|(_, stretch)| stretch);
    noticed.filter_map(|stretch| {
        let (start, end) = (stretch.start + APART, (stretch.end + APART).min(sample.to));
        (start < end).then(|| NewClip {
            start,
            end,
            tags: stretch.tags.clone(),
            note: Redacted::default(),
            words: Redacted::default(),
            starred: false,
            earlier: None,
            aims: Vec::new(),
            despite: Redacted::default(),
        })
    })
}

fn rated(session: SessionId, then: Clock, words: &Words) -> Result<Entry, Problem> {
    let checklist = Checklist::shipped().map_err(|error| Problem::of_shipped(&error))?;
    let items = checklist.items.len();
    let ratings = RATINGS.into_iter().chain(std::iter::repeat(None)).take(items).collect();
    let mut comments = vec![Redacted::default(); items];
    if let Some(first) = comments.get_mut(1) {
        *first = words.get("demo-rated-comment").into();
    }
    Ok(Entry::ChecklistRating(ChecklistRating { on: then.today, session, checklist, ratings, comments }))
}

fn counted(session: SessionId, then: Clock) -> Entry {
    let made = [("sensitivity", true), ("sensitivity", true), ("strengths", true), ("strengths", false)];
    let comment = |(heading, on_target): (&str, bool)| Comment {
        clip: None,
        heading: heading.to_owned(),
        on_target,
        note: Redacted::default(),
    };
    let comments = made.map(comment).to_vec();
    Entry::CommentCoding(CommentCoding {
        on: then.today,
        session,
        watched: MediaTime::from_minutes(9),
        comments,
    })
}

fn note(about: About, then: Clock, key: &'static str, words: &Words) -> Entry {
    Entry::SupervisionNote(SupervisionNote { on: then.today, about, text: words.get(key).into() })
}
