//! What a film lacks, from recorder and seal into its record, over a real vault: sealed, sealed behind the lock, cut off.

use std::fs;
use std::sync::LazyLock;

use super::*;
use crate::base::RecordingId;
use crate::casework::film::filming::FilmJob;
use crate::casework::film::filming_locked::end_film_locked;
use crate::casework::test_vault::{self, Made, passphrase};
use crate::casework::{Clock, FilmOutcome, OpenVault};
use crate::media::capture::{CaptureFacts, CaptureStatus, Ended, FilmEnd, FilmSink as _, FilmSize};
use crate::media::test_film::Film;
use crate::programme::{Purpose, Recording, RecordingState};

/// Four seconds of film.
static FILM: LazyLock<Vec<u8>> = LazyLock::new(|| Film::of(120).make());

fn begun() -> (Made, OpenVault, FilmJob) {
    let (made, mut open_vault) = test_vault::vault_with_family(&[Purpose::Film]).make();
    let case = made.case();
    let job = open_vault.start_film(case, 1, FilmSize::Hd720, Vec::new(), Clock::read()).unwrap();
    (made, open_vault, job)
}

fn record(open_vault: &mut OpenVault, made: &Made, recording: RecordingId) -> Recording {
    open_vault.case(made.case()).unwrap().recording(recording).unwrap().body
}

/// The next unlocking after a crash, and the film's record then.
fn unlocked_again(made: &Made, recording: RecordingId) -> Recording {
    let (mut open_vault, salvaged) =
        OpenVault::unlock(&made.vault, made.user, &passphrase(), Clock::read()).unwrap();
    assert_eq!(salvaged.len(), 1);
    record(&mut open_vault, made, recording)
}

/// The camera gone for a second, the microphone for two.
fn lacking() -> CaptureFacts {
    let gaps = vec![gap(1, 2, GapCause::CameraLost), gap(1, 3, GapCause::SoundLost)];
    CaptureFacts { duration: MediaTime::from_secs(4), gaps }
}

fn gap(from: i64, to: i64, why: GapCause) -> Gap {
    Gap { from: MediaTime::from_secs(from), to: MediaTime::from_secs(to), why }
}

fn kept(from: i64, to: i64, what: Unfilmed) -> FilmGap {
    FilmGap { from: MediaTime::from_secs(from), to: MediaTime::from_secs(to), what }
}

#[test]
fn gaps_of_one_kind_are_one_where_they_touch_and_the_microphones_are_apart() {
    let sealed = [
        gap(5, 9, GapCause::CameraLost),
        gap(9, 12, GapCause::CameraLost),
        gap(10, 11, GapCause::Overflow),
        gap(11, 13, GapCause::Disk),
        gap(20, 20, GapCause::CameraLost),
        gap(2, 30, GapCause::SoundLost),
        gap(3, 4, GapCause::SoundOverflow),
    ];
    let expected = [
        kept(2, 30, Unfilmed::SoundGone),
        kept(5, 12, Unfilmed::CameraGone),
        kept(10, 13, Unfilmed::PicturesLost),
    ];
    assert_eq!(film_gaps(&sealed), expected);
}

#[test]
fn a_gap_to_the_very_end_stays_open_until_it_is_known_how_long_the_film_is() {
    let so_far = [gap(1, 2, GapCause::SoundLost), gap(5, 9, GapCause::CameraLost)];
    let noted = gaps_so_far(&so_far, MediaTime::from_secs(9));
    let open = FilmGap { to: MediaTime::MAX, ..kept(5, 9, Unfilmed::CameraGone) };
    assert_eq!(noted, [kept(1, 2, Unfilmed::SoundGone), open]);
    let sealed = noted_gaps(&noted, MediaTime::from_secs(11));
    assert_eq!(sealed, [gap(1, 2, GapCause::SoundLost), gap(5, 11, GapCause::CameraLost)]);
    assert_eq!(noted_gaps(&noted, MediaTime::from_secs(5)), [gap(1, 2, GapCause::SoundLost)]);
}

