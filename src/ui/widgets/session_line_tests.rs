//! Where knobs lie on the line.

use super::*;

#[test]
fn knobs_keep_their_order_and_lie_apart() {
    for wanted in [
        vec![10.0, 12.0, 14.0, 500.0],
        vec![500.0, 499.0, 498.0],
        vec![300.0; 12],
        vec![0.0, 900.0, 20.0, 880.0],
    ] {
        let (places, apart) = spread(&wanted, 19.0, 881.0);
        assert!((apart - at::APART).abs() < 0.1);
        assert_eq!(places.len(), wanted.len());
        assert!(places.iter().all(|at| (18.9..=881.1).contains(at)), "{places:?}");
        let mut sorted = places.clone();
        sorted.sort_by(f32::total_cmp);
        assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] > apart - 0.1), "{places:?}");
        for (one, other) in (0..wanted.len()).flat_map(|one| (0..wanted.len()).map(move |other| (one, other)))
        {
            assert!(wanted[one] >= wanted[other] || places[one] < places[other], "{wanted:?} {places:?}");
        }
    }
}

#[test]
fn what_lies_apart_stays_where_it_is() {
    assert_eq!(spread(&[100.0, 200.0, 300.0], 0.0, 900.0).0, [100.0, 200.0, 300.0]);
    assert!(spread(&[], 0.0, 900.0).0.is_empty());
}

#[test]
fn more_sessions_than_fit_share_the_line() {
    let (places, apart) = spread(&[50.0; 40], 20.0, 620.0);
    assert!(apart < 16.0 && apart > 15.0);
    assert!((places[0] - 20.0).abs() < 0.1 || (places[39] - 620.0).abs() < 0.1);
    assert!(places.windows(2).all(|pair| pair[1] > pair[0]));
}

#[test]
fn sessions_without_a_day_lie_in_the_time_that_is_left() {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let place = |number, on: Option<NaiveDate>| TimelinePlace {
        number,
        session: None,
        state: if on.is_none() { PlaceState::Unplanned } else { PlaceState::Planned },
        day: on,
        moved_from: Vec::new(),
        verdict: None,
    };
    let line = |places| Timeline {
        from: day(1, 5),
        to: day(5, 5),
        today: day(1, 5),
        last_from: Some(day(4, 5)),
        last_to: Some(day(5, 5)),
        places,
    };
    let none = line((1..=10).map(|number| place(number, None)).collect());
    let days: Vec<NaiveDate> = with_days(&none).into_iter().map(|(_, day)| day).collect();
    assert_eq!((days[0], days[9]), (day(1, 5), day(4, 20)), "the first at once, the last in its time");
    assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
    let last = line(vec![place(1, Some(day(1, 5))), place(2, Some(day(5, 4))), place(3, None)]);
    assert_eq!(with_days(&last)[2].1, day(5, 5), "never beyond the line");
}
