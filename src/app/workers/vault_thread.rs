//! The thread that owns the unlocked vault: one job after the other, each answered with reports. Filming goes on
//! without the window: a film that ends is sealed here whether or not anything is drawn.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::locking::{Deadline, Exports, Filming, Locking};
use super::play::Screening;
use super::repaired::Noting;
use super::{Camera, Delivery, Reporter, film, people};
use crate::app::action::WorkerEvent;
use crate::app::effect::Effect;
use crate::app::state::{LoginRow, Opened, TagScreen};
use crate::base::{CaseId, RecordingId, Redacted};
use crate::casework::changes::TagChange;
use crate::casework::failures::io_words;
use crate::casework::family::page;
use crate::casework::film::filming::room_minutes;
use crate::casework::film::rows;
use crate::casework::pages::RecordingRow;
use crate::casework::session::showing::OpenShowing;
use crate::casework::{Act, Clock, OpenVault, Problem, film_refusals, overview};
use crate::demo::{DemoFolder, make_demonstration};
use crate::library::StaffRole;
use crate::media::capture::{Capture, FilmEnd};
use crate::media::playback::Player;
use crate::media::sealed_film::{SealedSink, sealed_facts};
use crate::system::SystemEvent;
use crate::vault::{KdfParams, Passphrase, Vault, VaultError};
use crate::words::Message;

/// How often the disk is looked at while filming.
const LOOK: Duration = Duration::from_secs(1);

/// Something to do.
pub(super) enum Job {
    /// What the window asked for.
    Effect(Effect),
    /// Make and open the demonstration.
    Demonstrate(Option<PathBuf>),
    /// A film has ended.
    Ended(Box<FilmEnd<SealedSink>>),
    /// The system tells of sleep or of locking.
    Told(SystemEvent),
}

/// Starts the thread; it ends, and with it the open vault, when it is told to quit.
pub(super) fn spawn(
    reporter: Reporter,
    camera: Camera,
    screening: Screening,
    deadline: Deadline,
) -> (Sender<Job>, Option<JoinHandle<()>>) {
    let (jobs, inbox) = channel();
    let own = jobs.clone();
    let builder = thread::Builder::new().name("desk".to_owned());
    let failed = reporter.clone();
    let spawned = builder.spawn(move || {
        VaultThread {
            reporter,
            camera,
            screening,
            deadline,
            jobs: own,
            open_vault: None,
            demo: None,
            filming: None,
            locking: None,
            exports: Exports::default(),
            noting: None,
            showing: None,
        }
        .work(&inbox);
    });
    let thread = spawned.inspect_err(|error| {
        failed.failed(Problem::failed(Message::new("error-other").with("why", io_words(error))));
    });
    (jobs, thread.ok())
}

pub(super) struct VaultThread {
    pub(super) reporter: Reporter,
    camera: Camera,
    pub(super) screening: Screening,
    /// When the vault is locked, should the window not do it.
    pub(super) deadline: Deadline,
    jobs: Sender<Job>,
    /// Dropped before `demo`, whose folder it lies in.
    pub(super) open_vault: Option<OpenVault>,
    demo: Option<DemoFolder>,
    /// The film under way, whether the vault is open or locked.
    pub(super) filming: Option<Filming>,
    /// The vault is to be locked as soon as the film that ends now has ended.
    pub(super) locking: Option<Locking>,
    pub(super) exports: Exports,
    /// The film whose progress is noted.
    pub(super) noting: Option<Noting>,
    /// The clip the parents watch.
    pub(super) showing: Option<OpenShowing>,
}

