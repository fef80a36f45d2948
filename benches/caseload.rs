//! What a caseload of many families costs: sealed families with ten sessions and thirty clips a session, of a realistic
//! spread, written through the library. Prints the making, the stages of reading one family, the grid of supervision at
//! its first opening after unlocking and at the next, each as a whole and a family, for each size of caseload; then the
//! opening of a family with 400 clips and the saving of a clip. The spread is the same in every run.
//!
//! `cargo bench --bench caseload -- 100 1000 10000`; without numbers, 100 and 1000.

#![allow(clippy::unwrap_used, clippy::expect_used)] // what cannot go on stops where it is
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // figures to read

#[path = "support/processor.rs"]
mod processor;

use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate, TimeDelta};

use attune::base::{CaseId, ClipId, MediaTime, PersonId, RecordingId, SessionId, UserId};
use attune::casework::changes::{NewClip, SessionChange, TagChange};
use attune::casework::pages::FamilyRow;
use attune::casework::{Clock, OpenVault};
use attune::library::{AuditEvent, Author, CaseLibrary, LibraryError, StaffRole};
use attune::programme::fidelity::evaluate;
use attune::programme::{
    Answer, CarerKind, CaseCode, Clip, ConsentRecord, FamilyCase, HeldVisit, Person, PlaceKind, Purpose,
    Recording, RecordingState, Role, Session, SessionPlace, Showing,
};
use attune::vault::{KdfParams, Passphrase, Vault};
use processor::processor_time;

const CLIPS: u32 = 30;
const SHOWN: u32 = 3;
const RUNS: usize = 20;
const CODES: [&str; 6] = ["S1", "S4", "P1", "P4", "K1", "CP1"];

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![100, 1000] } else { sizes };
    println!("load: {}", std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim());
    for size in sizes {
        caseload(size);
    }
}

fn passphrase() -> Passphrase {
    Passphrase::from("four words on paper".to_owned())
}

fn caseload(size: usize) {
    let home = tempfile::tempdir().unwrap();
    let vault = home.path().join("vault");
    let clock = Clock::read();
    let (open_vault, _) =
        OpenVault::create(&vault, "mk", StaffRole::Supervisor, &passphrase(), KdfParams::FLOOR, clock)
            .unwrap();
    let user = open_vault.vault().user().unwrap();
    let begun = Instant::now();
    let cases: Vec<CaseId> = (0..size).map(|number| make(&open_vault, number, 10, CLIPS, clock)).collect();
    each("making", begun.elapsed(), size);
    drop(open_vault);
    // The first unlocking notes how long each journal is; from then on that is known.
    for what in ["first unlocking ever", "unlocking"] {
        let begun = Instant::now();
        let (open_vault, _) = OpenVault::unlock(&vault, user, &passphrase(), clock).unwrap();
        each(what, begun.elapsed(), size);
        drop(open_vault);
    }
    entering(&vault, user, &cases, clock);
    stages(&vault, user, &cases, clock);
    grid(&vault, user, size, clock);
    one_family(&vault, user, clock);
}

/// What whoever unlocks waits for until the first rows of Today are there, without the passphrase, whose cost is set: where
/// nothing is noted of the families, where all is, and beside it what opening each of them took; and how long it takes until
/// all of them were read. The visit of today is of the last family of the vault that may have one more session.
fn entering(vault: &Path, user: UserId, cases: &[CaseId], clock: Clock) {
    let size = cases.len();
    let mut cases = cases.to_vec();
    cases.sort_unstable();
    let mut open_vault = OpenVault::unlock_as_it_is(vault, user, &passphrase(), clock).unwrap();
    let mut plan = |case: &CaseId| {
        let planned = SessionChange::Plan(Some(clock.today));
        open_vault.change_session(*case, 11, planned, clock).is_ok()
    };
    let last = cases.into_iter().rev().find(|case| plan(case)).unwrap();
    drop(open_vault);
    let (alone, locked) = taken(|| Vault::unlock(vault, user, &passphrase()).unwrap());
    drop(locked);
    let (each_opened, peer) = taken(|| {
        let mut open_vault = OpenVault::unlock_as_it_is(vault, user, &passphrase(), clock).unwrap();
        // Reads no line, so that nothing is noted by it.
        open_vault.salvage().unwrap();
        open_vault
    });
    drop(peer);
    println!("{size:>6} families  {:<34} {}", "each opened, no row yet", each_opened.without(alone));
    for what in ["nothing noted, first rows", "all noted, first rows"] {
        let (first_rows, (mut open_vault, mut part)) = taken(|| {
            let (mut open_vault, _) = OpenVault::enter(vault, user, &passphrase(), clock).unwrap();
            let part = open_vault.families_part(0, clock).unwrap();
            (open_vault, part)
        });
        let first_rows = first_rows.without(alone);
        let ratio = first_rows.worked.as_secs_f64() / each_opened.without(alone).worked.as_secs_f64();
        println!("{size:>6} families  {what:<34} {first_rows}  {ratio:.3} of it");
        let is_today = |row: &FamilyRow| row.today.visits.iter().any(|visit| visit.day == clock.today);
        let visit = part.rows.iter().any(|row| row.case == last && is_today(row));
        println!(
            "{:>6} rows, {}",
            part.rows.len(),
            if visit { "today's visit among them" } else { "NOT today's visit" }
        );
        let begun = Instant::now();
        while part.to < part.all {
            part = open_vault.families_part(part.to, clock).unwrap();
        }
        each("  all families read", begun.elapsed(), size);
        let begun = Instant::now();
        open_vault.lock(clock).unwrap();
        each("  locking", begun.elapsed(), 1);
    }
}

