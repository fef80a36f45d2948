//! Filming with a drawn camera: the film grows, is whole and decodes, whatever falls silent or stalls.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::support::film::{Door, MemorySink, decode, drawn, first_block, nobody, start};
use crate::support::until;
use attune::base::MediaTime;
use attune::casework::film_gaps;
use attune::media::capture::{
    CameraChoice, Capture, CaptureFailure, CapturePhase, Ended, GapCause, Input, InputState,
    MicrophoneChoice, Warning,
};
use attune::programme::{Unfilmed, filmed_of};

fn ready(capture: &Capture) {
    until("the camera is ready", || capture.status().phase == CapturePhase::Ready);
}

fn filmed(capture: &Capture, seconds: i64) {
    let goal = capture.status().elapsed + MediaTime::from_secs(seconds);
    until("the film grows", || capture.status().elapsed >= goal);
}

fn close(a: MediaTime, b: MediaTime) -> bool {
    (a - b).ms().abs() < 300
}

#[test]
fn a_drawn_camera_films_and_the_film_decodes() {
    let woken = Arc::new(AtomicU64::new(0));
    let count = woken.clone();
    let waker = Arc::new(move || {
        count.fetch_add(1, Ordering::Relaxed);
    });
    let capture = Capture::open(drawn(), waker);
    ready(&capture);
    let film = start(&capture, MemorySink::default());
    filmed(&capture, 4);
    let during = capture.status();
    assert_eq!(
        (during.phase, during.camera, during.microphone),
        (CapturePhase::Recording, InputState::Live, InputState::Live)
    );
    assert!(during.bytes > 0 && during.durable_bytes > 0 && during.frames > 60);
    until("the tone is heard", || capture.status().level.is_some_and(|level| level.peak_db > -20.0));
    assert!(capture.frames().latest().1.is_some());
    assert!(woken.load(Ordering::Relaxed) > 0);
    capture.stop();
    let end = film.recv().unwrap();
    assert!(matches!(end.ended, Ended::Stopped), "{:?}", end.ended);
    assert_eq!(end.facts.gaps, []);
    assert!(end.sink.ticks > 0);
    let decoded = decode(&end.sink.bytes);
    assert!(close(decoded.pictures_end, end.facts.duration), "{decoded:?} {:?}", end.facts);
    assert!(close(decoded.sound_end, end.facts.duration), "{decoded:?} {:?}", end.facts);
    assert!(decoded.brightness.iter().all(|&brightest| brightest > 150), "a picture without its bar");
    assert!(decoded.loudness.iter().all(|&loudest| loudest > 3000), "{:?}", decoded.loudness);
    assert!(end.sink.clusters.len() >= 3, "{:?}", end.sink.clusters);
    for &cluster in &end.sink.clusters[1..] {
        assert_eq!(first_block(&end.sink.bytes, cluster), (1, true), "cluster at {cluster}");
    }
    // The preview goes on, and so can the next film.
    ready(&capture);
    let second = start(&capture, MemorySink::default());
    filmed_anew(&capture);
    capture.discard();
    assert!(matches!(second.recv().unwrap().ended, Ended::Discarded));
}

fn filmed_anew(capture: &Capture) {
    until("a new film grows", || {
        capture.status().phase == CapturePhase::Recording && capture.status().frames > 10
    });
}

#[test]
fn an_input_that_falls_silent_leaves_the_film_growing() {
    let capture = Capture::open(drawn(), nobody());
    ready(&capture);
    let film = start(&capture, MemorySink::default());
    filmed(&capture, 1);
    for input in [Input::Camera, Input::Microphone] {
        capture.hold_back(input, true);
        let bytes = capture.status().bytes;
        filmed(&capture, 3);
        let lost = capture.status();
        assert!(lost.bytes > bytes);
        let state = if input == Input::Camera { lost.camera } else { lost.microphone };
        assert_eq!(state, InputState::Lost, "{input:?}");
        assert_eq!(lost.phase, CapturePhase::Recording);
        capture.hold_back(input, false);
        until("the input is back", || {
            let status = capture.status();
            (status.camera, status.microphone) == (InputState::Live, InputState::Live)
        });
        filmed(&capture, 1);
    }
    capture.stop();
    let end = film.recv().unwrap();
    let causes: Vec<GapCause> = end.facts.gaps.iter().map(|gap| gap.why).collect();
    assert_eq!(causes, [GapCause::CameraLost, GapCause::SoundLost], "{:?}", end.facts.gaps);
    for gap in &end.facts.gaps {
        assert!(gap.to.since(gap.from) >= MediaTime::from_secs(2), "{gap:?}");
    }
    let decoded = decode(&end.sink.bytes);
    assert!(close(decoded.pictures_end, end.facts.duration), "{decoded:?} {:?}", end.facts);
    assert!(decoded.brightness.iter().any(|&brightest| brightest < 40), "black was filmed");
    // What counts as film is what shows something: the camera's pictures, thirty a second, and none of the black.
    let gaps = film_gaps(&end.facts.gaps);
    let filmed = filmed_of(end.facts.duration, &gaps);
    let seen = decoded.brightness.iter().filter(|brightest| **brightest >= 40).count();
    let seen = MediaTime::from_ms(i64::try_from(seen * 1000 / 30).unwrap());
    assert!((filmed - seen).ms().abs() < 500, "{filmed:?} {seen:?} {gaps:?}");
    let camera = gaps.iter().find(|gap| gap.what == Unfilmed::CameraGone).unwrap();
    assert_eq!(filmed, end.facts.duration - (camera.to - camera.from), "sound is no part of it");
    assert!(
        decoded.loudness.iter().any(|&loudest| loudest < 100),
        "silence was filmed: {:?}",
        decoded.loudness
    );
}

