//! Writes a finished film out, whole and as it stands. Opens no file and asks for no reason: whoever calls has.

use std::io::{self, Write};

use super::film_bytes::FilmBytes;

/// Bytes read and written at once.
const PIECE: usize = 1 << 20;

/// Whether an export goes on after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proceed {
    /// Write on.
    Yes,
    /// Stop here; the caller removes what was written.
    Cancel,
}

/// Why a film was not written out whole.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The caller cancelled. What was written is not a whole film: remove it.
    #[error("export cancelled after {0} bytes")]
    Cancelled(u64),
    /// The film cannot be read any more at this offset. Check the vault.
    #[error("the film cannot be read at byte {0}: {1}")]
    Read(u64, #[source] io::Error),
    /// The target cannot be written, such as a full disk. Choose another place.
    #[error("the export cannot be written: {0}")]
    Write(#[source] io::Error),
}

/// Writes all of `film` (a [`FinishedFilm`](super::matroska::FinishedFilm)) to `out` and flushes it. After
/// each piece `progress` is told the bytes written so far and the bytes there are, and may cancel.
pub fn export(
    film: &dyn FilmBytes,
    out: &mut dyn Write,
    progress: &mut dyn FnMut(u64, u64) -> Proceed,
) -> Result<u64, ExportError> {
    let len = film.len();
    let mut piece = vec![0; PIECE];
    let mut written = 0;
    while written < len {
        let read =
            film.read_full_at(written, &mut piece).map_err(|error| ExportError::Read(written, error))?;
        if read == 0 {
            return Err(ExportError::Read(written, io::ErrorKind::UnexpectedEof.into()));
        }
        out.write_all(&piece[..read]).map_err(ExportError::Write)?;
        written += read as u64;
        if progress(written, len) == Proceed::Cancel {
            return Err(ExportError::Cancelled(written));
        }
    }
    out.flush().map_err(ExportError::Write)?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn film() -> Vec<u8> {
        (0..2_500_000_u32).map(|at| (at % 251) as u8).collect()
    }

    #[test]
    fn a_film_is_written_whole_and_progress_ends_at_its_length() {
        let (film, mut out, mut seen) = (film(), Vec::new(), Vec::new());
        let written = export(&film, &mut out, &mut |done, all| {
            seen.push((done, all));
            Proceed::Yes
        });
        assert_eq!(written.unwrap(), 2_500_000);
        assert_eq!(out, film);
        assert_eq!(seen.last(), Some(&(2_500_000, 2_500_000)));
        assert!(seen.is_sorted());
    }

    #[test]
    fn cancelling_stops_after_the_piece() {
        let mut out = Vec::new();
        let outcome = export(&film(), &mut out, &mut |_, _| Proceed::Cancel);
        assert!(matches!(outcome, Err(ExportError::Cancelled(written)) if written == out.len() as u64));
        assert!(out.len() < 2_500_000);
    }

    #[test]
    fn a_full_disk_is_said() {
        let outcome = export(&film(), &mut [0_u8; 1000].as_mut_slice(), &mut |_, _| Proceed::Yes);
        assert!(matches!(outcome, Err(ExportError::Write(_))));
    }
}
