//! Disks that are full, fail to write or fail to make durable what they took: the film goes on in another part, or ends
//! with nothing lost that was said to be durable.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::writer::MOST_FAILURES;
use super::*;

const PIECE: usize = 1000;
const PIECES: usize = 6;

fn is_io<T>(result: &Result<T, VaultError>, what: &str) -> bool {
    matches!(result, Err(VaultError::Io { doing, .. }) if *doing == what)
}

fn is_part(path: &Path, part: u32) -> bool {
    path.to_str().unwrap().ends_with(&format!("-{part}.sealed"))
}

fn add(writer: &mut FilmWriter, piece: usize) -> Result<(), VaultError> {
    writer.append(&pattern(piece * PIECE, PIECE)).and_then(|()| writer.cut())
}

#[test]
fn after_a_failed_sync_the_file_is_not_asked_again_and_the_film_goes_on_in_another() {
    let home = crate::test_folder::folder();
    let syncs = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&syncs);
    // The first is the header's, the second the first piece's.
    let rig = Rig::failing(move |_, call, path| {
        let asked = call == Call::Sync && is_part(path, 0);
        (asked && counted.fetch_add(1, Ordering::SeqCst) > 1).then_some(Fault::Error(ErrorKind::Other))
    });
    let folder = rigged(&home, &rig);
    let mut writer = writer_in(&folder, some_id());
    add(&mut writer, 0).unwrap();
    wait_until(|| writer.durable_len() == PIECE as u64);
    add(&mut writer, 1).unwrap();
    wait_until(|| syncs.load(Ordering::SeqCst) == 3);
    while writer.progress().parts() == 1 {
        writer.tick().unwrap();
    }
    assert_eq!(writer.durable_len(), PIECE as u64);
    add(&mut writer, 2).unwrap();
    wait_until(|| writer.durable_len() == 3 * PIECE as u64);
    assert!(writer.lost().is_empty());
    let seal = writer.finish(facts(), None).unwrap();
    assert_eq!((seal.state, seal.parts().count(), seal.plain_bytes()), (FilmState::Complete, 2, 3000));
    assert_eq!(syncs.load(Ordering::SeqCst), 3);
    let report = verify(&folder, some_id(), &key(), 3000, None).unwrap();
    assert!(report.is_whole() && report.parts == 2, "{report:?}");
    let reader = FilmReader::open(&folder, some_id(), &key()).unwrap();
    assert!(read_all(&reader) == pattern(0, 3000));
}

#[test]
fn the_last_sync_may_fail_too() {
    let home = crate::test_folder::folder();
    let (folder, gate) = gated(&home);
    let mut writer = writer_in(&folder, some_id());
    add(&mut writer, 0).unwrap();
    wait_until(|| writer.durable_len() == PIECE as u64);
    gate.fail();
    writer.append(&pattern(PIECE, PIECE)).unwrap();
    let seal = writer.finish(facts(), None).unwrap();
    assert_eq!((seal.parts().count(), seal.plain_bytes()), (2, 2 * PIECE as u64));
    assert!(verify(&folder, some_id(), &key(), 2 * PIECE as u64, None).unwrap().is_whole());
}

#[test]
fn a_full_disk_ends_the_film_for_good_and_leaves_what_was_written() {
    let home = crate::test_folder::folder();
    // One append is the header.
    let appends = AtomicUsize::new(0);
    let rig = Rig::failing(move |_, call, path| {
        let film = call == Call::Append && path.extension().is_some_and(|extension| extension == "sealed");
        (film && appends.fetch_add(1, Ordering::SeqCst) > 3).then_some(Fault::Half(ErrorKind::StorageFull))
    });
    let folder = rigged(&home, &rig);
    let mut writer = writer_in(&folder, some_id());
    let mut failed = 0;
    for piece in 0..PIECES {
        failed += usize::from(is_io(&add(&mut writer, piece), "write"));
    }
    assert_eq!(failed, 3);
    assert!(is_io(&writer.tick(), "write"));
    assert!(is_io(&writer.finish(facts(), None), "write"));
    let film = Specimen::left_in(&folder, some_id(), pattern(0, 3 * PIECE));
    assert!(film.seal.is_none());
    assert_eq!(films_in(&folder).unwrap()[&some_id().recording].parts, [0].into());
    let reader = FilmReader::open(&folder, some_id(), &key()).unwrap();
    assert_eq!((reader.len(), reader.torn_bytes()), (3000, PIECE as u64 / 2 + 24));
    assert_eq!(assert_reads_around(&reader, &film.plain), []);
}

