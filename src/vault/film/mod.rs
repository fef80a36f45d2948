//! Sealed film: append-only files whose every byte is authentic or reads as zeros.
//! Knows keys, records and offsets; knows nothing of what the bytes show, of databases or of windows.
//!
//! A recording is one stream of bytes to everyone outside: [`FilmWriter`] takes it, [`FilmReader`] gives it. On disk
//! it lies in one part, or in several where a file could not be made durable and filming went on in the next:
//!
//! - `<recording>-<part>.sealed` is a part (`PartWriter` writes it, `PartReader` reads it; the bytes are written
//!   down in [`format`]). Its header says where in the stream it begins. What a part has from there on wins over
//!   what the parts before it have; where it cannot be read, theirs does.
//! - `<recording>-<part>.progress` says while filming how much of the part was durable ([`Reach`]).
//! - `<recording>-0.seal` says that the recording is finished, and what is in it ([`Seal`]). It speaks for all parts:
//!   it is written last and in one step, so that no crash leaves a recording half sealed.
//!
//! [`salvage`] seals what a crash cut off, [`verify`] looks at every byte, [`destroy`] removes the files after their
//! key is gone.

mod damage;
mod durability;
mod envelope;
mod erase;
mod facts;
mod film_progress;
pub mod format;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod id;
mod join;
mod kept;
mod part_reader;
mod part_writer;
mod positional;
mod progress_file;
mod reader;
mod record;
mod salvage;
mod seal;
mod side_file;
mod signer;
mod store;
mod table;
#[cfg(test)]
pub(crate) mod tests;
mod verify;
mod writer;

pub use damage::{DamageCause, FilmDamage};
pub use erase::size_on_disk;
pub use facts::{Gap, GapCause, IndexEntry, SealFacts};
pub use film_progress::FilmProgress;
pub use id::{FilmId, MOST_PARTS, PartId};
pub use progress_file::Reach;
pub use reader::FilmReader;
pub use record::{RecordOpener, RecordSealer};
pub use salvage::{SalvagedFilm, add_signature, salvage};
pub use seal::{FilmState, HashCheck, PartSeal, Seal, SealSignature};
pub use signer::{FilmSigner, Verifier};
pub use store::{FilmFile, FilmFolder, FilmOnDisk, destroy, films_in, holds_nothing, is_being_written};
pub use verify::{FilmReport, SignatureCheck, verify};
pub use writer::FilmWriter;
