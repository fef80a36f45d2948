//! A family's films and clips as rows. Knows no window.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::{ClipId, MediaTime, RecordingId};
use crate::casework::case_file::CaseFile;
use crate::casework::pages::{ClipRow, FamilyClips, HeadingRow, RecordingRow, TagChoice, TagMark};
use crate::casework::problem::Problem;
use crate::casework::records::CaseRecords;
use crate::library::Record;
use crate::programme::{
    ForParents, Heading, NumberRule, ProgrammeDefinition, Recording, RecordingState, RuleId, Vocabulary,
};

/// The least and the most film of a session, from the programme's definition.
pub(crate) fn film_band(programme: &ProgrammeDefinition) -> (MediaTime, MediaTime) {
    let minutes = |minutes: u32| MediaTime::from_minutes(i64::from(minutes));
    let bounds = programme.rules.get(&RuleId::FILMED).map(NumberRule::bounds);
    let least = bounds.and_then(|bounds| bounds.at_least).map_or(MediaTime::ZERO, minutes);
    let most = bounds.and_then(|bounds| bounds.at_most).map_or(MediaTime::MAX, minutes);
    (least, most)
}

/// Those films, newest session first.
pub(crate) fn recordings(records: &CaseRecords, those: impl Fn(&Recording) -> bool) -> Vec<RecordingRow> {
    let numbers = records.numbers();
    let mut tagged: BTreeMap<RecordingId, usize> = BTreeMap::new();
    for clip in &records.clips {
        *tagged.entry(clip.body.recording).or_default() += 1;
    }
    let row = |record: &Record<Recording>| {
        let clips = tagged.get(&record.id.into()).copied().unwrap_or(0);
        recording_row(record, numbers.get(&record.body.session).copied().unwrap_or(0), clips)
    };
    let mut rows: Vec<RecordingRow> =
        records.recordings.iter().filter(|record| those(&record.body)).map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.session, row.started)));
    rows
}

/// Minutes of film of the active programme's session of that number so far.
pub(crate) fn filmed_at(records: &CaseRecords, number: u32) -> MediaTime {
    let numbers = records.active_numbers();
    let of_session = |film: &Recording| numbers.get(&film.session) == Some(&number);
    recordings(records, of_session).iter().map(|row| row.filmed).sum()
}

/// One film as a row.
pub(crate) fn recording_row(record: &Record<Recording>, session: u32, clips: usize) -> RecordingRow {
    RecordingRow {
        recording: record.id.into(),
        session,
        started: record.body.started,
        duration: record.body.duration,
        filmed: match record.body.state {
            RecordingState::Discarded => MediaTime::ZERO,
            RecordingState::Filming
            | RecordingState::Complete
            | RecordingState::Recovered
            | RecordingState::Erased => record.body.filmed(),
        },
        erased: record.body.state == RecordingState::Erased,
        recovered: record.body.state == RecordingState::Recovered,
        playable: record.body.is_watchable(),
        gaps: record.body.gaps.len(),
        clips,
    }
}

/// Every clip of the family, and which are to be shown.
pub(crate) fn clips(file: &CaseFile, vocabulary: &Vocabulary) -> Result<FamilyClips, Problem> {
    Ok(FamilyClips { clips: all_clip_rows(file, vocabulary)?, shows: file.shows()? })
}

/// Every clip of the family as a row, newest session first, then by time.
pub(crate) fn all_clip_rows(file: &CaseFile, vocabulary: &Vocabulary) -> Result<Vec<ClipRow>, Problem> {
    Ok(clip_rows_of(&CaseRecords::read(file)?, vocabulary))
}

/// As [`all_clip_rows`], from records that were read. A clip of another programme than the active one has session 0.
pub(crate) fn clip_rows_of(records: &CaseRecords, vocabulary: &Vocabulary) -> Vec<ClipRow> {
    let numbers = records.active_numbers();
    let watchable: BTreeSet<RecordingId> = records.watchable().collect();
    let standing: BTreeSet<ClipId> = records.clips.iter().map(|record| record.id.into()).collect();
    let mut rows: Vec<ClipRow> = records
        .clips
        .iter()
        .map(|record| ClipRow {
            clip: record.id.into(),
            recording: record.body.recording,
            session: numbers.get(&record.body.session).copied().unwrap_or(0),
            start: record.body.start,
            end: record.body.end,
            tags: record.body.tags.iter().map(|code| tag_mark(vocabulary, code)).collect(),
            note: record.body.note.clone(),
            words: record.body.words_for_parents.clone(),
            starred: record.body.starred,
            earlier: record.body.earlier,
            aims: record.body.aims.clone(),
            may_be_shown: record.body.may_be_shown(vocabulary) && watchable.contains(&record.body.recording),
            needs_reason: matches!(record.body.for_parents(vocabulary), ForParents::WithReason(_))
                && watchable.contains(&record.body.recording),
            despite: record.body.standing_reason(vocabulary).cloned(),
            film_gone: !watchable.contains(&record.body.recording),
            lacks_earlier: needs_earlier(vocabulary, &record.body.tags)
                && !record.body.earlier.is_some_and(|earlier| standing.contains(&earlier)),
        })
        .collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.session), row.recording, row.start, row.end, row.clip));
    rows
}

/// A code of a clip's as it is shown.
pub(crate) fn tag_mark(vocabulary: &Vocabulary, code: &str) -> TagMark {
    match vocabulary.tag(code) {
        Ok(tag) => TagMark { code: tag.code.clone(), label: tag.label.clone(), heading: tag.heading.clone() },
        Err(_) => TagMark { code: code.to_owned(), label: code.to_owned(), heading: String::new() },
    }
}

/// The vocabulary as headings with their tags, in its order.
pub(crate) fn headings(vocabulary: &Vocabulary) -> Vec<HeadingRow> {
    let tags = |heading: &Heading| {
        let tags = vocabulary.tags_of(&heading.id);
        tags.map(|tag| TagChoice {
            code: tag.code.clone(),
            label: tag.label.clone(),
            keeps_clip_back: tag.keeps_clip_back,
            aim_by_worker: tag.aim_by_worker,
        })
        .collect()
    };
    let row = |heading: &Heading| HeadingRow {
        id: heading.id.clone(),
        label: heading.label.clone(),
        short: heading.short().to_owned(),
        needs_earlier_clip: heading.needs_earlier_clip,
        tags: tags(heading),
    };
    vocabulary.headings().iter().map(row).collect()
}

/// The aims of a programme: code and the guideline's words.
pub(crate) fn aims(programme: &ProgrammeDefinition) -> Vec<(String, String)> {
    programme.aims.iter().map(|aim| (aim.code.clone(), aim.quote.clone())).collect()
}

/// Whether a tag asks for an earlier clip (NICE NG26 1.4.2, "positive changes").
pub(crate) fn needs_earlier(vocabulary: &Vocabulary, codes: &[String]) -> bool {
    let heading = |code: &String| vocabulary.heading_of(vocabulary.tag(code).ok()?);
    codes.iter().filter_map(heading).any(|heading| heading.needs_earlier_clip)
}
