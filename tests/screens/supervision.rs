//! The Supervision page of a family, the count of comments, and a sample coded blind.

use egui::{Key, Role};
use egui_kittest::kittest::Queryable as _;

use super::fuller::full as full_family;
use super::states::{CASE, CLIP, day, family, page_at, play, secs, tagged};
use super::{Window, say};
use attune::app::action::{FamilyAction, SupervisionAction, TagAction, UserAction};
use attune::app::state::{FamilyPage, Screen, State};
use attune::base::{ClipId, MediaTime, RecordId, Redacted, SessionId};
use attune::casework::changes::{Edge, EntryChange};
use attune::casework::pages::{
    BlindCoding, CodingRow, CommentRow, FamilyClips, FamilyView, HeldSession, NoteRow, RatedTwice, RatingRow,
    SaidClip, SaidView, SampleRow, SupervisionPage, YourCoding,
};
use attune::casework::sentences::supervision;
use attune::programme::agreement::{CodedStretch, agreement, ratings};
use attune::programme::supervision::{Checklist, SupervisionRules};
use attune::programme::{
    About, ChecklistRating, Comment, CommentCoding, Entry, ProgrammeDefinition, SupervisionAnswer,
    SupervisionNote, Vocabulary,
};
use attune::words::Message;

const SAMPLE: RecordId = RecordId::from_bytes([61; 16]);
const NOTE: RecordId = RecordId::from_bytes([62; 16]);
const COUNT: RecordId = RecordId::from_bytes([63; 16]);
const RATED: RecordId = RecordId::from_bytes([64; 16]);
const SESSION: SessionId = SessionId::from_bytes([65; 16]);

fn vocabulary() -> Vocabulary {
    Vocabulary::ng26(&ProgrammeDefinition::with_id("video-feedback").unwrap().unwrap()).unwrap()
}

fn text(words: &str) -> Redacted<String> {
    words.into()
}

fn coded(start: i64, end: i64, tags: &[&str]) -> CodedStretch {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    CodedStretch { start: secs(start), end: secs(end), tags }
}

/// A coding of five minutes from the second minute on, finished by `by`.
fn coding(by: &str, seen: Option<u32>) -> CodingRow {
    let worker = [
        coded(125, 148, &["S1", "S3"]),
        coded(200, 226, &["S4"]),
        coded(300, 330, &["P1"]),
        coded(390, 412, &["S2"]),
    ];
    let second = [
        coded(128, 150, &["S1"]),
        coded(204, 215, &["S2"]),
        coded(300, 320, &["P1"]),
        coded(240, 252, &["CC2"]),
    ];
    let vocabulary = vocabulary();
    let rules = SupervisionRules::shipped().unwrap().agreement;
    let found = agreement(&rules, (secs(120), secs(420)), &worker, &second, &vocabulary);
    let labels = vocabulary.headings().iter().map(|heading| heading.label.clone());
    CodingRow {
        by: text(by),
        finished: Some(day(12)),
        seen: seen.map(day),
        agreement: labels.zip(found).collect(),
    }
}

fn sample(yours: YourCoding, codings: Vec<CodingRow>) -> SampleRow {
    SampleRow {
        sample: SAMPLE,
        session: 3,
        on: day(11),
        by: text("sv"),
        seed: 3_141_592_653,
        films: 4,
        from: secs(120),
        to: secs(420),
        film_gone: false,
        clips: 4,
        yours,
        codings,
        unit: (10, 1000),
    }
}

fn rating(points: &[Option<u8>]) -> ChecklistRating {
    let checklist = Checklist::shipped().unwrap();
    let mut comments = vec![Redacted::default(); points.len()];
    comments[1] = text("Let them see it twice before you speak.");
    ChecklistRating { on: day(12), session: SESSION, checklist, ratings: points.to_vec(), comments }
}

fn rating_row(record: RecordId, by: &str, yours: bool, points: &[Option<u8>]) -> RatingRow {
    let rating = rating(points);
    RatingRow { record, by: text(by), yours, session: 3, total: rating.total(), rating }
}

fn comments() -> CommentRow {
    let comment = |heading: &str, on_target, note: &str| Comment {
        clip: Some(CLIP),
        heading: heading.to_owned(),
        on_target,
        note: text(note),
    };
    let coding = CommentCoding {
        on: day(12),
        session: SESSION,
        watched: MediaTime::from_minutes(14),
        comments: vec![
            comment("sensitivity", true, ""),
            comment("sensitivity", true, "“You waited, and then she looked at you.”"),
            comment("strengths", false, ""),
            comment("sensitivity", false, ""),
        ],
    };
    let rate = coding.rate(&SupervisionRules::shipped().unwrap().comments);
    CommentRow { record: COUNT, by: text("sv"), yours: true, session: 3, coding, rate }
}

