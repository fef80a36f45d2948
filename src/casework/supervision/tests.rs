//! Supervision over a real vault: who may, what is drawn and kept, a coding that is blind and one that is not, and that
//! nothing changes what was compared.

use super::*;
use crate::base::{ClipId, MediaTime, RecordingId, Redacted, SessionId, UserId};
use crate::casework::changes::{ClipEdit, ConsentChange, NewClip, SessionChange, TagChange};
use crate::casework::family::page;
use crate::casework::film::erasure::tests::{NOW, Rig, clock, day};
use crate::casework::pages::{SupervisionPage, YourCoding};
use crate::library::{AuditEvent, StaffRole};
use crate::programme::agreement::Statistic;
use crate::programme::{
    About, Answer, ChecklistRating, Comment, CommentCoding, Entered, Purpose, SupervisionAnswer,
    SupervisionNote,
};

/// A family with a tagged film of the tenth of January, its worker, and a supervisor.
struct Pair {
    rig: Rig,
    worker: UserId,
    supervisor: UserId,
    film: RecordingId,
}

impl Pair {
    /// With the supervisor at the open vault.
    fn new() -> Self {
        let mut rig = Rig::new();
        let film = rig.film(1, "2026-01-10");
        rig.tag(film);
        let worker = rig.open_vault.vault().user().unwrap();
        let supervisor = rig.colleague("SV", StaffRole::Supervisor);
        let case = rig.case;
        let person = rig.file().family().unwrap().body.carers().next().unwrap().id;
        let (purpose, scope, on) = (Purpose::Supervise, Redacted::default(), day(NOW));
        let consent = ConsentChange::Answer { person, purpose, answer: Answer::Given, scope, on };
        rig.open_vault.change_consent(case, consent, clock(NOW)).unwrap();
        rig.open_vault.add_member(case, supervisor, clock(NOW)).unwrap();
        Self { rig: rig.unlocked_by(supervisor), worker, supervisor, film }
    }

    fn now_by(self, user: UserId) -> Self {
        Self { rig: self.rig.unlocked_by(user), ..self }
    }

    fn draw(&mut self) -> RecordId {
        self.rig.open_vault.draw_sample(self.rig.case, clock(NOW)).unwrap()
    }

    /// Draws until chance falls on that film.
    fn draw_of(&mut self, film: RecordingId) -> RecordId {
        for _ in 0..200 {
            let id = self.draw();
            if self.sample(id).recording == film {
                return id;
            }
        }
        panic!("in 200 draws chance never fell on that film")
    }

    fn entries(&mut self) -> Vec<Entered> {
        self.rig.file().entries().unwrap()
    }

    fn sample(&mut self, id: RecordId) -> Sample {
        let entry = self.entries().into_iter().find(|entered| entered.id == id).unwrap().entry;
        let Entry::Sample(sample) = entry else { panic!("no sample") };
        sample
    }

    fn code(&mut self, sample: RecordId, ms: (i64, i64), tag: &str) -> Result<ClipId, Problem> {
        let film = self.sample(sample).recording;
        let (start, end) = (MediaTime::from_ms(ms.0), MediaTime::from_ms(ms.1));
        let new = NewClip { start, end, tags: vec![tag.to_owned()], ..NewClip::default() };
        let change = TagChange::Add(film, new);
        let done = self.rig.open_vault.change_coding(self.rig.case, sample, change, clock(NOW))?.unwrap();
        let TagChange::Remove(id) = done.undo else { panic!("another undo") };
        Ok(id)
    }

    fn finish(&mut self, sample: RecordId) -> Result<(), Problem> {
        self.rig.open_vault.finish_coding(self.rig.case, sample, clock(NOW))
    }

    fn page(&mut self) -> SupervisionPage {
        page::view(&mut self.rig.open_vault, self.rig.case, clock(NOW)).unwrap().supervision
    }

    fn add(&mut self, entry: Entry) -> Result<RecordId, Problem> {
        self.rig.open_vault.change_entry(self.rig.case, EntryChange::Add(entry), clock(NOW))
    }

