//! What a film being written keeps in memory until it is known to be on the disk, so that a part that follows can
//! take it over. Knows nothing of files.

use std::collections::VecDeque;

use super::progress_file::Reach;
use super::record::RecordSealer;
use crate::vault::crypto::Sha256;

/// Most plaintext kept, in bytes: about a minute of film.
pub const MOST_KEPT: usize = 64 << 20;

/// What a part came to at the end of one of its records.
#[derive(Clone)]
pub struct Milestone {
    /// Records and plaintext bytes of the part up to here.
    pub reach: Reach,
    /// Bytes of the file up to here.
    pub file_bytes: u64,
    /// SHA-256 of these.
    pub hash: Sha256,
}

/// Records of one part that are not known to be durable, in order.
pub struct KeptRecords {
    records: VecDeque<Record>,
    bytes: usize,
    most: usize,
}

struct Record {
    /// Room for a head, then the plaintext; empty where there was no more room to keep it.
    buffer: Vec<u8>,
    /// Length of the plaintext.
    len: u64,
    /// `None` until it is written.
    end: Option<Milestone>,
}

impl KeptRecords {
    /// Keeps at most so many bytes.
    pub fn at_most(most: usize) -> Self {
        Self { records: VecDeque::new(), bytes: 0, most }
    }

    /// Takes a record that is about to be written: [`RecordSealer::ROOM`] bytes of any content, and its plaintext.
    /// Where there is no room the oldest go.
    pub fn push(&mut self, buffer: Vec<u8>) {
        let len = (buffer.len() - RecordSealer::ROOM) as u64;
        self.bytes += buffer.len();
        self.records.push_back(Record { buffer, len, end: None });
        // The newest stays: it is not written yet.
        let older = self.records.len() - 1;
        for record in self.records.iter_mut().take(older) {
            if self.bytes <= self.most {
                break;
            }
            self.bytes -= std::mem::take(&mut record.buffer).len();
        }
    }

    /// The newest record, as it was pushed.
    pub fn newest(&self) -> &[u8] {
        self.records.back().map_or(&[], |record| &record.buffer)
    }

    /// The newest record stands in the file.
    pub fn written(&mut self, end: Milestone) {
        if let Some(record) = self.records.back_mut() {
            record.end = Some(end);
        }
    }

    /// Lets go of what is durable; gives what the part is certain to have, where that is more than before.
    pub fn let_go(&mut self, durable: Reach) -> Option<Milestone> {
        let mut certain = None;
        while let Some(record) = self.records.front()
            && record.end.as_ref().is_some_and(|end| end.reach.records <= durable.records)
        {
            let record = self.records.pop_front()?;
            self.bytes -= record.buffer.len();
            certain = record.end;
        }
        certain
    }

    /// Gives everything that is kept, for the part that follows, and how many plaintext bytes before it could not be.
    pub fn hand_over(&mut self) -> (u64, Vec<Vec<u8>>) {
        self.bytes = 0;
        let (kept, lost): (Vec<Record>, Vec<Record>) =
            self.records.drain(..).partition(|record| !record.buffer.is_empty());
        (lost.iter().map(|record| record.len).sum(), kept.into_iter().map(|record| record.buffer).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(len: usize) -> Vec<u8> {
        vec![7; RecordSealer::ROOM + len]
    }

    fn milestone(records: u64) -> Milestone {
        let reach = Reach { plain_bytes: records * 10, records };
        Milestone { reach, file_bytes: records * 58, hash: Sha256::default() }
    }

    fn kept(most: usize, records: u64) -> KeptRecords {
        let mut kept = KeptRecords::at_most(most);
        for number in 1..=records {
            kept.push(record(10));
            kept.written(milestone(number));
        }
        kept
    }

    #[test]
    fn what_is_durable_is_let_go_and_the_rest_handed_over() {
        let mut kept = kept(1000, 5);
        assert!(kept.let_go(Reach::default()).is_none());
        let certain = kept.let_go(Reach { plain_bytes: 30, records: 3 }).unwrap();
        assert_eq!(certain.reach.plain_bytes, 30);
        kept.push(record(4));
        let (lost, records) = kept.hand_over();
        assert_eq!((lost, records.iter().map(Vec::len).collect::<Vec<_>>()), (0, vec![42, 42, 36]));
        assert_eq!(kept.hand_over(), (0, Vec::new()));
    }

    #[test]
    fn where_there_is_no_room_the_oldest_go_and_are_counted() {
        let mut kept = kept(100, 5);
        let (lost, records) = kept.hand_over();
        assert_eq!((lost, records.len()), (30, 2));
        let mut kept = self::kept(100, 5);
        assert_eq!(kept.let_go(Reach { plain_bytes: 50, records: 5 }).unwrap().reach.records, 5);
        assert_eq!(kept.hand_over(), (0, Vec::new()));
    }

    #[test]
    fn the_newest_stays_however_little_room_there_is() {
        let mut kept = kept(0, 3);
        kept.push(record(9));
        assert_eq!(kept.newest().len(), 41);
        assert_eq!(kept.hand_over(), (30, vec![record(9)]));
    }
}
