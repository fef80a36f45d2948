//! The library: encrypted databases of records and an audit journal. The only room with SQL.
//! Knows nothing of cameras, films' bytes or windows.

mod agenda;
mod audit;
mod case_library;
mod cipher;
mod device_library;
mod error;
mod film_reach;
mod generation;
mod handing_over;
mod known_chains;
mod monotonic;
mod open;
mod reading;
mod record;
mod store;

pub use agenda::AgendaRow;
pub use audit::{AuditEntry, AuditEvent, ChainReport};
pub use case_library::{CaseLibrary, CaseTransaction, Fault};
pub use cipher::cipher_version;
pub use device_library::{DeviceLibrary, StaffRole, UserRecord};
pub use error::LibraryError;
pub use generation::NextDatabase;
pub use handing_over::{HandedOver, Hands};
pub use record::{Author, Record, RecordBody};
