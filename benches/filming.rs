//! Processor time of filming 1080p at 30 pictures a second from a camera of PipeWire, without preview, against
//! `gst-launch-1.0` with the same encoder into a plain file, one after the other in one run; and with preview,
//! whether any frame is left out. Needs PipeWire, `WirePlumber` and D-Bus installed; makes its own world of them.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)] // a bench that cannot measure stops

#[path = "../tests/support/mod.rs"]
mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use attune::base::MediaTime;
use attune::media::capture::{
    CameraChoice, Capture, CaptureSettings, FilmSize, GapCause, InputState, MicrophoneChoice,
};
use attune::media::devices::{DeviceKind, devices};
use attune::media::encoders;
use support::film::{MemorySink, start};
use support::until;
use support::world::{Device, inside, mortal};

/// Processor time of a process so far, in ticks of a hundredth of a second.
fn ticks(process: &str) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    [11, 12].iter().filter_map(|field| fields.get(*field)?.parse::<u64>().ok()).sum()
}

/// Resident memory of this process in KiB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}

/// What filming cost.
struct Cost {
    /// Processor time by second of film, 1 being one core.
    load: f64,
    dropped: u64,
    shown: u64,
    /// Growth of resident memory in KiB, without the film itself.
    grown: i64,
}

#[allow(clippy::cast_precision_loss, clippy::cast_possible_wrap)]
fn film(size: FilmSize, seconds: u64, preview: bool) -> Option<Cost> {
    let shown = Arc::new(AtomicU64::new(0));
    let count = shown.clone();
    let mut camera = None;
    until("the camera is listed", || {
        let listed = devices().unwrap_or_default();
        camera =
            listed.into_iter().find(|device| device.kind == DeviceKind::Camera && device.name == "HomeCam");
        camera.is_some()
    });
    let settings = CaptureSettings {
        camera: CameraChoice::Device(camera.unwrap().id),
        microphone: MicrophoneChoice::None,
        size,
        preview,
    };
    let waker = Arc::new(move || {
        count.fetch_add(1, Ordering::Relaxed);
    });
    let capture = Capture::open(settings, waker);
    until("the camera is live", || capture.status().camera == InputState::Live);
    let end = start(&capture, MemorySink::default());
    until("the film begins", || capture.status().elapsed > MediaTime::from_secs(2));
    let (before, memory, bytes) = (ticks("self"), resident(), capture.status().bytes);
    let (begun, seen) = (capture.status().elapsed, shown.load(Ordering::Relaxed));
    std::thread::sleep(Duration::from_secs(seconds));
    let status = capture.status();
    let spent = (ticks("self") - before) as f64 / 100.0;
    let film = (status.elapsed - begun).secs_f64();
    let grown = resident() as i64 - memory as i64 - ((status.bytes - bytes) / 1024) as i64;
    let shown = shown.load(Ordering::Relaxed) - seen;
    capture.stop();
    let _ = end.recv();
    // A camera that stalled was cheap to film: such a run is no measurement.
    let lost = status.gaps.iter().any(|gap| gap.why == GapCause::CameraLost);
    (!lost).then_some(Cost { load: spent / film, dropped: status.dropped_frames, shown, grown })
}

/// The same camera and encoder in `gst-launch-1.0`, with the silent sound track a film has too.
#[allow(clippy::cast_precision_loss)]
fn launch(size: FilmSize, seconds: u64) -> Option<f64> {
    let folder = tempfile::tempdir().unwrap();
    let encoder = encoders::best().unwrap().launch_text(size.kilobits());
    let (width, height) = (size.width(), size.height());
    let text = format!(
        "-q pipewiresrc target-object=homecam do-timestamp=true ! video/x-raw,width={width},height={height},framerate=30/1 \
         ! videoconvert ! video/x-raw,format=I420 ! {encoder} ! h264parse ! m. \
         audiotestsrc is-live=true wave=silence ! audio/x-raw,rate=48000,channels=1 ! opusenc ! m. \
         matroskamux name=m streamable=true ! filesink location={}",
        folder.path().join("film.mkv").display()
    );
    let mut child = mortal("gst-launch-1.0").args(text.split_whitespace()).spawn().unwrap();
    std::thread::sleep(Duration::from_secs(3));
    let process = child.id().to_string();
    let before = ticks(&process);
    let length = || std::fs::metadata(folder.path().join("film.mkv")).map_or(0, |film| film.len());
    // Some start-ups film nothing and some stall, without an error: such a run is no measurement.
    let grew = (0..seconds / 2).all(|_| {
        let before = length();
        std::thread::sleep(Duration::from_secs(2));
        length() > before + 100_000
    });
    let spent = (ticks(&process) - before) as f64 / 100.0;
    let _ = child.kill();
    let _ = child.wait();
    grew.then_some(spent / (seconds / 2 * 2) as f64)
}

/// Repeats a measurement with a fresh camera until it is one.
fn measured<T>(size: FilmSize, mut measure: impl FnMut() -> Option<T>) -> T {
    for _ in 0..8 {
        let camera = Device::camera_showing("horizontal-speed=4", "HomeCam", size.width(), size.height());
        std::thread::sleep(Duration::from_secs(1));
        let measurement = measure();
        drop(camera);
        if let Some(measurement) = measurement {
            return measurement;
        }
    }
    panic!("the camera stalled in every run");
}

fn main() {
    inside(|| {
        let seconds = std::env::var("SECONDS_EACH").ok().and_then(|text| text.parse().ok()).unwrap_or(20);
        let size = FilmSize::Hd1080;
        for round in 1..=3 {
            let plain = measured(size, || launch(size, seconds));
            let own = measured(size, || film(size, seconds, false));
            println!(
                "round {round}: gst-launch {plain:.3} cores, attune {:.3} cores, ratio {:.2}, left out {}, memory {:+} KiB",
                own.load,
                own.load / plain,
                own.dropped,
                own.grown
            );
        }
        let shown = measured(size, || film(size, seconds, true));
        println!("with preview: {:.3} cores, {} wakes, left out {}", shown.load, shown.shown, shown.dropped);
    });
}
