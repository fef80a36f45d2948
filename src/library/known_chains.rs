//! How long each family's journal was when this device last saw it, and its head: a journal whose end was cut off holds
//! by itself, and only what is kept elsewhere can tell. Knows nothing of what the lines say.

use rusqlite::{Connection, OptionalExtension, params};

use super::{CaseLibrary, LibraryError};
use crate::base::CaseId;

/// A row a family. `lost` is never reset: a journal that was cut stays one that was cut.
pub(super) const SCHEMA: &str = "
CREATE TABLE known_chains (
    case_id    BLOB    PRIMARY KEY CHECK (length(case_id) = 16),
    generation INTEGER NOT NULL,
    entries    INTEGER NOT NULL CHECK (entries >= 0),
    head       BLOB    NOT NULL CHECK (length(head) = 32),
    lost       INTEGER NOT NULL CHECK (lost >= 0)
) STRICT;
";

/// What this device knows of a family's journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Known {
    /// Of which key generation: a new case key makes other MACs of the same lines.
    generation: u32,
    entries: i64,
    head: [u8; 32],
    lost: i64,
}

/// How many lines of the family's journal this device knew to be gone when it last looked.
pub(super) fn known_loss(connection: &Connection, case: CaseId) -> Result<i64, LibraryError> {
    Ok(known(connection, case)?.map_or(0, |known| known.lost))
}

/// How many lines this device has seen in the family's journal that are not there any more; 0 where all are. At least 1
/// where the end was replaced by other lines.
pub(super) fn lost_lines(
    connection: &Connection,
    case: CaseId,
    generation: u32,
    file: &CaseLibrary,
) -> Result<i64, LibraryError> {
    let Some(known) = known(connection, case)? else { return Ok(0) };
    Ok(known.lost + newly_lost(&known, generation, file)?)
}

/// Notes how long the family's journal is now. Writes nothing where that is known.
pub(super) fn note(
    connection: &Connection,
    case: CaseId,
    generation: u32,
    file: &CaseLibrary,
) -> Result<(), LibraryError> {
    let known = known(connection, case)?;
    let (entries, head) = file.tail()?;
    let lost =
        known.map_or(Ok(0), |known| newly_lost(&known, generation, file).map(|lost| known.lost + lost))?;
    let now = Known { generation, entries, head, lost };
    if known != Some(now) {
        connection.execute(
            "INSERT OR REPLACE INTO known_chains (case_id, generation, entries, head, lost)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![case.bytes(), generation, entries, head, lost],
        )?;
    }
    Ok(())
}

fn known(connection: &Connection, case: CaseId) -> Result<Option<Known>, LibraryError> {
    let mut statement = connection
        .prepare_cached("SELECT generation, entries, head, lost FROM known_chains WHERE case_id = ?1")?;
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Known { generation: row.get(0)?, entries: row.get(1)?, head: row.get(2)?, lost: row.get(3)? })
    };
    Ok(statement.query_row([case.bytes()], read).optional()?)
}

/// Lines that were known and are gone. Under another generation only their number can be compared.
fn newly_lost(known: &Known, generation: u32, file: &CaseLibrary) -> Result<i64, LibraryError> {
    let (entries, _) = file.tail()?;
    if entries < known.entries {
        return Ok(known.entries - entries);
    }
    let comparable = known.generation == generation && known.entries > 0;
    let replaced = comparable && !file.has_line((known.entries, known.head))?;
    Ok(i64::from(replaced))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;
    use crate::base::{DeviceId, UserId};
    use crate::library::{AuditEvent, Author, DeviceLibrary};
    use crate::vault::crypto::Key;

    struct Rig {
        folder: tempfile::TempDir,
        device: DeviceLibrary,
        case: CaseId,
    }

    fn rig() -> Rig {
        let folder = tempfile::tempdir().unwrap();
        let key = || Key::from_bytes([1; 32]);
        let device = DeviceLibrary::open(&folder.path().join("device.db"), &key(), key()).unwrap();
        Rig { folder, device, case: CaseId::random() }
    }

    impl Rig {
        fn file(&self, name: &str) -> CaseLibrary {
            let author = Author { user: UserId::from_bytes([1; 16]), device: DeviceId::from_bytes([2; 16]) };
            let key = || Key::from_bytes([2; 32]);
            CaseLibrary::open(&self.folder.path().join(name), &key(), key(), author).unwrap()
        }

        fn lost(&self, file: &CaseLibrary) -> i64 {
            self.device.lost_lines(self.case, 1, file).unwrap()
        }

        fn note(&mut self, file: &CaseLibrary) {
            self.device.note_chain(self.case, 1, file).unwrap();
        }
    }

    fn now() -> DateTime<Utc> {
        "2026-03-01T10:00:00Z".parse().unwrap()
    }

    fn say(file: &mut CaseLibrary, reasons: &[&str]) {
        for reason in reasons {
            file.write::<_, LibraryError>(now(), |records| {
                records.audit(AuditEvent::ClipChanged, CaseId::from_bytes([3; 16]), reason)
            })
            .unwrap();
        }
    }

    #[test]
    fn a_journal_that_grows_has_lost_nothing() {
        let mut rig = rig();
        let mut file = rig.file("a.db");
        assert_eq!(rig.lost(&file), 0, "nothing is known of it");
        rig.note(&file);
        say(&mut file, &["one", "two"]);
        assert_eq!(rig.lost(&file), 0);
        rig.note(&file);
        assert_eq!(rig.lost(&file), 0);
    }

    #[test]
    fn an_end_that_was_cut_off_is_noticed_for_good() {
        let mut rig = rig();
        let mut before = rig.file("before.db");
        say(&mut before, &["one", "two", "three"]);
        rig.note(&before);
        // What somebody puts there who holds an earlier copy: whole in itself.
        let mut earlier = rig.file("earlier.db");
        say(&mut earlier, &["one"]);
        assert_eq!(earlier.chain().unwrap().broken_at, None);
        assert_eq!(rig.lost(&earlier), 2);
        rig.note(&earlier);
        say(&mut earlier, &["other", "lines", "follow"]);
        assert_eq!(rig.lost(&earlier), 2, "it stays known");
        rig.note(&earlier);
        assert_eq!(rig.lost(&earlier), 2, "and is not counted twice");
    }

    #[test]
    fn an_end_that_was_replaced_is_noticed_though_the_journal_is_longer() {
        let mut rig = rig();
        let mut before = rig.file("before.db");
        say(&mut before, &["one", "two"]);
        rig.note(&before);
        let mut other = rig.file("other.db");
        say(&mut other, &["one", "another", "three"]);
        assert_eq!(rig.lost(&other), 1);
        // Under a new key the same lines have other MACs: their number alone can be compared.
        assert_eq!(rig.device.lost_lines(rig.case, 2, &other).unwrap(), 0);
    }
}
