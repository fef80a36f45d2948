//! Clips changed over a real vault: what was answered is there when the vault is opened anew, every change is
//! undone and done again, and what is refused leaves everything as it was.

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;

use super::*;
use crate::base::CaseId;
use crate::casework::film::rows;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::{ClipRow, FamilyClips};
use crate::casework::test_vault::{self, Made};
use crate::programme::{HeldVisit, Purpose, RecordingState};

/// A vault with one family, two sessions and a film of each, and a third session's discarded one.
struct House {
    open_vault: Option<OpenVault>,
    case: CaseId,
    films: [RecordingId; 3],
    made: Made,
}

fn clock() -> Clock {
    Clock {
        now: "2026-03-20T10:00:00Z".parse().unwrap(),
        today: NaiveDate::from_ymd_opt(2026, 3, 20).unwrap(),
    }
}

fn secs(secs: i64) -> MediaTime {
    MediaTime::from_secs(secs)
}

fn moment(start: i64, tags: &[&str]) -> NewClip {
    let tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
    NewClip { start: secs(start), end: secs(start + 5), tags, ..NewClip::default() }
}

impl House {
    fn new() -> Self {
        let (made, mut open_vault) = test_vault::vault_with_family(&[Purpose::Film]).at(clock()).make();
        let case = made.case();
        let films = [1, 2, 3].map(|id| RecordingId::from_bytes([id; 16]));
        let file = open_vault.case(case).unwrap();
        for (number, film) in (1..).zip(films) {
            let (id, now) = (SessionId::random(), clock().now + TimeDelta::days(7 * i64::from(number)));
            let held = Some(HeldVisit::on(now.date_naive()));
            let session = Session { held, ..Session::new(number).unwrap() };
            let state = if number == 3 { RecordingState::Discarded } else { RecordingState::Complete };
            let recording = Recording {
                session: id,
                started: now,
                ended: None,
                duration: secs(600),
                width: 1280,
                height: 720,
                cameras: Vec::new(),
                gaps: Vec::new(),
                state,
            };
            let written = file.library_mut().write::<_, Problem>(now, |records| {
                records.add_as(id, session)?;
                records.add_as(film, recording)?;
                Ok(())
            });
            written.unwrap();
        }
        Self { open_vault: Some(open_vault), case, films, made }
    }

    fn change(&mut self, change: TagChange) -> Result<Option<Done>, Problem> {
        let open_vault = self.open_vault.as_mut().unwrap();
        let vocabulary = open_vault.vocabulary().clone();
        open_vault.case(self.case).unwrap().change_clips(&vocabulary, change, clock())
    }

    #[track_caller]
    fn done(&mut self, change: TagChange) -> Done {
        self.change(change).unwrap().expect("something was changed")
    }

    #[track_caller]
    fn refusal(&mut self, change: TagChange) -> &'static str {
        let before = (self.clips(), self.journal());
        let problem = self.change(change).unwrap_err();
        assert_eq!((self.clips(), self.journal()), before, "a refused change leaves nothing");
        problem.message.key
    }

    #[track_caller]
    fn add(&mut self, film: usize, new: NewClip) -> ClipId {
        match self.done(TagChange::Add(self.films[film], new)).undo {
            TagChange::Remove(id) => id,
            other => panic!("{other:?}"),
        }
    }

    fn clips(&mut self) -> FamilyClips {
        let open_vault = self.open_vault.as_mut().unwrap();
        let vocabulary = open_vault.vocabulary().clone();
        rows::clips(open_vault.case(self.case).unwrap(), &vocabulary).unwrap()
    }

    fn journal(&mut self) -> usize {
        self.open_vault.as_mut().unwrap().case(self.case).unwrap().library().journal().unwrap().len()
    }

    /// As after a crash: nothing but what lies on disk.
    fn reopen(&mut self) {
        self.open_vault = None;
        self.open_vault = Some(self.made.unlock_at(clock()));
    }
}

