//! Why something failed, as the part of a sentence that says so: what the rooms below find wrong, in the reader's
//! language. Knows no job and decides nothing; what to do about it stands in `problem`.

use std::path::Path;

use crate::library::LibraryError;
use crate::media::capture::CaptureFailure;
use crate::media::devices::DevicesError;
use crate::media::init::InitError;
use crate::media::looped_film::LoopedFilmError;
use crate::media::matroska::RepeatError;
use crate::media::playback::PlaybackFailure;
use crate::media::rehearsal::UnfitSize;
use crate::programme::{CODE_MAX_CHARS, CaseCodeError, DefinitionError};
use crate::vault::film::DamageCause;
use crate::vault::{KeyFile, KeyFilePlace, KeyFileTrouble, Trouble, VaultError};
use crate::words::Message;

/// Why a camera does not film.
pub(crate) fn capture(failure: CaptureFailure) -> Message {
    use CaptureFailure as F;
    Message::new(match failure {
        F::NoDevice => "fails-device-gone",
        F::Busy => "fails-device-busy",
        F::CannotOpen => "fails-device-does-not-open",
        F::NoFrames => "fails-device-no-pictures",
        F::NoService => "fails-no-device-service",
        F::NoEncoder => "fails-no-encoder",
        F::BrokenInstallation => "fails-media-broken",
        F::EncoderStopped => "fails-encoder-stopped",
        F::NotReady => "fails-not-ready-to-film",
        F::Closed => "fails-capture-closed",
        F::NoThread => "fails-no-thread",
    })
}

/// Why a film does not play.
pub(crate) fn playback(failure: PlaybackFailure) -> Message {
    use PlaybackFailure as F;
    Message::new(match failure {
        F::Empty => "fails-film-empty",
        F::NotAFilm => "fails-not-a-film",
        F::NoPicture => "fails-film-no-picture",
        F::Unreadable => "fails-film-unreadable",
        F::MissingElement => "fails-media-part-missing",
        F::Damaged => "fails-film-damaged-from-here",
        F::Pipeline => "fails-playback-stopped",
    })
}

/// Why cameras and microphones cannot be listed.
pub(crate) fn devices(error: DevicesError) -> Message {
    Message::new(match error {
        DevicesError::Init => "fails-media-does-not-start",
        DevicesError::NoService => "fails-no-device-service",
    })
}

/// Why nothing can be filmed or played at all; in GStreamer's own words what it found.
pub(crate) fn init(error: &InitError) -> Message {
    match error {
        InitError::GStreamer(why) => Message::new("fails-media-start").with("why", why.as_str()),
        InitError::FallbackSwitch(why) => Message::new("fails-media-switch").with("why", why.as_str()),
    }
}

/// Why the rehearsal camera does not film.
pub(crate) fn size(unfit: UnfitSize) -> Message {
    Message::new("fails-rehearsal-size").with("width", unfit.width).with("height", unfit.height)
}

/// Why no film of the demonstration was made.
pub(crate) fn looped_film(error: LoopedFilmError) -> Message {
    match error {
        LoopedFilmError::Size(unfit) => size(unfit),
        LoopedFilmError::Encoding(failure) => capture(failure),
        LoopedFilmError::Repeating(RepeatError::Empty) => "fails-film-empty".into(),
        LoopedFilmError::Repeating(RepeatError::NotAFilm) => "fails-not-a-film".into(),
        LoopedFilmError::Repeating(RepeatError::Damaged(byte)) => {
            Message::new("fails-film-damaged-at").with("byte", byte)
        }
        LoopedFilmError::Repeating(RepeatError::NoKeyframe) => "fails-film-no-keyframe".into(),
    }
}

/// Why a family cannot be called so.
pub(crate) fn code(error: CaseCodeError) -> Message {
    match error {
        CaseCodeError::Empty => Message::new("fails-code-empty").with("most", CODE_MAX_CHARS),
        CaseCodeError::TooLong { chars } => {
            Message::new("fails-code-too-long").with("most", CODE_MAX_CHARS).with("chars", chars)
        }
        CaseCodeError::Invisible => "fails-code-invisible".into(),
        CaseCodeError::Path => "fails-code-path".into(),
    }
}

