//! The vault: keys and sealed files in a folder. Knows nothing of video, SQL or windows.

pub mod crypto;
mod error;

pub use error::VaultError;
