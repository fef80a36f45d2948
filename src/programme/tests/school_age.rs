//! From which day a child is of compulsory school age (Education Act 1996, section 8, and the Order of 1998).

use chrono::{Datelike as _, Days};
use proptest::prelude::*;

use super::day;
use crate::programme::retention::birthday;
use crate::programme::{school_age_from, secondary_school_from};

#[test]
fn school_age_begins_on_the_prescribed_day_on_or_after_the_fifth_birthday() {
    for (born, from) in [
        // "When he attains the age of five, if he attains that age on a prescribed day".
        ("2021-08-31", "2026-08-31"),
        ("2020-12-31", "2025-12-31"),
        ("2021-03-31", "2026-03-31"),
        // "Otherwise at the beginning of the prescribed day next following".
        ("2021-09-01", "2026-12-31"),
        ("2021-01-01", "2026-03-31"),
        ("2021-04-01", "2026-08-31"),
        ("2021-08-30", "2026-08-31"),
        // A birthday that the fifth year does not have.
        ("2020-02-29", "2025-03-31"),
    ] {
        assert_eq!(school_age_from(day(born)), day(from), "{born}");
    }
}

#[test]
fn secondary_school_begins_in_september_after_the_eleventh_birthday() {
    for (born, from) in [
        ("2015-08-31", "2026-09-01"),
        ("2015-09-01", "2027-09-01"),
        ("2015-09-02", "2027-09-01"),
        ("2016-01-01", "2027-09-01"),
        // Eleven on 1 March 2027.
        ("2016-02-29", "2027-09-01"),
    ] {
        assert_eq!(secondary_school_from(day(born)), day(from), "{born}");
    }
}

proptest! {
    #[test]
    fn secondary_school_begins_within_a_year_of_the_eleventh_birthday(since_1990 in 0_u64..40_000) {
        let born = day("1990-01-01") + Days::new(since_1990);
        let (eleven, from) = (birthday(born, 11), secondary_school_from(born));
        prop_assert_eq!((from.month(), from.day()), (9, 1));
        prop_assert!(from > eleven && (from - eleven).num_days() <= 366);
        prop_assert!(from > school_age_from(born));
        prop_assert!(secondary_school_from(born + Days::new(1)) >= from);
    }

    #[test]
    fn it_is_a_prescribed_day_less_than_five_months_after_the_fifth_birthday(since_1990 in 0_u64..40_000) {
        let born = day("1990-01-01") + Days::new(since_1990);
        let (five, from) = (birthday(born, 5), school_age_from(born));
        prop_assert!([(3, 31), (8, 31), (12, 31)].contains(&(from.month(), from.day())));
        prop_assert!(from >= five && (from - five).num_days() <= 153);
        // Nobody born later is of school age earlier.
        prop_assert!(school_age_from(born + Days::new(1)) >= from);
    }
}
