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
use super::staff::recovery::recovery_sheet;
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
    to: NewFile,
}

/// Something that is allowed out and written down.
pub enum Leaving {
    /// It has left.
    Done(Exported),
    /// A film, which takes its time to copy.
    Film(Box<FilmExport>),
}

/// What has left the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exported {
    /// A film in the clear.
    Film(ExportedFilm),
    /// Receipts of erasure lie there.
    Receipts(PathBuf),
    /// The sheet with the recovery key lies there.
    RecoverySheet(PathBuf),
}

/// A film that left the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedFilm {
    /// Where it lies.
    pub path: PathBuf,
    /// Damaged stretches, which the copy does not show.
    pub damaged: usize,
}

impl Leaving {
    /// Waits until it has left, told from time to time how far it is (0–1), and asked whether to go on.
    pub fn finish(self, proceed: impl FnMut(f32) -> bool) -> Result<Exported, Problem> {
        match self {
            Self::Done(exported) => Ok(exported),
            Self::Film(film) => film.copy(proceed).map(Exported::Film),
        }
    }
}

impl Exported {
    /// Where it lies.
    pub fn path(&self) -> &Path {
        match self {
            Self::Film(film) => &film.path,
            Self::Receipts(path) | Self::RecoverySheet(path) => path,
        }
    }

    /// Damaged stretches that it does not show.
    pub fn damaged(&self) -> usize {
        match self {
            Self::Film(film) => film.damaged,
            Self::Receipts(_) | Self::RecoverySheet(_) => 0,
        }
    }

    /// What a person is told of it.
    pub fn message(&self) -> Message {
        let lies = |key| Message::new(key).with("path", self.path().display().to_string());
        match self {
            Self::Film(film) => film.message(),
            Self::Receipts(_) => lies("receipt-saved"),
            Self::RecoverySheet(_) => lies("recovery-sheet-saved"),
        }
    }
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
    /// Lets something out: what keeps it back is asked first, then its file is made and the journal says it, then it goes.
    pub fn export(&mut self, export: Export, words: &Words, clock: Clock) -> Result<Leaving, Problem> {
        Ok(Leaving::Done(match export {
            Export::Film { case, recording, to, reason } => {
                let film = self.export_film(case, recording, &to, &reason, clock)?;
                return Ok(Leaving::Film(Box::new(film)));
            }
            Export::Receipts { case, orders, to } => {
                self.save_receipts(case, &orders, &to, words, clock)?;
                Exported::Receipts(to)
            }
            Export::RecoverySheet { folder, key } => {
                Exported::RecoverySheet(self.save_recovery_sheet(&folder, key.reveal(), words, clock)?)
            }
        }))
    }

    /// The new file of what leaves a family, which stands in the family's journal before its first byte. Goes away again
    /// where the journal takes no line.
    fn passage(
        &mut self,
        case: CaseId,
        to: &Path,
        lines: &[(AuditEvent, RecordId, String)],
        clock: Clock,
    ) -> Result<NewFile, Problem> {
        let file = NewFile::outside(self.vault().folder(), to)?;
        self.case(case)?.library_mut().write::<_, Problem>(clock.now, |records| {
            lines.iter().try_for_each(|(event, subject, why)| Ok(records.audit(*event, *subject, why)?))
        })?;
        Ok(file)
    }

    /// Allows a film out in the clear: checks every carer's consent to a copy, reason and target, makes the target file (only this user can read
    /// it) and writes the passage into the journal.
    pub(crate) fn export_film(
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
        allowed(self.film_permissions(case, clock)?.copy())?;
        let (sealed, film) = self.case(case)?.finished_film(recording)?;
        let why = format!("{reason} ({} bytes)", film.len());
        let to = self.passage(case, to, &[(AuditEvent::Exported, recording.into(), why)], clock)?;
        Ok(FilmExport { film, sealed, to })
    }
}

