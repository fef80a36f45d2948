//! Films in a folder: made, read while being written, recovered, signed, verified, destroyed.

use super::*;
use crate::vault::Signer;
use crate::vault::signing::verify as verify_signature;

fn create(folder: &FilmFolder) -> FilmWriter {
    FilmWriter::create(folder, some_id(), &key(), some_day()).unwrap()
}

fn films(home: &tempfile::TempDir) -> FilmFolder {
    FilmFolder::on_disk(home.path())
}

fn signer(seed: u8) -> Signer {
    Signer::from_seed(UserId::from_bytes([seed; 16]), &[seed; 32]).unwrap()
}

/// Knows the public keys of the signers above.
fn check(user: UserId, message: &[u8], signature: &[u8; 64]) -> bool {
    verify_signature(&signer(user.bytes()[0]).public(), message, signature)
}

#[test]
fn a_film_is_made_read_and_verified() {
    let home = crate::test_folder::folder();
    let folder = FilmFolder::on_disk(home.path().join("film"));
    let mut writer = create(&folder);
    let plain = pattern(0, 700_000);
    writer.append(&plain).unwrap();
    let author = signer(4);
    let seal = writer.finish(facts(), Some(&author)).unwrap();
    let reader = FilmReader::open(&folder, some_id(), &key()).unwrap();
    assert!(read_all(&reader) == plain);
    assert_eq!(reader.seal(), Some(&seal));
    let report = verify(&folder, some_id(), &key(), 0, Some(&check)).unwrap();
    assert!(report.is_whole(), "{report:?}");
    assert_eq!(report.signature, SignatureCheck::Holds(author.user()));
    let report = verify(&folder, some_id(), &key(), 0, Some(&|_, _, _| false)).unwrap();
    assert_eq!(report.signature, SignatureCheck::Fails(author.user()));
    assert!(!report.is_whole());
    let report = verify(&folder, some_id(), &key(), 0, None).unwrap();
    assert_eq!(report.signature, SignatureCheck::NotChecked(author.user()));
    let found = FilmOnDisk { parts: [0].into(), sealed: true };
    assert_eq!(films_in(&folder).unwrap(), [(some_id().recording, found)].into());
}

#[test]
fn a_film_that_exists_is_never_written_on() {
    let home = crate::test_folder::folder();
    drop(create(&films(&home)));
    let before = fs::read(films(&home).part(&some_id().part(0))).unwrap();
    assert_eq!(before.len(), HEADER_LEN);
    let again = FilmWriter::create(&films(&home), some_id(), &key(), some_day());
    assert!(matches!(again, Err(VaultError::FilmExists(recording)) if recording == some_id().recording));
    assert_eq!(fs::read(films(&home).part(&some_id().part(0))).unwrap(), before);
}

#[test]
fn a_film_is_readable_but_not_recoverable_while_it_is_written() {
    let home = crate::test_folder::folder();
    let mut writer = create(&films(&home));
    writer.append(&pattern(0, 5000)).unwrap();
    writer.cut().unwrap();
    writer.append(&pattern(5000, 10)).unwrap();
    let reader = FilmReader::open(&films(&home), some_id(), &key()).unwrap();
    assert!(read_all(&reader) == pattern(0, 5000));
    assert_eq!((reader.torn_bytes(), reader.damage()), (0, vec![]));
    #[cfg(unix)]
    {
        let early = salvage(&films(&home), some_id(), &key(), 0, |_| facts(), None);
        assert!(matches!(early, Err(VaultError::InUse { .. })), "{early:?}");
    }
    drop(writer);
    let salvaged = salvage(&films(&home), some_id(), &key(), 0, |_| facts(), None).unwrap();
    assert_eq!((salvaged.seal.state, salvaged.seal.plain_bytes()), (FilmState::Recovered, 5010));
}

#[test]
fn a_cut_off_film_is_recovered_once_and_signed_later() {
    let home = crate::test_folder::folder();
    let mut writer = create(&films(&home));
    writer.append(&pattern(0, 300_000)).unwrap();
    drop(writer);
    let path = films(&home).part(&some_id().part(0));
    let film = fs::OpenOptions::new().write(true).open(&path).unwrap();
    film.set_len(film.metadata().unwrap().len() - 1).unwrap();
    drop(film);
    let first = salvage(&films(&home), some_id(), &key(), 0, |_| facts(), None).unwrap();
    assert_eq!(first.seal.plain_bytes(), 256 << 10);
    assert_eq!(first.torn_bytes, (300_000 - (256 << 10)) + 48 - 1);
    let second = salvage(&films(&home), some_id(), &key(), 0, |_| unreachable!(), None).unwrap();
    assert!(second.already_sealed);
    assert_eq!(second.seal, first.seal);

    let author = signer(4);
    let signed = add_signature(&films(&home), some_id(), &key(), &author).unwrap();
    assert_eq!(signed.first.sha256, first.seal.first.sha256);
    let other = signer(5);
    assert_eq!(add_signature(&films(&home), some_id(), &key(), &other).unwrap(), signed);
    let report = verify(&films(&home), some_id(), &key(), 0, Some(&check)).unwrap();
    assert_eq!(report.signature, SignatureCheck::Holds(author.user()));
}

