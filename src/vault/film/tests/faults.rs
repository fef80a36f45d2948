//! Disks that are full or fail to make durable what they took.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// Fails by count: bytes it has room for, and syncs that go well.
struct Failing {
    inner: MemoryStore,
    room: usize,
    good_syncs: usize,
    syncs: AtomicUsize,
}

fn error(doing: &'static str, kind: io::ErrorKind) -> VaultError {
    VaultError::Io { doing, path: "film".into(), source: kind.into() }
}

impl Store for Failing {
    fn append(&self, bytes: &[u8]) -> Result<(), VaultError> {
        let left = self.room - self.inner.film.lock().unwrap().len();
        self.inner.append(&bytes[..bytes.len().min(left)])?;
        if bytes.len() > left { Err(error("write", io::ErrorKind::StorageFull)) } else { Ok(()) }
    }

    fn sync(&self) -> Result<(), VaultError> {
        let before = self.syncs.fetch_add(1, Ordering::SeqCst);
        if before < self.good_syncs { Ok(()) } else { Err(error("sync", io::ErrorKind::Other)) }
    }

    fn put_mark(&self, file: &[u8]) -> Result<(), VaultError> {
        self.inner.put_mark(file)
    }

    fn put_seal(&self, file: &[u8]) -> Result<(), VaultError> {
        self.inner.put_seal(file)
    }
}

fn failing(room: usize, good_syncs: usize) -> (Arc<Failing>, FilmWriter) {
    let (inner, syncs) = (MemoryStore::default(), AtomicUsize::new(0));
    let store = Arc::new(Failing { inner, room, good_syncs, syncs });
    let writer = writer_over(Arc::clone(&store) as Arc<dyn Store>, some_id(), &Key::from_bytes([9; 32]));
    (store, writer)
}

/// What a crash now would leave.
fn left_by(store: &Failing, plain: Vec<u8>) -> Specimen {
    let (film, mark) = (store.inner.film.lock().unwrap().clone(), store.inner.mark.lock().unwrap().clone());
    Specimen { id: some_id(), key: Key::from_bytes([9; 32]), plain, film, seal: None, mark }
}

fn wait_until(done: impl Fn() -> bool) {
    for _ in 0..5000 {
        if done() {
            return;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("it did not come about in ten seconds");
}

fn is_io(result: &Result<(), VaultError>, what: &str) -> bool {
    matches!(result, Err(VaultError::Io { doing, .. }) if *doing == what)
}

#[test]
fn a_full_disk_fails_the_writer_for_good_and_leaves_what_was_written() {
    let (store, mut writer) = failing(HEADER_LEN + 3 * 1048 + 500, usize::MAX);
    let mut failed = 0;
    for piece in 0..6 {
        let result = writer.append(&pattern(piece * 1000, 1000)).and_then(|()| writer.cut());
        failed += usize::from(is_io(&result, "write"));
    }
    assert_eq!(failed, 3);
    assert!(writer.finish(facts(), None).is_err());
    assert!(store.inner.seal.lock().unwrap().is_none());
    let film = left_by(&store, pattern(0, 3000));
    let reader = film.open().unwrap();
    assert_eq!((reader.len(), reader.torn_bytes()), (3000, 500));
    assert_eq!(assert_reads_around(&reader, &film.plain), []);
}

#[test]
fn after_a_failed_sync_the_film_is_not_asked_again() {
    let (store, mut writer) = failing(usize::MAX, 1);
    writer.append(&pattern(0, 1000)).unwrap();
    writer.cut().unwrap();
    wait_until(|| writer.durable_len() == 1000);
    writer.append(&pattern(1000, 500)).unwrap();
    writer.cut().unwrap();
    wait_until(|| writer.progress().trouble().is_some());
    assert_eq!(writer.durable_len(), 1000);
    assert!(is_io(&writer.append(b"more"), "sync"));
    assert!(is_io(&writer.cut(), "sync"));
    assert!(is_io(&writer.tick(), "sync"));
    assert!(is_io(&writer.finish(facts(), None).map(drop), "sync"));
    assert_eq!(store.syncs.load(Ordering::SeqCst), 2);
    assert!(store.inner.seal.lock().unwrap().is_none());
}

#[test]
fn the_mark_never_says_more_than_is_durable() {
    let (store, mut writer) = failing(usize::MAX, 1);
    writer.append(&pattern(0, 1000)).unwrap();
    writer.cut().unwrap();
    wait_until(|| writer.progress().marked().plain_bytes == 1000);
    writer.append(&pattern(1000, 1000)).unwrap();
    writer.cut().unwrap();
    wait_until(|| writer.progress().trouble().is_some());
    drop(writer);
    let reader = left_by(&store, Vec::new()).open().unwrap();
    assert_eq!(reader.mark().unwrap().reach, HighWater { plain_bytes: 1000, records: 1 });
}

#[test]
fn a_dropped_writer_leaves_a_film_that_recovers() {
    let (store, mut writer) = failing(usize::MAX, usize::MAX);
    writer.append(&pattern(0, 1000)).unwrap();
    drop(writer);
    let film = left_by(&store, pattern(0, 1000));
    let reader = film.open().unwrap();
    assert!(reader.seal().is_none());
    assert!(read_all(&reader) == film.plain);
}
