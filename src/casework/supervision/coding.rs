//! Coding a sample a second time, without seeing the first coder's clips. Each change is one transaction and answers with
//! the change that undoes it, as a change of clips does. Knows no player.

use std::sync::Arc;

use chrono::{DateTime, Local, NaiveDate, Utc};

use crate::base::{CaseId, ClipId, RecordId, Redacted, UserId};
use crate::casework::case_file::CaseFile;
use crate::casework::changes::{ChangeName, Done, EntryChange, TagChange};
use crate::casework::clock::Clock;
use crate::casework::film::permissions::allowed;
use crate::casework::film::rows::tag_mark;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::{BlindCoding, ClipRow, FamilyClips};
use crate::casework::problem::Problem;
use crate::casework::roles::Act;
use crate::casework::session::tagging::{clip_problem, edited};
use crate::library::{AuditEvent, StaffRole};
use crate::programme::agreement::CodedStretch;
use crate::programme::{Clip, Code, Entered, Entry, Sample, SecondCoding, Vocabulary};
use crate::vault::film::FilmReader;

impl OpenVault {
    /// Opens the film of a sample for this supervisor to code; the journal says that it was opened for that, with no clips
    /// shown.
    pub(crate) fn film_to_code(
        &mut self,
        case: CaseId,
        sample: RecordId,
        clock: Clock,
    ) -> Result<(Arc<FilmReader>, Sample, BlindCoding), Problem> {
        let user = self.supervisor()?;
        allowed(self.film_permissions(case, clock)?.watch())?;
        let file = self.case(case)?;
        let drawn = sample_of(file, sample)?;
        if own_coding(file, sample, user)?.is_some_and(|(_, coding)| coding.finished.is_some()) {
            return Err(Problem::refused("error-entry-final"));
        }
        let reader = file.film(drawn.recording)?;
        let seen = seen_on(file, &drawn, user)?;
        let noted = file.library_mut().write::<_, Problem>(clock.now, |records| {
            Ok(records.audit(AuditEvent::FilmSampled, drawn.recording, "")?)
        });
        match noted {
            // A disk that takes nothing must not keep anybody from watching.
            Err(problem) if !problem.is_unwritable() => return Err(problem),
            _ => {}
        }
        let blind = BlindCoding { sample, from: drawn.from, to: drawn.to, seen };
        Ok((reader, drawn, blind))
    }

    /// The supervisor's own codes on a sample, as the page shows clips. Nothing of anybody else is among them.
    pub(crate) fn coded(&mut self, case: CaseId, sample: RecordId) -> Result<FamilyClips, Problem> {
        let user = self.supervisor()?;
        let vocabulary = self.vocabulary().clone();
        let file = self.case(case)?;
        let drawn = sample_of(file, sample)?;
        let number = file.session_numbers()?.get(&drawn.session).copied().unwrap_or(0);
        let codes = own_coding(file, sample, user)?.map(|(_, coding)| coding.codes).unwrap_or_default();
        let mut clips: Vec<ClipRow> =
            codes.iter().map(|code| row(code, &drawn, number, &vocabulary)).collect();
        clips.sort_by_key(|row| (row.start, row.end, row.clip));
        Ok(FamilyClips { clips, ..FamilyClips::default() })
    }

    /// Changes the supervisor's codes on a sample; durable when it returns. `None` where nothing was to be changed.
    pub(crate) fn change_coding(
        &mut self,
        case: CaseId,
        sample: RecordId,
        change: TagChange,
        clock: Clock,
    ) -> Result<Option<Done>, Problem> {
        let user = self.supervisor()?;
        let vocabulary = self.vocabulary().clone();
        let file = self.case(case)?;
        let drawn = sample_of(file, sample)?;
        let (record, mut coding) = match own_coding(file, sample, user)? {
            Some((record, coding)) => (Some(record), coding),
            None => (None, begun(sample, clock)),
        };
        let Some(done) = changed(&mut coding.codes, change, &drawn)? else { return Ok(None) };
        for code in &coding.codes {
            clip_of(code, &drawn).check(drawn.to, &vocabulary).map_err(clip_problem)?;
        }
        self.keep_coding(case, record, coding, clock)?;
        Ok(Some(done))
    }