#[test]
fn a_clip_is_there_with_all_it_says_when_the_vault_is_opened_anew() {
    let mut house = House::new();
    let new = NewClip {
        note: "for staff".into(),
        words: "for you".into(),
        starred: true,
        ..moment(5, &["S1", "K1"])
    };
    let id = house.add(0, new);
    house.done(TagChange::Choose(2, id, usize::MAX));
    let clips = house.clips();
    house.reopen();
    assert_eq!(house.clips(), clips);
    let row = &clips.clips[0];
    assert_eq!((row.clip, row.session, row.starred), (id, 1, true));
    assert_eq!((row.note.reveal().as_str(), row.words.reveal().as_str()), ("for staff", "for you"));
    assert_eq!(
        row.tags.iter().map(|tag| tag.heading.as_str()).collect::<Vec<_>>(),
        ["sensitivity", "context"]
    );
    assert_eq!(clips.shows[&2], [id]);
    assert!(clips.shows[&1].is_empty());
}

#[test]
fn a_removed_clip_comes_back_as_itself() {
    let mut house = House::new();
    let id = house.add(0, moment(5, &["S1"]));
    house.done(TagChange::Choose(1, id, 0));
    let before = house.clips();
    let removed = house.done(TagChange::Remove(id));
    assert!(house.clips().clips.is_empty());
    house.reopen();
    house.done(removed.undo);
    assert_eq!(house.clips(), before);
    house.done(removed.redo);
    assert!(house.clips().clips.is_empty());
}

#[test]
fn every_edit_is_named_and_undone() {
    let mut house = House::new();
    let id = house.add(0, moment(5, &["S1"]));
    let before = house.clips();
    let edits = [
        (ClipEdit::ToggleTag("P1".into()), ChangeName::Tags),
        (ClipEdit::Edge(Edge::Out, secs(12)), ChangeName::Edges),
        (ClipEdit::EdgeBy(Edge::In, MediaTime::from_ms(-100)), ChangeName::Edges),
        (ClipEdit::MoveTo(secs(40)), ChangeName::Moved),
        (ClipEdit::Note("a".into()), ChangeName::Note),
        (ClipEdit::Words("b".into()), ChangeName::Words),
        (ClipEdit::Star(true), ChangeName::Star),
    ];
    for (edit, name) in edits {
        let done = house.done(TagChange::Edit(id, edit.clone()));
        assert_eq!(done.name, name);
        assert_ne!(house.clips(), before, "{edit:?}");
        assert_eq!(house.change(done.redo).unwrap(), None, "it is so already");
        house.done(done.undo);
        assert_eq!(house.clips(), before, "{edit:?}");
    }
    assert_eq!(house.change(TagChange::Edit(id, ClipEdit::Star(false))).unwrap(), None);
}

#[test]
fn bad_changes_are_refused_and_leave_nothing() {
    let mut house = House::new();
    let [first, _, gone] = house.films;
    let id = house.add(0, moment(5, &["S1"]));
    let back = house.add(1, moment(50, &["S1", "W5"]));
    let ghost = ClipId::from_bytes([9; 16]);
    let edit = |edit| TagChange::Edit(id, edit);
    let table = [
        (TagChange::Add(first, moment(598, &["S1"])), "error-clip-outside-film"),
        (TagChange::Add(first, moment(5, &[])), "error-clip-no-tag"),
        (TagChange::Add(first, moment(5, &["X1"])), "error-unknown-tag"),
        (TagChange::Add(gone, moment(5, &["S1"])), "error-no-content-key"),
        (edit(ClipEdit::ToggleTag("S1".into())), "error-clip-no-tag"),
        (edit(ClipEdit::Edge(Edge::Out, secs(5))), "error-clip-not-forward"),
        (edit(ClipEdit::EdgeBy(Edge::In, secs(-6))), "error-clip-outside-film"),
        (edit(ClipEdit::MoveTo(secs(-1))), "error-clip-outside-film"),
        (edit(ClipEdit::MoveTo(secs(599))), "error-clip-outside-film"),
        (edit(ClipEdit::Earlier(Some(id))), "error-clip-not-earlier"),
        (edit(ClipEdit::Earlier(Some(back))), "error-clip-not-earlier"),
        (edit(ClipEdit::Earlier(Some(ghost))), "error-clip-gone"),
        (TagChange::Edit(ghost, ClipEdit::Star(true)), "error-clip-gone"),
        (TagChange::Remove(ghost), "error-clip-gone"),
        (TagChange::Choose(1, ghost, 0), "error-clip-gone"),
        (TagChange::Choose(1, back, 0), "error-clip-kept-back"),
        (TagChange::Choose(0, id, 0), "error-session-zero"),
    ];
    for (change, key) in table {
        assert_eq!(house.refusal(change.clone()), key, "{change:?}");
    }
}

