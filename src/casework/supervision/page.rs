//! The supervision of a family as its page shows it: rows made from entries and from agreements that `programme` computed.
//! Decides nothing itself.

use std::collections::{BTreeMap, BTreeSet};

use super::rules;
use crate::base::{CaseId, ClipId, MediaTime, RecordId, RecordingId, SessionId, UserId};
use crate::casework::clock::Clock;
use crate::casework::film::permissions::FilmPermissions;
use crate::casework::logins::Logins;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::{
    CodingRow, CommentRow, HeldSession, NoteRow, RatedTwice, RatingRow, SaidClip, SaidView, SampleRow,
    StaffRow, SupervisionPage, YourCoding,
};
use crate::casework::problem::Problem;
use crate::casework::records::CaseRecords;
use crate::casework::roles::Act;
use crate::programme::agreement::{agreement, ratings};
use crate::programme::supervision::{Checklist, MOST_POINTS};
use crate::programme::{
    About, ChecklistRating, CommentCoding, Entered, Entry, Sample, SecondCoding, Showing, SupervisionAnswer,
    SupervisionNote, Vocabulary,
};
use crate::words::Message;

/// Who looks at a family's supervision.
pub(crate) struct Onlooker<'a> {
    pub me: Option<StaffRow>,
    /// The entries that are theirs to change.
    pub mine: &'a BTreeSet<RecordId>,
    pub logins: Logins,
    pub checklists: Vec<Checklist>,
}

impl Onlooker<'_> {
    fn is(&self, user: UserId) -> bool {
        self.me.as_ref().is_some_and(|me| me.user == user)
    }
}

/// What a page is made from.
struct Source<'a> {
    records: &'a CaseRecords,
    onlooker: &'a Onlooker<'a>,
    vocabulary: &'a Vocabulary,
    numbers: BTreeMap<SessionId, u32>,
}

/// The notes of a family's supervision, newest first.
pub(crate) fn notes(records: &CaseRecords, onlooker: &Onlooker<'_>, vocabulary: &Vocabulary) -> Vec<NoteRow> {
    let source = Source { records, onlooker, vocabulary, numbers: records.numbers() };
    let notes = records.entries.iter().rev().filter_map(|entered| match &entered.entry {
        Entry::SupervisionNote(note) => Some(source.note(entered, note)),
        _ => None,
    });
    notes.collect()
}

/// Everything of a family's supervision.
pub(crate) fn page(
    records: &CaseRecords,
    onlooker: &Onlooker<'_>,
    vocabulary: &Vocabulary,
    film_permissions: &FilmPermissions,
) -> Result<SupervisionPage, Problem> {
    let rules = rules()?;
    let numbers = records.numbers();
    let source = Source { records, onlooker, vocabulary, numbers };
    let mut draw_refusals = film_permissions.watch();
    if records.watchable().next().is_none() {
        draw_refusals.push("supervision-no-film".into());
    }
    let mut page = SupervisionPage {
        refusal: onlooker.me.as_ref().and_then(|me| me.refusal(Act::Supervise)),
        draw_refusals,
        sessions: source.sessions(),
        headings: vocabulary.headings().iter().map(|row| (row.id.clone(), row.label.clone())).collect(),
        checklists: onlooker.checklists.clone(),
        per_minutes: rules.comments.per_minutes,
        notes: notes(records, onlooker, vocabulary),
        ..SupervisionPage::default()
    };
    for entered in &records.entries {
        match &entered.entry {
            Entry::Sample(sample) => page.samples.push(source.sample(entered, sample)),
            Entry::ChecklistRating(rating) => page.ratings.push(source.rating(entered, rating)),
            Entry::CommentCoding(coding) => {
                page.comments.push(source.comments(entered, coding, coding.rate(&rules.comments)));
            }
            // A second coding and an answer stand with what they are about; other pages show the others.
            Entry::SecondCoding(_)
            | Entry::SupervisionNote(_)
            | Entry::SupervisionAnswer(_)
            | Entry::Decision(_)
            | Entry::Programme(_)
            | Entry::ProgrammeEnded(_)
            | Entry::Rating(_)
            | Entry::Placement(_)
            | Entry::KeyWorker(_)
            | Entry::Contact(_)
            | Entry::Significant(_)
            | Entry::Concern(_)
            | Entry::ConcernReply(_)
            | Entry::EducationPlan(_)
            | Entry::CarerSupport(_)
            | Entry::Referral(_)
            | Entry::Assessment(_)
            | Entry::Offer(_)
            | Entry::Judgement(_)
            | Entry::Review(_)
            | Entry::Override(_)
            | Entry::Ending(_) => {}
        }
    }
    page.rated_twice = source.rated_twice();
    page.samples.reverse();
    page.ratings.reverse();
    page.comments.reverse();
    Ok(page)
}

