//! Erasing film: what would go and what stays, the order, the steps that follow it, and finishing them after a crash.
//!
//! The order is written first. From then on the film counts as erased and nobody opens it; key, bytes and receipt
//! follow, each step leaving what the next unlock needs to go on: an order without a receipt is finished then. Nothing
//! is ever destroyed because something is missing, only because a record says that it is to be.
//! Knows no window.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::holds::{held_message, hold_row};
use crate::base::count;
use crate::base::{CaseId, RecordingId, Redacted, UserId};
use crate::casework::case_file::CaseFile;
use crate::casework::changes::FilmScope;
use crate::casework::clock::Clock;
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::{AskedFilm, ErasedFilms, FilmsAsked, HoldRow, ReceiptRow};
use crate::casework::problem::Problem;
use crate::casework::typed_text::reason;
use crate::library::{AuditEntry, AuditEvent, Record};
use crate::programme::retention::standing_holds;
use crate::programme::{ErasureOrder, ErasureReceipt, FilmHold, HoldLifted, RecordingState};
use crate::vault::{Vault, VaultError, film};
use crate::words::Message;

impl OpenVault {
    /// What erasing these films would take, and what keeps some of them; of all films, those that still are film.
    pub fn films_asked(&mut self, case: CaseId, scope: FilmScope) -> Result<FilmsAsked, Problem> {
        let may_supervise = self.may_supervise();
        let logins = self.logins()?;
        let file = self.case(case)?;
        let code = file.family()?.body.code.as_str().to_owned();
        let films = file.asked(scope, &|user| logins.of(user))?;
        let journal = file.library().journal()?;
        let mut copies: Vec<DateTime<Utc>> =
            films.iter().flat_map(|film| copies_of(&journal, film.recording)).collect();
        copies.sort_unstable();
        Ok(FilmsAsked { case, code, scope, films, copies, may_supervise })
    }

    /// Erases a film, or all films of a family that nothing keeps. Refused where nothing is left to erase, where a hold
    /// keeps the one film, or all of them, and without a reason.
    pub fn erase_films(
        &mut self,
        case: CaseId,
        scope: FilmScope,
        why: &Redacted<String>,
        clock: Clock,
    ) -> Result<ErasedFilms, Problem> {
        let why = reason(why)?;
        let by = self.own_user()?;
        let logins = self.logins()?;
        let (file, vault) = self.case_and_vault(case)?;
        let films = file.asked(scope, &|user| logins.of(user))?;
        let (held, free): (Vec<AskedFilm>, Vec<AskedFilm>) =
            films.into_iter().partition(|film| film.hold.is_some());
        let mut kept: Vec<Message> =
            held.iter().filter_map(|film| Some(held_message(film.session, film.hold.as_ref()?))).collect();
        if free.is_empty() {
            let nothing = Message::new("error-nothing-to-erase");
            return Err(Problem::refused(if kept.is_empty() { nothing } else { kept.swap_remove(0) }));
        }
        let mut orders = BTreeSet::new();
        for film in free {
            let order = file.order_erasure(&film, by, &why, clock)?;
            orders.insert(order.id);
            file.finish_erasure(vault, &order, false, clock)?;
        }
        self.forget_note(case, None);
        let mut receipts = self.receipts(case)?;
        receipts.retain(|receipt| orders.contains(&receipt.order));
        Ok(ErasedFilms { case, receipts, kept })
    }

    /// The receipts of a family, newest first; an erasure that is not finished yet is among them.
    pub fn receipts(&mut self, case: CaseId) -> Result<Vec<ReceiptRow>, Problem> {
        let logins = self.logins()?;
        let file = self.case(case)?;
        let code = file.family()?.body.code.as_str().to_owned();
        let (orders, receipts) = (file.library().all()?, file.library().all()?);
        Ok(receipt_rows(&code, &orders, &receipts, &|user| logins.of(user)))
    }
}

/// The receipts as the screens show them, newest first.
pub(crate) fn receipt_rows(
    code: &str,
    orders: &[Record<ErasureOrder>],
    receipts: &[Record<ErasureReceipt>],
    login: &dyn Fn(UserId) -> Redacted<String>,
) -> Vec<ReceiptRow> {
    let row = |order: &Record<ErasureOrder>| ReceiptRow {
        order: order.id,
        code: code.to_owned(),
        body: order.body.clone(),
        receipt: receipts
            .iter()
            .find(|receipt| receipt.body.order == order.id)
            .map(|found| found.body.clone()),
        by: login(order.body.by),
    };
    let mut rows: Vec<ReceiptRow> = orders.iter().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.body.ordered, row.body.session, row.order)));
    rows
}

/// When copies of a film left the vault, by the journal.
fn copies_of(journal: &[AuditEntry], film: RecordingId) -> Vec<DateTime<Utc>> {
    let is_copy = |entry: &&AuditEntry| entry.is(AuditEvent::Exported) && entry.subject == Some(film.into());
    journal.iter().filter(is_copy).map(|entry| entry.at).collect()
}