#[test]
fn a_change_is_seen_against_a_clip_of_an_earlier_session() {
    let mut house = House::new();
    let earlier = house.add(0, moment(5, &["S1"]));
    let later = house.add(1, moment(5, &["CP3"]));
    let lacks = |house: &mut House| {
        let clips = house.clips().clips;
        clips.iter().find(|row| row.clip == later).unwrap().lacks_earlier
    };
    assert!(lacks(&mut house));
    house.done(TagChange::Edit(later, ClipEdit::Earlier(Some(earlier))));
    assert!(!lacks(&mut house));
    let removed = house.done(TagChange::Remove(earlier));
    assert!(lacks(&mut house), "what it was compared with is gone");
    house.done(TagChange::Edit(later, ClipEdit::Note("still to be written".into())));
    house.done(removed.undo);
    assert!(!lacks(&mut house));
}

#[test]
fn clips_are_chosen_in_order_whichever_film_they_are_of() {
    let mut house = House::new();
    let ids = [(0, 5), (1, 50), (0, 90)].map(|(film, start)| house.add(film, moment(start, &["S1"])));
    for id in ids {
        house.done(TagChange::Choose(2, id, usize::MAX));
    }
    assert_eq!(house.change(TagChange::Choose(2, ids[0], 9)).unwrap(), None);
    assert_eq!(house.clips().shows[&2], ids);
    let done = house.done(TagChange::Unchoose(2, ids[1]));
    assert_eq!(house.clips().shows[&2], [ids[0], ids[2]]);
    house.reopen();
    house.done(done.undo);
    assert_eq!(house.clips().shows[&2], ids, "at its old place");
    assert_eq!(house.change(TagChange::Unchoose(1, ids[1])).unwrap(), None);
    house.done(TagChange::Choose(4, ids[0], 0));
    assert_eq!(house.clips().shows[&4], [ids[0]], "a session nobody has written about yet");
}

#[test]
fn a_clip_whose_film_was_discarded_stays_but_is_not_shown() {
    let mut house = House::new();
    let id = house.add(0, moment(5, &["S1"]));
    let gone = house.films[0];
    let file = house.open_vault.as_mut().unwrap().case(house.case).unwrap();
    let mut recording = file.recording(gone).unwrap().body;
    recording.state = RecordingState::Discarded;
    file.library_mut()
        .write::<_, Problem>(clock().now, |records| Ok(records.revise(gone, recording)?))
        .unwrap();
    let row = house.clips().clips.remove(0);
    assert!(row.film_gone && !row.may_be_shown);
    assert_eq!(house.refusal(TagChange::Choose(2, id, 0)), "error-clip-film-gone");
    house.done(TagChange::Remove(id));
}

/// One change of a family with up to three clips, by what a number says.
fn row(house: &mut House, id: ClipId) -> ClipRow {
    house.clips().clips.into_iter().find(|row| row.clip == id).unwrap()
}

fn despite(id: ClipId, why: &str) -> TagChange {
    TagChange::ChooseDespite(1, id, usize::MAX, why.into())
}