#[test]
fn a_sealed_films_record_says_what_it_lacks_and_for_how_long() {
    let (made, mut open_vault, mut job) = begun();
    job.sink.append(&FILM, true).unwrap();
    let end = FilmEnd { sink: job.sink, facts: lacking(), ended: Ended::Stopped };
    let outcome = open_vault.end_film(made.case(), job.recording, end, Clock::read()).unwrap();
    assert!(matches!(outcome, FilmOutcome::Sealed { gaps: 2, .. }), "{outcome:?}");
    let record = record(&mut open_vault, &made, job.recording);
    let second = MediaTime::from_secs(1);
    assert_eq!(record.gaps, film_gaps(&lacking().gaps));
    assert_eq!((record.camera_gone(), record.sound_gone()), (second, second + second));
    assert_eq!(record.filmed(), record.duration - second);
}

#[test]
fn a_film_sealed_behind_the_lock_brings_its_gaps_along() {
    let (made, open_vault, mut job) = begun();
    job.sink.append(&FILM, true).unwrap();
    drop(open_vault);
    let end = FilmEnd { sink: job.sink, facts: lacking(), ended: Ended::Stopped };
    let outcome = end_film_locked(end).unwrap();
    assert!(matches!(outcome, FilmOutcome::Sealed { gaps: 2, .. }), "{outcome:?}");
    let record = unlocked_again(&made, job.recording);
    assert_eq!((record.state, record.gaps), (RecordingState::Complete, film_gaps(&lacking().gaps)));
}

#[test]
fn a_film_that_was_cut_off_lacks_what_was_noted_of_it() {
    let (made, mut open_vault, mut job) = begun();
    job.sink.append(&FILM, true).unwrap();
    let file = open_vault.case(made.case()).unwrap();
    let mut status = CaptureStatus { elapsed: MediaTime::from_secs(2), ..CaptureStatus::default() };
    let versions = |file: &crate::casework::case_file::CaseFile| {
        file.library().history::<Recording>(job.recording).unwrap().len()
    };
    let before = versions(file);
    file.note_gaps(job.recording, &status, Clock::read()).unwrap();
    assert_eq!(versions(file), before, "nothing lacks: nothing is written");
    // The camera goes, and is still gone at the next look: written once.
    for elapsed in [2, 3] {
        status.elapsed = MediaTime::from_secs(elapsed);
        status.gaps = vec![gap(1, elapsed, GapCause::CameraLost)];
        file.note_gaps(job.recording, &status, Clock::read()).unwrap();
    }
    assert_eq!(versions(file), before + 1);
    drop((job.sink, open_vault));
    let record = unlocked_again(&made, job.recording);
    assert_eq!(record.state, RecordingState::Recovered);
    assert_eq!(record.filmed(), MediaTime::from_secs(1), "{record:?}");
    assert_eq!(record.camera_gone(), record.duration - MediaTime::from_secs(1));
}

#[test]
fn bytes_that_cannot_be_read_are_pictures_lost() {
    let (made, mut open_vault, mut job) = begun();
    let thirds: Vec<&[u8]> = FILM.chunks(FILM.len().div_ceil(3)).collect();
    for piece in &thirds {
        job.sink.append(piece, true).unwrap();
    }
    let file = open_vault.case(made.case()).unwrap();
    let path = file.access().film_folder().part(&file.film_id(job.recording).part(0));
    drop((job.sink, open_vault));
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    let record = unlocked_again(&made, job.recording);
    assert_eq!(record.state, RecordingState::Recovered);
    assert!(record.pictures_lost() > MediaTime::ZERO, "{record:?}");
    assert!(record.filmed() > MediaTime::ZERO, "{record:?}");
    assert_eq!(record.filmed() + record.pictures_lost(), record.duration);
}
