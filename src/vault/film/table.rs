//! Finds the records of a part: where each stands in the file and in the plaintext. Knows heads and whether a
//! record is authentic, nothing of what is in it.
//!
//! As long as every head follows from the one before it, heads alone are read. Where the chain breaks, the next
//! head is searched for by its magic, and is believed only if its record opens: nothing that an attacker writes
//! or a disk garbles can move a record to another place.

use super::format::{HEAD_LEN, HEADER_LEN, RECORD_MAGIC, RECORD_OVERHEAD, RecordHead};
use super::positional::{Bytes, is_local, read_around_bad_sectors};
use super::progress_file::Reach;
use super::record::RecordOpener;

/// Most records that are listed: 145 hours at four a second, 64 MiB of memory.
const MAX_RECORDS: usize = 1 << 21;
/// Most heads that prove false before the search is given up, so that a made-up file cannot keep it busy.
const MAX_FALSE_HEADS: u32 = 4096;
const WINDOW: usize = 64 << 10;

/// A record's place.
#[derive(Clone, Copy, Debug)]
pub struct TableEntry {
    /// Where its head begins in the file.
    pub at: u64,
    /// What its head says.
    pub head: RecordHead,
}

/// Bytes between records that are part of none.
#[derive(Clone, Copy, Debug)]
pub struct StrayBytes {
    /// Plaintext offset of the record behind them.
    pub offset: u64,
    /// How many bytes of the file.
    pub bytes: u64,
}

/// The records of a part, in order.
#[derive(Debug, Default)]
pub struct Table {
    /// In order of sequence, offset and place alike. Offsets that no entry covers are missing.
    pub entries: Vec<TableEntry>,
    /// Repeated, moved or foreign bytes.
    pub strays: Vec<StrayBytes>,
}

impl Table {
    /// Where the last record ends in the file.
    pub fn file_end(&self) -> u64 {
        self.entries.last().map_or(HEADER_LEN as u64, |entry| entry.at + entry.head.file_len())
    }

    /// How far the records reach.
    pub fn reach(&self) -> Reach {
        self.entries.last().map_or_else(Reach::default, |entry| Reach {
            plain_bytes: entry.head.end(),
            records: entry.head.sequence + 1,
        })
    }
}

/// Lists the records of the part. With the totals of an authentic seal, records beyond them are none; without,
/// the list ends with the last authentic record, and what is behind it is a torn tail.
pub fn scan(bytes: &dyn Bytes, opener: &RecordOpener, sealed: Option<Reach>) -> std::io::Result<Table> {
    let end = Reach { plain_bytes: u64::MAX, records: u64::MAX };
    let mut scan = Scan {
        bytes,
        opener,
        len: bytes.len()?,
        limit: sealed.unwrap_or(end),
        table: Table::default(),
        false_heads: 0,
        record: Vec::new(),
    };
    scan.run()?;
    if sealed.is_none() {
        scan.trim()?;
    }
    Ok(scan.table)
}

struct Scan<'a> {
    bytes: &'a dyn Bytes,
    opener: &'a RecordOpener,
    len: u64,
    limit: Reach,
    table: Table,
    false_heads: u32,
    /// For opening records, used again and again.
    record: Vec<u8>,
}

impl Scan<'_> {
    fn run(&mut self) -> std::io::Result<()> {
        loop {
            let (at, next) = (self.table.file_end(), self.table.reach());
            let full = self.table.entries.len() == MAX_RECORDS;
            if full || next.records >= self.limit.records || at >= self.len {
                return Ok(());
            }
            let follows =
                |head: &RecordHead| head.sequence == next.records && head.offset == next.plain_bytes;
            let entry = match self.head_at(at)?.filter(follows) {
                Some(head) => TableEntry { at, head },
                None => match self.find_again()? {
                    Some(entry) => entry,
                    None => return Ok(()),
                },
            };
            self.accept(entry);
        }
    }

    fn accept(&mut self, entry: TableEntry) {
        let skipped = entry.at - self.table.file_end();
        // Where plaintext is missing, the skipped bytes are what is left of it.
        if skipped > 0 && entry.head.offset == self.table.reach().plain_bytes {
            self.table.strays.push(StrayBytes { offset: entry.head.offset, bytes: skipped });
        }
        self.table.entries.push(entry);
    }

    /// The next authentic record behind a break in the chain.
    fn find_again(&mut self) -> std::io::Result<Option<TableEntry>> {
        let mut from = self.table.file_end();
        // The record before the break may be false and its length cover true ones.
        if let Some(last) = self.table.entries.last().copied()
            && !self.is_authentic(last)?
        {
            from = last.at + 1;
            self.table.entries.pop();
        }
        let mut window = vec![0; WINDOW];
        while from + (RECORD_OVERHEAD as u64) < self.len {
            let size = usize::try_from(self.len - from).unwrap_or(WINDOW).min(WINDOW);
            read_around_bad_sectors(self.bytes, &mut window[..size], from)?;
            for (place, head) in heads_in(&window[..size]) {
                let entry = TableEntry { at: from + place, head };
                if !self.may_follow(&entry) {
                    continue;
                }
                if self.is_authentic(entry)? {
                    return Ok(Some(entry));
                }
                self.false_heads += 1;
                if self.false_heads > MAX_FALSE_HEADS {
                    return Ok(None);
                }
            }
            // The last bytes may be the beginning of a head.
            from += (size - (HEAD_LEN - 1)) as u64;
        }
        Ok(None)
    }

    fn may_follow(&self, entry: &TableEntry) -> bool {
        let (head, next) = (&entry.head, self.table.reach());
        self.fits(entry.at, head)
            && head.sequence >= next.records
            && head.offset >= next.plain_bytes
            // Every record between holds at least a byte.
            && head.offset - next.plain_bytes >= head.sequence - next.records
    }

    fn head_at(&self, at: u64) -> std::io::Result<Option<RecordHead>> {
        if self.len - at <= RECORD_OVERHEAD as u64 {
            return Ok(None);
        }
        let mut bytes = [0; HEAD_LEN];
        read_around_bad_sectors(self.bytes, &mut bytes, at)?;
        Ok(RecordHead::decode(&bytes).filter(|head| self.fits(at, head)))
    }

    /// Whether the record lies within the file and the seal's totals.
    fn fits(&self, at: u64, head: &RecordHead) -> bool {
        at.checked_add(head.file_len()).is_some_and(|end| end <= self.len)
            && head.sequence < self.limit.records
            && head.end() <= self.limit.plain_bytes
    }

    fn is_authentic(&mut self, entry: TableEntry) -> std::io::Result<bool> {
        self.record.resize(entry.head.len as usize + RECORD_OVERHEAD, 0);
        match self.bytes.read_exact_at(&mut self.record, entry.at) {
            Err(error) if is_local(&error) => Ok(false),
            Err(error) => Err(error),
            Ok(()) => Ok(self.opener.open(&entry.head, &mut self.record[HEAD_LEN..]).is_some()),
        }
    }

    /// Takes away records at the end that are not authentic.
    fn trim(&mut self) -> std::io::Result<()> {
        while let Some(last) = self.table.entries.last().copied()
            && !self.is_authentic(last)?
        {
            self.table.entries.pop();
        }
        Ok(())
    }
}

/// The record heads within the bytes, with their places.
fn heads_in(bytes: &[u8]) -> impl Iterator<Item = (u64, RecordHead)> + '_ {
    let places = bytes.windows(HEAD_LEN).enumerate().filter(|(_, window)| window.starts_with(&RECORD_MAGIC));
    places.filter_map(|(place, window)| Some((place as u64, RecordHead::decode(window)?)))
}