    fn session(&mut self) -> SessionId {
        let film = self.film;
        self.rig.file().recording(film).unwrap().body.session
    }
}

fn key<T: std::fmt::Debug>(result: Result<T, Problem>) -> &'static str {
    result.unwrap_err().message.key
}

#[test]
fn a_sample_is_drawn_by_a_supervisor_and_can_be_drawn_again() {
    let mut pair = Pair::new();
    let id = pair.draw();
    let drawn = pair.sample(id);
    assert_eq!(drawn.recording, pair.film);
    let film = pair.film;
    let whole = pair.rig.file().recording(film).unwrap().body.duration;
    assert_eq!((drawn.from, drawn.to), (MediaTime::ZERO, whole), "a short film, whole");
    let again = sample(drawn.seed, &drawn.films, drawn.length).unwrap();
    assert_eq!((again.recording, again.from, again.to), (drawn.recording, drawn.from, drawn.to));
    assert_eq!((drawn.clips.len(), drawn.clips[0].by, drawn.clips[0].version), (1, pair.worker, 1));
    assert!(u32::try_from(drawn.seed).is_ok(), "it can be read out");

    let case = pair.rig.case;
    let taken_back = pair.rig.open_vault.change_entry(case, EntryChange::TakeBack(id), clock(NOW));
    assert_eq!(key(taken_back), "error-entry-final", "a sample that does not please stays on record");
    let hand_picked = Sample { from: MediaTime::from_secs(1), ..drawn };
    assert_eq!(key(pair.add(Entry::Sample(hand_picked))), "supervision-not-drawn");

    let worker = pair.worker;
    let mut pair = pair.now_by(worker);
    assert_eq!(key(pair.rig.open_vault.draw_sample(case, clock(NOW))), "role-refuses-supervising");
    assert_eq!(pair.page().samples.len(), 1, "who works with the family sees what was drawn");
}

#[test]
fn without_consent_or_film_nothing_is_drawn() {
    let mut pair = Pair::new();
    let (case, worker, supervisor) = (pair.rig.case, pair.worker, pair.supervisor);
    let person = pair.rig.file().family().unwrap().body.carers().next().unwrap().id;
    let mut pair = pair.now_by(worker);
    let scope = Redacted::default();
    let answer = Answer::Withdrawn;
    let consent = ConsentChange::Answer { person, purpose: Purpose::Supervise, answer, scope, on: day(NOW) };
    pair.rig.open_vault.change_consent(case, consent, clock(NOW)).unwrap();
    let mut pair = pair.now_by(supervisor);
    assert_eq!(key(pair.rig.open_vault.draw_sample(case, clock(NOW))), "refuse-supervise-consent-withdrawn");
    assert_eq!(pair.page().draw_refusals.len(), 1);
    let nothing = drawn(
        &CaseRecords { recordings: Vec::new(), ..CaseRecords::read(pair.rig.file()).unwrap() },
        &rules().unwrap(),
        1,
        clock(NOW),
    );
    assert_eq!(key(nothing), "supervision-no-film");
}

