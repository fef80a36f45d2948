//! Clips made, trimmed and moved, wherever the pointer goes.

use proptest::prelude::*;

use super::*;

const NOTHING: Catches<'static> = Catches { times: &[], within: MediaTime::ZERO };

fn ms(ms: i64) -> MediaTime {
    MediaTime::from_ms(ms)
}

/// A film, a clip in it, and where the pointer went down and is, in milliseconds.
fn film() -> impl Strategy<Value = (i64, (i64, i64), (i64, i64))> {
    (1_i64..1_200_000).prop_flat_map(|length| {
        let clip = (0..length).prop_flat_map(move |from| (Just(from), from + 1..=length));
        let pointer = (0..=length, -60_000..=length + 60_000);
        (Just(length), clip, pointer)
    })
}

fn doing() -> impl Strategy<Value = Option<Grip>> {
    prop_oneof![Just(None), Just(Some(Grip::Start)), Just(Some(Grip::End)), Just(Some(Grip::Body))]
}

proptest! {
    #[test]
    fn a_clip_is_never_inverted_and_never_outside_the_film(
        (length, (from, to), (origin, pointer)) in film(),
        doing in doing(),
        catches in prop::collection::vec(0_i64..1_200_000, 0..6),
        within in 0_i64..2000,
    ) {
        let times: Vec<MediaTime> = catches.into_iter().map(ms).collect();
        let (length, clip) = (ms(length), (ms(from), ms(to)));
        let catches = Catches { times: &times, within: ms(within) };
        let doing = doing.map_or(Doing::Make, |grip| Doing::Change(grip, clip));
        let done = dragged(doing, (ms(origin), ms(pointer)), length, catches);
        let (start, end) = done.span;
        prop_assert!(MediaTime::ZERO <= start && start < end && end <= length, "{:?} of {length:?}", done.span);
        match doing {
            Doing::Make => prop_assert!(end - start >= SHORTEST.min(length)),
            Doing::Change(Grip::Body, (from, to)) => prop_assert_eq!(end - start, to - from, "its length stays"),
            Doing::Change(Grip::Start, (from, to)) => {
                prop_assert_eq!(end, to, "the other edge stays");
                prop_assert!(end - start >= SHORTEST.min(to - from));
            }
            Doing::Change(Grip::End, (from, to)) => {
                prop_assert_eq!(start, from, "the other edge stays");
                prop_assert!(end - start >= SHORTEST.min(to - from));
            }
        }
        if let Some(caught) = done.caught {
            prop_assert!(times.contains(&caught) && (start == caught || end == caught));
        }
    }

    #[test]
    fn a_pointer_that_came_back_changed_nothing((length, (from, to), (origin, _)) in film(), doing in doing()) {
        let Some(grip) = doing else { return Ok(()) };
        let clip = (ms(from), ms(to));
        let done = dragged(Doing::Change(grip, clip), (ms(origin), ms(origin)), ms(length), NOTHING);
        prop_assert_eq!(done, Dragged { span: clip, caught: None });
    }
}

#[test]
fn edges_and_bodies_catch_on_what_is_near() {
    let times = [ms(5_000), ms(9_000)];
    let catches = Catches { times: &times, within: ms(100) };
    let clip = (ms(2_000), ms(4_000));
    let by =
        |grip, by: i64| dragged(Doing::Change(grip, clip), (ms(3_000), ms(3_000 + by)), ms(20_000), catches);
    let table = [
        (Grip::End, 950, (2_000, 5_000), Some(5_000)),
        (Grip::End, 800, (2_000, 4_800), None),
        (Grip::Start, 1_950, (3_800, 4_000), None),
        (Grip::Body, 940, (3_000, 5_000), Some(5_000)),
        (Grip::Body, 3_080, (5_000, 7_000), Some(5_000)),
        (Grip::Body, 6_950, (9_000, 11_000), Some(9_000)),
        (Grip::Body, 500, (2_500, 4_500), None),
    ];
    for (grip, moved, (from, to), caught) in table {
        let wanted = Dragged { span: (ms(from), ms(to)), caught: caught.map(ms) };
        assert_eq!(by(grip, moved), wanted, "{grip:?} by {moved}");
    }
}

#[test]
fn a_stretch_is_made_both_ways_and_grows_to_the_shortest() {
    let made =
        |origin: i64, pointer: i64| dragged(Doing::Make, (ms(origin), ms(pointer)), ms(10_000), NOTHING).span;
    assert_eq!(made(2_000, 5_000), (ms(2_000), ms(5_000)));
    assert_eq!(made(5_000, 2_000), (ms(2_000), ms(5_000)));
    assert_eq!(made(5_000, 5_010), (ms(5_000), ms(5_200)));
    assert_eq!(made(5_000, 4_990), (ms(4_800), ms(5_000)));
    assert_eq!(made(9_950, 99_000), (ms(9_800), ms(10_000)));
    assert_eq!(made(50, -9_000), (ms(0), ms(200)));
}