    /// The coding of a sample is finished: it is compared from now on and no longer changes. Whether it was blind is
    /// judged here, from the journal.
    pub fn finish_coding(&mut self, case: CaseId, sample: RecordId, clock: Clock) -> Result<(), Problem> {
        let user = self.supervisor()?;
        let file = self.case(case)?;
        let drawn = sample_of(file, sample)?;
        let seen = seen_on(file, &drawn, user)?;
        let (record, coding) = match own_coding(file, sample, user)? {
            Some((record, coding)) => (Some(record), coding),
            // Who saw nothing to code has coded it all the same.
            None => (None, begun(sample, clock)),
        };
        let coding = SecondCoding { finished: Some(clock.today), seen, ..coding };
        self.keep_coding(case, record, coding, clock)
    }

    fn keep_coding(
        &mut self,
        case: CaseId,
        record: Option<RecordId>,
        coding: SecondCoding,
        clock: Clock,
    ) -> Result<(), Problem> {
        let entry = Entry::SecondCoding(coding);
        let change = match record {
            Some(record) => EntryChange::Revise(record, entry),
            None => EntryChange::Add(entry),
        };
        self.change_entry(case, change, clock).map(|_| ())
    }

    /// Who supervises; refused for everybody else.
    fn supervisor(&self) -> Result<UserId, Problem> {
        let user = self.own_user()?;
        self.permit(Act::Supervise)?;
        Ok(user)
    }

    /// Writes that a supervisor looked at clips of the family, as the page shows them: what they code of its
    /// film after that is not blind.
    pub(crate) fn note_clips_seen(&mut self, case: CaseId, clock: Clock) -> Result<(), Problem> {
        if self.me().is_none_or(|me| me.role != StaffRole::Supervisor) {
            return Ok(());
        }
        let noted = self
            .case(case)?
            .library_mut()
            .write::<_, Problem>(clock.now, |records| Ok(records.audit(AuditEvent::ClipsSeen, case, "")?));
        match noted {
            Err(problem) if !problem.is_unwritable() => Err(problem),
            _ => Ok(()),
        }
    }
}

const fn begun(sample: RecordId, clock: Clock) -> SecondCoding {
    SecondCoding { on: clock.today, sample, codes: Vec::new(), finished: None, seen: None }
}

fn sample_of(file: &CaseFile, id: RecordId) -> Result<Sample, Problem> {
    let found = file.entries()?.into_iter().find(|entered| entered.id == id);
    match found.map(|entered| entered.entry) {
        Some(Entry::Sample(sample)) => Ok(sample),
        _ => Err(Problem::refused("supervision-no-sample")),
    }
}

/// This user's coding of a sample.
fn own_coding(
    file: &CaseFile,
    sample: RecordId,
    user: UserId,
) -> Result<Option<(RecordId, SecondCoding)>, Problem> {
    let mine = file.mine(user)?;
    let of_mine = |entered: Entered| match entered.entry {
        // One that was begun and handed over is nobody's to go on with: it was to be one pair of eyes.
        Entry::SecondCoding(coding)
            if coding.sample == sample
                && entered.by == user
                && (coding.finished.is_some() || mine.contains(&entered.id)) =>
        {
            Some((entered.id, coding))
        }
        _ => None,
    };
    Ok(file.entries()?.into_iter().find_map(of_mine))
}

/// The day on which this user first saw clips that may have been of this film: their own tagging, or the first time since
/// the film was begun that the journal has them open anything of the family's that shows clips. The page that tags one
/// film lists the clips of the others, so any of them counts.
fn seen_on(file: &CaseFile, sample: &Sample, user: UserId) -> Result<Option<NaiveDate>, Problem> {
    if sample.clips.iter().any(|clip| clip.by == user) {
        return Ok(Some(sample.on));
    }
    let begun = file.recording(sample.recording)?.body.started;
    let shows_clips = |event: &str| {
        matches!(
            AuditEvent::of_word(event),
            Some(
                AuditEvent::FilmPlayed
                    | AuditEvent::FilmSupervised
                    | AuditEvent::ClipsSeen
                    | AuditEvent::ClipsShown
                    | AuditEvent::ClipChanged
            )
        )
    };
    let day = |at: DateTime<Utc>| at.with_timezone(&Local).date_naive();
    let lines = file.library().journal()?;
    let seen = lines
        .iter()
        .filter(|line| line.actor == Some(user) && line.at >= begun && shows_clips(&line.event))
        .map(|line| day(line.at));
    Ok(seen.min())
}