#[test]
fn a_signature_does_not_pass_to_another_film() {
    let home = crate::test_folder::folder();
    let author = signer(4);
    let message = std::sync::Mutex::new(Vec::new());
    for id in [some_id(), other_id()] {
        let writer = FilmWriter::create(&films(&home), id, &key(), some_day()).unwrap();
        writer.finish(facts(), Some(&author)).unwrap();
        let note = |_, bytes: &[u8], _: &[u8; 64]| {
            message.lock().unwrap().push(bytes.to_vec());
            true
        };
        verify(&films(&home), id, &key(), 0, Some(&note)).unwrap();
    }
    let messages = message.into_inner().unwrap();
    assert_eq!(messages.len(), 2);
    assert_ne!(messages[0], messages[1]);
}

#[test]
fn nothing_readable_is_on_the_disk_and_nothing_is_left_after_destroying() {
    let home = crate::test_folder::folder();
    let mut writer = create(&films(&home));
    let canary = b"a calm window beside the door";
    writer.append(&canary.repeat(1000)).unwrap();
    writer.finish(facts(), None).unwrap();
    let mut files = 0;
    for entry in fs::read_dir(home.path()).unwrap() {
        let content = fs::read(entry.unwrap().path()).unwrap();
        assert!(!content.windows(12).any(|window| window == &canary[..12]));
        files += 1;
    }
    assert_eq!(files, 3);
    destroy(&films(&home), &some_id()).unwrap();
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    destroy(&films(&home), &some_id()).unwrap();
    assert_eq!(films_in(&FilmFolder::on_disk(home.path().join("nowhere"))).unwrap(), [].into());
}

#[test]
fn readers_in_many_threads_read_the_same() {
    let home = crate::test_folder::folder();
    let mut writer = create(&films(&home));
    let plain = pattern(0, 1_000_000);
    for piece in plain.chunks(9000) {
        writer.append(piece).unwrap();
        writer.cut().unwrap();
    }
    writer.finish(facts(), None).unwrap();
    let reader = FilmReader::open(&films(&home), some_id(), &key()).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let (reader, plain) = (&reader, &plain);
            scope.spawn(move || {
                for step in 0..200 {
                    let from = (thread * 7919 + step * 104_729) % plain.len();
                    let mut buffer = [0; 4000];
                    let count = reader.read_at(from as u64, &mut buffer).unwrap();
                    assert!(buffer[..count] == plain[from..from + count]);
                }
            });
        }
    });
}

#[test]
fn a_film_of_two_parts_is_listed_and_destroyed_whole() {
    let home = crate::test_folder::folder();
    let (folder, gate) = gated(&home);
    writer_in(&folder, other_id()).finish(facts(), None).unwrap();
    let mut writer = writer_in(&folder, some_id());
    writer.append(&pattern(0, 5000)).unwrap();
    gate.fail();
    writer.cut().unwrap();
    writer.append(&pattern(5000, 10)).unwrap();
    writer.finish(facts(), None).unwrap();
    let (one, other) = (some_id().recording, other_id().recording);
    let others = [
        format!("{other}-0.sealed"),
        format!("{other}-0.seal"),
        format!("{other}-0.progress"),
        // Not ours to remove: no writer names a file so.
        format!("{one}-00.sealed"),
        format!("{one}.sealed"),
        "notes.txt".to_owned(),
    ];
    for name in
        others.iter().skip(3).cloned().chain([format!("{one}-0.seal.new"), format!("{one}-1.progress.new")])
    {
        fs::write(folder.path().join(name), b"x").unwrap();
    }
    let two = FilmOnDisk { parts: [0, 1].into(), sealed: true };
    let single = FilmOnDisk { parts: [0].into(), sealed: true };
    assert_eq!(films_in(&folder).unwrap(), [(one, two), (other, single.clone())].into());
    assert!(!holds_nothing(&folder, &some_id()).unwrap() && holds_nothing(&folder, &other_id()).unwrap());
    destroy(&folder, &some_id()).unwrap();
    let left =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: std::collections::BTreeSet<String> = left.collect();
    let mut others: std::collections::BTreeSet<String> = others.into();
    // A film of nothing may never have said how far it came.
    others.retain(|name| !name.ends_with("-0.progress") || left.contains(name));
    assert_eq!(left, others);
    assert_eq!(films_in(&folder).unwrap(), [(other, single)].into());
}

/// A check looks whether a film is being written by trying its lock, which must not cost the film that is begun.
#[cfg(unix)]
#[test]
fn a_new_part_waits_for_whoever_only_looks() {
    use crate::vault::storage::StorageFile;
    let home = crate::test_folder::folder();
    let path = home.path().join("part");
    let file = fs::File::create(&path).unwrap();
    let looking = fs::File::open(&path).unwrap();
    StorageFile::hold(&looking).unwrap();
    assert!(matches!(super::super::store::hold(&file, &path), Err(VaultError::InUse { .. })));
    let done = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(20));
        drop(looking);
    });
    super::super::store::hold_new(&file, &path).unwrap();
    done.join().unwrap();
}
