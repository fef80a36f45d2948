//! A film as bytes that can be read at any place. Knows neither where they lie nor whether they are sealed.

use std::fs::File;
use std::io;

/// The bytes of one film, readable at any offset from any thread.
pub trait FilmBytes: Send + Sync {
    /// Length in bytes. It never changes.
    fn len(&self) -> u64;

    /// Reads at most `buf.len()` bytes from `offset` on and says how many; 0 only at or after the end.
    /// Bytes that are lost are read as zeros.
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize>;

    /// Whether there is nothing to read.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads from `offset` until `buf` is full or the film ends, and says how many bytes that were.
    fn read_full_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let mut done = 0;
        while done < buf.len() {
            let read = self.read_at(offset + done as u64, &mut buf[done..])?;
            if read == 0 {
                break;
            }
            done += read;
        }
        Ok(done)
    }
}

impl FilmBytes for Vec<u8> {
    fn len(&self) -> u64 {
        self.as_slice().len() as u64
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(offset).ok().and_then(|at| self.get(at..)).unwrap_or_default();
        let count = rest.len().min(buf.len());
        buf[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }
}

/// A film in a plain file: what a sealed one is compared with.
#[derive(Debug)]
pub struct PlainFilm {
    file: File,
    len: u64,
}

impl PlainFilm {
    /// The film in an open file.
    pub fn new(file: File) -> io::Result<Self> {
        let len = file.metadata()?.len();
        Ok(Self { file, len })
    }
}

impl FilmBytes for PlainFilm {
    fn len(&self) -> u64 {
        self.len
    }

    #[cfg(unix)]
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(&self.file, buf, offset)
    }

    #[cfg(windows)]
    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        std::os::windows::fs::FileExt::seek_read(&self.file, buf, offset)
    }
}
