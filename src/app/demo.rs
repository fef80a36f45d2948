//! The demonstration: a family that does not exist, filmed with the rehearsal camera through the same jobs as a
//! real one. Knows no window.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use chrono::{Days, TimeDelta};

use super::action::{NewClip, NewFamily};
use super::clock::Clock;
use super::desk::Desk;
use super::filming::rehearsal;
use super::problem::Problem;
use crate::base::{CaseId, MediaTime, RecordingId, SessionId, VaultId};
use crate::library::{AuditEvent, Role};
use crate::media::capture::{Capture, CaptureSettings, FilmSize, Phase};
use crate::media::rehearsal::{Episode, EpisodeKind, RehearsalScene};
use crate::media::rehearsal_camera;
use crate::programme::{Place, PlaceKind, Purpose, Session};
use crate::vault::{KdfParams, Passphrase};
use crate::words::{Message, Words};

/// Opens a kept demonstration's vault: there is nothing in it to protect.
pub const DEMO_PASSPHRASE: &str = "demonstration only";

/// Length of each of the demonstration's films, and how long filming may take to begin and to end.
const FILM: MediaTime = MediaTime::from_secs(10);
const PATIENCE: Duration = Duration::from_secs(30);
/// Its sessions: number, how many days ago, seed of the play.
const SESSIONS: [(u32, u64, u64); 2] = [(1, 7, 11), (2, 0, 4)];

/// Where a demonstration lies; it goes with this value unless it is kept.
#[derive(Debug)]
pub struct DemoFolder {
    path: PathBuf,
    kept: bool,
}

impl DemoFolder {
    /// The vault's folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the folder stays when this goes.
    pub fn is_kept(&self) -> bool {
        self.kept
    }
}

impl Drop for DemoFolder {
    fn drop(&mut self) {
        if !self.kept {
            // What cannot be removed now is still sealed.
            let _ = std::fs::remove_dir_all(&self.path);
        }
    }
}

/// Makes a demonstration vault, filmed just now. `progress` hears what is being done.
pub fn make_demonstration(
    keep: Option<PathBuf>,
    progress: &mut dyn FnMut(Message),
) -> Result<(Desk, DemoFolder), Problem> {
    let words = Words::en_gb();
    let kept = keep.is_some();
    let path = keep.unwrap_or_else(|| {
        std::env::temp_dir().join(format!("attune-demonstration-{}", VaultId::random().short()))
    });
    progress("demo-making".into());
    let passphrase = Passphrase::from(DEMO_PASSPHRASE.to_owned());
    let clock = Clock::read();
    let login = words.get("demo-login");
    let made = Desk::create(&path, &login, Role::Worker, &passphrase, KdfParams::STANDARD, clock);
    // The guard comes after: a folder that was refused is not ours to remove.
    let (mut desk, _) = made?;
    let folder = DemoFolder { path, kept };
    let family = NewFamily {
        code: "FAM-001".to_owned(),
        start: clock.today.checked_sub_days(Days::new(SESSIONS[0].1)),
        carers: vec![(
            words.get("demo-carer").into(),
            vec![Purpose::Film, Purpose::Show, Purpose::Supervise],
        )],
        child_born: clock.today.checked_sub_days(Days::new(800)),
    };
    // The consents were given before the first session, or it could not have been filmed.
    let case = desk.add_family(&family, clock_of(clock, SESSIONS[0].1))?;
    for (number, days_ago, seed) in SESSIONS {
        progress(Message::new("demo-filming").with("session", number));
        hold_session(&mut desk, case, number, clock_of(clock, days_ago), seed, &words)?;
    }
    Ok((desk, folder))
}

fn clock_of(clock: Clock, days_ago: u64) -> Clock {
    let back = Days::new(days_ago);
    Clock {
        now: clock.now.checked_sub_days(back).unwrap_or(clock.now),
        today: clock.today.checked_sub_days(back).unwrap_or(clock.today),
    }
}