#[test]
fn a_blind_coding_shows_nothing_of_the_worker_and_stands_once_it_is_finished() {
    let mut pair = Pair::new();
    let case = pair.rig.case;
    let id = pair.draw();
    let (_, _, blind) = pair.rig.open_vault.film_to_code(case, id, clock(NOW)).unwrap();
    assert_eq!(blind.seen, None);
    assert_eq!(pair.rig.journalled(AuditEvent::FilmSampled), 1);
    assert_eq!(pair.rig.journalled(AuditEvent::FilmSupervised), 0);
    assert!(pair.rig.open_vault.coded(case, id).unwrap().clips.is_empty(), "the worker's clip is not there");

    pair.code(id, (0, 2000), "s4").unwrap();
    assert_eq!(pair.page().samples[0].yours, YourCoding::Begun(1));
    assert!(pair.page().samples[0].codings[0].agreement.is_empty(), "not compared before it is finished");
    pair.finish(id).unwrap();
    let row = pair.page().samples.remove(0);
    assert_eq!((row.yours, row.codings.len(), row.codings[0].seen), (YourCoding::Finished, 1, None));
    let (label, found) = &row.codings[0].agreement[0];
    assert!(label.starts_with("Sensitivity"));
    assert_eq!((found.table.count(1, 1), found.table.compared()), (1, 1), "four seconds are one stretch");
    assert_eq!(found.raw, Statistic::Is(1.0));

    assert_eq!(key(pair.code(id, (2000, 4000), "P1")), "error-entry-final");
    assert_eq!(key(pair.finish(id)), "error-entry-final");
    assert_eq!(key(pair.rig.open_vault.film_to_code(case, id, clock(NOW)).map(drop)), "error-entry-final");
    let coding = pair.entries().into_iter().find(|entered| entered.entry.word() == "second-coding").unwrap();
    let taken_back = pair.rig.open_vault.change_entry(case, EntryChange::TakeBack(coding.id), clock(NOW));
    assert_eq!(key(taken_back), "error-entry-final");
}

#[test]
fn tagging_after_the_draw_changes_no_agreement() {
    let mut pair = Pair::new();
    let (worker, supervisor, film) = (pair.worker, pair.supervisor, pair.film);
    let id = pair.draw();
    pair.finish(id).unwrap();
    let before = pair.page().samples[0].codings[0].agreement.clone();
    let mut pair = pair.now_by(worker);
    let vocabulary = pair.rig.open_vault.vocabulary().clone();
    let (start, end) = (MediaTime::ZERO, MediaTime::from_secs(4));
    let new = NewClip { start, end, tags: vec!["P1".to_owned()], ..NewClip::default() };
    pair.rig.file().add_clip(&vocabulary, film, new, clock(NOW)).unwrap();
    let mut pair = pair.now_by(supervisor);
    let row = pair.page().samples.remove(0);
    assert_eq!((row.clips, &row.codings[0].agreement), (1, &before));
    let later = pair.draw();
    assert_eq!(pair.sample(later).clips.len(), 2, "a sample drawn now has both");
}

#[test]
fn codes_are_changed_undone_and_refused_like_clips() {
    let mut pair = Pair::new();
    let case = pair.rig.case;
    let id = pair.draw();
    let code = pair.code(id, (1000, 2000), "S1").unwrap();
    let change = |pair: &mut Pair, change| pair.rig.open_vault.change_coding(case, id, change, clock(NOW));
    let toggled = TagChange::Edit(code, ClipEdit::ToggleTag("P1".to_owned()));
    let done = change(&mut pair, toggled).unwrap().unwrap();
    let tags = |pair: &mut Pair| {
        let clips = pair.rig.open_vault.coded(case, id).unwrap().clips;
        clips.iter().map(|row| row.tags.len()).collect::<Vec<_>>()
    };
    assert_eq!(tags(&mut pair), [2]);
    change(&mut pair, done.undo).unwrap();
    assert_eq!(tags(&mut pair), [1]);
    change(&mut pair, done.redo).unwrap();
    assert_eq!(tags(&mut pair), [2]);
    let removed = change(&mut pair, TagChange::Remove(code)).unwrap().unwrap();
    assert_eq!(tags(&mut pair), [0_usize; 0]);
    change(&mut pair, removed.undo).unwrap();
    assert_eq!(tags(&mut pair), [2]);
    assert_eq!(change(&mut pair, TagChange::Choose(1, code, 0)).unwrap(), None, "nothing of it is shown");

    assert_eq!(key(pair.code(id, (1000, 5000), "S1")), "error-clip-outside-film");
    assert_eq!(key(pair.code(id, (2000, 1000), "S1")), "error-clip-not-forward");
    assert_eq!(key(pair.code(id, (1000, 2000), "X9")), "error-unknown-tag");
    assert_eq!(key(change(&mut pair, TagChange::Remove(ClipId::random()))), "error-clip-gone");
    assert_eq!(tags(&mut pair), [2], "what is refused changes nothing");
    let gone =
        pair.rig.open_vault.change_coding(case, RecordId::random(), TagChange::Remove(code), clock(NOW));
    assert_eq!(key(gone), "supervision-no-sample");
}