/// Makes the change among these codes, and says what undoes it.
fn changed(codes: &mut Vec<Code>, change: TagChange, sample: &Sample) -> Result<Option<Done>, Problem> {
    let place = |codes: &[Code], id: ClipId| codes.iter().position(|code| code.id == id);
    let gone = || Problem::refused("error-clip-gone");
    let put = |code: &Code| TagChange::Put(code.id, Box::new(clip_of(code, sample)));
    match change {
        TagChange::Add(_, new) => {
            let stretch = CodedStretch { start: new.start, end: new.end, tags: new.tags };
            let code = Code { id: ClipId::random(), stretch };
            let (undo, redo) = (TagChange::Remove(code.id), put(&code));
            codes.push(code);
            Ok(Some(Done { name: ChangeName::Added, undo, redo }))
        }
        TagChange::Edit(id, edit) => {
            let at = place(codes, id).ok_or_else(gone)?;
            let (clip, name) = edited(clip_of(&codes[at], sample), edit);
            Ok(replaced(codes, id, clip, name, sample))
        }
        TagChange::Put(id, clip) => Ok(replaced(codes, id, *clip, ChangeName::Added, sample)),
        TagChange::Remove(id) => {
            let at = place(codes, id).ok_or_else(gone)?;
            let removed = codes.remove(at);
            let redo = TagChange::Remove(id);
            Ok(Some(Done { name: ChangeName::Removed, undo: put(&removed), redo }))
        }
        // Nothing of a coding is shown to parents.
        TagChange::Choose(..)
        | TagChange::ChooseDespite(..)
        | TagChange::Unchoose(..)
        | TagChange::Choice(..) => Ok(None),
    }
}

fn replaced(
    codes: &mut Vec<Code>,
    id: ClipId,
    clip: Clip,
    name: ChangeName,
    sample: &Sample,
) -> Option<Done> {
    let code = Code { id, stretch: CodedStretch { start: clip.start, end: clip.end, tags: clip.tags } };
    let redo = TagChange::Put(id, Box::new(clip_of(&code, sample)));
    let Some(before) = codes.iter_mut().find(|code| code.id == id) else {
        codes.push(code);
        return Some(Done { name, undo: TagChange::Remove(id), redo });
    };
    if *before == code {
        return None;
    }
    let undo = TagChange::Put(id, Box::new(clip_of(before, sample)));
    *before = code;
    Some(Done { name, undo, redo })
}

/// A code as a clip that says nothing more.
fn clip_of(code: &Code, sample: &Sample) -> Clip {
    Clip {
        recording: sample.recording,
        session: sample.session,
        start: code.stretch.start,
        end: code.stretch.end,
        tags: code.stretch.tags.clone(),
        note: Redacted::default(),
        words_for_parents: Redacted::default(),
        starred: false,
        earlier: None,
        aims: Vec::new(),
        shown_despite: None,
    }
}

fn row(code: &Code, sample: &Sample, session: u32, vocabulary: &Vocabulary) -> ClipRow {
    ClipRow {
        clip: code.id,
        recording: sample.recording,
        session,
        start: code.stretch.start,
        end: code.stretch.end,
        tags: code.stretch.tags.iter().map(|tag| tag_mark(vocabulary, tag)).collect(),
        note: Redacted::default(),
        words: Redacted::default(),
        starred: false,
        earlier: None,
        aims: Vec::new(),
        may_be_shown: true,
        needs_reason: false,
        despite: None,
        film_gone: false,
        lacks_earlier: false,
    }
}
