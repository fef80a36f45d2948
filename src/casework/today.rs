//! Today across all families, from their lines: the visit that is now, what is to finish, what needs attention, the days ahead,
//! film to be deleted. Arranges only; what each family has for it was found when its records were read. Knows no window.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use super::pages::{
    FamilyRow, NextShort, TodayPage, TodayRow, TodayThing, VisitCard, VisitLine, WeekDay, WeekEntry,
    WeekThing,
};
use crate::programme::{PathwayStep, months_of_age};

/// So many days are ahead, today among them: until the same weekday comes again.
const DAYS_AHEAD: u64 = 8;

/// The page of a day, from the families read so far.
pub fn today_page(rows: &[FamilyRow], today: NaiveDate) -> TodayPage {
    let visits_today = |row: &FamilyRow| row.today.visits.iter().filter(|visit| visit.day == today).count();
    let mut due: Vec<_> = rows.iter().flat_map(|row| &row.due).filter(|due| !due.held).cloned().collect();
    due.sort_by_key(|due| (due.erase_by.day, due.code.clone(), due.session, due.started));
    TodayPage {
        families: rows.len(),
        visit: visit(rows, today),
        visits_today: rows.iter().map(visits_today).sum(),
        finish: finish(rows, today),
        attention: attention(rows, today),
        week: week(rows, today),
        due,
        due_next: rows.iter().filter_map(|row| row.today.erase_first).filter(|day| *day > today).min(),
        room_minutes: None,
    }
}

/// The visit that is under way, the one that began first before others; or else the next.
fn visit(rows: &[FamilyRow], today: NaiveDate) -> Option<VisitCard> {
    let all = rows.iter().flat_map(|row| row.today.visits.iter().map(move |visit| (row, visit)));
    let to_come = all.filter(|(_, visit)| visit.under_way || visit.day >= today);
    let (row, visit) = to_come.min_by_key(|(row, visit)| {
        (!visit.under_way, visit.day, visit.arrived.is_none(), visit.arrived, &row.code, visit.number)
    })?;
    Some(VisitCard {
        case: row.case,
        code: row.code.clone(),
        of: row.planned,
        visit: visit.clone(),
        who: row.today.who.clone(),
        child_months: row.today.child_born.and_then(|born| months_of_age(born, today)),
        marks: row.today.marks.clone(),
        films: row.today.films,
        said: row.today.said.clone(),
    })
}

fn today_number(row: &FamilyRow, today: NaiveDate) -> Option<u32> {
    row.today.visits.iter().find(|visit| visit.under_way || visit.day == today).map(|visit| visit.number)
}

fn row_of(row: &FamilyRow, thing: TodayThing, today: NaiveDate) -> TodayRow {
    let why = row.today.why.clone().filter(|_| thing.asks_why());
    TodayRow { case: row.case, code: row.code.clone(), thing, today: today_number(row, today), why }
}

/// What is to finish: that of families visited today first, then the most urgent.
fn finish(rows: &[FamilyRow], today: NaiveDate) -> Vec<TodayRow> {
    let mut finish: Vec<TodayRow> = rows
        .iter()
        .flat_map(|row| row.today.finish.iter().map(move |thing| row_of(row, *thing, today)))
        .collect();
    finish.sort_by(|a, b| (a.today.is_none(), a.thing, &a.code).cmp(&(b.today.is_none(), b.thing, &b.code)));
    finish
}

/// What needs attention: concerns first, then what has a day, the earliest first.
fn attention(rows: &[FamilyRow], today: NaiveDate) -> Vec<TodayRow> {
    let mut attention: Vec<TodayRow> = rows
        .iter()
        .flat_map(|row| row.today.attention.iter().map(move |thing| row_of(row, *thing, today)))
        .collect();
    let order = |row: &TodayRow| {
        let concern = matches!(row.thing, TodayThing::Concerns { .. });
        (!concern, row.thing.by().is_none(), row.thing.by(), row.thing)
    };
    attention.sort_by(|a, b| (order(a), &a.code).cmp(&(order(b), &b.code)));
    attention
}

/// The days ahead. A day of the weekend is left out where nothing is on it.
fn week(rows: &[FamilyRow], today: NaiveDate) -> Vec<WeekDay> {
    let Some(end) = today.checked_add_days(Days::new(DAYS_AHEAD)) else { return Vec::new() };
    let mut days: BTreeMap<NaiveDate, Vec<WeekEntry>> = today
        .iter_days()
        .take_while(|day| *day < end)
        .filter(|day| *day == today || !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
        .map(|day| (day, Vec::new()))
        .collect();
    let mut enter = |day: NaiveDate, row: &FamilyRow, what: WeekThing| {
        if (today..end).contains(&day) {
            let entry = WeekEntry { case: row.case, code: row.code.clone(), what };
            days.entry(day).or_default().push(entry);
        }
    };
    for row in rows {
        for visit in &row.today.visits {
            enter(visit.day, row, of_visit(row, visit));
        }
        if let Some(NextShort { step: PathwayStep::Review, day: Some(day) }) = row.today.step {
            enter(day, row, WeekThing::Review);
        }
    }
    for entries in days.values_mut() {
        entries.sort_by(|a, b| a.code.cmp(&b.code));
    }
    days.into_iter().map(|(day, entries)| WeekDay { day, entries }).collect()
}

fn of_visit(row: &FamilyRow, visit: &VisitLine) -> WeekThing {
    WeekThing::Visit {
        number: visit.number,
        under_way: visit.under_way,
        place: visit.place,
        who: row.today.who.clone(),
    }
}

#[cfg(test)]
#[path = "today_tests.rs"]
mod tests;
