//! How much of the disk a recording takes, whatever lies there of it. Knows names of files, not what is in them.

use std::fs;
use std::io::ErrorKind;

use super::FilmFolder;
use crate::base::RecordingId;
use crate::vault::VaultError;

/// Bytes of everything in the folder that belongs to the recording: films of all its parts and what lies beside them. A
/// folder that does not exist holds none.
pub fn size_on_disk(folder: &FilmFolder, recording: RecordingId) -> Result<u64, VaultError> {
    let folder = folder.path();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
        other => other.map_err(VaultError::io("list", folder))?,
    };
    let prefix = format!("{recording}-");
    let mut bytes = 0;
    for entry in entries {
        let entry = entry.map_err(VaultError::io("list", folder))?;
        if entry.file_name().to_str().is_some_and(|name| name.starts_with(&prefix)) {
            bytes += entry.metadata().map_err(VaultError::io("look at", &entry.path()))?.len();
        }
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_of_the_recording_counts_and_nothing_of_others() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (RecordingId::from_bytes([1; 16]), RecordingId::from_bytes([2; 16]));
        for (name, bytes) in [
            (format!("{one}-0.sealed"), 1000),
            (format!("{one}-0.seal"), 20),
            (format!("{one}-1.sealed"), 300),
            (format!("{other}-0.sealed"), 7),
            ("stray".to_owned(), 9),
        ] {
            fs::write(folder.path().join(name), vec![0; bytes]).unwrap();
        }
        assert_eq!(size_on_disk(&FilmFolder::on_disk(folder.path()), one).unwrap(), 1320);
        assert_eq!(size_on_disk(&FilmFolder::on_disk(folder.path().join("nowhere")), one).unwrap(), 0);
    }
}
