//! Times and places, whatever the film, the window and the width.

use proptest::prelude::*;

use super::*;

fn window() -> impl Strategy<Value = (f64, Window, Rangef)> {
    // A length, a window somewhere in or out of it, and a field.
    (1.0_f64..20_000.0, -100.0_f64..20_000.0, 0.0_f64..20_000.0, 0.0_f32..400.0, 60.0_f32..3000.0).prop_map(
        |(length, left_s, seconds, left, width)| {
            let window = Window { left_s, seconds }.fitted(length, width);
            (length, window, Rangef::new(left, left + width))
        },
    )
}

proptest! {
    #[test]
    fn a_place_reads_back_as_its_time((_, window, field) in window(), share in 0.0_f32..1.0) {
        let scale = TimeScale::new(field, window);
        let x = field.min + share * field.span();
        prop_assert!((scale.x(scale.time(x)) - x).abs() < 0.05);
    }

    #[test]
    fn a_fitted_window_is_in_the_film((length, window, field) in window()) {
        prop_assert!(window.seconds > 0.0 && window.seconds <= length);
        prop_assert!(window.left_s >= 0.0 && window.left_s + window.seconds <= length + 1e-6);
        let again = window.fitted(length, field.span());
        prop_assert!((again.left_s - window.left_s).abs() < 1e-6 && (again.seconds - window.seconds).abs() < 1e-6);
    }

    #[test]
    fn what_is_zoomed_around_stays_where_it_is(
        (length, window, field) in window(), share in 0.0_f64..1.0, doublings in -3.0_f32..3.0,
    ) {
        let around_s = window.left_s + share * window.seconds;
        let zoomed = window.zoomed(doublings, around_s, (length, field.span()));
        let stays = zoomed.left_s + share * zoomed.seconds;
        // Only the ends of the film may move it.
        let at_an_end = zoomed.left_s <= 1e-6 || zoomed.left_s + zoomed.seconds >= length - 1e-6;
        prop_assert!(at_an_end || (stays - around_s).abs() < 1e-6 * length);
        prop_assert!(around_s >= zoomed.left_s - 1e-6 && around_s <= zoomed.left_s + zoomed.seconds + 1e-6);
        let is_closer = zoomed.seconds <= window.seconds + 1e-6;
        let is_wider = zoomed.seconds >= window.seconds - 1e-6;
        let goes_as_asked = if doublings >= 0.0 { is_closer } else { is_wider };
        prop_assert!(goes_as_asked);
    }

    #[test]
    fn what_is_revealed_or_followed_is_in_view(
        (length, window, field) in window(), from in 0.0_f64..1.0, long in 0.0_f64..0.5,
    ) {
        let from_s = from * length;
        let to_s = (from_s + long * window.seconds).min(length);
        let shown = window.revealing((from_s, to_s)).fitted(length, field.span());
        prop_assert!(from_s >= shown.left_s - 1e-6 && to_s <= shown.left_s + shown.seconds + 1e-6);
        prop_assert_eq!(shown.revealing((from_s, to_s)), shown, "and then it rests");
        let followed = window.following(from_s).fitted(length, field.span());
        prop_assert!(from_s >= followed.left_s - 1e-6 && from_s <= followed.left_s + followed.seconds + 1e-6);
    }

    #[test]
    fn a_clip_is_wide_enough_and_where_it_is(
        (length, window, field) in window(), from in 0.0_f64..1.0, long in 0.0_f64..0.2,
    ) {
        let scale = TimeScale::new(field, window);
        let [from, to] = [from * length, (from + long).min(1.0) * length].map(MediaTime::from_secs_f64);
        let length = MediaTime::from_secs_f64(length);
        let block = scale.block(from, to, length);
        let far = scale.x(length) >= 1e6 || scale.x(MediaTime::ZERO) <= -1e6;
        prop_assume!(!far);
        prop_assert!(block.span() >= NARROWEST - 0.01, "{}", block.span());
        let (first, last) = (scale.x(MediaTime::ZERO), scale.x(length));
        prop_assert!(block.min >= first - 0.5 && block.max <= last.max(first + NARROWEST) + 0.5);
        // It covers its true place, as far as there is one.
        prop_assert!(block.min <= scale.x(from) + 0.5 && block.max >= scale.x(to) - 0.5);
    }

    #[test]
    fn every_place_of_a_clip_takes_it_one_way(left in -100.0_f32..1000.0, width in NARROWEST..500.0, share in 0.0_f32..1.0) {
        let drawn = Rangef::new(left, left + width);
        let mid = drawn.center();
        prop_assert_eq!(grip(drawn, drawn.min), Grip::Start);
        prop_assert_eq!(grip(drawn, drawn.max), Grip::End);
        prop_assert_eq!(grip(drawn, mid), Grip::Body, "even the narrowest can be moved");
        let taken = grip(drawn, drawn.min + share * width);
        prop_assert!(taken != Grip::Start || share <= 0.5);
        prop_assert!(taken != Grip::End || share >= 0.5);
    }

    #[test]
    fn times_on_the_ruler_have_room(per_second in 0.02_f64..160.0) {
        let step = tick_step_s(per_second, 64.0);
        #[allow(clippy::cast_precision_loss)]
        let points = step as f64 * per_second;
        prop_assert!(points >= 64.0);
    }
}

#[test]
fn a_long_film_opens_drawn_out_and_a_short_one_whole() {
    let long = Window::at_first(1200.0, 300.0).fitted(1200.0, 846.0);
    assert!((long.seconds - 120.0).abs() < 1e-9 && (long.left_s - 260.0).abs() < 1e-9, "{long:?}");
    assert!(Window::at_first(60.0, 30.0).fitted(60.0, 846.0).is_whole(60.0));
    assert!(!long.is_whole(1200.0) && Window::whole(1200.0).is_whole(1200.0));
}
