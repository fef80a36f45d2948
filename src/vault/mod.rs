//! The vault: keys and sealed files in a folder. Knows nothing of video, SQL or windows.

pub mod crypto;
mod error;
pub mod film;
mod safe_file;

pub use error::VaultError;
