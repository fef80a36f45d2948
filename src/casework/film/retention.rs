//! How long film and written records of the families are kept: the rules in force, what is due, and holds. Knows no
//! window; erases nothing.

use chrono::{Local, NaiveDate};

use super::erasure::receipt_rows;
use super::holds::hold_rows;
use super::permissions::FilmPermissions;
use crate::base::{CaseId, RecordId, RecordingId, Redacted};
use crate::casework::case_file::CaseFile;
use crate::casework::changes::{FilmScope, NewHold, RuleChange};
use crate::casework::clock::Clock;
use crate::casework::family::lawful_basis::basis_row;
use crate::casework::logins::Logins;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::{DueRow, FilmRetention, HoldRow, KeptFilm, OwnRule, RetentionView};
use crate::casework::problem::Problem;
use crate::casework::records::CaseRecords;
use crate::casework::session::days;
use crate::casework::typed_text::{label, reason};
use crate::library::{AuditEvent, Record};
use crate::programme::retention::{Due, RetentionRules, birthday, erase_by, in_force};
use crate::programme::{
    FilmHold, HoldGround, HoldLifted, RecordingState, RetentionSubject, ServiceRetention,
};
use crate::words::Message;

impl OpenVault {
    /// The rules in force on this device: the service's own where there is one, else those of the programme.
    pub fn retention_rules(&self) -> Result<RetentionRules, Problem> {
        let shipped = self.video_feedback().retention.clone();
        let shipped = shipped.ok_or_else(|| Problem::failed("error-no-retention"))?;
        Ok(in_force(&shipped, &self.service_retention()?))
    }

    fn service_retention(&self) -> Result<Vec<ServiceRetention>, Problem> {
        Ok(self.device().all::<ServiceRetention>()?.into_iter().map(|record| record.body).collect())
    }

    /// The rules with who set them.
    pub fn retention(&self) -> Result<RetentionView, Problem> {
        let own = self.service_retention()?;
        let logins = self.logins()?;
        let newest = |kept| {
            let rule = own.iter().filter(|rule| rule.kept == kept).max_by_key(|rule| rule.set)?;
            rule.length?;
            Some(OwnRule { by: logins.of(rule.set_by), on: rule.set.with_timezone(&Local).date_naive() })
        };
        Ok(RetentionView {
            rules: self.retention_rules()?,
            film: newest(RetentionSubject::Film),
            records: newest(RetentionSubject::Records),
            may_set: self.may_supervise(),
        })
    }

    /// Sets a rule of the service's own, or goes back to the one that ships. For supervisors and administrators.
    pub fn set_retention(&mut self, change: RuleChange, clock: Clock) -> Result<(), Problem> {
        let set_by = self.supervising()?;
        let RuleChange { kept, length, source } = change;
        let source = match length {
            None => String::new(),
            Some(length) => {
                let (least, most) = kept.bounds();
                if !(least..=most).contains(&length) {
                    let key = match kept {
                        RetentionSubject::Film => "error-retention-months",
                        RetentionSubject::Records => "error-retention-birthday",
                    };
                    return Err(Problem::refused(Message::new(key).with("least", least).with("most", most)));
                }
                label(&source.into()).map_err(|_| Problem::refused("error-retention-source"))?.into_inner()
            }
        };
        let body = ServiceRetention { kept, length, source, set_by, set: clock.now };
        self.device_mut().add(set_by, body, AuditEvent::RetentionSet, clock.now)?;
        Ok(())
    }

    /// Every film that is due or due soon, in all families, the longest due first.
    pub fn due_films(&mut self, clock: Clock) -> Result<Vec<DueRow>, Problem> {
        let rules = self.retention_rules()?;
        let mut rows = Vec::new();
        for case in self.all_cases()? {
            let records = CaseRecords::read(self.case(case)?)?;
            rows.extend(due_rows(case, &records, &rules, clock.today));
        }
        rows.sort_by_key(|row| (row.erase_by.day, row.code.clone(), row.session, row.started));
        Ok(rows)
    }

    /// Keeps a film, or all film of a family, from erasure. Any member may on the ground of safeguarding; else it is for
    /// supervisors and administrators.
    pub fn hold_film(
        &mut self,
        case: CaseId,
        scope: FilmScope,
        new: &NewHold,
        clock: Clock,
    ) -> Result<RecordId, Problem> {
        match new.ground {
            HoldGround::Supervision => self.supervising()?,
            HoldGround::Safeguarding => self.own_user()?,
        };
        let why = reason(&new.reason)?;
        days::to_come(new.review, clock.today)?;
        let family = self.case(case)?;
        let only = match scope {
            FilmScope::All => None,
            FilmScope::One(only) => {
                family.watchable(only)?;
                Some(only)
            }
        };
        let body = FilmHold {
            film: only,
            ground: new.ground,
            reason: why.clone(),
            review: new.review,
            placed: clock.now,
        };
        let subject = only.map_or_else(|| RecordId::from(case), RecordId::from);
        family.library_mut().write::<_, Problem>(clock.now, |records| {
            let hold = records.add(body)?;
            records.audit(AuditEvent::FilmHeld, subject, why.reveal())?;
            Ok(hold.id)
        })
    }

