//! A home to film in: a vault in a folder of its own, with one worker and one family that consents to film and to being
//! shown it. Knows no window.
#![allow(dead_code, missing_docs)] // each user takes a part
#![allow(clippy::unwrap_used, clippy::missing_panics_doc)] // what cannot go on stops where it is

use std::path::PathBuf;

use attune::base::{CaseId, UserId};
use attune::casework::changes::NewFamily;
use attune::casework::{Clock, OpenVault};
use attune::library::StaffRole;
use attune::programme::Purpose;
use attune::vault::{KdfParams, Passphrase};

pub const SECRET: &str = "four quiet blue otters";
pub const CODE: &str = "FAM-001";

pub struct Home {
    _folder: tempfile::TempDir,
    pub vault: PathBuf,
    pub user: UserId,
    pub case: CaseId,
}

pub fn passphrase() -> Passphrase {
    Passphrase::from(SECRET.to_owned())
}

pub fn home() -> Home {
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("vault");
    let (mut open_vault, _) =
        OpenVault::create(&vault, "mk", StaffRole::Worker, &passphrase(), KdfParams::FLOOR, Clock::read())
            .unwrap();
    let carers = vec![("Mum".into(), vec![Purpose::Film, Purpose::Show])];
    let family = NewFamily { code: CODE.to_owned(), carers, ..NewFamily::default() };
    let case = open_vault.add_family(&family, Clock::read()).unwrap();
    let user = open_vault.vault().user().unwrap();
    Home { _folder: folder, vault, user, case }
}
