//! The one door through which anything leaves the vault. Every passage has a reason and stands in the journal
//! before the first byte goes.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::clock::Clock;
use super::failures::io_words;
use super::film::permissions::allowed;
use super::open_vault::OpenVault;
use super::pages::ReceiptRow;
use super::problem::Problem;
use super::sentences::{out_of_reach, receipt};
use crate::base::{CaseId, RecordId, RecordingId, Redacted};
use crate::library::AuditEvent;
use crate::media::export::{ExportError, Proceed, export};
use crate::media::film_bytes::FilmBytes;
use crate::media::matroska::FinishedFilm;
use crate::vault::film::FilmReader;
use crate::words::{Message, Words};

/// Something that is to leave the vault, and where to.
#[derive(Clone, Debug, PartialEq)]
pub enum Export {
    /// A film in the clear.
    Film {
        /// Whose.
        case: CaseId,
        /// Which.
        recording: RecordingId,
        /// The new file.
        to: PathBuf,
        /// Why; the journal says it.
        reason: String,
    },
    /// Receipts of erasure, by their orders, as a text file.
    Receipts {
        /// Whose.
        case: CaseId,
        /// Which.
        orders: Vec<RecordId>,
        /// The new file.
        to: PathBuf,
    },
    /// The sheet with the recovery key of a vault that was just made.
    RecoverySheet {
        /// The folder it goes into.
        folder: PathBuf,
        /// The key.
        key: Redacted<String>,
    },
}

/// A film on its way out: allowed, written down, not yet copied.
pub struct FilmExport {
    film: FinishedFilm,
    sealed: Arc<FilmReader>,
    to: PathBuf,
    file: File,
}

/// A film that left the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedFilm {
    /// Where it lies.
    pub path: PathBuf,
    /// Damaged stretches, which the copy does not show.
    pub damaged: usize,
}

impl ExportedFilm {
    /// What a person is told of it.
    pub fn message(&self) -> Message {
        let said = match self.damaged {
            0 => Message::new("export-done"),
            damaged => Message::new("export-done-damaged").with("damaged", damaged),
        };
        said.with("path", self.path.display().to_string())
    }
}

impl OpenVault {
    /// Allows a film out in the clear: checks every carer's consent to a copy, reason and target, makes the target file (only this user can read
    /// it) and writes the passage into the journal.
    pub fn export_film(
        &mut self,
        case: CaseId,
        recording: RecordingId,
        to: &Path,
        reason: &str,
        clock: Clock,
    ) -> Result<FilmExport, Problem> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Problem::refused("export-needs-reason"));
        }
        let vault_folder = self.vault().folder().to_path_buf();
        allowed(self.film_permissions(case, clock)?.copy())?;
        let case_file = self.case(case)?;
        let (sealed, film) = case_file.finished_film(recording)?;
        refuse_inside(&vault_folder, to)?;
        let target = create_new(to)?;
        let journal = format!("{reason} ({} bytes)", film.len());
        let written = case_file.library_mut().write::<_, Problem>(clock.now, |records| {
            Ok(records.audit(AuditEvent::Exported, recording, &journal)?)
        });
        if let Err(problem) = written {
            let _ = std::fs::remove_file(to);
            return Err(problem);
        }
        Ok(FilmExport { film, sealed, to: to.to_path_buf(), file: target })
    }
}

impl FilmExport {
    /// Copies the film. `progress` hears the share done (0–1) and says whether to go on; what was written so
    /// far is removed where it says no or where writing fails.
    pub fn copy(self, mut progress: impl FnMut(f32) -> bool) -> Result<ExportedFilm, Problem> {
        let mut out = self.file;
        let copied = export(&self.film, &mut out, &mut |done, all| {
            #[allow(clippy::cast_precision_loss)] // a share for a progress line
            let share = done as f32 / all.max(1) as f32;
            if progress(share) { Proceed::Yes } else { Proceed::Cancel }
        });
        let synced = copied.and_then(|_| out.sync_all().map_err(ExportError::Write));
        let exported = || {
            // Altered records are known once they were read, which copying did.
            let damaged = self.sealed.damage().len();
            ExportedFilm { path: self.to.clone(), damaged }
        };
        synced.map(|()| exported()).map_err(|error| {
            let _ = std::fs::remove_file(&self.to);
            match error {
                ExportError::Cancelled(_) => Problem::refused("export-cancelled"),
                ExportError::Read(_, error) | ExportError::Write(error) => write_problem(&self.to, &error),
            }
        })
    }
}