    /// Lifts a hold. For supervisors and administrators, whoever placed it.
    pub fn lift_hold(
        &mut self,
        case: CaseId,
        hold: RecordId,
        why: &Redacted<String>,
        clock: Clock,
    ) -> Result<(), Problem> {
        self.supervising()?;
        let why = reason(why)?;
        let file = self.case(case)?;
        if !file.standing_holds()?.iter().any(|record| record.id == hold) {
            return Err(Problem::refused("error-hold-gone"));
        }
        let body = HoldLifted { hold, reason: why.clone(), lifted: clock.now };
        file.library_mut().write::<_, Problem>(clock.now, |records| {
            records.add(body)?;
            Ok(records.audit(AuditEvent::HoldLifted, hold, why.reveal())?)
        })
    }
}

impl CaseFile {
    /// The holds that stand.
    pub fn standing_holds(&self) -> Result<Vec<Record<FilmHold>>, Problem> {
        let lifted: Vec<HoldLifted> = self.library().all()?.into_iter().map(|record| record.body).collect();
        let mut holds = self.library().all::<FilmHold>()?;
        holds.retain(|record| !lifted.iter().any(|lift| lift.hold == record.id));
        Ok(holds)
    }
}

/// Every film of a family with its day, and what keeps it.
fn kept_films(
    records: &CaseRecords,
    rules: &RetentionRules,
    holds: &[HoldRow],
    today: NaiveDate,
) -> Vec<KeptFilm> {
    let numbers = records.numbers();
    let mut films: Vec<KeptFilm> = records
        .recordings
        .iter()
        .filter(|record| record.body.state != RecordingState::Erased)
        .map(|record| {
            let recording = RecordingId::from(record.id);
            let film_day = record.body.started.with_timezone(&Local).date_naive();
            let programme = records.programme_of_film(&record.body);
            KeptFilm {
                recording,
                session: numbers.get(&record.body.session).copied().unwrap_or(0),
                started: record.body.started,
                length: record.body.duration,
                erase_by: erase_by(&programme, &rules.film, film_day, today),
                hold: holds.iter().find(|hold| hold.film.is_none_or(|film| film == recording)).cloned(),
            }
        })
        .collect();
    films.sort_by_key(|film| (film.session, film.started));
    films
}

/// The films of a family that are due or due soon, held or not.
pub(crate) fn due_rows(
    case: CaseId,
    records: &CaseRecords,
    rules: &RetentionRules,
    today: NaiveDate,
) -> Vec<DueRow> {
    // Who placed a hold is of no interest here.
    let holds = hold_rows(records, &|_| Redacted::default());
    let films = kept_films(records, rules, &holds, today);
    let due = films.into_iter().filter(|film| film.erase_by.due != Due::Later);
    due.map(|film| DueRow {
        case,
        code: records.family.code.as_str().to_owned(),
        recording: film.recording,
        session: film.session,
        started: film.started,
        erase_by: film.erase_by,
        held: film.hold.is_some(),
    })
    .collect()
}

/// The day by which the first of a family's films is to be erased that is not due yet; a hold keeps it longer.
pub(crate) fn first_due(
    records: &CaseRecords,
    rules: &RetentionRules,
    today: NaiveDate,
) -> Option<NaiveDate> {
    let holds = hold_rows(records, &|_| Redacted::default());
    let films = kept_films(records, rules, &holds, today).into_iter();
    let to_come = films.filter(|film| film.hold.is_none() && film.erase_by.due != Due::Due);
    to_come.map(|film| film.erase_by.day).min()
}

/// What the family's page says of keeping its film and records.
pub(crate) fn retention(
    records: &CaseRecords,
    film_permissions: &FilmPermissions,
    rules: &RetentionRules,
    logins: &Logins,
    may_supervise: bool,
    today: NaiveDate,
) -> FilmRetention {
    let login = |user| logins.of(user);
    let holds = hold_rows(records, &login);
    let born = records.family.youngest_born();
    FilmRetention {
        films: kept_films(records, rules, &holds, today),
        holds,
        withdrawn: film_permissions
            .holders()
            .into_iter()
            .map(|(person, on)| (film_permissions.label(person).into(), on))
            .collect(),
        receipts: receipt_rows(records.family.code.as_str(), &records.orders, &records.receipts, &login),
        basis: basis_row(&records.bases),
        records_until: born.map(|born| birthday(born, rules.records.birthday)),
        rules: rules.clone(),
        may_supervise,
    }
}

#[cfg(test)]
#[path = "retention_tests.rs"]
mod tests;