#[test]
fn a_clip_for_staff_is_shown_only_with_a_reason() {
    let mut house = House::new();
    let staff = house.add(0, moment(5, &["S1", "W2"]));
    let never = house.add(0, moment(15, &["S1", "W2", "W3"]));
    let plain = house.add(0, moment(25, &["S1"]));
    for (change, key) in [
        (TagChange::Choose(1, staff, 0), "error-clip-needs-reason"),
        (despite(staff, "  "), "error-no-reason"),
        (despite(staff, "a\u{7}b"), "error-text-control"),
        (despite(never, "they asked"), "error-clip-kept-back"),
    ] {
        assert_eq!(house.refusal(change), key);
    }
    let before = house.clips();
    assert!(row(&mut house, staff).needs_reason && !row(&mut house, staff).may_be_shown);
    assert!(!row(&mut house, never).needs_reason);
    let (lines, chosen) = (house.journal(), house.done(despite(staff, " they asked to see it ")));
    assert_eq!(
        (chosen.name, house.journal()),
        (ChangeName::Chosen, lines + 2),
        "of the clip, and of the session"
    );
    let shown = row(&mut house, staff);
    assert!(shown.may_be_shown && !shown.needs_reason);
    assert_eq!(shown.despite.unwrap().reveal(), "they asked to see it");
    assert_eq!(house.clips().shows[&1], [staff]);
    // The reason was given for the missed cue: signs of withdrawal are thought of anew.
    let toggled = house.done(TagChange::Edit(staff, ClipEdit::ToggleTag("W7".to_owned())));
    assert!(row(&mut house, staff).needs_reason && row(&mut house, staff).despite.is_none());
    assert_eq!(house.clips().shows[&1], [staff], "it stays chosen, and is left out");
    let again = house.done(despite(staff, "and this"));
    assert!(row(&mut house, staff).may_be_shown);
    house.done(again.undo);
    assert!(row(&mut house, staff).needs_reason);
    house.done(toggled.undo);
    assert!(row(&mut house, staff).may_be_shown);
    // Undone, done again, and there when the vault is opened anew.
    house.done(chosen.undo);
    assert_eq!(house.clips().clips, before.clips);
    assert!(house.clips().shows[&1].is_empty());
    house.done(chosen.redo);
    house.reopen();
    assert!(row(&mut house, staff).may_be_shown && house.clips().shows[&1] == [staff]);
    // Taken back: it is kept back again.
    let taken = house.done(TagChange::Edit(staff, ClipEdit::NotDespite));
    assert_eq!(taken.name, ChangeName::Despite);
    assert!(row(&mut house, staff).needs_reason);
    house.done(taken.undo);
    assert!(row(&mut house, staff).may_be_shown);
    // Where nothing keeps a clip back no reason is kept.
    house.done(despite(plain, "they asked"));
    assert_eq!((row(&mut house, plain).despite, &house.clips().shows[&1][..]), (None, &[staff, plain][..]));
}

#[test]
fn a_reason_can_be_given_with_the_tag() {
    let mut house = House::new();
    let with = |tags: &[&str]| NewClip { despite: "they asked".into(), ..moment(5, tags) };
    let id = house.add(0, with(&["W1"]));
    assert!(row(&mut house, id).may_be_shown);
    house.done(TagChange::Choose(1, id, 0));
    let add = |new| TagChange::Add(RecordingId::from_bytes([1; 16]), new);
    assert_eq!(house.refusal(add(with(&["S1"]))), "error-clip-reason-not-needed");
    assert_eq!(house.refusal(add(with(&["W4"]))), "error-clip-kept-back");
}

