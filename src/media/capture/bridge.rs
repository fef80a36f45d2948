//! Between the stage and the recorder: hands the stage's buffers on with the film's own times, and keeps the
//! film's books: its length, its gaps, what found no room. Knows nothing of devices or of the muxer.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gst::ClockTime;

use super::sink::CaptureFacts;
use super::status::{Gap, GapCause, Input};
use crate::base::MediaTime;

/// Where the stage's taps lead: into the film that is running, if any.
#[derive(Default)]
pub(super) struct Bridge(Mutex<Option<Arc<Film>>>);

impl Bridge {
    /// Leads the taps into a film, or nowhere.
    pub(super) fn lead_into(&self, film: Option<Arc<Film>>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = film;
    }

    /// Takes one sample of the stage; `live` says whether it is the device's own or its stand-in's. Never waits.
    pub(super) fn pass(&self, input: Input, sample: &gst::Sample, live: bool) {
        let film = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(film) = film {
            film.pass(input, sample, live);
        }
    }
}

/// What the books say of a film.
#[derive(Clone, Debug, Default)]
pub(super) struct Books {
    pub(super) facts: CaptureFacts,
    pub(super) frames: u64,
    pub(super) dropped: u64,
    /// How full the fuller of the two queues is, 0 to 1.
    pub(super) fill: f64,
}

/// One film's entrance and books.
pub(super) struct Film(Mutex<Take>);

struct Take {
    /// Running time of the stage that is the film's zero: its first picture.
    zero: Option<ClockTime>,
    camera: Lane,
    microphone: Lane,
    closed: bool,
}

/// One of the two streams into the recorder.
struct Lane {
    into: gst_app::AppSrc,
    /// Most bytes that may wait.
    room: u64,
    ledger: Ledger,
}

impl Film {
    /// Opens the film. With each entrance comes the number of bytes that may wait in it; `heard` says whether
    /// there is a microphone whose loss is a gap.
    pub(super) fn new(
        camera: (gst_app::AppSrc, u64),
        microphone: (gst_app::AppSrc, u64),
        heard: bool,
    ) -> Self {
        let lane = |(into, room), ledger| Lane { into, room, ledger };
        Self(Mutex::new(Take {
            zero: None,
            camera: lane(camera, Ledger::new(true, GapCause::CameraLost, GapCause::Overflow)),
            microphone: lane(microphone, Ledger::new(heard, GapCause::SoundLost, GapCause::SoundOverflow)),
            closed: false,
        }))
    }

    /// What finds no room is left out and noted as a gap.
    fn pass(&self, input: Input, sample: &gst::Sample, live: bool) {
        let mut take = self.lock();
        let Some((start, length)) = running_time(sample).filter(|_| !take.closed) else { return };
        if input == Input::Camera {
            take.zero.get_or_insert(start);
        }
        // Sound that began before the first picture is before the film.
        let Some(at) = take.zero.and_then(|zero| start.checked_sub(zero)) else { return };
        let lane = match input {
            Input::Camera => &mut take.camera,
            Input::Microphone => &mut take.microphone,
        };
        if let Some(buffer) = sample.buffer_owned() {
            lane.pass(buffer, at, length, live);
        }
    }

    /// What the books say now.
    pub(super) fn books(&self) -> Books {
        let take = self.lock();
        Books {
            facts: take.facts(),
            frames: take.camera.ledger.passed,
            dropped: take.camera.ledger.dropped + take.microphone.ledger.dropped,
            fill: take.camera.fill().max(take.microphone.fill()),
        }
    }