impl CaseFile {
    /// The films of a scope that are not erased yet, in the order of their sessions, each with what keeps it.
    fn asked(
        &self,
        scope: FilmScope,
        login: &dyn Fn(UserId) -> Redacted<String>,
    ) -> Result<Vec<AskedFilm>, Problem> {
        let numbers = self.session_numbers()?;
        let holds = self.library().all::<FilmHold>()?;
        let lifted: Vec<HoldLifted> = self.library().all()?.into_iter().map(|record| record.body).collect();
        let standing = standing_holds(holds.iter().map(|record| (record.id, &record.body)), &lifted);
        let hold_of = |film| -> Option<HoldRow> {
            let (id, _) = standing.iter().find(|(_, hold)| hold.keeps(film))?;
            Some(hold_row(holds.iter().find(|record| record.id == *id)?, login))
        };
        let mut films = Vec::new();
        for record in self.recordings()? {
            let recording = RecordingId::from(record.id);
            let is_meant = match scope {
                FilmScope::One(only) => only == recording,
                FilmScope::All => true,
            };
            if !is_meant || record.body.state == RecordingState::Erased {
                continue;
            }
            films.push(AskedFilm {
                recording,
                session: numbers.get(&record.body.session).copied().unwrap_or(0),
                started: record.body.started,
                length: record.body.duration,
                bytes: film::size_on_disk(&self.access().film_folder(), recording)?,
                clips: count(self.clips(recording)?.len()),
                hold: hold_of(recording),
            });
        }
        if let (FilmScope::One(only), []) = (scope, &films[..]) {
            // Erased, discarded or never here: said as when it is to be watched.
            self.watchable(only)?;
        }
        films.sort_by_key(|film| (film.session, film.started));
        Ok(films)
    }

    /// The first step: from here on the film counts as erased, and the next unlock knows what is to be done.
    fn order_erasure(
        &mut self,
        asked: &AskedFilm,
        by: UserId,
        why: &Redacted<String>,
        clock: Clock,
    ) -> Result<Record<ErasureOrder>, Problem> {
        let copies = copies_of(&self.library().journal()?, asked.recording);
        let body = ErasureOrder {
            film: asked.recording,
            session: asked.session,
            filmed: asked.started,
            length: asked.length,
            bytes: asked.bytes,
            clips: asked.clips,
            copies,
            by,
            reason: why.clone(),
            ordered: clock.now,
        };
        self.library_mut().write::<_, Problem>(clock.now, |records| {
            let order = records.add(body)?;
            records.audit(AuditEvent::ErasureOrdered, asked.recording, why.reveal())?;
            Ok(order)
        })
    }

    /// Goes on where erasing a film was broken off. What cannot be finished now (a disk that is full or
    /// read-only) is left for the next unlock: its film stays closed, and the family's page says so.
    pub(crate) fn finish_erasures(&mut self, vault: &Vault, clock: Clock) -> Result<(), Problem> {
        let receipts = self.library().all::<ErasureReceipt>()?;
        for order in self.library().all::<ErasureOrder>()? {
            if receipts.iter().all(|receipt| receipt.body.order != order.id) {
                let _ = self.finish_erasure(vault, &order, true, clock);
            }
        }
        Ok(())
    }

    /// All steps after the order. Each may have been done already.
    fn finish_erasure(
        &mut self,
        vault: &Vault,
        order: &Record<ErasureOrder>,
        later: bool,
        clock: Clock,
    ) -> Result<(), Problem> {
        self.erase_key(vault, order.body.film)?;
        self.erase_bytes(order.body.film)?;
        self.write_receipt(order, later, clock)
    }

    /// The second step: the key goes from both copies of the key file, and both are read back.
    fn erase_key(&mut self, vault: &Vault, film: RecordingId) -> Result<(), Problem> {
        match self.access_mut().destroy_content_key(vault, film) {
            Ok(()) | Err(VaultError::NoContentKey(_)) => {}
            Err(error) => return Err(error.into()),
        }
        if self.access().has_no_key(vault, film)? {
            Ok(())
        } else {
            Err(Problem::failed(Message::new("error-erasure-keys").with("recording", film.short())))
        }
    }

    /// The third step: the film's bytes and everything that lies beside them.
    fn erase_bytes(&mut self, film: RecordingId) -> Result<(), Problem> {
        self.destroy_files(film)
    }

    /// The last step.
    fn write_receipt(
        &mut self,
        order: &Record<ErasureOrder>,
        later: bool,
        clock: Clock,
    ) -> Result<(), Problem> {
        let receipt = ErasureReceipt {
            order: order.id,
            keys_verified: clock.now,
            erased: clock.now,
            finished_later: later,
        };
        self.library_mut().write::<_, Problem>(clock.now, |records| {
            records.add(receipt)?;
            Ok(records.audit(
                AuditEvent::FilmErased,
                order.body.film,
                if later { "finished later" } else { "" },
            )?)
        })
    }
}

#[cfg(test)]
#[path = "erasure_tests.rs"]
pub(crate) mod tests;