fn note(yours: bool, answers: &[&str]) -> NoteRow {
    NoteRow {
        note: NOTE,
        on: day(12),
        by: text("sv"),
        yours,
        about: Message::new("visit-title").with("number", 3_u32),
        session: None,
        text: text(
            "The second clip was worth more time: Dad noticed her turning away and waited. Show it again next time.",
        ),
        answers: answers.iter().map(|answer| (day(13), text("mk"), text(answer))).collect(),
    }
}

/// Two ratings of ten items.
fn points() -> [Vec<Option<u8>>; 2] {
    let one = [2, 1, 2, 2, 0, 1, 1, 2, 2, 1].map(Some).to_vec();
    let mut other = [2, 2, 2, 1, 1, 1, 1, 2, 2, 2].map(Some).to_vec();
    other[8] = None;
    [one, other]
}

fn supervision() -> SupervisionPage {
    let [one, other] = points();
    let vocabulary = vocabulary();
    SupervisionPage {
        refusal: None,
        draw_refusals: Vec::new(),
        sessions: vec![
            HeldSession { session: SESSION, number: 3, on: day(10) },
            HeldSession { session: SessionId::from_bytes([66; 16]), number: 2, on: day(3) },
        ],
        headings: vocabulary.headings().iter().map(|row| (row.id.clone(), row.label.clone())).collect(),
        checklists: vec![Checklist::shipped().unwrap()],
        samples: vec![
            sample(YourCoding::NotBegun, Vec::new()),
            sample(YourCoding::Finished, vec![coding("sv", None)]),
        ],
        ratings: vec![
            rating_row(RATED, "sv", true, &one),
            rating_row(RecordId::from_bytes([67; 16]), "anna", false, &other),
        ],
        rated_twice: vec![RatedTwice {
            session: 3,
            by: [text("sv"), text("anna")],
            agreement: ratings(2, &one, &other),
        }],
        comments: vec![comments()],
        per_minutes: 10,
        notes: vec![note(true, &["I shall. They asked for it themselves."])],
    }
}

fn with(supervision: SupervisionPage, said: Option<SaidView>) -> State {
    let view = FamilyView { supervision, ..full_family() };
    let mut state = page_at(view, FamilyPage::Supervision);
    if let Screen::Family(family) = &mut state.screen {
        family.said = said.map(Box::new);
    }
    state
}

/// Everything there can be, for a supervisor.
pub fn full() -> State {
    with(supervision(), None)
}

/// The same for the worker it is about, with a note to answer and a coding that was not blind.
pub fn worker() -> State {
    let refusal = Some(Message::new("role-refuses-supervising"));
    let samples = vec![sample(YourCoding::NotBegun, vec![coding("sv", Some(9))])];
    let notes = vec![note(false, &[])];
    let comments = vec![CommentRow { yours: false, ..comments() }];
    with(SupervisionPage { refusal, samples, notes, comments, ..supervision() }, None)
}

/// Nothing yet.
pub fn none() -> State {
    with(
        SupervisionPage {
            draw_refusals: vec!["supervision-no-film".into()],
            sessions: Vec::new(),
            samples: Vec::new(),
            ratings: Vec::new(),
            rated_twice: Vec::new(),
            comments: Vec::new(),
            notes: Vec::new(),
            ..supervision()
        },
        None,
    )
}

/// Counting comments beside what was shown.
pub fn counting() -> State {
    let clip = |number, tags: &[&str], words: &str| SaidClip {
        clip: ClipId::from_bytes([number; 16]),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        words: text(words),
    };
    let said = SaidView {
        case: CASE,
        session: SESSION,
        number: 3,
        played: secs(13 * 60 + 20),
        clips: vec![
            clip(71, &["S1 Notices a signal, even a small one"], "See how she looks for you first."),
            clip(72, &["P1 Patience", "S4 Follows the child's lead"], ""),
        ],
    };
    with(supervision(), Some(said))
}

/// A sample that is being coded; `seen` where it will not count as blind.
pub fn blind(seen: Option<u32>) -> State {
    play(|tag| {
        tag.blind = Some(BlindCoding { sample: SAMPLE, from: secs(60), to: secs(360), seen: seen.map(day) });
        let mut clips = tagged().clips;
        clips.retain(|row| row.recording == tag.recording.recording && row.start >= secs(60));
        clips.truncate(1);
        for row in &mut clips {
            (row.note, row.words, row.starred) = (Redacted::default(), Redacted::default(), false);
        }
        tag.family = FamilyClips { clips, ..FamilyClips::default() };
        tag.player.position = secs(75);
    })
}

