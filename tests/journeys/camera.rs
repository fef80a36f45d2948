//! Filming with a camera and a microphone of PipeWire that are unplugged and plugged in again.

use crate::support::film::{MemorySink, decode, nobody, start};
use crate::support::until;
use crate::support::world::{Device, inside};
use attune::base::MediaTime;
use attune::casework::film_gaps;
use attune::media::capture::{
    CameraChoice, Capture, CapturePhase, CaptureSettings, Ended, FilmSize, GapCause, InputState,
    MicrophoneChoice,
};
use attune::media::devices::{DeviceId, DeviceKind, devices};
use attune::programme::filmed_of;

fn id_of(name: &str, kind: DeviceKind) -> DeviceId {
    let mut found = None;
    until("the device is listed", || {
        let listed = devices().unwrap_or_default();
        let mut same = listed.into_iter().filter(|device| device.name == name && device.kind == kind);
        found = same.next();
        assert!(same.next().is_none(), "{name} is listed twice");
        found.is_some()
    });
    found.unwrap().id
}

fn filmed(capture: &Capture, seconds: i64) {
    let goal = capture.status().elapsed + MediaTime::from_secs(seconds);
    until("the film grows", || capture.status().elapsed >= goal);
}

#[test]
fn a_camera_and_a_microphone_go_and_come_back_in_mid_film() {
    inside(|| {
        let camera = Device::camera("HomeCam", 1280, 720);
        let microphone = Device::microphone("HomeMic");
        let settings = CaptureSettings {
            camera: CameraChoice::Device(id_of("HomeCam", DeviceKind::Camera)),
            microphone: MicrophoneChoice::Device(id_of("HomeMic", DeviceKind::Microphone)),
            size: FilmSize::Small,
            preview: true,
        };
        let capture = Capture::open(settings, nobody());
        let both = |state| {
            let status = capture.status();
            (status.camera, status.microphone) == (state, state)
        };
        until("both are live", || both(InputState::Live));
        assert_eq!(capture.status().phase, CapturePhase::Ready);
        let film = start(&capture, MemorySink::default());
        filmed(&capture, 2);

        drop(camera);
        until("the camera is missed", || capture.status().camera == InputState::Lost);
        filmed(&capture, 2);
        // Another size on replug changes nothing for the film.
        let camera = Device::camera("HomeCam", 640, 480);
        until("the camera is back", || both(InputState::Live));
        filmed(&capture, 1);

        drop(microphone);
        until("the microphone is missed", || capture.status().microphone == InputState::Lost);
        filmed(&capture, 2);
        let microphone = Device::microphone("HomeMic");
        until("the microphone is back", || both(InputState::Live));
        filmed(&capture, 2);

        capture.stop();
        let end = film.recv().unwrap();
        assert!(matches!(end.ended, Ended::Stopped), "{:?}", end.ended);
        // PipeWire may stall one device for a moment while another is unplugged: shorter gaps are its own.
        let long = |why| {
            let mut gaps = end.facts.gaps.iter().filter(|gap| gap.why == why);
            gaps.any(|gap| gap.to.since(gap.from) >= MediaTime::from_secs(2))
        };
        assert!(long(GapCause::CameraLost) && long(GapCause::SoundLost), "{:?}", end.facts.gaps);
        // The record's lengths: what counts as film is the rest beside the camera's absence, whatever the microphone did.
        let gaps = film_gaps(&end.facts.gaps);
        let filmed = filmed_of(end.facts.duration, &gaps);
        let pictures = gaps.iter().filter(|gap| gap.what.lacks_picture());
        let gone: MediaTime = pictures.map(|gap| gap.to - gap.from).sum();
        assert!(gone >= MediaTime::from_secs(2) && filmed >= MediaTime::from_secs(5), "{gaps:?}");
        assert!(filmed + gone >= end.facts.duration, "{filmed:?} {gone:?} {:?}", end.facts);
        let decoded = decode(&end.sink.bytes);
        assert!((decoded.pictures_end - end.facts.duration).ms().abs() < 500, "{decoded:?} {:?}", end.facts);
        assert!(decoded.brightness.last().is_some_and(|&brightest| brightest > 150));
        assert!(decoded.loudness.first().is_some_and(|&loudest| loudest > 1000), "{:?}", decoded.loudness);
        assert!(decoded.loudness.iter().any(|&loudest| loudest < 100), "{:?}", decoded.loudness);
        drop((camera, microphone));
    });
}