impl FilmExport {
    /// Copies the film. `progress` hears the share done (0–1) and says whether to go on; what was written so
    /// far is removed where it says no or where writing fails.
    pub fn copy(self, mut progress: impl FnMut(f32) -> bool) -> Result<ExportedFilm, Problem> {
        let Self { film, sealed, mut to } = self;
        let copied = export(&film, &mut to.file, &mut |done, all| {
            #[allow(clippy::cast_precision_loss)] // a share for a progress line
            let share = done as f32 / all.max(1) as f32;
            if progress(share) { Proceed::Yes } else { Proceed::Cancel }
        });
        let synced = copied.and_then(|_| to.file.sync_all().map_err(ExportError::Write));
        synced.map_err(|error| match error {
            ExportError::Cancelled(_) => Problem::refused("export-cancelled"),
            ExportError::Read(_, error) | ExportError::Write(error) => write_problem(&to.path, &error),
        })?;
        // Altered records are known once they were read, which copying did.
        Ok(ExportedFilm { path: to.keep(), damaged: sealed.damage().len() })
    }
}

impl OpenVault {
    /// Whether a new file can be written there: asked before something is destroyed whose receipt is to lie there.
    pub fn may_save(&self, to: &Path) -> Result<(), Problem> {
        let mut file = NewFile::outside(self.vault().folder(), to)?;
        file.is_kept = true;
        drop(file);
        std::fs::remove_file(to).map_err(|error| write_problem(to, &error))
    }

    /// Saves receipts of erasure as a plain text file. They hold no film and no name; the journal says that they left.
    pub(crate) fn save_receipts(
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
        let text: Vec<String> = rows.iter().map(|row| receipt_text(row, words)).collect();
        let lines = rows.iter().map(|row| (AuditEvent::ReceiptSaved, row.order, String::new()));
        let lines: Vec<_> = lines.collect();
        self.passage(case, to, &lines, clock)?.write(&[&text.join("\n\n")]).map(drop)
    }

    /// Writes the sheet with the recovery key into a folder outside the vault; where it lies.
    pub(crate) fn save_recovery_sheet(
        &self,
        folder: &Path,
        key: &str,
        words: &Words,
        clock: Clock,
    ) -> Result<PathBuf, Problem> {
        let vault = self.vault();
        let path = folder.join(format!("attune-recovery-key-{}.txt", vault.id().short()));
        let sheet = NewFile::outside(vault.folder(), &path)?;
        sheet.write(&[recovery_sheet(words, vault.id(), key, clock).trim_end(), "\n"])
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

/// A new file outside the vault, which only this user can read; goes away again unless it is written whole. That of a
/// recovery key is made before the vault is, so that there is no vault whose key could not be kept.
pub struct NewFile {
    path: PathBuf,
    file: File,
    is_kept: bool,
}

impl NewFile {
    /// Makes it, empty.
    pub fn reserve(to: &Path) -> Result<Self, Problem> {
        Ok(Self { path: to.to_path_buf(), file: create_new(to)?, is_kept: false })
    }

    /// The same, refused where it would lie in the vault's own folder: whoever takes the vault would have it.
    pub fn outside(vault: &Path, to: &Path) -> Result<Self, Problem> {
        refuse_inside(vault, to)?;
        Self::reserve(to)
    }

    /// Writes it, one part after the other; where it lies.
    pub fn write(mut self, parts: &[&str]) -> Result<PathBuf, Problem> {
        let written = parts.iter().try_for_each(|part| self.file.write_all(part.as_bytes()));
        written.and_then(|()| self.file.sync_all()).map_err(|error| write_problem(&self.path, &error))?;
        Ok(self.keep())
    }

    fn keep(mut self) -> PathBuf {
        self.is_kept = true;
        self.path.clone()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.is_kept {
            // What cannot be removed is empty or cut off, and gives no more away than was let out.
            let _ = std::fs::remove_file(&self.path);
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
