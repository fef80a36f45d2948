//! Showing over a real vault: what may be shown, what is recorded of it, and that it is still there afterwards.

use std::sync::LazyLock;

use chrono::TimeDelta;

use super::*;
use crate::base::Redacted;
use crate::casework::changes::{ClipEdit, ConsentChange, NewClip, SessionChange, TagChange};
use crate::casework::test_vault::{self, Made};
use crate::media::test_film::Film;
use crate::programme::{Answer, KeepsBack, Purpose, Tag};

/// Four seconds of film.
static FILM: LazyLock<Vec<u8>> = LazyLock::new(|| Film::of(120).make());

struct Place {
    open_vault: OpenVault,
    case: CaseId,
    film: RecordingId,
    made: Made,
}

fn ms(ms: i64) -> MediaTime {
    MediaTime::from_ms(ms)
}

/// A family with the consents given and one film at session 1.
fn place(purposes: &[Purpose]) -> Place {
    let (made, mut open_vault) = test_vault::vault_with_family(purposes).make();
    let case = made.case();
    let film = film(&mut open_vault, case);
    Place { open_vault, case, film, made }
}

fn film(open_vault: &mut OpenVault, case: CaseId) -> RecordingId {
    let film = test_vault::film(open_vault, case, 1, &[&FILM], Clock::read());
    assert!(open_vault.case(case).unwrap().recording(film).unwrap().body.duration > ms(3900));
    film
}

impl Place {
    fn remove(&mut self, clip: ClipId) {
        let vocabulary = self.open_vault.vocabulary().clone();
        let file = self.open_vault.case(self.case).unwrap();
        file.change_clips(&vocabulary, TagChange::Remove(clip), Clock::read()).unwrap();
    }

    fn tag(&mut self, film: RecordingId, from: i64, to: i64, tags: &[&str]) -> ClipId {
        let vocabulary = self.open_vault.vocabulary().clone();
        let new = NewClip {
            start: ms(from),
            end: ms(to),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            note: "For staff alone".into(),
            ..NewClip::default()
        };
        self.open_vault.case(self.case).unwrap().add_clip(&vocabulary, film, new, Clock::read()).unwrap()
    }

    /// Puts clips into the plan of session 1, whether or not they may be shown.
    fn choose(&mut self, show: Vec<ClipId>) {
        let file = self.open_vault.case(self.case).unwrap();
        let record = file.session_numbered(1).unwrap().unwrap();
        let mut body = record.body;
        body.plan.show = show;
        let write = |records: &crate::library::CaseTransaction<'_>| {
            Ok(records.revise(record.id, body).map(|_| ())?)
        };
        file.library_mut().write::<_, Problem>(Clock::read().now, write).unwrap();
    }

    fn view(&mut self) -> Result<ChosenClips, Problem> {
        self.open_vault.parent_view(self.case, 1, Clock::read())
    }

    #[track_caller]
    fn refusal(&mut self) -> &'static str {
        self.view().err().expect("it is refused").message.key
    }

    fn note(&self, clip: ClipId, opening: u32, played: i64) -> ShowingNote {
        ShowingNote { case: self.case, session: 1, clip, opening, played: ms(played) }
    }

    fn showings(&mut self) -> Vec<Record<Showing>> {
        self.open_vault.case(self.case).unwrap().library().all().unwrap()
    }

    fn journal(&mut self, event: AuditEvent) -> usize {
        let entries = self.open_vault.case(self.case).unwrap().library().journal().unwrap();
        let name = serde_json::to_value(event).unwrap();
        entries.iter().filter(|entry| serde_json::to_value(entry).unwrap()["event"] == name).count()
    }
}

/// A tag that keeps its clip back, and one that sets the scene.
fn special(open_vault: &OpenVault) -> (String, String) {
    let vocabulary = open_vault.vocabulary();
    let first = |fits: &dyn Fn(&Tag) -> bool| {
        vocabulary.tags().iter().find(|tag| fits(tag)).expect("such a tag").code.clone()
    };
    let back = first(&|tag| tag.keeps_clip_back == KeepsBack::Always);
    let context =
        first(&|tag| vocabulary.heading_of(tag).is_some_and(|heading| heading.parents == ParentUse::Context));
    (back, context)
}

/// Whoever may watch sees the clips as the parents will, without their consent to be shown film, and nobody was shown
/// anything by it.
#[test]
fn a_preview_asks_for_no_consent_to_showing_and_is_no_showing() {
    let mut place = place(&[Purpose::Film]);
    let clip = place.tag(place.film, 500, 2500, &["S1"]);
    place.choose(vec![clip]);
    assert_eq!(place.refusal(), "refuse-show-no-consent");
    let seen = place.open_vault.preview(place.case, 1, Clock::read()).unwrap();
    assert_eq!(seen.clips.iter().map(|seen| seen.clip).collect::<Vec<_>>(), [clip]);
    place.open_vault.film_to_watch(place.case, place.film, Clock::read()).unwrap();
    assert!(place.showings().is_empty());
    assert_eq!(place.journal(AuditEvent::ClipsShown), 0);
    let view = super::super::page::view(&mut place.open_vault, place.case, 1, Clock::read()).unwrap();
    assert!(view.preview_refusals.is_empty() && !view.show_refusals.is_empty());
    place.choose(Vec::new());
    let view = super::super::page::view(&mut place.open_vault, place.case, 1, Clock::read()).unwrap();
    assert_eq!(view.preview_refusals, ["refuse-show-nothing-chosen".into()]);
}

