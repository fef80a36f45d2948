//! The drawn camera films into a folder whose disk fails in mid-film: the film goes on, and nobody who watches it sees
//! where.

use std::io::ErrorKind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::time::Duration;

use super::*;
use crate::base::{CaseId, RecordingId, VaultId};
use crate::media::capture::{
    Capture, CapturePhase, CaptureSettings, Ended, FilmSize, MicrophoneChoice, Warning,
};
use crate::media::rehearsal_camera;
use crate::vault::crypto::Key;
use crate::vault::film::tests::storage::{Call, Fault, Rig};
use crate::vault::film::{FilmId, FilmState, verify};

fn until(what: &str, mut done: impl FnMut() -> bool) {
    for _ in 0..3000 {
        if done() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("{what} did not come about");
}

#[test]
fn a_disk_that_fails_in_mid_film_is_told_and_leaves_no_jump() {
    let home = tempfile::tempdir().unwrap();
    let (bad, broken) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
    let (is_bad, was_asked) = (Arc::clone(&bad), Arc::clone(&broken));
    let rig = Rig::failing(move |_, call, path| {
        let fails = call == Call::Sync
            && path.to_str().is_some_and(|path| path.ends_with("-0.sealed"))
            && is_bad.load(Ordering::SeqCst);
        // A file that failed is never asked again.
        assert!(!fails || !was_asked.swap(true, Ordering::SeqCst));
        fails.then_some(Fault::Error(ErrorKind::Other))
    });
    let folder = rig.folder(&home.path().join("film"));
    let id = FilmId { vault: VaultId::random(), case: CaseId::random(), recording: RecordingId::random() };
    let key = Key::random().unwrap();
    let sink = SealedSink::new(FilmWriter::create(&folder, id, &key, chrono::Utc::now()).unwrap());
    let progress = sink.progress();

    let size = FilmSize::Hd720;
    let camera = rehearsal_camera::camera(4, size).unwrap();
    let settings = CaptureSettings { camera, microphone: MicrophoneChoice::None, size, preview: false };
    let capture = Capture::open(settings, Arc::new(|| ()));
    until("a ready camera", || capture.status().phase == CapturePhase::Ready);
    let (done, ended) = channel();
    capture.start(sink, move |end| drop(done.send(end)));
    until("two seconds of film", || capture.status().elapsed > MediaTime::from_secs(2));
    bad.store(true, Ordering::SeqCst);
    until("the next part", || progress.parts() == 2);
    until("the warning", || capture.status().warning == Some(Warning::DiskTrouble));
    let then = capture.status().elapsed;
    until("two seconds more", || capture.status().elapsed > then + MediaTime::from_secs(2));
    capture.stop();
    let end = ended.recv().unwrap();
    assert!(matches!(end.ended, Ended::Stopped), "{:?}", end.ended);
    let durable = progress.durable();
    let seal = end.sink.seal(&end.facts.gaps, None).unwrap();
    assert_eq!((seal.state, seal.parts().count()), (FilmState::Complete, 2));
    assert!(seal.facts.gaps.iter().all(|gap| gap.why != GapCause::Disk), "{:?}", seal.facts.gaps);
    assert!(broken.load(Ordering::SeqCst));

    let report = verify(&folder, id, &key, durable, None).unwrap();
    assert!(report.is_whole(), "{report:?}");
    let reader = Arc::new(FilmReader::open(&folder, id, &key).unwrap());
    let film = finished(Arc::clone(&reader)).unwrap();
    // One pass over all the bytes finds the very index that was kept while filming.
    assert_eq!(facts_of(&reader).index, seal.facts.index);
    assert_eq!(film.duration(), seal.facts.duration);
    let (mut frame, mut frames) = (film.frame_at(MediaTime::ZERO).unwrap().unwrap(), 1);
    while let Some(next) = film.frame_after(frame).unwrap() {
        let left_out = seal.facts.gaps.iter().any(|gap| gap.from <= next && gap.to >= frame);
        assert!(next - frame < MediaTime::from_ms(70) || left_out, "a jump from {frame} to {next}");
        (frame, frames) = (next, frames + 1);
    }
    assert!(frames > 20 && film.duration() - frame < MediaTime::from_ms(100), "{frames} to {frame}");
}