/// The states worth a picture.
pub fn gallery() -> Vec<(&'static str, State)> {
    vec![
        ("supervision", full()),
        ("supervision-worker", worker()),
        ("supervision-none", none()),
        ("supervision-counting", counting()),
        ("supervision-blind", blind(None)),
        ("supervision-seen", blind(Some(9))),
    ]
}

#[test]
fn agreement_is_told_in_words_and_figures_and_undefined_is_no_number() {
    let window = Window::new(full());
    for (label, found) in &coding("sv", None).agreement {
        assert!(window.says(label));
        window.assert_says(supervision::agreement(found));
    }
    assert!(window.says(&say("agreement-undefined")), "staff only: nobody marked anything");
    window.assert_says("samples-blind");
    window.assert_says(Message::new("agreement-unit").with("seconds", 10_u32).with("tolerance", 1.0));
    let drawn = Message::new("samples-drawn").with("seed", "3141592653");
    window.assert_says(drawn.with("films", 4_usize).with("clips", 4_usize));
}

#[test]
fn a_supervisor_draws_codes_and_opens_what_was_said() {
    let mut window = Window::new(full());
    assert_eq!(window.press(&say("samples-draw")), [UserAction::Supervision(SupervisionAction::Draw)]);
    let title = Message::new("samples-one")
        .with("session", Message::new("visit-title").with("number", 3_u32))
        .with("from", "2:00")
        .with("to", "7:00");
    let code = Message::new("samples-code-named").with("what", Message::new("samples-code"));
    let code = say(code.with("sample", say(title)));
    assert_eq!(window.press(&code), [UserAction::Supervision(SupervisionAction::Code(SAMPLE))]);
    assert_eq!(
        window.press(&say("comments-open")),
        [UserAction::Supervision(SupervisionAction::OpenSaid(SESSION))]
    );
}

#[test]
fn a_worker_reads_and_answers_and_is_offered_nothing_else() {
    let mut window = Window::new(worker());
    window.assert_says("role-refuses-supervising");
    for key in ["samples-draw", "samples-code", "notes-write", "comments-open", "supervision-take-back"] {
        window.assert_silent(key);
    }
    window.assert_says(Message::new("samples-not-blind").with("day", day(9)));
    window.assert_says("notes-answer-wanted");
    let tab = say(Message::new("family-page-supervision-count").with("count", 1_usize));
    window.0.get_by_role_and_label(Role::Tab, &tab);

    let answer = Message::new("notes-answer-named")
        .with("about", Message::new("visit-title").with("number", 3_u32))
        .with("day", day(12));
    assert!(window.press(&say(answer)).is_empty());
    window.write(Role::MultilineTextInput, &say("notes-answer-text"), "I shall");
    let entry = SupervisionAnswer { on: window.0.state().state.today, note: NOTE, text: text("I shall") };
    let expected =
        UserAction::Family(FamilyAction::ChangeEntry(EntryChange::Add(Entry::SupervisionAnswer(entry))));
    assert_eq!(window.press(&say("notes-answer-save")), [expected]);
}

#[test]
fn a_note_is_written_about_the_family() {
    let mut window = Window::new(full());
    window.press(&say("notes-write"));
    window.write(Role::MultilineTextInput, &say("notes-text"), "Well seen");
    let note =
        SupervisionNote { on: window.0.state().state.today, about: About::Family, text: text("Well seen") };
    let expected =
        UserAction::Family(FamilyAction::ChangeEntry(EntryChange::Add(Entry::SupervisionNote(note))));
    assert_eq!(window.press(&say("notes-save")), [expected]);
}

#[test]
fn a_checklist_is_rated_item_by_item_with_its_recommendation() {
    let mut window = Window::new(full());
    let checklist = Checklist::shipped().unwrap();
    window.press(&say(Message::new("checklist-rate").with("title", checklist.title.as_str())));
    for item in &checklist.items {
        let serves = Message::new("checklist-serves").with("source", item.source.as_str());
        window.assert_says(serves.with("quote", item.quote.as_str()));
    }
    let third = &checklist.items[2];
    window.act(Role::RadioButton, &format!("2 — {}", third.two));
    window.write(Role::TextInput, &say(Message::new("checklist-comment").with("number", 3_usize)), "Twice");
    let actions = window.press(&say("checklist-save"));
    let [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::Add(Entry::ChecklistRating(rating))))] =
        &actions[..]
    else {
        panic!("{actions:?}")
    };
    assert_eq!((rating.session, &rating.checklist), (SESSION, &checklist));
    let mut expected = vec![None; 10];
    expected[2] = Some(2);
    assert_eq!((&rating.ratings, rating.comments[2].reveal().as_str()), (&expected, "Twice"));
}