#[test]
fn a_disk_that_stalls_is_a_gap_and_the_film_is_whole() {
    let door = Door::default();
    let capture = Capture::open(drawn(), nobody());
    ready(&capture);
    let film = start(&capture, MemorySink { door: door.clone(), ..MemorySink::default() });
    filmed(&capture, 1);
    door.shut(true);
    until("frames are left out", || capture.status().dropped_frames > 30);
    assert_eq!(capture.status().warning, Some(Warning::LeavingOut));
    door.shut(false);
    let dropped = capture.status().dropped_frames;
    until("filming goes on", || {
        let status = capture.status();
        status.dropped_frames >= dropped && status.gaps.iter().all(|gap| gap.to < status.elapsed)
    });
    filmed(&capture, 1);
    capture.stop();
    let end = film.recv().unwrap();
    assert!(matches!(end.ended, Ended::Stopped), "{:?}", end.ended);
    assert!(!end.facts.gaps.is_empty());
    assert!(
        end.facts.gaps.iter().all(|gap| matches!(gap.why, GapCause::Overflow | GapCause::SoundOverflow)),
        "{:?}",
        end.facts.gaps
    );
    let decoded = decode(&end.sink.bytes);
    assert!(close(decoded.pictures_end, end.facts.duration), "{decoded:?} {:?}", end.facts);
}

#[test]
fn a_full_disk_ends_the_film_and_gives_back_what_there_is() {
    let capture = Capture::open(drawn(), nobody());
    ready(&capture);
    let film = start(&capture, MemorySink { space: Some(100_000), ..MemorySink::default() });
    let end = film.recv().unwrap();
    assert!(matches!(end.ended, Ended::WriteFailed(_)), "{:?}", end.ended);
    assert!(end.sink.bytes.len() > 50_000 && end.facts.duration > MediaTime::ZERO);
    ready(&capture);
}

#[test]
fn closing_the_screen_ends_the_film_properly() {
    let capture = Capture::open(drawn(), nobody());
    ready(&capture);
    let film = start(&capture, MemorySink::default());
    filmed(&capture, 1);
    drop(capture);
    let end = film.recv().unwrap();
    assert!(matches!(end.ended, Ended::Stopped), "{:?}", end.ended);
    assert!(decode(&end.sink.bytes).pictures > 20);
}

#[test]
fn filming_needs_no_preview_and_no_microphone() {
    let mut settings = drawn();
    settings.preview = false;
    settings.microphone = MicrophoneChoice::None;
    let capture = Capture::open(settings, nobody());
    ready(&capture);
    let film = start(&capture, MemorySink::default());
    filmed(&capture, 2);
    assert!(capture.frames().latest().1.is_none());
    assert_eq!(capture.status().microphone, InputState::None);
    capture.set_preview(true);
    until("the preview appears", || capture.frames().latest().1.is_some());
    capture.stop();
    let end = film.recv().unwrap();
    assert_eq!(end.facts.gaps, []);
    let decoded = decode(&end.sink.bytes);
    assert!(decoded.loudness.iter().all(|&loudest| loudest < 100), "{:?}", decoded.loudness);
    assert!(close(decoded.sound_end, end.facts.duration));
}

#[test]
fn an_unknown_camera_is_refused() {
    let mut settings = drawn();
    settings.camera = CameraChoice::Device("pipewire:no-such-camera".parse().unwrap());
    let capture = Capture::open(settings, nobody());
    let refusals = [CaptureFailure::NoDevice, CaptureFailure::NoService];
    until(
        "the failure shows",
        || matches!(capture.status().phase, CapturePhase::Failed(failure) if refusals.contains(&failure)),
    );
    let film = start(&capture, MemorySink::default());
    let end = film.recv().unwrap();
    assert!(matches!(end.ended, Ended::Failed(failure) if refusals.contains(&failure)), "{:?}", end.ended);
    assert!(end.sink.bytes.is_empty());
}