/// "Better than usual" says no aim by itself.
#[test]
fn the_worker_names_the_aim_where_a_tag_leaves_it_to_them() {
    let mut house = House::new();
    let with = |tags: &[&str], aim: &str| NewClip { aims: vec![aim.to_owned()], ..moment(5, tags) };
    let add = |new| TagChange::Add(RecordingId::from_bytes([1; 16]), new);
    assert_eq!(house.refusal(add(with(&["S1"], "A2"))), "error-clip-aim-by-tags");
    assert_eq!(house.refusal(add(with(&["P9"], "A9"))), "error-unknown-aim");
    let id = house.add(0, with(&["P9"], " a2"));
    assert_eq!(row(&mut house, id).aims, ["A2"]);
    let toggle = |code: &str| TagChange::Edit(id, ClipEdit::ToggleAim(code.to_owned()));
    let named = house.done(toggle("A1"));
    assert_eq!((named.name, row(&mut house, id).aims), (ChangeName::Aims, vec!["A1".into(), "A2".into()]));
    house.done(toggle("A2"));
    assert_eq!(row(&mut house, id).aims, ["A1"]);
    assert_eq!(house.refusal(toggle("A9")), "error-unknown-aim");
    house.done(TagChange::Edit(id, ClipEdit::ToggleTag("S1".to_owned())));
    house.done(TagChange::Edit(id, ClipEdit::ToggleTag("P9".to_owned())));
    assert_eq!(house.refusal(toggle("A2")), "error-clip-aim-by-tags");
    // A removed clip comes back as it was, with an aim that no tag leaves open any more.
    let removed = house.done(TagChange::Remove(id));
    house.done(removed.undo);
    house.reopen();
    assert_eq!(row(&mut house, id).aims, ["A1"]);
}

fn change_of(house: &mut House, number: u32) -> TagChange {
    let clips: Vec<ClipId> = house.clips().clips.iter().map(|row| row.clip).collect();
    let pick = clips.get((number / 11) as usize % 3).copied();
    let code = ["S1", "S2", "CP1", "W5", "W2", "P9"][(number / 33) as usize % 6].to_owned();
    match (pick, number % 11) {
        (None, _) | (_, 0) => TagChange::Add(
            house.films[(number / 198) as usize % 3],
            moment(i64::from(number % 620), &[&code]),
        ),
        (Some(id), 1) => TagChange::Remove(id),
        (Some(id), 2) => TagChange::Edit(id, ClipEdit::ToggleTag(code)),
        (Some(id), 3) => {
            let by = MediaTime::from_ms(i64::from(number % 700) * 10 - 3500);
            TagChange::Edit(id, ClipEdit::EdgeBy(Edge::Out, by))
        }
        (Some(id), 4) => TagChange::Edit(id, ClipEdit::Words(code.as_str().into())),
        (Some(id), 5) => TagChange::Edit(id, ClipEdit::Star(number.is_multiple_of(3))),
        (Some(id), 6) => TagChange::Choose(number % 3, id, (number / 7) as usize % 3),
        (Some(id), 7) => {
            TagChange::ChooseDespite(number % 3, id, (number / 7) as usize % 3, code.as_str().into())
        }
        (Some(id), 8) => TagChange::Edit(id, ClipEdit::NotDespite),
        (Some(id), 9) => TagChange::Edit(id, ClipEdit::ToggleAim(format!("A{}", number / 7 % 6))),
        (Some(id), _) => TagChange::Unchoose(number % 3, id),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    /// Whatever is changed: all undone is the start, all done again the end, and it is so on disk.
    #[test]
    fn all_undone_is_the_start_and_all_done_again_the_end(
        numbers in prop::collection::vec(any::<u32>(), 1..25),
    ) {
        let mut house = House::new();
        house.add(0, moment(5, &["S1"]));
        let mut states = vec![house.clips()];
        let mut done = Vec::new();
        for number in numbers {
            let change = change_of(&mut house, number);
            if let Ok(Some(one)) = house.change(change) {
                done.push(one);
                states.push(house.clips());
            }
        }
        for (one, before) in done.iter().zip(&states).rev() {
            house.done(one.undo.clone());
            prop_assert_eq!(&house.clips().clips, &before.clips);
        }
        // A session first written about by a choice stays, with nothing chosen.
        let chosen = |clips: &FamilyClips| clips.shows.values().flatten().copied().collect::<Vec<_>>();
        prop_assert_eq!(chosen(&house.clips()), chosen(&states[0]));
        for (one, after) in done.iter().zip(&states[1..]) {
            house.done(one.redo.clone());
            prop_assert_eq!(&house.clips().clips, &after.clips);
        }
        house.reopen();
        prop_assert_eq!(&house.clips(), states.last().unwrap());
    }
}