/// What is wrong in a file of the guidance or of a service, and where; the reason speaks of its fields by their names.
pub(crate) fn definition(error: &DefinitionError) -> Message {
    Message::new("fails-definition")
        .with("file", error.file.as_str())
        .with("line", error.line)
        .with("why", error.reason.as_str())
}

/// What is wrong with a copy of a key file.
pub(crate) fn key_file(found: &KeyFileTrouble) -> Message {
    let file = match found.file {
        KeyFile::Header => "fails-of-header".into(),
        KeyFile::Slot(user) => Message::new("fails-of-slot").with("user", user.to_string()),
        KeyFile::KeyHistory(user) => Message::new("fails-of-key-history").with("user", user.to_string()),
        KeyFile::Recovery => "fails-of-recovery".into(),
        KeyFile::CaseKeys(case) => Message::new("fails-of-case").with("case", case.to_string()),
    };
    let file = match found.place {
        KeyFilePlace::File => file,
        KeyFilePlace::Copy => Message::new("fails-of-copy").with("file", file),
    };
    let said = Message::new(match found.trouble {
        Trouble::Missing => "fails-key-file-missing",
        Trouble::Damaged => "fails-key-file-damaged",
        Trouble::Outdated => "fails-key-file-outdated",
        Trouble::Differs => "fails-key-file-differs",
    })
    .with("file", file);
    if found.repaired { Message::new("fails-key-file-repaired").with("found", said) } else { said }
}

/// What is the matter with a stretch of film.
pub(crate) fn film(cause: DamageCause) -> Message {
    use DamageCause as C;
    match cause {
        C::Header => "fails-film-header".into(),
        C::Altered => "fails-film-altered".into(),
        C::Missing => "fails-film-missing".into(),
        C::BadSector => "fails-film-bad-sector".into(),
        C::CutOff => "fails-film-cut-off".into(),
        C::Part { part } => Message::new("fails-film-part").with("part", part),
        C::StrayPart { part } => Message::new("fails-film-stray-part").with("part", part),
        C::Stray { bytes } => Message::new("fails-film-stray").with("bytes", bytes),
    }
}

/// What the vault found.
pub(crate) fn vault(error: &VaultError) -> Message {
    use VaultError as V;
    match error {
        V::NoVault(path) => at("fails-no-vault", path),
        V::VaultExists(path) => at("fails-vault-exists", path),
        V::FolderNotEmpty(path) => at("fails-folder-not-empty", path),
        V::InUse { holder } => Message::new("fails-vault-in-use").with("holder", holder.as_str()),
        V::TooNew { needs, reads } => Message::new("fails-vault-too-new")
            .with("needs", u32::from(*needs))
            .with("reads", u32::from(*reads)),
        V::WrongPassphrase => "fails-wrong-passphrase".into(),
        V::WrongRecoveryKey => "fails-wrong-recovery-key".into(),
        V::MalformedRecoveryKey => "fails-malformed-recovery-key".into(),
        V::UnknownUser => "fails-unknown-user".into(),
        V::WeakPassphrase { least } => Message::new("fails-weak-passphrase").with("least", *least),
        V::BadLogin { most } => Message::new("fails-bad-login").with("most", *most),
        V::LoginTaken { user } => Message::new("fails-login-taken").with("user", user.to_string()),
        V::ParametersOutOfBounds => "fails-parameters-out-of-bounds".into(),
        V::NoMemory { mib } => Message::new("fails-no-memory").with("mib", *mib),
        V::AbsurdParameters { user } => {
            Message::new("fails-absurd-parameters").with("user", user.to_string())
        }
        V::NotAMember(case) => Message::new("fails-not-a-member").with("case", case.to_string()),
        V::NeedsRecoveryKey => "fails-needs-recovery-key".into(),
        V::UnknownCase(case) => Message::new("fails-unknown-case").with("case", case.to_string()),
        V::HasContentKey(film) => Message::new("fails-has-content-key").with("recording", film.to_string()),
        V::CaseFull { case, what, most } => Message::new("fails-case-full")
            .with("case", case.to_string())
            .with("most", *most)
            .with("what", *what),
        V::NoContentKey(film) => Message::new("fails-no-content-key").with("recording", film.to_string()),
        V::Damaged { what, why } => {
            Message::new("fails-damaged").with("what", *what).with("why", why.as_str())
        }
        V::FilmExists(film) => Message::new("fails-film-exists").with("recording", film.to_string()),
        V::WrongFilmKey(film) => Message::new("fails-wrong-film-key").with("recording", film.to_string()),
        V::FoldersOpenToOthers { vault, folders } => {
            at("fails-folders-open", vault).with("folders", folders.len())
        }
        V::Crypto => "fails-crypto".into(),
        V::Io { doing, path, source } => {
            at("fails-io", path).with("doing", *doing).with("why", io_words(source))
        }
    }
}