    /// Lets nothing more into the film and tells its encoders so; the books stand. Harmless when repeated.
    pub(super) fn close(&self) {
        let mut take = self.lock();
        if !take.closed {
            take.closed = true;
            // A recorder that is torn down already refuses, and needs no end.
            let _ = take.camera.into.end_of_stream();
            let _ = take.microphone.into.end_of_stream();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Take> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Take {
    fn facts(&self) -> CaptureFacts {
        let duration = self.camera.ledger.end.max(self.microphone.ledger.end);
        let mut gaps = self.camera.ledger.gaps_until(duration);
        gaps.extend(self.microphone.ledger.gaps_until(duration));
        gaps.sort_by_key(|gap| (gap.from, gap.to));
        CaptureFacts { duration, gaps }
    }
}

impl Lane {
    fn pass(&mut self, mut buffer: gst::Buffer, at: ClockTime, length: ClockTime, live: bool) {
        let from = media_time(at);
        if !self.ledger.advances(from) {
            return;
        }
        let size = u64::try_from(buffer.size()).unwrap_or(u64::MAX);
        let room = self.into.current_level_bytes().saturating_add(size) <= self.room;
        self.ledger.note(from, from + media_time(length), live, room);
        if !room {
            return;
        }
        // Only the description is copied: the samples stay where they are.
        let writable = buffer.make_mut();
        writable.set_pts(at);
        writable.set_dts(ClockTime::NONE);
        writable.set_duration(length);
        // Refused only while the recorder is being torn down; the film has ended then.
        let _ = self.into.push_buffer(buffer);
    }

    #[allow(clippy::cast_precision_loss)]
    fn fill(&self) -> f64 {
        self.into.current_level_bytes() as f64 / self.room.max(1) as f64
    }
}

/// The books of one stream.
struct Ledger {
    expected: bool,
    /// What its device's absence is called.
    lost: GapCause,
    /// What is called that it found no room.
    left_out: GapCause,
    /// Time of the newest buffer.
    newest: Option<MediaTime>,
    /// End of what went into the film.
    end: MediaTime,
    /// End of the newest buffer that was the device's own.
    live_until: MediaTime,
    gone: bool,
    left_out_since: Option<MediaTime>,
    passed: u64,
    dropped: u64,
    closed: Vec<Gap>,
}

impl Ledger {
    fn new(expected: bool, lost: GapCause, left_out: GapCause) -> Self {
        Self {
            expected,
            lost,
            left_out,
            newest: None,
            end: MediaTime::ZERO,
            live_until: MediaTime::ZERO,
            gone: false,
            left_out_since: None,
            passed: 0,
            dropped: 0,
            closed: Vec::new(),
        }
    }

    /// Whether a buffer of this time comes after the newest one. Where a device takes over from its stand-in
    /// both can give one for the same moment; one is enough.
    fn advances(&self, from: MediaTime) -> bool {
        self.newest.is_none_or(|newest| from > newest)
    }

    /// Notes a buffer that lasts `from`–`to`.
    fn note(&mut self, from: MediaTime, to: MediaTime, live: bool, room: bool) {
        self.newest = Some(from);
        if live || !self.expected {
            if self.gone {
                self.closed.push(Gap { from: self.live_until, to: from, why: self.lost });
            }
            self.gone = false;
            self.live_until = to;
        } else {
            self.gone = true;
        }
        if room {
            if let Some(since) = self.left_out_since.take() {
                self.closed.push(Gap { from: since, to: from, why: self.left_out });
            }
            self.passed += 1;
            self.end = to;
        } else {
            self.left_out_since.get_or_insert(from);
            self.dropped += 1;
        }
    }

    /// The gaps, open ones up to `now`.
    fn gaps_until(&self, now: MediaTime) -> Vec<Gap> {
        let mut gaps = self.closed.clone();
        if self.gone {
            gaps.push(Gap { from: self.live_until, to: now.max(self.live_until), why: self.lost });
        }
        if let Some(since) = self.left_out_since {
            gaps.push(Gap { from: since, to: now.max(since), why: self.left_out });
        }
        gaps
    }
}

fn media_time(time: ClockTime) -> MediaTime {
    MediaTime::from_ns(i64::try_from(time.nseconds()).unwrap_or(i64::MAX))
}

/// When a sample is to be shown or heard on the stage's clock, and for how long.
fn running_time(sample: &gst::Sample) -> Option<(ClockTime, ClockTime)> {
    let buffer = sample.buffer()?;
    let segment = sample.segment()?.downcast_ref::<ClockTime>()?;
    let start = segment.to_running_time(buffer.pts()?)?;
    Some((start, buffer.duration().unwrap_or(ClockTime::from_nseconds(super::format::FRAME_NS))))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: MediaTime = MediaTime::from_ms(33);

    fn ledger_of(frames: &[(i64, bool, bool)]) -> Ledger {
        let mut ledger = Ledger::new(true, GapCause::CameraLost, GapCause::Overflow);
        for &(ms, live, room) in frames {
            let from = MediaTime::from_ms(ms);
            if ledger.advances(from) {
                ledger.note(from, from + FRAME, live, room);
            }
        }
        ledger
    }

    fn gap(from: i64, to: i64, why: GapCause) -> Gap {
        Gap { from: MediaTime::from_ms(from), to: MediaTime::from_ms(to), why }
    }

    #[test]
    fn a_camera_that_goes_and_comes_back_leaves_one_gap() {
        let ledger = ledger_of(&[
            (0, true, true),
            (33, true, true),
            (566, false, true),
            (600, false, true),
            (633, true, true),
        ]);
        assert_eq!(ledger.gaps_until(MediaTime::from_secs(9)), [gap(66, 633, GapCause::CameraLost)]);
        assert_eq!((ledger.passed, ledger.dropped), (5, 0));
    }

    #[test]
    fn an_open_gap_grows_with_the_film() {
        let ledger = ledger_of(&[(0, false, true), (33, false, true)]);
        assert_eq!(ledger.gaps_until(ledger.end), [gap(0, 66, GapCause::CameraLost)]);
    }

    #[test]
    fn what_found_no_room_is_a_gap_from_the_first_to_the_next_kept_frame() {
        let ledger = ledger_of(&[(0, true, true), (33, true, false), (66, true, false), (99, true, true)]);
        assert_eq!(ledger.gaps_until(ledger.end), [gap(33, 99, GapCause::Overflow)]);
        assert_eq!((ledger.passed, ledger.dropped), (2, 2));
        assert_eq!(ledger.end, MediaTime::from_ms(132));
    }

    #[test]
    fn a_second_frame_of_the_same_moment_is_not_taken() {
        let ledger = ledger_of(&[(0, true, true), (0, true, true)]);
        assert_eq!(ledger.passed, 1);
    }

    #[test]
    fn silence_without_a_microphone_is_no_gap() {
        let mut ledger = Ledger::new(false, GapCause::SoundLost, GapCause::SoundOverflow);
        ledger.note(MediaTime::ZERO, FRAME, false, true);
        assert!(ledger.gaps_until(FRAME).is_empty());
    }
}