#[test]
fn only_words_of_praise_reach_the_parents() {
    let mut place = place(&[Purpose::Film, Purpose::Show]);
    let (_, context) = special(&place.open_vault);
    let film = place.film;
    let clip = place.tag(film, 500, 2500, &["S1", &context]);
    place.choose(vec![clip]);
    let view = place.view().unwrap();
    assert!(view.left_out.is_empty());
    assert_eq!(view.clips.len(), 1);
    let (shown, label) = (&view.clips[0], place.open_vault.vocabulary().tag("S1").unwrap().label.clone());
    assert_eq!((shown.clip, shown.recording, shown.start, shown.end), (clip, film, ms(500), ms(2500)));
    assert_eq!(shown.praise, [label]);
}

#[test]
fn clips_come_in_their_order_and_what_must_not_be_shown_is_left_out_with_the_reason() {
    let mut place = place(&[Purpose::Film, Purpose::Show]);
    let (back, _) = special(&place.open_vault);
    let gone = film(&mut place.open_vault, place.case);
    let kept = place.film;
    let late = place.tag(kept, 2000, 3000, &["S2"]);
    let early = place.tag(kept, 0, 1000, &["S1"]);
    let hidden = place.tag(kept, 0, 1000, &["S1", &back]);
    let lost = place.tag(gone, 0, 1000, &["S1"]);
    let removed = place.tag(kept, 0, 1000, &["S1"]);
    place.choose(vec![hidden, late, lost, early, removed]);
    place.open_vault.discard_film(place.case, gone, Clock::read()).unwrap();
    place.remove(removed);
    let view = place.view().unwrap();
    assert_eq!(view.clips.iter().map(|clip| clip.clip).collect::<Vec<_>>(), [late, early]);
    let keys: Vec<_> = view.left_out.iter().map(|message| message.key).collect();
    assert_eq!(keys, ["show-left-kept-back", "show-left-removed", "show-left-no-film"]);
    place.choose(vec![hidden, lost]);
    assert_eq!(place.refusal(), "refuse-show-none-left");
    place.choose(Vec::new());
    assert_eq!(place.refusal(), "refuse-show-nothing-chosen");
}

/// A clip for staff that is shown for a reason: the parents see the clip and the praise, and nothing of what is for staff.
#[test]
fn a_clip_shown_despite_a_tag_for_staff_says_nothing_of_it() {
    let mut place = place(&[Purpose::Film, Purpose::Show]);
    let film = place.film;
    let clip = place.tag(film, 0, 1000, &["P9", "W2"]);
    place.choose(vec![clip]);
    assert_eq!(place.refusal(), "refuse-show-none-left");
    let (case, reason) = (place.case, Redacted::from("a reason for staff"));
    let changes = [
        TagChange::ChooseDespite(1, clip, 0, reason.clone()),
        TagChange::Edit(clip, ClipEdit::ToggleAim("A2".to_owned())),
    ];
    for change in changes {
        place.open_vault.change_clips(case, change, Clock::read()).unwrap();
    }
    let view = place.view().unwrap();
    let label = place.open_vault.vocabulary().tag("P9").unwrap().label.clone();
    assert_eq!((view.clips.len(), &view.clips[0].praise), (1, &vec![label]));
    assert!(!view.clips[0].words.reveal().contains(reason.reveal().as_str()));
    place.open_vault.note_showing(place.note(clip, 1, 900), &mut None, Clock::read()).unwrap();
    assert_eq!(place.showings()[0].body.aims, ["A2"], "as the worker had named it then");
}

#[test]
fn a_film_whose_file_is_gone_is_left_out() {
    let mut place = place(&[Purpose::Film, Purpose::Show]);
    let film = place.film;
    let clip = place.tag(film, 0, 1000, &["S1"]);
    place.choose(vec![clip]);
    let folder = place.open_vault.case(place.case).unwrap().access().film_folder();
    std::fs::remove_dir_all(folder.path()).unwrap();
    assert_eq!(place.refusal(), "refuse-show-none-left");
}