#[test]
fn who_opened_the_clips_before_is_not_blind() {
    let mut pair = Pair::new();
    let (case, film) = (pair.rig.case, pair.film);
    let id = pair.draw();
    pair.rig.open_vault.film_to_watch(case, film, clock("2026-02-05")).unwrap();
    let later = clock("2026-02-08");
    let (_, _, blind) = pair.rig.open_vault.film_to_code(case, id, later).unwrap();
    assert_eq!(blind.seen, Some(day("2026-02-05")), "told before it is begun");
    pair.rig.open_vault.finish_coding(case, id, later).unwrap();
    let view = page::view(&mut pair.rig.open_vault, case, later).unwrap().supervision;
    assert_eq!(view.samples[0].codings[0].seen, Some(day("2026-02-05")));
}

#[test]
fn what_was_opened_before_a_film_was_begun_shows_nothing_of_it() {
    let mut pair = Pair::new();
    let (case, first, worker, supervisor) = (pair.rig.case, pair.film, pair.worker, pair.supervisor);
    pair.rig.open_vault.film_to_watch(case, first, clock("2026-02-05")).unwrap();
    let mut pair = pair.now_by(worker);
    let second = pair.rig.film(2, "2026-02-06");
    let mut pair = pair.now_by(supervisor);
    let (old, new) = (pair.draw_of(first), pair.draw_of(second));
    let seen =
        |pair: &mut Pair, id, on: &str| pair.rig.open_vault.film_to_code(case, id, clock(on)).unwrap().2.seen;
    assert_eq!(seen(&mut pair, old, "2026-02-07"), Some(day("2026-02-05")));
    assert_eq!(seen(&mut pair, new, "2026-02-07"), None);
    // A session's screen lists the clips of all films.
    pair.rig.open_vault.note_clips_seen(case, clock("2026-02-08")).unwrap();
    assert_eq!(seen(&mut pair, new, "2026-02-09"), Some(day("2026-02-08")));
}

#[test]
fn a_note_is_the_supervisors_and_its_answer_the_workers() {
    let mut pair = Pair::new();
    let (worker, supervisor, session) = (pair.worker, pair.supervisor, pair.session());
    let text = "Let them speak first".into();
    let note = SupervisionNote { on: day(NOW), about: About::Session(session), text };
    let id = pair.add(Entry::SupervisionNote(note.clone())).unwrap();
    assert_eq!(pair.page().unanswered(), 0, "one's own wait for others");
    let mut pair = pair.now_by(worker);
    assert_eq!(pair.page().unanswered(), 1);
    assert_eq!(key(pair.add(Entry::SupervisionNote(note))), "role-refuses-supervising");
    let answer = SupervisionAnswer { on: day(NOW), note: id, text: "I shall".into() };
    pair.add(Entry::SupervisionAnswer(answer.clone())).unwrap();
    assert_eq!(pair.page().unanswered(), 0);
    let mut pair = pair.now_by(supervisor);
    let row = pair.page().notes.remove(0);
    assert!(row.yours);
    assert_eq!((row.about.key, row.answers[0].1.reveal().as_str()), ("visit-title", "KL"));
    let astray = SupervisionAnswer { note: RecordId::random(), ..answer };
    assert_eq!(key(pair.add(Entry::SupervisionAnswer(astray))), "supervision-no-note");
}

