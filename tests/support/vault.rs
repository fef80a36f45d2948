//! The one builder of vaults for tests, here and beside the code: a vault in a folder that goes away with it, families in
//! it, and films. Knows no window, no command line and no camera.
#![allow(dead_code, missing_docs)] // each user takes a part
#![allow(clippy::unwrap_used, clippy::missing_panics_doc)] // what cannot go on stops where it is

use std::path::{Path, PathBuf};

use attune::base::{CaseId, RecordingId, UserId};
use attune::casework::changes::NewFamily;
use attune::casework::{Clock, FilmOutcome, OpenVault};
use attune::library::StaffRole;
use attune::media::capture::{CaptureFacts, Ended, FilmEnd, FilmSink as _, FilmSize};
use attune::programme::Purpose;
use attune::vault::{KdfParams, Passphrase, RecoveryKey};

/// The least work that a vault takes for a passphrase: tests unlock often.
pub const QUICK: KdfParams = KdfParams { memory_kib: 64 << 10, passes: 1, lanes: 1 };
/// Everybody's passphrase, where a test does not choose another.
pub const SECRET: &str = "four quiet blue otters";
/// The code of a test's first family.
pub const CODE: &str = "FAM-001";

/// A vault to be made.
pub struct NewVault {
    login: &'static str,
    role: StaffRole,
    secret: &'static str,
    clock: Clock,
    families: Vec<NewFamily>,
}

/// A vault that was made. What lies in it goes away with this, where it was made in a folder of its own.
pub struct Made {
    /// The vault's folder.
    pub vault: PathBuf,
    /// Whoever made it, its administrator.
    pub user: UserId,
    pub cases: Vec<CaseId>,
    pub recovery: RecoveryKey,
    secret: &'static str,
    _home: Option<tempfile::TempDir>,
}

/// An empty vault of the worker KL, made now.
pub fn vault() -> NewVault {
    NewVault {
        login: "KL",
        role: StaffRole::Worker,
        secret: SECRET,
        clock: Clock::read(),
        families: Vec::new(),
    }
}

/// A vault with the family [`CODE`], whose mother gives these consents.
pub fn vault_with_family(consents: &[Purpose]) -> NewVault {
    vault().family(CODE, &[("Mum", consents)])
}

/// A family whose carers give these consents.
pub fn family(code: &str, carers: &[(&str, &[Purpose])]) -> NewFamily {
    let carers = carers.iter().map(|(label, consents)| ((*label).into(), consents.to_vec())).collect();
    NewFamily { code: code.to_owned(), carers, ..NewFamily::default() }
}

pub fn passphrase() -> Passphrase {
    Passphrase::from(SECRET.to_owned())
}

impl NewVault {
    /// Made by somebody else.
    pub fn of(self, login: &'static str, role: StaffRole) -> Self {
        Self { login, role, ..self }
    }

    /// Its maker's passphrase.
    pub fn under(self, secret: &'static str) -> Self {
        Self { secret, ..self }
    }

    /// Made at another time, and its families too.
    pub fn at(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// With one more family.
    pub fn with(mut self, family: NewFamily) -> Self {
        self.families.push(family);
        self
    }

    /// With one more family, whose carers give these consents.
    pub fn family(self, code: &str, carers: &[(&str, &[Purpose])]) -> Self {
        self.with(family(code, carers))
    }

    /// Makes it in a folder of its own; it is left open.
    pub fn make(self) -> (Made, OpenVault) {
        let home = super::folder::folder();
        let (made, open_vault) = self.make_in(&home.path().join("vault"));
        (Made { _home: Some(home), ..made }, open_vault)
    }

    /// Makes it in this folder; it is left open.
    pub fn make_in(self, folder: &Path) -> (Made, OpenVault) {
        let secret = Passphrase::from(self.secret.to_owned());
        let (mut open_vault, recovery) =
            OpenVault::create(folder, self.login, self.role, &secret, QUICK, self.clock).unwrap();
        let cases =
            self.families.iter().map(|family| open_vault.add_family(family, self.clock).unwrap()).collect();
        let user = open_vault.vault().user().unwrap();
        (
            Made { vault: folder.to_path_buf(), user, cases, recovery, secret: self.secret, _home: None },
            open_vault,
        )
    }
}

impl Made {
    /// The first family.
    pub fn case(&self) -> CaseId {
        self.cases[0]
    }

    /// The folder in which the vault's lies.
    pub fn home(&self) -> &Path {
        self.vault.parent().unwrap()
    }

    /// Opened by whoever made it. No film was cut off.
    #[track_caller]
    pub fn unlock(&self) -> OpenVault {
        self.unlock_at(Clock::read())
    }

    /// As [`Made::unlock`], at that time.
    #[track_caller]
    pub fn unlock_at(&self, clock: Clock) -> OpenVault {
        let secret = Passphrase::from(self.secret.to_owned());
        let (open_vault, salvaged) = OpenVault::unlock(&self.vault, self.user, &secret, clock).unwrap();
        assert!(salvaged.is_empty(), "nothing was cut off");
        open_vault
    }
}

/// Films a session with these pieces of a film, each of which begins with a cluster or the film's head.
pub fn film(
    open_vault: &mut OpenVault,
    case: CaseId,
    session: u32,
    pieces: &[&[u8]],
    clock: Clock,
) -> RecordingId {
    let mut job = open_vault.start_film(case, session, FilmSize::Hd720, Vec::new(), clock).unwrap();
    for piece in pieces {
        job.sink.append(piece, true).unwrap();
    }
    let end = FilmEnd { sink: job.sink, facts: CaptureFacts::default(), ended: Ended::Stopped };
    let outcome = open_vault.end_film(case, job.recording, end, clock).unwrap();
    assert!(matches!(outcome, FilmOutcome::Sealed { .. }));
    job.recording
}
