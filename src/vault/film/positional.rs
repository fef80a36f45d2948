//! Reading bytes at a place, over sectors that cannot be read too. Knows nothing of what the bytes are.

use std::fs::File;
use std::io::{self, ErrorKind};

/// Smallest piece a disk fails by.
const SECTOR: usize = 4096;

/// Bytes that can be read at any place, from several threads at once.
pub trait Bytes: Send + Sync {
    /// How many there are.
    fn len(&self) -> io::Result<u64>;
    /// Fills the buffer with the bytes from `at` on, or fails.
    fn read_exact_at(&self, buffer: &mut [u8], at: u64) -> io::Result<()>;
}

impl Bytes for File {
    fn len(&self) -> io::Result<u64> {
        self.metadata().map(|metadata| metadata.len())
    }

    #[cfg(unix)]
    fn read_exact_at(&self, buffer: &mut [u8], at: u64) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(self, buffer, at)
    }

    #[cfg(windows)]
    fn read_exact_at(&self, mut buffer: &mut [u8], mut at: u64) -> io::Result<()> {
        while !buffer.is_empty() {
            match std::os::windows::fs::FileExt::seek_read(self, buffer, at) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(count) => {
                    buffer = &mut buffer[count..];
                    at += count as u64;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Whether the error is of these bytes alone (a bad sector, a file cut short) and not of the whole file.
pub fn is_local(error: &io::Error) -> bool {
    // EIO; on Windows ERROR_CRC and ERROR_IO_DEVICE.
    let bad_sector: &[i32] = if cfg!(windows) { &[23, 1117] } else { &[5] };
    error.kind() == ErrorKind::UnexpectedEof
        || error.raw_os_error().is_some_and(|code| bad_sector.contains(&code))
}

/// Fills the buffer; bytes that cannot be read are zero.
pub fn read_around_bad_sectors(bytes: &dyn Bytes, buffer: &mut [u8], at: u64) -> io::Result<()> {
    match bytes.read_exact_at(buffer, at) {
        Err(error) if is_local(&error) => {}
        other => return other,
    }
    let mut place = at;
    for piece in buffer.chunks_mut(SECTOR) {
        match bytes.read_exact_at(piece, place) {
            Err(error) if is_local(&error) => piece.fill(0),
            other => other?,
        }
        place += piece.len() as u64;
    }
    Ok(())
}