/// How long something took, and how much of that this thread worked: other programs on the machine do not count there.
#[derive(Clone, Copy)]
struct Taken {
    passed: Duration,
    worked: Duration,
}

impl Taken {
    fn without(self, other: Self) -> Self {
        let (passed, worked) =
            (self.passed.saturating_sub(other.passed), self.worked.saturating_sub(other.worked));
        Self { passed, worked }
    }
}

impl std::fmt::Display for Taken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [passed, worked] = [self.passed, self.worked].map(|time| time.as_secs_f64() * 1e3);
        write!(f, "{passed:>10.1} ms, {worked:.1} ms worked")
    }
}

fn taken<T>(job: impl FnOnce() -> T) -> (Taken, T) {
    let (begun, worked) = (Instant::now(), processor_time());
    let done = job();
    (Taken { passed: begun.elapsed(), worked: processor_time().saturating_sub(worked) }, done)
}

/// The grid at its first opening after unlocking, and at the next, with one family changed in between.
fn grid(vault: &Path, user: UserId, size: usize, clock: Clock) {
    let (mut open_vault, _) = OpenVault::unlock(vault, user, &passphrase(), clock).unwrap();
    let mut longest = Duration::ZERO;
    let begun = Instant::now();
    let mut last = begun;
    let rows = open_vault
        .grid(clock, &mut |_, _| {
            longest = longest.max(last.elapsed());
            last = Instant::now();
        })
        .unwrap();
    each("grid, first opening", begun.elapsed(), size);
    each("  its longest part", longest, 1);
    assert_eq!(rows.len(), size);
    let begun = Instant::now();
    assert_eq!(open_vault.grid(clock, &mut |_, _| ()).unwrap(), rows);
    each("grid, next opening", begun.elapsed(), size);
    open_vault.look(rows[0].case, clock).unwrap();
    let begun = Instant::now();
    assert_eq!(open_vault.grid(clock, &mut |_, _| ()).unwrap(), rows);
    each("grid after a change of one family", begun.elapsed(), size);
    let begun = Instant::now();
    assert_eq!(open_vault.caseload(clock).unwrap().len(), size);
    each("caseload after the grid", begun.elapsed(), size);
}

