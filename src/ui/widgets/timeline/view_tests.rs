//! What the lanes show while a film plays, clips are opened, and a person looks elsewhere.

use super::super::what::{Block, Lane, Names, ToldBlock};
use super::*;

const FIELD: Rangef = Rangef { min: 100.0, max: 900.0 };
const CLIP: ClipId = ClipId::from_bytes([1; 16]);

fn secs(secs: f64) -> MediaTime {
    MediaTime::from_secs_f64(secs)
}

/// A film of ten minutes that stands somewhere, with a clip at 5:00 to 5:04 that is open or not.
fn with<R>(at_s: f64, change: impl FnOnce(&mut FilmTimeline<'_>) -> R) -> R {
    let nothing = String::new;
    let names = Names {
        whole: nothing(),
        position: nothing(),
        position_value: nothing(),
        new: nothing(),
        edges: [nothing(), nothing()],
    };
    let block = Block {
        clip: CLIP,
        from: secs(300.0),
        to: secs(304.0),
        codes: vec!["S1"],
        label: "",
        against: None,
        chosen: false,
        kept_back: false,
    };
    let lanes = [Lane { name: "", blocks: vec![block] }];
    change(&mut FilmTimeline {
        lanes: &lanes,
        active: 0,
        gaps: &[],
        marks: (None, None),
        position: secs(at_s),
        length: secs(600.0),
        may_change: true,
        is_settled: true,
        names: &names,
        told: &|_, _| ToldBlock { name: String::new(), more: String::new() },
        then: &|_| None,
    })
}

fn follow(view: &mut TimelineView, at_s: f64) -> Window {
    with(at_s, |what| view.follow(what, FIELD));
    view.window()
}

/// The same with the clip open.
fn open(view: &mut TimelineView, at_s: f64) -> Window {
    with(at_s, |what| {
        let mut lanes: Vec<Lane<'_>> = Vec::new();
        for lane in what.lanes {
            let blocks = lane.blocks.iter();
            let blocks = blocks.map(|block| Block {
                codes: block.codes.clone(),
                against: None,
                chosen: true,
                ..*block
            });
            lanes.push(Lane { name: lane.name, blocks: blocks.collect() });
        }
        view.follow(&FilmTimeline { lanes: &lanes, ..*what }, FIELD);
    });
    view.window()
}

fn shows(window: Window, second: f64) -> bool {
    (window.left_s..=window.left_s + window.seconds).contains(&second)
}

#[test]
fn the_page_turns_when_the_film_comes_to_its_end() {
    let mut view = TimelineView::default();
    let first = follow(&mut view, 0.0);
    assert!(first.left_s == 0.0 && (first.seconds - 120.0).abs() < 1e-9, "{first:?}");
    assert_eq!(follow(&mut view, 60.0), first);
    assert_eq!(follow(&mut view, 113.9), first, "nothing glides");
    let next = follow(&mut view, 114.1);
    assert!((next.left_s - 102.1).abs() < 1e-9, "{next:?}");
}

#[test]
fn who_looks_elsewhere_is_left_there_while_the_film_plays() {
    let mut view = TimelineView::default();
    follow(&mut view, 50.0);
    view.look_at(Window { left_s: 400.0, seconds: 120.0 });
    for at_s in [50.04, 50.08, 51.0] {
        assert!(!shows(follow(&mut view, at_s), at_s), "{at_s}");
    }
    // Where one is gone to is shown, and then the film is followed again.
    assert!(shows(follow(&mut view, 200.0), 200.0));
    assert!(shows(follow(&mut view, 320.0), 320.0));
}

#[test]
fn a_clip_that_is_opened_comes_into_view_once() {
    let mut view = TimelineView::default();
    assert!(!shows(follow(&mut view, 10.0), 300.0));
    let shown = open(&mut view, 10.0);
    assert!(shows(shown, 300.0) && shows(shown, 304.0));
    view.look_at(Window { left_s: 0.0, seconds: 60.0 });
    assert!(!shows(open(&mut view, 10.0), 300.0), "then a person may look elsewhere");
}

#[test]
fn zoom_goes_around_the_open_clip_or_where_the_film_stands() {
    let mut view = TimelineView::default();
    open(&mut view, 10.0);
    for _ in 0..8 {
        view.zoom_by(1.0);
        let window = open(&mut view, 10.0);
        assert!(shows(window, 302.0), "{window:?}");
    }
    assert!((view.window().seconds - 5.0).abs() < 1e-9, "no closer than is of use");
    follow(&mut view, 10.0);
    view.zoom_by(-2.0);
    assert!(shows(follow(&mut view, 10.0), 10.0));
    view.zoom_by(-9.0);
    follow(&mut view, 10.0);
    assert!(view.is_whole());
}

#[test]
fn what_was_put_somewhere_stays_until_it_is_answered() {
    let was = (secs(300.0), secs(304.0));
    let put = (secs(310.0), secs(314.0));
    let settling = Some(Settling { clip: Some(CLIP), span: put, was: Some(was) });
    let mut view = TimelineView { settling, ..TimelineView::default() };
    with(0.0, |what| {
        what.is_settled = false;
        view.follow(what, FIELD);
        assert_eq!(view.shown(Some(CLIP), was), put, "it is being written");
        what.is_settled = true;
        view.follow(what, FIELD);
        assert_eq!(view.shown(Some(CLIP), was), was, "refused: as it was");
    });
}

#[test]
fn another_film_begins_anew() {
    let mut view = TimelineView::default();
    follow(&mut view, 500.0);
    with(0.0, |what| {
        what.length = MediaTime::ZERO;
        view.follow(what, FIELD);
    });
    assert!(follow(&mut view, 0.0).left_s.abs() < f64::EPSILON);
}
