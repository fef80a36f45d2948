//! The demonstration: a family that does not exist, filmed with the rehearsal camera through the same jobs as a
//! real one. Knows no window.

use std::path::{Path, PathBuf};

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};

use super::action::{NewClip, NewFamily};
use super::clock::Clock;
use super::desk::Desk;
use super::filming::capture_problem;
use super::problem::Problem;
use crate::base::{CaseId, MediaTime, RecordingId, SessionId, VaultId};
use crate::library::{AuditEvent, Role};
use crate::media::capture::{Ended, FilmEnd, FilmFacts, FilmSize};
use crate::media::reel::{Reel, ReelError, Reels};
use crate::media::rehearsal::{Episode, EpisodeKind, RehearsalScene};
use crate::programme::{Place, PlaceKind, Purpose, Session};
use crate::vault::{KdfParams, Passphrase};
use crate::words::{Message, Words};

/// Opens a kept demonstration's vault: there is nothing in it to protect.
pub const DEMO_PASSPHRASE: &str = "demonstration only";

/// One of the demonstration's sessions.
struct Visit {
    number: u32,
    /// At most so many days ago: visits are made on weekdays.
    days_ago: u64,
    /// When the worker came, as hour and minute.
    arrived: (u32, u32),
    /// How long the worker stayed.
    minutes: i64,
    /// How much of it is filmed.
    film_minutes: i64,
    /// Seed of the play.
    seed: u64,
}

/// Its sessions. Six in so many days are too few for ten in four months, the fourth was too short, and all were
/// filmed for 10 to 20 minutes.
#[rustfmt::skip]
const VISITS: [Visit; 6] = [
    Visit { number: 1, days_ago: 77, arrived: (9, 30), minutes: 72, film_minutes: 12, seed: 11 },
    Visit { number: 2, days_ago: 63, arrived: (10, 5), minutes: 66, film_minutes: 11, seed: 4 },
    Visit { number: 3, days_ago: 49, arrived: (9, 35), minutes: 69, film_minutes: 14, seed: 7 },
    Visit { number: 4, days_ago: 34, arrived: (10, 50), minutes: 48, film_minutes: 11, seed: 2 },
    Visit { number: 5, days_ago: 18, arrived: (9, 30), minutes: 75, film_minutes: 13, seed: 9 },
    Visit { number: 6, days_ago: 4, arrived: (9, 40), minutes: 64, film_minutes: 12, seed: 5 },
];
/// Into a visit, when filming begins.
const FILMING_AFTER: TimeDelta = TimeDelta::minutes(14);
/// Clips of each film, as far as enough happens in it.
const CLIPS: usize = 6;
const SIZE: FilmSize = FilmSize::Hd720;

impl Visit {
    /// When the worker came, counted back from today.
    fn arrival(&self, today: NaiveDate) -> Clock {
        let mut day = today.checked_sub_days(Days::new(self.days_ago)).unwrap_or(today);
        while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            day = day.pred_opt().unwrap_or(day);
        }
        let (hour, minute) = self.arrived;
        Clock::at(day, NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN))
    }
}

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
    let first = VISITS[0].arrival(clock.today);
    let family = NewFamily {
        code: "FAM-001".to_owned(),
        start: Some(first.today),
        carers: vec![(
            words.get("demo-carer").into(),
            vec![Purpose::Film, Purpose::Show, Purpose::Supervise],
        )],
        child_born: clock.today.checked_sub_days(Days::new(800)),
    };
    // The consents were given before the first session, or it could not have been filmed.
    let case = desk.add_family(&family, first)?;
    let scenes = VISITS.iter().map(|visit| RehearsalScene::new(visit.seed)).collect();
    let mut reels = Reels::film(scenes, SIZE);
    for visit in &VISITS {
        progress(Message::new("demo-filming").with("session", visit.number));
        let Some(reel) = reels.next() else { break };
        let reel = reel.map_err(reel_problem)?;
        hold_session(&mut desk, case, visit, &reel, visit.arrival(clock.today), &words)?;
    }
    Ok((desk, folder))
}

/// Films a session, tags some of what the play is known to have shown, and writes down when the worker came and went.
fn hold_session(
    desk: &mut Desk,
    case: CaseId,
    visit: &Visit,
    reel: &Reel,
    arrival: Clock,
    words: &Words,
) -> Result<(), Problem> {
    let recording = film(desk, case, visit, reel, arrival.later(FILMING_AFTER))?;
    let leaving = arrival.later(TimeDelta::minutes(visit.minutes));
    let vocabulary = desk.vocabulary().clone();
    let file = desk.case(case)?;
    let record = file.recording(recording)?.body;
    for episode in spread(&reel.episodes(MediaTime::from_minutes(visit.film_minutes)), CLIPS) {
        let (tag, note) = seen(episode);
        let end = episode.to.min(record.duration);
        let (tags, note) = (vec![tag.to_owned()], words.get(note).into());
        let clip = NewClip { start: episode.from, end, tags, note, ..NewClip::default() };
        file.add_clip(&vocabulary, recording, clip, leaving)?;
    }
    write_visit(desk, case, record.session, arrival, leaving)
}

/// So many of the episodes, or all, evenly spread over the film. A film repeats, so that equal steps could give the
/// same episode each time: every step goes one episode further.
fn spread(episodes: &[Episode], count: usize) -> impl Iterator<Item = &Episode> {
    let step = (episodes.len() / count).max(1);
    episodes.chunks(step).take(count).enumerate().filter_map(move |(number, chunk)| chunk.get(number % step))
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

fn write_visit(
    desk: &mut Desk,
    case: CaseId,
    session: SessionId,
    arrival: Clock,
    leaving: Clock,
) -> Result<(), Problem> {
    let worker = desk.vault().user();
    let file = desk.case(case)?;
    let Some(record) = file.library().get::<Session>(session)? else { return Ok(()) };
    let mut body = record.body;
    body.place = Some(Place { kind: PlaceKind::Home, detail: String::new().into() });
    body.worker = worker;
    if let Some(visit) = &mut body.held {
        visit.arrived = Some(arrival.now);
        visit.leaving = Some(leaving.now);
    }
    file.library_mut().write::<_, Problem>(leaving.now, |records| {
        records.revise(session, body)?;
        Ok(records.audit(AuditEvent::SessionChanged, session, "")?)
    })
}

/// Writes the reel as a session's film, through the same jobs as a camera's, from red light to seal.
fn film(
    desk: &mut Desk,
    case: CaseId,
    visit: &Visit,
    reel: &Reel,
    start: Clock,
) -> Result<RecordingId, Problem> {
    let length = MediaTime::from_minutes(visit.film_minutes);
    let job = desk.start_film(case, visit.number, SIZE, Vec::new(), start)?;
    let (recording, mut sink) = (job.recording, job.sink);
    let ended = match reel.write(length, &mut sink) {
        Ok(()) => Ended::Stopped,
        Err(error) => Ended::WriteFailed(error),
    };
    let duration = reel.length(length);
    let facts = FilmFacts { duration, gaps: Vec::new() };
    let end = start.later(TimeDelta::nanoseconds(duration.ns()));
    desk.end_film(case, recording, FilmEnd { sink, facts, ended }, end)?;
    Ok(recording)
}

fn reel_problem(error: ReelError) -> Problem {
    match error {
        ReelError::Encoding(failure) => capture_problem(failure),
        other => Problem::failed(Message::new("error-filming-failed").with("why", other.to_string())),
    }
}

#[cfg(test)]
#[path = "demo_tests.rs"]
mod tests;