#[test]
fn ratings_and_comments_stay_as_they_were_made() {
    let mut pair = Pair::new();
    let (case, session) = (pair.rig.case, pair.session());
    let arrived = SessionChange::Arrived;
    let worker = pair.worker;
    let supervisor = pair.supervisor;
    let mut pair = pair.now_by(worker);
    pair.rig.open_vault.change_session(case, 1, arrived, clock("2026-01-10")).unwrap();
    let mut pair = pair.now_by(supervisor);
    let page = pair.page();
    assert_eq!(page.sessions.len(), 1);
    let checklist = page.checklists[0].clone();
    let items = checklist.items.len();
    let ratings: Vec<Option<u8>> = (0..items).map(|item| (item != 0).then_some(1)).collect();
    let comments = vec![Redacted::default(); items];
    let rating = ChecklistRating { on: day(NOW), session, checklist, ratings, comments };
    pair.add(Entry::ChecklistRating(rating.clone())).unwrap();
    let row = pair.page().ratings.remove(0);
    assert_eq!((row.session, row.total.points, row.total.of, row.total.open), (1, 9, 18, 1));
    assert_eq!(row.rating, rating);

    let said = pair.rig.open_vault.said(case, session, clock(NOW)).unwrap();
    assert_eq!((said.number, said.clips.len()), (1, 0));
    assert_eq!(pair.rig.journalled(AuditEvent::ClipsSeen), 1);
    let comment = |on_target| Comment {
        clip: None,
        heading: "strengths".to_owned(),
        on_target,
        note: Redacted::default(),
    };
    let coding = CommentCoding {
        on: day(NOW),
        session,
        watched: MediaTime::from_minutes(20),
        comments: vec![comment(true), comment(false), comment(true)],
    };
    pair.add(Entry::CommentCoding(coding)).unwrap();
    let row = pair.page().comments.remove(0);
    assert!((row.rate - 1.5).abs() < 1e-12);
    assert_eq!(row.coding.count(Some("strengths")).on_target, 2);
    let mut pair = pair.now_by(worker);
    assert_eq!(key(pair.rig.open_vault.said(case, session, clock(NOW))), "role-refuses-supervising");
    assert_eq!(pair.page().ratings.len(), 1, "a worker reads what is written about their work");
}

#[test]
fn a_service_adds_a_checklist_of_its_own_and_a_wrong_file_is_told_by_its_line() {
    let mut pair = Pair::new();
    let file = pair.rig.made.home().join("own.toml");
    let item = |id: &str| {
        format!(
            "[[items]]\nid = \"{id}\"\ntext = \"Waits\"\nsource = \"NG26 1.4.2\"\nquote = \"highlight parental strengths\"\nzero = \"No\"\none = \"Now and then\"\ntwo = \"Yes\"\n"
        )
    };
    let own = format!("id = \"own\"\ntitle = \"Ours\"\nabout = \"Ours\"\n{}{}", item("a"), item("b"));
    let add = |pair: &mut Pair, text: &str| {
        std::fs::write(&file, text).unwrap();
        pair.rig.open_vault.add_checklist(&file, clock(NOW))
    };
    let twice = add(&mut pair, &own.replace("id = \"b\"", "id = \"a\"")).unwrap_err();
    assert_eq!(twice.message.key, "error-programme-line");
    let words = crate::words::Words::en_gb().say(&twice.message);
    assert!(words.contains("line 12") && words.contains("twice"), "{words}");
    assert_eq!(add(&mut pair, &own).unwrap().items.len(), 2);
    assert_eq!(key(add(&mut pair, &own)), "error-checklist-id-taken");
    let shipped = include_str!("../../../resources/checklists/video-feedback.toml");
    assert_eq!(key(add(&mut pair, shipped)), "error-checklist-id-taken");
    let missing = pair.rig.open_vault.add_checklist(&file.with_extension("gone"), clock(NOW));
    assert_eq!(key(missing), "error-programme-file");

    let (worker, supervisor) = (pair.worker, pair.supervisor);
    let mut pair = pair.now_by(supervisor);
    let titles: Vec<String> = pair.page().checklists.iter().map(|known| known.title.clone()).collect();
    assert_eq!(titles[1..], ["Ours"], "it survives a restart");
    let mut pair = pair.now_by(worker);
    assert_eq!(key(add(&mut pair, &own)), "role-refuses-supervising");
}
