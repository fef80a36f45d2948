//! A family's database written anew under another key, for who may not read what comes. Knows nothing of whose keys
//! they are, and of the file that says which database is the family's.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::audit::{self, AuditEvent, Chain};
use super::case_library::{self, CaseLibrary};
use super::{ChainReport, LibraryError, cipher, open, store};
use crate::base::UserId;
use crate::vault::crypto::Key;

/// Where and under which keys a database is written anew.
pub struct NextDatabase<'k> {
    /// A file that does not exist.
    pub path: &'k Path,
    /// Raw SQLCipher key.
    pub key: &'k Key,
    /// Key of its journal's chain.
    pub audit_key: &'k Key,
}

impl CaseLibrary {
    /// Writes everything that stands in this database into another under other keys. Its journal is chained anew, and
    /// goes on with a line that names the head it had (so that a head in an old report can still be found) and one
    /// for each user who was taken out. Nothing is changed here. The new file is closed and read back when this
    /// returns; after an error it is worth nothing.
    pub fn write_anew(
        &self,
        next: &NextDatabase<'_>,
        taken_out: &[UserId],
        now: DateTime<Utc>,
    ) -> Result<ChainReport, LibraryError> {
        let before = self.chain()?;
        // What is damaged here would be missing there, and nobody would know.
        let failed = || LibraryError::CopyFailed(next.path.to_path_buf());
        if !open::find_damage(&self.connection)?.is_empty() {
            return Err(failed());
        }
        let records = store::check_hashes(&self.connection)?;
        open::export(&self.connection, next.path, next.key)?;
        let mut connection = case_library::connect(next.path, next.key)?;
        let transaction = connection.transaction()?;
        audit::rechain(&transaction, next.audit_key)?;
        transaction.commit()?;
        let author = self.author;
        let mut copy = Self { connection, chain: Chain::new(next.audit_key.clone()), author, changes: 0 };
        copy.write::<_, LibraryError>(now, |lines| {
            let mut reason = format!("line {} ended with ", before.entries);
            cipher::push_hex(&mut reason, &before.head);
            // A chain that does not hold would hold again from here on, so the line says so.
            reason.extend(before.broken_at.map(|at| format!(", broken at {at}")));
            lines.audit(AuditEvent::Rekeyed, author.user, &reason)?;
            taken_out.iter().try_for_each(|user| lines.audit(AuditEvent::MemberRemoved, *user, ""))
        })?;
        let report = copy.chain()?;
        let lines = 1 + i64::try_from(taken_out.len()).unwrap_or(i64::MAX);
        let whole = report.entries >= before.entries + lines
            && store::check_hashes(&copy.connection)? == records
            && open::schema(&copy.connection)? == open::schema(&self.connection)?
            && copy.check().is_empty();
        copy.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        copy.connection.close()?;
        if whole { Ok(report) } else { Err(failed()) }
    }
}
