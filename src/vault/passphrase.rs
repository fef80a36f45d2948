//! What a member of staff types to unlock the vault. Knows nothing of key derivation or files.

use std::fmt;

use zeroize::Zeroizing;

use super::VaultError;

/// A passphrase; wiped when dropped, never shown.
///
/// It is taken byte for byte: blanks and capitals count. Reading one from a file, the caller takes off the
/// line end.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Fewest characters a new passphrase may have.
    ///
    /// A stolen laptop's slot is attacked without us, where nothing counts but the price of a guess and the
    /// number of guesses. Eight characters hold one word with a digit behind it, which is among the first
    /// million guesses: at 0.8 s a guess some 220 core hours, the price of a lunch. Twelve hold three or
    /// four random words, which is not. Nothing but length is asked for: rules of capitals and digits make
    /// passphrases that people write down (NIST SP 800-63B).
    pub const MIN_CHARS: usize = 12;

    /// That the passphrase may protect a new slot.
    pub fn check_strength(&self) -> Result<(), VaultError> {
        if self.0.chars().count() < Self::MIN_CHARS {
            return Err(VaultError::WeakPassphrase { least: Self::MIN_CHARS });
        }
        Ok(())
    }

    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Passphrase {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(‹redacted›)")
    }
}