/// A family with 400 clips: opened, and one clip more saved.
fn one_family(vault: &Path, user: UserId, clock: Clock) {
    let mut open_vault = OpenVault::unlock_as_it_is(vault, user, &passphrase(), clock).unwrap();
    let case = make_begun(&open_vault, (0, 500), (20, 25), clock);
    let clips = open_vault.facts(case).unwrap().clips.len();
    drop(open_vault);
    let (mut opened, mut again) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let mut open_vault = OpenVault::unlock_as_it_is(vault, user, &passphrase(), clock).unwrap();
        let begun = Instant::now();
        open_vault.family_page(case, clock).unwrap();
        opened.push(begun.elapsed());
        let begun = Instant::now();
        open_vault.family_page(case, clock).unwrap();
        again.push(begun.elapsed());
    }
    let mut open_vault = OpenVault::unlock_as_it_is(vault, user, &passphrase(), clock).unwrap();
    let facts = open_vault.facts(case).unwrap();
    let recording = facts.clips[0].1.recording;
    let vocabulary = open_vault.vocabulary().clone();
    let mut saved = Vec::new();
    for place in (0_i64..).take(RUNS) {
        let (start, end) = (MediaTime::from_secs(place), MediaTime::from_secs(place + 3));
        let clip = NewClip { start, end, tags: vec!["S4".to_owned()], ..NewClip::default() };
        let file = open_vault.case(case).unwrap();
        let begun = Instant::now();
        file.change_clips(&vocabulary, TagChange::Add(recording, clip), Clock::read()).unwrap();
        saved.push(begun.elapsed());
    }
    for (what, times) in [("family opened", opened), ("family opened again", again), ("clip saved", saved)] {
        let (median, most) = median_and_most(times);
        println!("{clips:>6} clips     {what:<34} {median:>10.1} ms median, {most:.1} ms most of {RUNS}");
    }
}

fn median_and_most(mut times: Vec<Duration>) -> (f64, f64) {
    times.sort_unstable();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    (ms(times[times.len() / 2]), ms(times[times.len() - 1]))
}

fn each(what: &str, whole: Duration, count: usize) {
    let (whole, each) = (whole.as_secs_f64() * 1e3, whole.as_secs_f64() * 1e3 / count as f64);
    println!("{count:>6} families  {what:<34} {whole:>10.1} ms  {each:>8.3} ms each");
}

/// What reading a family is made of.
fn stages(vault: &Path, user: UserId, cases: &[CaseId], clock: Clock) {
    let (open_vault, _) = OpenVault::unlock(vault, user, &passphrase(), clock).unwrap();
    let some = &cases[..cases.len().min(100)];
    let author = Author { user, device: open_vault.device_id() };
    let mut times = [Duration::ZERO; 5];
    for case in some {
        let begun = Instant::now();
        let access = open_vault.vault().open_case(*case).unwrap();
        times[0] += begun.elapsed();
        let begun = Instant::now();
        let library =
            CaseLibrary::open(&access.database_path(), &access.database_key(), access.audit_key(), author)
                .unwrap();
        times[1] += begun.elapsed();
        let begun = Instant::now();
        let clips = library.all::<Clip>().unwrap();
        times[2] += begun.elapsed();
        assert!(clips.len() < 1000);
        let begun = Instant::now();
        library.all::<Session>().unwrap();
        library.all::<Recording>().unwrap();
        library.all::<Showing>().unwrap();
        library.all::<ConsentRecord>().unwrap();
        times[3] += begun.elapsed();
        let begun = Instant::now();
        drop(library);
        times[4] += begun.elapsed();
    }
    for (what, time) in
        ["keys", "database opened", "clips read", "other records read", "database closed"].iter().zip(times)
    {
        each(what, time, some.len());
    }
    let mut open_vault = open_vault;
    let facts: Vec<_> = some.iter().map(|case| open_vault.facts(*case).unwrap()).collect();
    let begun = Instant::now();
    for facts in &facts {
        assert!(
            !evaluate(open_vault.video_feedback(), open_vault.vocabulary(), facts, clock.today).is_empty()
        );
    }
    each("verdicts", begun.elapsed(), some.len());
}

/// Numbers that look drawn by lot and are the same in every run.
struct Lot(u64);

impl Lot {
    fn draw(&mut self, below: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(below)) as u32
    }
}

/// A family, somewhere in its programme or at its end.
fn make(open_vault: &OpenVault, number: usize, sessions: u32, clips: u32, clock: Clock) -> CaseId {
    let days_ago = 20 + Lot(number as u64).draw(120);
    make_begun(open_vault, (number, days_ago), (sessions, clips), clock)
}

