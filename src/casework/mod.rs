//! The unlocked vault and every job on families that window and command line share, in folders by subject. Takes changes
//! and answers with pages, both plain values it owns, and says sentences. Knows no window and prints nothing.

pub(crate) mod agenda;
pub(crate) mod apply;
pub(crate) mod case_file;
pub(crate) mod cases;
pub mod changes;
pub(crate) mod check;
pub(crate) mod clock;
pub(crate) mod definitions;
pub(crate) mod doctor;
pub(crate) mod export;
pub(crate) mod failures;
pub(crate) mod family;
pub(crate) mod film;
pub(crate) mod journal;
pub(crate) mod known_cases;
pub(crate) mod logins;
pub(crate) mod noting;
pub(crate) mod open_cases;
pub(crate) mod open_vault;
pub(crate) mod opening;
pub(crate) mod overview;
pub mod pages;
pub(crate) mod problem;
pub(crate) mod records;
pub(crate) mod refused;
pub(crate) mod roles;
pub(crate) mod runs;
pub mod sentences;
pub(crate) mod session;
pub(crate) mod settling;
pub(crate) mod staff;
pub(crate) mod supervision;
#[cfg(test)]
use crate::test_folder as folder;
#[cfg(test)]
#[path = "../../tests/support/vault.rs"]
pub(crate) mod test_vault;
pub(crate) mod today;
pub(crate) mod typed_text;
pub(crate) mod who;

pub use case_file::CaseFile;
pub use check::{CheckReport, Damage, DamageKind, NotOpened, Stray, path_text};
pub use clock::Clock;
pub use doctor::{Finding as DoctorFinding, examine};
pub use export::{Export, Exported, ExportedFilm, FilmExport, Leaving};
pub use family::programmes::{Programme, check_programme};
pub use film::filming::{FilmJob, FilmOutcome, NOTE_EVERY, capture_problem, film_refusals, rehearsal};
pub use film::gaps::film_gaps;
pub use film::permissions::{FilmPermissions, refusals, sharing_refusals};
pub use film::salvaged::{Repaired, Salvaged};
pub use open_vault::OpenVault;
pub use problem::{Problem, ProblemKind, Severity};
pub use roles::{Act, ROLES};
pub use session::{MOST_DAYS_BETWEEN, out_of_order};
pub use staff::colleagues::Retired;
pub use staff::recovery::{groups, recovery_sheet};
pub use today::today_page;
pub use typed_text::LEAST_PASSPHRASE_CHARS;