/// What the library found; in the engine's own words what it has to say.
pub(crate) fn library(error: &LibraryError) -> Message {
    use LibraryError as L;
    match error {
        L::NoCipher => "fails-no-cipher".into(),
        L::PlainDatabase(path) => at("fails-plain-database", path),
        L::Unreadable(path) => at("fails-database-unreadable", path),
        L::TooNew(path) => at("fails-database-too-new", path),
        L::CopyFailed(path) => at("fails-copy", path),
        L::Unknown(record) => Message::new("fails-unknown-record").with("record", record.to_string()),
        L::NotOwner { record, owner } => Message::new("fails-not-owner")
            .with("record", record.to_string())
            .with("owner", owner.to_string()),
        L::DamagedRecord(record) => Message::new("fails-damaged-record").with("record", record.to_string()),
        L::BrokenChain(entry) => Message::new("fails-broken-chain").with("entry", entry.to_string()),
        L::Sql(_) if error.is_damaged_page() => "fails-damaged-page".into(),
        L::Sql(error) => Message::new("fails-database").with("why", error.to_string()),
        L::Migration(error) => Message::new("fails-migration").with("why", error.to_string()),
        L::CannotWrite(path) => at("fails-cannot-write", path),
        L::Vault(error) => vault(error),
    }
}

/// The system's own words, without the number a person cannot use.
pub(crate) fn io_words(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

fn at(key: &'static str, path: &Path) -> Message {
    Message::new(key).with("path", path.display().to_string())
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::base::{CaseId, RecordId, RecordingId, UserId};
    use crate::words::Words;

    /// Every sentence of a room's errors says what the error itself would: none was lost on the way to the reader.
    #[test]
    fn what_a_person_reads_is_what_was_found() {
        let (words, path) = (Words::en_gb(), std::path::PathBuf::from("vault"));
        let (user, case, film) = (UserId::random(), CaseId::random(), RecordingId::random());
        for error in [
            VaultError::NoVault(path.clone()),
            VaultError::InUse { holder: "process 7".to_owned() },
            VaultError::TooNew { needs: 3, reads: 2 },
            VaultError::WeakPassphrase { least: 12 },
            VaultError::LoginTaken { user },
            VaultError::AbsurdParameters { user },
            VaultError::NotAMember(case),
            VaultError::CaseFull { case, what: "members", most: 64 },
            VaultError::NoContentKey(film),
            VaultError::damaged("header", "authentication"),
            VaultError::WrongFilmKey(film),
            VaultError::FoldersOpenToOthers { vault: path.clone(), folders: vec![path.clone()] },
            VaultError::Crypto,
            VaultError::io("read", &path)(io::Error::other("it is gone")),
        ] {
            assert_eq!(words.say(&vault(&error)), error.to_string());
        }
        for error in [
            LibraryError::Unreadable(path.clone()),
            LibraryError::NotOwner { record: RecordId::random(), owner: user },
            LibraryError::BrokenChain(7),
            LibraryError::CannotWrite(path),
        ] {
            assert_eq!(words.say(&library(&error)), error.to_string());
        }
        for code_error in [CaseCodeError::Empty, CaseCodeError::TooLong { chars: 41 }, CaseCodeError::Path] {
            assert_eq!(words.say(&code(code_error)), code_error.to_string());
        }
        for cause in [DamageCause::Part { part: 2 }, DamageCause::Stray { bytes: 9 }, DamageCause::CutOff] {
            assert_eq!(words.say(&super::film(cause)), cause.to_string());
        }
        for place in [KeyFilePlace::File, KeyFilePlace::Copy] {
            let found = KeyFileTrouble {
                file: KeyFile::Slot(user),
                place,
                trouble: Trouble::Outdated,
                repaired: true,
            };
            assert_eq!(words.say(&key_file(&found)), found.to_string());
        }
    }
}