impl Source<'_> {
    fn number(&self, session: SessionId) -> u32 {
        self.numbers.get(&session).copied().unwrap_or(0)
    }

    fn sessions(&self) -> Vec<HeldSession> {
        let held = self.records.sessions.iter().filter_map(|record| {
            let on = record.body.held.as_ref()?.date;
            Some(HeldSession { session: record.id.into(), number: record.body.number, on })
        });
        let mut sessions: Vec<HeldSession> = held.collect();
        sessions.sort_by_key(|row| std::cmp::Reverse((row.number, row.on)));
        sessions
    }

    fn sample(&self, entered: &Entered, sample: &Sample) -> SampleRow {
        let codings: Vec<(&Entered, &SecondCoding)> = self.codings(entered.id).collect();
        let is_own =
            |coding: &Entered| self.onlooker.is(coding.by) && self.onlooker.mine.contains(&coding.id);
        let own = codings
            .iter()
            .find(|(by, coding)| is_own(by) || coding.finished.is_some() && self.onlooker.is(by.by));
        let own = own.map(|(_, coding)| *coding);
        let yours = match own {
            None => YourCoding::NotBegun,
            Some(coding) if coding.finished.is_some() => YourCoding::Finished,
            Some(coding) => YourCoding::Begun(coding.codes.len()),
        };
        // A colleague's result would tell what is in the film.
        let hidden = matches!(yours, YourCoding::Begun(_));
        let watchable: BTreeSet<RecordingId> = self.records.watchable().collect();
        let within = |clip: &&crate::programme::SampledClip| {
            clip.stretch.end > sample.from && clip.stretch.start < sample.to
        };
        SampleRow {
            sample: entered.id,
            session: self.number(sample.session),
            on: sample.on,
            by: self.onlooker.logins.of(entered.by),
            seed: sample.seed,
            films: sample.films.len(),
            from: sample.from,
            to: sample.to,
            film_gone: !watchable.contains(&sample.recording),
            clips: sample.clips.iter().filter(within).count(),
            yours,
            codings: codings.iter().map(|(by, coding)| self.coding(by, coding, sample, hidden)).collect(),
            unit: (sample.rules.window_seconds, sample.rules.tolerance_ms),
        }
    }

    fn codings(&self, sample: RecordId) -> impl Iterator<Item = (&Entered, &SecondCoding)> {
        self.records.entries.iter().filter_map(move |entered| match &entered.entry {
            Entry::SecondCoding(coding) if coding.sample == sample => Some((entered, coding)),
            _ => None,
        })
    }

    fn coding(&self, entered: &Entered, coding: &SecondCoding, sample: &Sample, hidden: bool) -> CodingRow {
        let compared = coding.finished.is_some() && !hidden;
        let found = compared.then(|| {
            let stretch = (sample.from, sample.to);
            agreement(&sample.rules, stretch, &sample.stretches(), &coding.stretches(), self.vocabulary)
        });
        let label = |id: &str| {
            let heading = self.vocabulary.headings().iter().find(|row| row.id == id);
            heading.map_or_else(|| id.to_owned(), |row| row.label.clone())
        };
        let named = found.into_iter().flatten().map(|found| (label(&found.heading), found));
        CodingRow {
            by: self.onlooker.logins.of(entered.by),
            finished: coding.finished,
            seen: coding.seen,
            agreement: named.collect(),
        }
    }

    fn rating(&self, entered: &Entered, rating: &ChecklistRating) -> RatingRow {
        RatingRow {
            record: entered.id,
            by: self.onlooker.logins.of(entered.by),
            yours: self.onlooker.mine.contains(&entered.id),
            session: self.number(rating.session),
            rating: rating.clone(),
            total: rating.total(),
        }
    }

    /// Each session that two people rated by the same checklist, as it read for both: their newest ratings.
    fn rated_twice(&self) -> Vec<RatedTwice> {
        let rated: Vec<(UserId, &ChecklistRating)> = self
            .records
            .entries
            .iter()
            .filter_map(|entered| match &entered.entry {
                Entry::ChecklistRating(rating) => Some((entered.by, rating)),
                _ => None,
            })
            .collect();
        let mut newest: BTreeMap<(SessionId, UserId), &ChecklistRating> = BTreeMap::new();
        for (by, rating) in rated {
            newest.insert((rating.session, by), rating);
        }
        let mut found = Vec::new();
        for ((session, first), one) in &newest {
            let others = newest.range((*session, *first)..).skip(1);
            for ((_, second), other) in others.take_while(|((other, _), _)| other == session) {
                if one.checklist == other.checklist {
                    found.push(RatedTwice {
                        session: self.number(*session),
                        by: [self.onlooker.logins.of(*first), self.onlooker.logins.of(*second)],
                        agreement: ratings(MOST_POINTS, &one.ratings, &other.ratings),
                    });
                }
            }
        }
        found.sort_by_key(|row| std::cmp::Reverse(row.session));
        found
    }

    fn comments(&self, entered: &Entered, coding: &CommentCoding, rate: f64) -> CommentRow {
        CommentRow {
            record: entered.id,
            by: self.onlooker.logins.of(entered.by),
            yours: self.onlooker.mine.contains(&entered.id),
            session: self.number(coding.session),
            coding: coding.clone(),
            rate,
        }
    }

    fn note(&self, entered: &Entered, note: &SupervisionNote) -> NoteRow {
        let answers = self.records.entries.iter().filter_map(|answer| match &answer.entry {
            Entry::SupervisionAnswer(SupervisionAnswer { on, note, text }) if *note == entered.id => {
                Some((*on, self.onlooker.logins.of(answer.by), text.clone()))
            }
            _ => None,
        });
        NoteRow {
            note: entered.id,
            on: note.on,
            by: self.onlooker.logins.of(entered.by),
            yours: self.onlooker.mine.contains(&entered.id),
            about: self.about(note.about),
            session: self.session(note.about),
            text: note.text.clone(),
            answers: answers.collect(),
        }
    }

    fn about(&self, about: About) -> Message {
        match about {
            About::Family => "supervision-about-family".into(),
            About::Session(session) => match self.number(session) {
                0 => "supervision-about-gone".into(),
                number => Message::new("visit-title").with("number", number),
            },
            About::Clip(id) => self.about_clip(id),
        }
    }

    fn session(&self, about: About) -> Option<u32> {
        let session = match about {
            About::Family => return None,
            About::Session(session) => session,
            About::Clip(id) => self.records.clips.iter().find(|record| record.id == id.into())?.body.session,
        };
        self.numbers.get(&session).copied()
    }

    fn about_clip(&self, id: ClipId) -> Message {
        let clip = self.records.clips.iter().find(|record| record.id == id.into());
        match clip {
            None => "supervision-about-gone".into(),
            Some(clip) => Message::new("supervision-about-clip")
                .with("number", self.number(clip.body.session))
                .with("start", clip.body.start.to_string()),
        }
    }
}