/// A family whose programme began so many days ago: written in one transaction.
fn make_begun(
    open_vault: &OpenVault,
    (number, days_ago): (usize, u32),
    (sessions, clips): (u32, u32),
    clock: Clock,
) -> CaseId {
    let user = open_vault.vault().user().unwrap();
    let author = Author { user, device: open_vault.device_id() };
    let access = open_vault.vault().create_case().unwrap();
    let case = access.case();
    let mut library =
        CaseLibrary::open(&access.database_path(), &access.database_key(), access.audit_key(), author)
            .unwrap();
    let mut lot = Lot(number as u64);
    let begun = clock.today.checked_sub_days(Days::new(u64::from(days_ago))).unwrap();
    library
        .write::<_, LibraryError>(clock.now, |records| {
            let carer = PersonId::random();
            let role = Role::Carer { kind: CarerKind::Parent };
            let child = Role::Child { born: begun.checked_sub_days(Days::new(700)) };
            let family = FamilyCase {
                code: CaseCode::new(&format!("FAM-{number:05}")).unwrap(),
                programme: Some("video-feedback".to_owned()),
                start: Some(begun),
                people: vec![
                    Person::new(carer, role, "Mum".to_owned()),
                    Person::new(PersonId::random(), child, String::new()),
                ],
                access: attune::programme::AccessNeeds::default(),
                visited: None,
            };
            records.add_as(case, family)?;
            for purpose in [Purpose::Film, Purpose::Show, Purpose::Supervise] {
                let (answer, scope) = (Answer::Given, String::new().into());
                records.add(ConsentRecord {
                    person: carer,
                    purpose,
                    answer,
                    scope,
                    on: begun,
                    recorded: clock.now,
                })?;
            }
            records.audit(AuditEvent::CaseMade, case, "")?;
            let mut earlier: Vec<(ClipId, RecordingId)> = Vec::new();
            for place in 1..=sessions {
                session(records, &mut lot, (place, begun, user), clips, &mut earlier, clock)?;
            }
            Ok(())
        })
        .unwrap();
    case
}

/// One session with its film, clips, and what was shown of the film before.
fn session(
    records: &attune::library::CaseTransaction<'_>,
    lot: &mut Lot,
    (number, begun, user): (u32, NaiveDate, UserId),
    clips: u32,
    earlier: &mut Vec<(ClipId, RecordingId)>,
    clock: Clock,
) -> Result<(), LibraryError> {
    let day = begun.checked_add_days(Days::new(u64::from((number - 1) * 12 + lot.draw(5)))).unwrap();
    let id = SessionId::random();
    let arrived = day.and_hms_opt(9, 30, 0).unwrap().and_utc();
    let mut visit = HeldVisit::on(day);
    (visit.arrived, visit.leaving) =
        (Some(arrived), Some(arrived + TimeDelta::minutes(i64::from(50 + lot.draw(30)))));
    let place = SessionPlace { kind: PlaceKind::Home, detail: String::new().into() };
    let held = (day <= clock.today && lot.draw(12) > 0).then_some(visit);
    let was_held = held.is_some();
    let body = Session {
        planned: Some(day),
        held,
        place: Some(place),
        worker: Some(user),
        ..Session::new(number).unwrap()
    };
    records.add_as(id, body)?;
    if !was_held {
        return Ok(());
    }
    let recording = RecordingId::random();
    let duration = MediaTime::from_secs(i64::from(500 + lot.draw(800)));
    records.add_as(
        recording,
        Recording {
            session: id,
            started: arrived,
            ended: None,
            duration,
            width: 1280,
            height: 720,
            cameras: Vec::new(),
            gaps: Vec::new(),
            state: RecordingState::Complete,
        },
    )?;
    for _ in 0..SHOWN.min(earlier.len() as u32) {
        let (clip, of) = earlier[lot.draw(earlier.len() as u32) as usize];
        let length = MediaTime::from_secs(12);
        records.add(Showing {
            session: id,
            clip,
            recording: of,
            started: arrived,
            played: length,
            clip_length: length,
            tags: vec![CODES[lot.draw(6) as usize].to_owned()],
            earlier: None,
            aims: Vec::new(),
        })?;
    }
    for place in 0..clips {
        let clip = ClipId::random();
        let start = MediaTime::from_secs(i64::from(place * 14));
        let body = Clip {
            recording,
            session: id,
            start,
            end: start + MediaTime::from_secs(i64::from(4 + lot.draw(9))),
            tags: vec![CODES[lot.draw(6) as usize].to_owned()],
            note: "Looks up, and is answered in good time; the two of them laugh".to_owned().into(),
            words_for_parents: String::new().into(),
            starred: lot.draw(9) == 0,
            earlier: earlier.first().map(|(clip, _)| *clip),
            aims: Vec::new(),
            shown_despite: None,
        };
        records.add_as(clip, body)?;
        records.audit(AuditEvent::ClipChanged, clip, "added")?;
        earlier.push((clip, recording));
    }
    Ok(())
}