impl VaultThread {
    fn work(&mut self, inbox: &Receiver<Job>) {
        loop {
            self.look_after();
            self.note_progress();
            let job = match inbox.recv_timeout(LOOK) {
                Ok(job) => job,
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let done = match job {
                Job::Effect(Effect::Quit) => {
                    self.close();
                    return;
                }
                Job::Effect(effect) => self.carry_out(effect),
                Job::Demonstrate(keep) => self.demonstrate(keep),
                Job::Told(told) => {
                    self.told(told);
                    Ok(())
                }
                Job::Ended(end) => {
                    self.film_ended(*end);
                    Ok(())
                }
            };
            if let Err(problem) = done {
                self.reporter.failed(problem);
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Result<(), Problem> {
        match effect {
            Effect::LookForVault(folder) => {
                self.look(&folder);
                Ok(())
            }
            Effect::MakeVault(folder, login, role, passphrase) => {
                self.make_vault(&folder, &login, role, passphrase)
            }
            Effect::Unlock(folder, user, passphrase) => self.unlock(&folder, user, passphrase),
            Effect::UnlockWithRecovery(folder, key) => self.unlock_with_recovery(&folder, &key),
            Effect::OpenDemonstration => self.demonstrate(None),
            Effect::Lock => {
                self.lock();
                Ok(())
            }
            Effect::KeepLockAfter(after) => self.keep_lock_after(after),
            Effect::CheckVault => self.check(),
            Effect::ListFamilies => self.list_families(),
            Effect::ReadGrid(from) => {
                let part = self.open_vault()?.grid_part(from, Clock::read())?;
                self.report(WorkerEvent::Grid(Box::new(part)));
                Ok(())
            }
            Effect::ReadCell(case) => {
                let evidence = self.open_vault()?.cell_evidence(case, Clock::read())?;
                self.report(WorkerEvent::GridCell(case, Box::new(evidence)));
                Ok(())
            }
            Effect::SaveFamily(new) => {
                let case = self.open_vault()?.add_family(&new, Clock::read())?;
                self.read_family(case)
            }
            Effect::ReadFamily(case) => self.read_family(case),
            Effect::OpenFamily(case) => {
                self.open_vault()?.look(case, Clock::read())?;
                self.read_family(case)
            }
            Effect::ReadJournal => {
                let view = self.open_vault()?.journal(Clock::read())?;
                self.report(WorkerEvent::Journal(Box::new(view)));
                Ok(())
            }
            Effect::CheckFilming(case) => {
                let file = self.open_vault()?.case(case)?;
                let checked = (film_refusals(file, Clock::read())?, room_minutes(file)?);
                self.report(WorkerEvent::FilmChecked(checked.0, checked.1));
                Ok(())
            }
            Effect::StartFilm(case, session) => {
                let started = self.start_film(case, session);
                self.report(started.map_or_else(WorkerEvent::FilmFailed, WorkerEvent::FilmStarted));
                Ok(())
            }
            Effect::StopFilm => self.end_film_by(Capture::stop),
            Effect::DiscardFilm => self.end_film_by(Capture::discard),
            Effect::OpenPlayer(case, recording) => self.open_player(case, recording),
            Effect::ChangeClips(case, change) => {
                let changed = self.change_clips(case, change);
                self.report(changed.unwrap_or_else(WorkerEvent::ClipsRefused));
                Ok(())
            }
            Effect::ExportFilm(case, recording, to, reason) => self.export(case, recording, &to, &reason),
            effect @ (Effect::OpenParentView(..)
            | Effect::OpenShowing(..)
            | Effect::CheckShowing(..)
            | Effect::NoteShowing(_)
            | Effect::SaveParentWords(..)) => self.carry_out_showing(effect),
            effect @ (Effect::ReadStaff
            | Effect::ChangeStaff(_)
            | Effect::ChangeMembers(..)
            | Effect::SaveRecoverySheet(..)) => self.carry_out_people(effect),
            effect @ (Effect::ReadTraining
            | Effect::ChangeTraining(_)
            | Effect::PlanSessions(..)
            | Effect::ChangeConsent(..)
            | Effect::ChangePeople(..)
            | Effect::ChangeEntry(..)
            | Effect::RaiseConcern(..)
            | Effect::ChangeProgramme(..)
            | Effect::JudgeAsOf(..)
            | Effect::AddProgramme(..)
            | Effect::ReadSession(..)
            | Effect::ChangeSession(..)) => self.carry_out_visit(effect),
            Effect::Retention(job) => self.carry_out_retention(job),
            Effect::Supervision(job) => self.carry_out_supervision(job),
            Effect::FindDevices
            | Effect::OpenCamera(..)
            | Effect::CloseCamera
            | Effect::ShowPreview(_)
            | Effect::ClosePlayer
            | Effect::Player(_)
            | Effect::Quit => Ok(()),
        }
    }

    pub(super) fn report(&self, report: WorkerEvent) {
        self.reporter.send(report);
    }

    pub(super) fn open_vault(&mut self) -> Result<&mut OpenVault, Problem> {
        self.open_vault.as_mut().ok_or_else(|| Problem::refused("error-locked"))
    }

    fn look(&self, folder: &Path) {
        self.reporter.send(match Vault::users(folder) {
            Ok(users) => WorkerEvent::VaultFound(
                users.into_iter().map(|slot| LoginRow { user: slot.user, login: slot.login }).collect(),
            ),
            Err(VaultError::NoVault(_)) => WorkerEvent::NoVault,
            Err(error) => WorkerEvent::VaultUnusable(error.into()),
        });
    }

    fn make_vault(
        &mut self,
        folder: &Path,
        login: &str,
        role: StaffRole,
        passphrase: Redacted<String>,
    ) -> Result<(), Problem> {
        self.refuse_while_filming("error-busy-filming")?;
        let passphrase = Passphrase::from(passphrase.into_inner());
        let (open_vault, recovery) =
            OpenVault::create(folder, login, role, &passphrase, KdfParams::STANDARD, Clock::read())?;
        self.open_vault = Some(open_vault);
        self.report(WorkerEvent::VaultMade(people::show_key(&recovery)));
        Ok(())
    }

    fn demonstrate(&mut self, keep: Option<PathBuf>) -> Result<(), Problem> {
        self.refuse_while_filming("error-busy-filming")?;
        let reporter = self.reporter.clone();
        let (open_vault, folder) =
            make_demonstration(keep, &mut |message| reporter.send(WorkerEvent::Progress(message)))?;
        let path = folder.path().to_path_buf();
        self.open_vault = Some(open_vault);
        self.demo = Some(folder);
        self.report(WorkerEvent::DemonstrationReady(path));
        Ok(())
    }

    fn check(&mut self) -> Result<(), Problem> {
        let reporter = self.reporter.clone();
        let report = self.open_vault()?.check(|done, all| {
            let message = Message::new("check-progress").with("done", done + 1).with("all", all);
            reporter.send(WorkerEvent::Progress(message));
        })?;
        self.open_vault()?.note_checked(report.damage.len(), Clock::read())?;
        self.report(WorkerEvent::Checked(report.lines()));
        Ok(())
    }

    /// The caseload. The first time after unlocking every family is read, and whoever waits is told how many.
    pub(super) fn list_families(&mut self) -> Result<(), Problem> {
        let reporter = self.reporter.clone();
        let open_vault = self.open_vault()?;
        let me = open_vault.me();
        let rows = overview::rows(open_vault, Clock::read(), &mut |read, all| {
            if read > 0 && read.is_multiple_of(100) {
                let said = Message::new("grid-reading").with("read", read).with("all", all);
                reporter.send(WorkerEvent::Progress(said));
            }
        })?;
        self.report(WorkerEvent::Me(me));
        self.report(WorkerEvent::Families(rows));
        Ok(())
    }

    pub(super) fn read_family(&mut self, case: CaseId) -> Result<(), Problem> {
        let view = page::view(self.open_vault()?, case, Clock::read())?;
        self.report(WorkerEvent::Family(Box::new(view)));
        Ok(())
    }

    pub(super) fn with_camera(&self, act: impl FnOnce(&Capture)) -> Result<(), Problem> {
        let camera = self.camera.lock().unwrap_or_else(PoisonError::into_inner).clone();
        camera.map(|capture| act(&capture)).ok_or_else(|| Problem::refused("error-camera-gone"))
    }

    fn start_film(&mut self, case: CaseId, session: u32) -> Result<RecordingId, Problem> {
        let camera = self.camera.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let capture = camera.ok_or_else(|| Problem::refused("error-camera-gone"))?;
        let open_vault = self.open_vault()?;
        open_vault.permit(Act::Film)?;
        let job = open_vault.start_film(case, session, film::SIZE, Vec::new(), Clock::read())?;
        let (user, lock) = (open_vault.vault().user(), open_vault.vault().lock());
        let folder = open_vault.case(case)?.access().folder();
        let recording = job.recording;
        self.noting = Some(Noting { case, recording, progress: job.progress, noted: Instant::now() });
        let jobs = self.jobs.clone();
        capture.start(job.sink, move |end| {
            let _ = jobs.send(Job::Ended(Box::new(end)));
        });
        self.filming = Some(Filming { case, recording, session, user, folder, lock, is_ending: false });
        Ok(recording)
    }

    fn open_player(&mut self, case: CaseId, recording: RecordingId) -> Result<(), Problem> {
        let wake = self.reporter.wake.clone();
        let open_vault = self.open_vault()?;
        let clock = Clock::read();
        let reader = open_vault.film_to_watch(case, recording, clock)?;
        let export_refusals = open_vault.film_permissions(case, clock)?.copy();
        let vocabulary = open_vault.vocabulary().clone();
        let file = open_vault.case(case)?;
        let record = file.recording(recording)?;
        let session = file.session_numbers()?.get(&record.body.session).copied().unwrap_or(0);
        let gaps = reader.seal().map(|seal| seal.facts.gaps.clone()).unwrap_or_default();
        let family = rows::clips(file, &vocabulary)?;
        let tagged = family.clips.iter().filter(|clip| clip.recording == recording).count();
        let row: RecordingRow = rows::recording_row(&record, session, tagged);
        let player = Player::open(Arc::clone(&reader) as _, sealed_facts(&reader), wake, true);
        let screen = TagScreen::open(Opened {
            case,
            code: file.family()?.body.code.as_str().to_owned(),
            recording: row,
            frames: player.frames().clone(),
            gaps: gaps.iter().map(|gap| (gap.from, gap.to)).collect(),
            headings: rows::headings(&vocabulary),
            family,
            export_refusals,
            blind: None,
        });
        self.reporter.deliver(Delivery::Player(player, Box::new(screen)));
        Ok(())
    }

    fn change_clips(&mut self, case: CaseId, change: TagChange) -> Result<WorkerEvent, Problem> {
        let open_vault = self.open_vault()?;
        open_vault.permit(Act::ChangeClips)?;
        let vocabulary = open_vault.vocabulary().clone();
        let file = open_vault.case(case)?;
        let done = file.change_clips(&vocabulary, change, Clock::read())?;
        let clips = rows::clips(file, &vocabulary)?;
        Ok(WorkerEvent::ClipsChanged(done.map(Box::new), Box::new(clips)))
    }

    /// The copy runs on a thread of its own, so that tagging goes on beside it.
    fn export(
        &mut self,
        case: CaseId,
        recording: RecordingId,
        to: &Path,
        reason: &str,
    ) -> Result<(), Problem> {
        let export = self.open_vault()?.export_film(case, recording, to, reason, Clock::read())?;
        let (reporter, exports) = (self.reporter.clone(), self.exports.clone());
        thread::spawn(move || {
            let mut said = 0.0;
            let copied = export.copy(|share| {
                if share - said >= 0.01 {
                    said = share;
                    reporter.send(WorkerEvent::Exporting(share));
                }
                exports.go_on()
            });
            reporter.send(copied.map_or_else(WorkerEvent::Failed, WorkerEvent::Exported));
        });
        Ok(())
    }
}