#[test]
fn what_was_rated_tells_its_sum_and_that_it_is_no_pass() {
    let mut window = Window::new(full());
    let row = rating_row(RATED, "sv", true, &points()[0]);
    let title = Message::new("checklist-rated")
        .with("session", Message::new("visit-title").with("number", 3_u32))
        .with("points", row.total.points)
        .with("of", row.total.of);
    let by = Message::new("supervision-by-on").with("by", "sv").with("day", day(12));
    let title = format!("{} · {}", say(title), say(by));
    window.press(&title);
    window.assert_says(supervision::total(row.total));
    assert!(say(supervision::total(row.total)).contains("no pass"));
    let back = say(Message::new("checklist-take-back-named").with("rating", title.as_str()));
    assert_eq!(
        window.press(&back),
        [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::TakeBack(RATED)))]
    );
}

#[test]
fn comments_are_counted_with_one_press_each() {
    let mut window = Window::new(counting());
    let named = |key: &'static str, heading: &str| say(Message::new(key).with("heading", heading));
    let strengths = "Strengths";
    assert!(window.press(&named("comments-on-named", strengths)).is_empty());
    let clip = Message::new("comments-clip").with("number", 1_usize);
    window.act(Role::RadioButton, &say(clip.with("tags", "S1 Notices a signal, even a small one")));
    window.press(&named("comments-off-named", strengths));
    window.press(&named("comments-off-named", strengths));
    window.press(&say(Message::new("comments-undo").with("heading", strengths)));
    let actions = window.press(&say("comments-save"));
    let [UserAction::Family(FamilyAction::ChangeEntry(EntryChange::Add(Entry::CommentCoding(coding))))] =
        &actions[..]
    else {
        panic!("{actions:?}")
    };
    assert_eq!(coding.watched, MediaTime::from_minutes(14), "what was played, rounded up");
    let made: Vec<_> =
        coding.comments.iter().map(|made| (made.heading.as_str(), made.on_target, made.clip)).collect();
    let first = Some(ClipId::from_bytes([71; 16]));
    assert_eq!(made, [("strengths", true, None), ("strengths", false, first)]);
    assert_eq!(window.press(&say("action-cancel")), [UserAction::Supervision(SupervisionAction::CloseSaid)]);
}

#[test]
fn nothing_yet_says_how_it_begins() {
    let mut window = Window::new(none());
    for key in ["notes-none-yours", "supervision-no-film", "checklist-none", "comments-none"] {
        window.assert_says(key);
    }
    assert!(window.press(&say("samples-draw")).is_empty(), "without film nothing is drawn");
    let window = Window::new(super::states::page(family()));
    window.0.get_by_role_and_label(Role::Tab, &say("family-page-supervision"));
}

#[test]
fn a_sample_is_coded_without_anything_of_the_workers() {
    let mut window = Window::new(blind(None));
    for key in ["tag-note", "tag-words"] {
        assert!(window.0.query_by_role_and_label(Role::MultilineTextInput, &say(key)).is_none());
    }
    for key in ["tag-star", "tag-more", "tag-show", "tag-then-title"] {
        window.assert_silent(key);
    }
    window.assert_says("blind-how");
    let clock = format!("{} 0:15.0", say("play-position"));
    assert!(window.says(&clock) && window.says("/ 5:00"), "times are those of the sample");
    assert_eq!(window.key(Key::I), [UserAction::Tag(TagAction::EdgeHere(Edge::In))]);
    assert!(window.key(Key::S).is_empty() && window.key(Key::E).is_empty(), "nothing is starred or shown");
    assert!(window.press(&say("blind-finish")).is_empty(), "it asks first");
    window.assert_says(Message::new("blind-finish-asked").with("codes", 1_usize));
    assert_eq!(window.press(&say("blind-finish-yes")), [UserAction::Tag(TagAction::FinishCoding)]);
}

#[test]
fn who_saw_the_clips_is_told_that_it_is_not_blind() {
    let window = Window::new(blind(Some(9)));
    window.0.get_by_role_and_label(Role::Alert, &say(Message::new("blind-seen").with("day", day(9))));
}