#[test]
fn a_disk_that_fails_again_and_again_ends_the_film() {
    let home = crate::test_folder::folder();
    let rig = Rig::failing(|_, call, path| {
        let film = path.extension().is_some_and(|extension| extension == "sealed");
        // The header's own sync goes well.
        let behind_header = fs::metadata(path).is_ok_and(|file| file.len() > HEADER_LEN as u64);
        (call == Call::Sync && film && behind_header).then_some(Fault::Error(ErrorKind::Other))
    });
    let folder = rigged(&home, &rig);
    let mut writer = writer_in(&folder, some_id());
    let mut result = add(&mut writer, 0);
    wait_until(|| {
        if result.is_ok() {
            result = writer.tick();
        }
        result.is_err()
    });
    assert!(is_io(&result, "sync"));
    assert!(is_io(&add(&mut writer, 1), "sync"));
    assert_eq!(writer.progress().parts() as usize, 1 + MOST_FAILURES);
    drop(writer);
    let salvaged = salvage(&FilmFolder::on_disk(folder.path()), some_id(), &key(), 0, |_| facts(), None);
    assert_eq!(salvaged.unwrap().seal.plain_bytes(), PIECE as u64);
}

#[test]
fn the_mark_never_says_more_than_is_durable() {
    let home = crate::test_folder::folder();
    let syncs = AtomicUsize::new(0);
    let rig = Rig::failing(move |_, call, path| {
        let asked = call == Call::Sync && is_part(path, 0);
        (asked && syncs.fetch_add(1, Ordering::SeqCst) > 1).then_some(Fault::Error(ErrorKind::Other))
    });
    let folder = rigged(&home, &rig);
    let mut writer = writer_in(&folder, some_id());
    let with_progress = || {
        let progress = fs::read(folder.progress(&some_id().part(0))).ok()?;
        Some(ProgressFile::decode(progress, &some_id().part(0), &key()).ok()?.reach)
    };
    let first = Reach { plain_bytes: 1000, records: 1 };
    add(&mut writer, 0).unwrap();
    wait_until(|| with_progress() == Some(first));
    add(&mut writer, 1).unwrap();
    while writer.progress().parts() == 1 {
        writer.tick().unwrap();
    }
    drop(writer);
    assert_eq!(with_progress(), Some(first));
}

#[test]
fn what_memory_has_no_room_for_is_told() {
    let home = crate::test_folder::folder();
    let (folder, gate) = gated(&home);
    let mut writer = FilmWriter::with(&folder, some_id(), &key(), some_day(), AT_ONCE, 2 * PIECE).unwrap();
    add(&mut writer, 0).unwrap();
    wait_until(|| writer.durable_len() == PIECE as u64);
    gate.close();
    for piece in 1..5 {
        add(&mut writer, piece).unwrap();
    }
    gate.fail();
    while writer.progress().parts() == 1 {
        writer.tick().unwrap();
    }
    // Of four pieces memory had room for the last.
    let lost = PIECE as u64..4 * PIECE as u64;
    assert_eq!(writer.lost(), std::slice::from_ref(&lost));
    add(&mut writer, 5).unwrap();
    writer.finish(facts(), None).unwrap();
    // The disk had it after all.
    let report = verify(&folder, some_id(), &key(), 0, None).unwrap();
    assert!(report.is_whole(), "{report:?}");
    let first = folder.part(&some_id().part(0));
    let file = fs::OpenOptions::new().write(true).open(&first).unwrap();
    file.set_len((HEADER_LEN + PIECE + 48) as u64).unwrap();
    let reader = FilmReader::open(&folder, some_id(), &key()).unwrap();
    let damage = assert_reads_around(&reader, &pattern(0, PIECES * PIECE));
    assert_eq!(
        damage,
        [FilmDamage { offset: lost.start, len: lost.end - lost.start, why: DamageCause::Missing }]
    );
}

/// Films as far as the disk lets it; gives what was said to be durable, and the seal if it came to one.
fn film_on(folder: &FilmFolder) -> (u64, Option<Seal>) {
    let created = FilmWriter::with(folder, some_id(), &key(), some_day(), AT_ONCE, MOST_KEPT);
    let Ok(mut writer) = created else { return (0, None) };
    for piece in 0..PIECES {
        if add(&mut writer, piece).is_err() {
            break;
        }
        std::thread::sleep(Duration::from_micros(200));
    }
    let progress = writer.progress().clone();
    let seal = writer.finish(facts(), None).ok();
    (progress.durable(), seal)
}