impl OpenVault {
    /// What was shown and said at a session, for its comments to be counted. It shows clips, and the journal says so.
    pub(crate) fn said(
        &mut self,
        case: CaseId,
        session: SessionId,
        clock: Clock,
    ) -> Result<SaidView, Problem> {
        self.permit(Act::Supervise)?;
        self.note_clips_seen(case, clock)?;
        let vocabulary = self.vocabulary().clone();
        let records = CaseRecords::read(self.case(case)?)?;
        let number = records.numbers().get(&session).copied();
        let number = number.ok_or_else(|| Problem::refused("error-record-gone"))?;
        let mut showings: Vec<&Showing> = records
            .showings
            .iter()
            .map(|record| &record.body)
            .filter(|showing| showing.session == session)
            .collect();
        showings.sort_by_key(|showing| showing.started);
        let played: MediaTime = showings.iter().map(|showing| showing.played).sum();
        let mut clips: Vec<SaidClip> = Vec::new();
        for showing in showings {
            if clips.iter().any(|said| said.clip == showing.clip) {
                continue;
            }
            let record = records.clips.iter().find(|record| record.id == showing.clip.into());
            let tags = showing.tags.iter().filter_map(|code| vocabulary.tag(code).ok());
            clips.push(SaidClip {
                clip: showing.clip,
                tags: tags.map(ToString::to_string).collect(),
                words: record.map(|record| record.body.words_for_parents.clone()).unwrap_or_default(),
            });
        }
        Ok(SaidView { case, session, number, played, clips })
    }
}