/// Films a session, tags what the play is known to have shown, and writes down when the worker came and went.
fn hold_session(
    desk: &mut Desk,
    case: CaseId,
    number: u32,
    clock: Clock,
    seed: u64,
    words: &Words,
) -> Result<(), Problem> {
    let recording = film(desk, case, number, clock, seed)?;
    let vocabulary = desk.vocabulary().clone();
    let file = desk.case(case)?;
    let record = file.recording(recording)?.body;
    for episode in RehearsalScene::new(seed).episodes(record.duration) {
        let (tag, note) = seen(&episode);
        let end = episode.to.min(record.duration);
        let (tags, note) = (vec![tag.to_owned()], words.get(note).into());
        let clip = NewClip { start: episode.from, end, tags, note, ..NewClip::default() };
        file.add_clip(&vocabulary, recording, clip, clock)?;
    }
    write_visit(desk, case, record.session, clock)
}

/// Which tag an episode shows, and what a worker might write.
fn seen(episode: &Episode) -> (&'static str, &'static str) {
    match (episode.kind, episode.answered) {
        (EpisodeKind::AdultWaits, _) => ("S12", "demo-note-waits"),
        (EpisodeKind::ChildPoints | EpisodeKind::ChildLooksUp, true) => ("S1", "demo-note-answers"),
        (EpisodeKind::ChildPoints | EpisodeKind::ChildLooksUp, false) => ("W2", "demo-note-missed"),
        (EpisodeKind::RollToChild | EpisodeKind::ChildRollsBack, _) => ("S11", "demo-note-turns"),
        (EpisodeKind::Repair, _) => ("P6", "demo-note-repair"),
    }
}

fn write_visit(desk: &mut Desk, case: CaseId, session: SessionId, clock: Clock) -> Result<(), Problem> {
    let worker = desk.vault().user();
    let file = desk.case(case)?;
    let Some(record) = file.library().get::<Session>(session)? else { return Ok(()) };
    let mut body = record.body;
    body.place = Some(Place { kind: PlaceKind::Home, detail: String::new().into() });
    body.worker = worker;
    if let Some(visit) = &mut body.held {
        visit.arrived = Some(clock.now - TimeDelta::minutes(68));
        visit.leaving = Some(clock.now);
    }
    file.library_mut().write::<_, Problem>(clock.now, |records| {
        records.revise(session, body)?;
        Ok(records.audit(AuditEvent::SessionChanged, session, "")?)
    })
}

/// Films with the rehearsal camera, from red light to seal.
fn film(desk: &mut Desk, case: CaseId, number: u32, clock: Clock, seed: u64) -> Result<RecordingId, Problem> {
    let size = FilmSize::Hd720;
    let settings = CaptureSettings {
        camera: rehearsal(seed, size)?,
        microphone: rehearsal_camera::microphone(seed),
        size,
        preview: false,
    };
    let capture = Capture::open(settings, Arc::new(|| ()));
    wait_until(&capture, |capture| capture.status().phase == Phase::Ready)?;
    let job = desk.start_film(case, number, size, Vec::new(), clock)?;
    let (recording, (done, ended)) = (job.recording, channel());
    capture.start(job.sink, move |end| {
        let _ = done.send(end);
    });
    wait_until(&capture, |capture| capture.status().elapsed >= FILM)?;
    capture.stop();
    let end = ended.recv_timeout(PATIENCE).map_err(|_| Problem::failed("error-camera-no-frames"))?;
    desk.end_film(case, recording, end, clock)?;
    Ok(recording)
}

fn wait_until(capture: &Capture, so: impl Fn(&Capture) -> bool) -> Result<(), Problem> {
    let step = Duration::from_millis(50);
    let mut waited = Duration::ZERO;
    while !so(capture) {
        if let Phase::Failed(failure) = capture.status().phase {
            return Err(super::filming::capture_problem(failure));
        }
        if waited > PATIENCE {
            return Err(Problem::failed("error-camera-no-frames"));
        }
        std::thread::sleep(step);
        waited += step;
    }
    Ok(())
}