#[test]
fn whichever_call_fails_nothing_said_to_be_durable_is_lost() {
    let home = crate::test_folder::folder();
    let rig = Rig::sound();
    assert!(film_on(&rigged(&home, &rig)).1.is_some());
    let calls = rig.calls() + 10;
    let plain = pattern(0, PIECES * PIECE);
    let faults = [
        Fault::Error(ErrorKind::Other),
        Fault::Error(ErrorKind::StorageFull),
        Fault::Half(ErrorKind::StorageFull),
    ];
    let (mut sealed, mut gone_on, mut refused) = (0, 0, 0);
    for (k, fault, for_good) in
        (0..calls).flat_map(|k| faults.map(|fault| [(k, fault, false), (k, fault, true)])).flatten()
    {
        let home = crate::test_folder::folder();
        let rig = Rig::failing(move |call, _, _| (call == k || (for_good && call > k)).then_some(fault));
        let (durable, seal) = film_on(&rigged(&home, &rig));
        let case = format!("call {k} {fault:?} for good: {for_good}");
        let folder = FilmFolder::on_disk(home.path().join("film"));
        if seal.is_none() {
            match salvage(&folder, some_id(), &key(), durable, |_| facts(), None) {
                Ok(_) => {}
                Err(error) => {
                    assert_eq!(durable, 0, "{case}: {error}");
                    refused += 1;
                    continue;
                }
            }
        }
        let report = verify(&folder, some_id(), &key(), durable, None).unwrap();
        assert!(report.is_whole(), "{case}: {report:?}");
        let reader = FilmReader::open(&folder, some_id(), &key()).unwrap();
        assert!(read_all(&reader) == plain[..usize::try_from(reader.len()).unwrap()], "{case}");
        assert!(reader.len() >= durable, "{case}: {} of {durable}", reader.len());
        if let Some(seal) = seal {
            assert_eq!(reader.len(), plain.len() as u64, "{case}");
            sealed += 1;
            gone_on += usize::from(seal.parts().count() > 1);
        }
    }
    // The sweep met all of it.
    assert!(
        sealed > 20 && gone_on > 5 && refused > 3,
        "{sealed} sealed, {gone_on} gone on, {refused} refused"
    );
}

#[test]
fn recovering_signing_and_destroying_may_fail_at_any_call_and_be_done_again() {
    let signer = crate::vault::Signer::from_seed(UserId::from_bytes([4; 16]), &[4; 32]).unwrap();
    let plain = pattern(0, 3 * PIECE);
    for k in 0..14 {
        for fault in [Fault::Error(ErrorKind::StorageFull), Fault::Half(ErrorKind::Other)] {
            let home = crate::test_folder::folder();
            let sound = rigged(&home, &Rig::sound());
            let mut writer = writer_in(&sound, some_id());
            (0..3).for_each(|piece| add(&mut writer, piece).unwrap());
            drop(writer);
            let bad = rigged(&home, &Rig::failing(move |call, _, _| (call == k).then_some(fault)));
            let salvaged = salvage(&bad, some_id(), &key(), 0, |_| facts(), None);
            let again = salvage(&sound, some_id(), &key(), 0, |_| facts(), None).unwrap();
            assert!(salvaged.is_err() || again.already_sealed);
            let bad = rigged(&home, &Rig::failing(move |call, _, _| (call == k).then_some(fault)));
            let by_now = add_signature(&bad, some_id(), &key(), &signer);
            let reader = FilmReader::open(&sound, some_id(), &key()).unwrap();
            let has = reader.seal().unwrap().signature.is_some();
            assert!(has || by_now.is_err());
            assert!(side_file_trouble(&reader).is_none() && read_all(&reader) == plain);
            add_signature(&sound, some_id(), &key(), &signer).unwrap();
            assert!(verify(&sound, some_id(), &key(), 0, None).unwrap().is_whole());
            let bad = rigged(&home, &Rig::failing(move |call, _, _| (call == k).then_some(fault)));
            let destroyed = destroy(&bad, &some_id());
            let left = fs::read_dir(sound.path()).unwrap().count();
            assert!(destroyed.is_err() || left == 0);
            destroy(&sound, &some_id()).unwrap();
            assert_eq!(fs::read_dir(sound.path()).unwrap().count(), 0);
        }
    }
}
