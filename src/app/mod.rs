//! The middle of the house: the window's state and the one pure function that changes it, the workers that
//! carry its effects out, the jobs both window and command line do, and the one door out of the vault.

pub mod action;
mod case_file;
mod check;
mod clock;
mod consents;
mod demo;
mod desk;
mod device;
mod doctor;
pub mod effect;
mod entries;
mod erasure;
mod family;
mod family_people;

mod filming;
mod filming_locked;
mod gates;
mod journal;
mod lawful_basis;
mod measures;
pub mod outlet;
mod problem;
mod records;
mod recovery;
mod retention;
mod salvage;
pub mod sentences;
mod session_view;
mod showing;
mod staff;
pub mod state;
mod supervision;
mod tagging;
mod training;
mod update;
mod visits;
mod workers;
mod written;

pub use case_file::CaseFile;
pub use check::{CheckReport, Damage, DamageKind, NotOpened, Stray, path_text};
pub use clock::Clock;
pub use demo::{DEMO_PASSPHRASE, DemoFolder, make_demonstration};
pub use desk::Desk;
pub use doctor::{Finding as DoctorFinding, examine};
pub use filming::{FilmJob, FilmOutcome, NOTE_EVERY, capture_problem, film_refusals, rehearsal};
pub use gates::{Gates, refusals, sharing_refusals};
pub use problem::{Problem, Severity};
pub use recovery::recovery_sheet;
pub use salvage::{Mended, Salvaged};
pub use staff::Retired;
pub use update::update;
pub use visits::out_of_order;
pub use workers::Workers;
