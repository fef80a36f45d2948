//! Days, months and birthdays as people and the law count them. Knows no rule and no record.

use chrono::{Datelike as _, Months, NaiveDate};

/// A birthday of somebody born then. Who was born on 29 February has it on 1
/// March in other years.
pub fn birthday(born: NaiveDate, years: u32) -> NaiveDate {
    let year = i32::try_from(years).ok().and_then(|years| born.year().checked_add(years));
    let on = |year| born.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1));
    year.and_then(on).unwrap_or(NaiveDate::MAX)
}

/// Calendar months after a day; the last day of a shorter month. Past the end of the calendar, its last day.
pub(super) fn months_after(day: NaiveDate, months: Option<u32>) -> Option<NaiveDate> {
    months.map(|months| day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX))
}

/// A child's age on a day in completed months; `None` before birth. Who was born on the last days of a month that the
/// other month does not have completes it on the day after its end.
pub fn months_of_age(born: NaiveDate, on: NaiveDate) -> Option<u32> {
    let months = (on.year() - born.year()) * 12 + i32::try_from(on.month()).ok()?
        - i32::try_from(born.month()).ok()?
        - i32::from(on.day() < born.day());
    u32::try_from(months).ok()
}

/// The age of which a child is when the next prescribed day makes school compulsory (Education Act 1996, section 8).
const SCHOOL_AGE: u32 = 5;

/// Month and day of the prescribed days, in the order of a year (Education (Start of Compulsory School Age) Order
/// 1998).
const PRESCRIBED: [(u32, u32); 3] = [(3, 31), (8, 31), (12, 31)];

/// The day from which a child born then is of compulsory school age in England; school begins with the term that
/// follows it (1 April, 1 September, 1 January).
///
/// "When he attains the age of five, if he attains that age on a prescribed day, and otherwise at the beginning of the
/// prescribed day next following his attaining that age" (Education Act 1996, section 8).
pub fn school_age_from(born: NaiveDate) -> NaiveDate {
    let five = birthday(born, SCHOOL_AGE);
    let prescribed = |(month, day)| NaiveDate::from_ymd_opt(five.year(), month, day);
    // The last prescribed day ends the year, so that one always follows.
    PRESCRIBED.into_iter().filter_map(prescribed).find(|day| *day >= five).unwrap_or(five)
}

/// The birthday with whose school year primary school ends (Education Act 2002, section 82).
const LAST_OF_PRIMARY: u32 = 11;

/// Month and day with which a school year begins: its first term "begins after July" (Education Act 1996, section 579).
const SCHOOL_YEAR: (u32, u32) = (9, 1);

/// The day from which a child born then is of secondary school age in England: the first of September after the eleventh
/// birthday; who is eleven on that very day still has a year of primary school.
///
/// The second key stage ends "at the same time as the school year in which the majority of pupils in his class attain the age
/// of eleven" (Education Act 2002, section 82). A single child may move earlier or later; that is not known here.
pub fn secondary_school_from(born: NaiveDate) -> NaiveDate {
    let eleven = birthday(born, LAST_OF_PRIMARY);
    let begins = |year| NaiveDate::from_ymd_opt(year, SCHOOL_YEAR.0, SCHOOL_YEAR.1);
    let this_year = begins(eleven.year()).filter(|day| *day > eleven);
    this_year.or_else(|| begins(eleven.year().checked_add(1)?)).unwrap_or(NaiveDate::MAX)
}