impl OpenVault {
    /// Whether a new file can be written there: asked before something is destroyed whose receipt is to lie there.
    pub fn may_save(&self, to: &Path) -> Result<(), Problem> {
        refuse_inside(self.vault().folder(), to)?;
        drop(create_new(to)?);
        std::fs::remove_file(to).map_err(|error| write_problem(to, &error))
    }

    /// Saves receipts of erasure as a plain text file. They hold no film and no name; the journal says that they left.
    pub fn save_receipts(
        &mut self,
        case: CaseId,
        orders: &[RecordId],
        to: &Path,
        words: &Words,
        clock: Clock,
    ) -> Result<(), Problem> {
        let mut rows = self.receipts(case)?;
        rows.retain(|row| orders.contains(&row.order));
        if rows.is_empty() {
            return Err(Problem::refused("error-record-gone"));
        }
        refuse_inside(self.vault().folder(), to)?;
        let text: Vec<String> = rows.iter().map(|row| receipt_text(row, words)).collect();
        let mut file = create_new(to)?;
        let journalled = self.case(case)?.library_mut().write::<_, Problem>(clock.now, |records| {
            rows.iter().try_for_each(|row| Ok(records.audit(AuditEvent::ReceiptSaved, row.order, "")?))
        });
        let saved = journalled.and_then(|()| {
            let written = file.write_all(text.join("\n\n").as_bytes()).and_then(|()| file.sync_all());
            written.map_err(|error| write_problem(to, &error))
        });
        if saved.is_err() {
            let _ = std::fs::remove_file(to);
        }
        saved
    }
}

/// A receipt as a page of text, with what the erasure cannot reach.
fn receipt_text(row: &ReceiptRow, words: &Words) -> String {
    let mut lines = vec![words.get("receipt-title"), String::new()];
    lines.extend(receipt(row).iter().map(|line| words.say(line)));
    lines.extend([String::new(), words.get("receipt-reach-title")]);
    lines.extend(out_of_reach(&row.body.copies).iter().map(|line| format!("- {}", words.say(line))));
    lines.join("\n") + "\n"
}

/// The new file a recovery key goes into, for printing: the one key that leaves. Made before the vault is, so
/// that there is no vault whose key could not be kept; goes away again unless the key is written.
pub struct RecoverySheet {
    to: PathBuf,
    file: File,
    written: bool,
}

impl RecoverySheet {
    /// Makes the empty file; only this user can read it.
    pub fn reserve(to: &Path) -> Result<Self, Problem> {
        Ok(Self { to: to.to_path_buf(), file: create_new(to)?, written: false })
    }

    /// The same, refused where it would lie in the vault's own folder: whoever takes the vault would have its key.
    pub fn reserve_outside(vault: &Path, to: &Path) -> Result<Self, Problem> {
        refuse_inside(vault, to)?;
        Self::reserve(to)
    }

    /// Writes the key.
    pub fn write(mut self, text: &str) -> Result<(), Problem> {
        let written = writeln!(self.file, "{text}").and_then(|()| self.file.sync_all());
        self.written = written.is_ok();
        written.map_err(|error| write_problem(&self.to, &error))
    }
}

impl Drop for RecoverySheet {
    fn drop(&mut self) {
        if !self.written {
            // An empty file that cannot be removed gives nothing away.
            let _ = std::fs::remove_file(&self.to);
        }
    }
}

/// A plain copy inside the vault's folder would be carried about as if it were sealed.
fn refuse_inside(vault: &Path, to: &Path) -> Result<(), Problem> {
    let folder = match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let folder = folder.canonicalize().map_err(|error| folder_problem(folder, to, &error))?;
    let vault = vault.canonicalize().map_err(|error| write_problem(vault, &error))?;
    if folder.starts_with(vault) {
        return Err(Problem::refused("export-inside-vault"));
    }
    Ok(())
}

/// A folder that is not there is for the person to make or to name otherwise; nothing has failed.
fn folder_problem(folder: &Path, to: &Path, error: &io::Error) -> Problem {
    if error.kind() == io::ErrorKind::NotFound {
        let path = folder.display().to_string();
        return Problem::refused(Message::new("export-no-folder").with("path", path));
    }
    write_problem(to, error)
}

fn create_new(to: &Path) -> Result<File, Problem> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(to).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            let path = to.display().to_string();
            Problem::refused(Message::new("export-exists").with("path", path))
        } else {
            write_problem(to, &error)
        }
    })
}

fn write_problem(to: &Path, error: &io::Error) -> Problem {
    Problem::failed(
        Message::new("export-failed").with("path", to.display().to_string()).with("why", io_words(error)),
    )
}