#[test]
fn nothing_is_shown_without_every_carers_consent_today() {
    let mut never = place(&[Purpose::Film]);
    let film = never.film;
    let clip = never.tag(film, 0, 1000, &["S1"]);
    never.choose(vec![clip]);
    assert_eq!(never.refusal(), "refuse-show-no-consent");

    let mut place = place(&[Purpose::Film, Purpose::Show]);
    let film = place.film;
    let clip = place.tag(film, 0, 1000, &["S1"]);
    place.choose(vec![clip]);
    assert!(place.view().is_ok());
    // Withdrawn between filming and showing.
    let person = place.open_vault.case(place.case).unwrap().family().unwrap().body.people[0].id;
    let clock = Clock::read();
    let change = ConsentChange::Answer {
        person,
        purpose: Purpose::Show,
        answer: Answer::Withdrawn,
        scope: Redacted::default(),
        on: clock.today,
    };
    place.open_vault.change_consent(place.case, change, clock).unwrap();
    assert_eq!(place.refusal(), "refuse-show-consent-withdrawn");
}

#[test]
fn one_record_for_each_opening_that_grows_and_stays() {
    let mut place = place(&[Purpose::Film, Purpose::Show]);
    let film = place.film;
    let clip = place.tag(film, 500, 2500, &["S1", "S2"]);
    place.choose(vec![clip]);
    let begun = Clock::read();
    let mut open = None;
    let later = |seconds: i64| Clock { now: begun.now + TimeDelta::seconds(seconds), ..begun };
    let mut note = |place: &mut Place, opening, played, seconds| {
        let note = place.note(clip, opening, played);
        place.open_vault.note_showing(note, &mut open, later(seconds)).unwrap();
    };
    note(&mut place, 1, 0, 0);
    assert!(place.showings().is_empty(), "what only begins was not shown");
    note(&mut place, 1, 1000, 3);
    note(&mut place, 1, 3500, 9);
    note(&mut place, 1, 2000, 12);
    let first = place.showings();
    assert_eq!(first.len(), 1);
    let shown = &first[0].body;
    assert_eq!(
        (shown.started, shown.played),
        (begun.now, ms(3500)),
        "it began when it began, and never shrinks"
    );
    assert_eq!((shown.clip, shown.recording, shown.clip_length), (clip, film, ms(2000)));
    assert_eq!(shown.tags, ["S1", "S2"]);
    assert_eq!(first[0].version, 2);
    // Coming back to the clip is another showing, where something plays.
    note(&mut place, 2, 0, 20);
    note(&mut place, 3, 0, 30);
    note(&mut place, 3, 1500, 33);
    assert_eq!(place.showings().len(), 2);
    assert_eq!(place.journal(AuditEvent::ClipsShown), 2);

    let Place { open_vault, case, made, .. } = place;
    drop(open_vault);
    let mut open_vault = made.unlock();
    let kept: Vec<Record<Showing>> = open_vault.case(case).unwrap().library().all().unwrap();
    let played: Vec<MediaTime> = kept.iter().map(|record| record.body.played).collect();
    assert_eq!(played, [ms(3500), ms(1500)]);
    assert!(started_in_order(&kept));
}

fn started_in_order(showings: &[Record<Showing>]) -> bool {
    showings.windows(2).all(|pair| pair[0].body.started < pair[1].body.started)
}

#[test]
fn a_clip_that_was_removed_meanwhile_is_refused_and_nothing_is_written() {
    let mut place = place(&[Purpose::Film, Purpose::Show]);
    let film = place.film;
    let clip = place.tag(film, 0, 1000, &["S1"]);
    place.choose(vec![clip]);
    place.remove(clip);
    let note = place.note(clip, 1, 1000);
    assert!(place.open_vault.note_showing(note, &mut None, Clock::read()).is_err());
    assert!(place.showings().is_empty());
}

#[test]
fn opening_a_film_for_the_parents_is_in_the_journal_and_a_destroyed_one_is_refused() {
    let mut place = place(&[Purpose::Film, Purpose::Show]);
    let (case, film) = (place.case, place.film);
    place.open_vault.film_to_show(case, film, Clock::read()).unwrap();
    assert_eq!(place.journal(AuditEvent::FilmPlayed), 1);
    place.open_vault.discard_film(case, film, Clock::read()).unwrap();
    assert!(place.open_vault.film_to_show(case, film, Clock::read()).is_err());
    assert_eq!(place.journal(AuditEvent::FilmPlayed), 1);
}

#[test]
fn words_of_the_parents_are_kept_as_they_said_them() {
    let mut place = place(&[Purpose::Film, Purpose::Show]);
    let film = place.film;
    let clip = place.tag(film, 0, 1000, &["S1"]);
    let said = "Er hat gewartet — נהדר!";
    for about in [Some(clip), None] {
        let change = SessionChange::ParentWords(about, said.to_owned().into());
        place.open_vault.change_session(place.case, 1, change, Clock::read()).unwrap();
    }
    let words: Vec<Record<crate::programme::ParentWords>> =
        place.open_vault.case(place.case).unwrap().library().all().unwrap();
    assert_eq!(words.iter().map(|record| record.body.clip).collect::<Vec<_>>(), [Some(clip), None]);
    assert!(words.iter().all(|record| record.body.words.reveal() == said));
    assert_eq!(place.journal(AuditEvent::WordsWritten), 2);
}
