//! `users/<user>.history`: the public keys a user has and had before, so that what they signed still verifies, and whether
//! they are retired. Knows nothing of passphrases and slots. Everybody has such a file, with the keys they have now: what
//! they signed verifies though both copies of their slot be lost.
//!
//! Layout, little-endian: magic `ATTNKHIS` ‖ version u16 ‖ vault id 16 ‖ user id 16 ‖ revision u32 ‖ retired u8 (0, 1) ‖
//! count u16 ‖ that many of (age recipient 62, Ed25519 public key 32, endorsed u8 (0, 1), signature 64) in the order in
//! which they were given ‖ HMAC-SHA256 under the vault key over all before, 32 ‖ CRC-32 of all before.
//!
//! **Endorsement.** Keys that replaced lost ones are signed by the recovery key's author, over a label, vault, user,
//! place in the list and the keys. The vault key is every user's, so the MAC alone would let one of them give another keys
//! of their own making and wait until somebody seals a case to those. The signature is verified with the recovery key's
//! public key as it stands *inside* a case's keys, which nobody but the members of that case can have put there.
//!
//! The list is written before the slot that uses its newest keys: what a crash leaves is an entry that nobody uses.

use age::x25519::Recipient;

use super::VaultError;
use super::crypto::{Key, label, same};
use super::envelope::{Draft, Fields, Kind};
use super::public_keys::PublicKeys;
use super::signing::{self, PUBLIC_KEY_LEN, RECOVERY_AUTHOR, SIGNATURE_LEN, Signer};
use super::slot::admission_key;
use crate::base::{UserId, VaultId};

const KIND: Kind = Kind { what: "key history", magic: b"ATTNKHIS", version: 1 };
/// Most keys a user may have had: a reset a week for two years.
const MAX_IDENTITIES: usize = 100;

/// Keys that a user has or had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Given {
    /// The keys.
    pub keys: PublicKeys,
    /// The recovery author's signature, where they replaced lost ones.
    pub endorsement: Option<[u8; SIGNATURE_LEN]>,
}

/// What is known of a user beside their slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyHistory {
    /// Which vault.
    pub vault: VaultId,
    /// Whose.
    pub user: UserId,
    /// One more with every rewrite.
    pub revision: u32,
    /// Whether they left: no slot of theirs is believed.
    pub retired: bool,
    /// Their keys in the order in which they were given; those of the slot may be the newest, or not among them.
    pub given: Vec<Given>,
}

impl KeyHistory {
    /// Nothing known yet.
    pub fn new(vault: VaultId, user: UserId) -> Self {
        Self { vault, user, revision: 0, retired: false, given: Vec::new() }
    }

    /// Remembers keys that somebody was admitted with.
    pub fn remember(&mut self, keys: &PublicKeys) {
        if self.place(keys).is_none() {
            self.given.push(Given { keys: keys.clone(), endorsement: None });
        }
    }

    /// Gives new keys in place of lost ones, signed by the recovery key's author.
    pub fn endorse(&mut self, keys: PublicKeys, recovery: &Signer) {
        let endorsement = Some(recovery.sign(&statement(self.vault, self.given.len(), &keys)));
        self.given.push(Given { keys, endorsement });
    }

    /// Where in the order these keys stand.
    pub fn place(&self, keys: &PublicKeys) -> Option<usize> {
        self.given.iter().position(|given| given.keys == *keys)
    }

    /// Whether the recovery author that has this public key gave `newer` to the user after `older`.
    pub fn follows(&self, older: &PublicKeys, newer: &PublicKeys, recovery: &[u8; PUBLIC_KEY_LEN]) -> bool {
        let (Some(before), Some(after)) = (self.place(older), self.place(newer)) else { return false };
        before < after && self.is_endorsed(after, recovery)
    }

    /// Whether the recovery author that has this public key gave these keys to the user.
    pub fn gave(&self, keys: &PublicKeys, recovery: &[u8; PUBLIC_KEY_LEN]) -> bool {
        self.place(keys).is_some_and(|place| self.is_endorsed(place, recovery))
    }

    fn is_endorsed(&self, place: usize, recovery: &[u8; PUBLIC_KEY_LEN]) -> bool {
        let Given { keys, endorsement } = &self.given[place];
        let message = statement(self.vault, place, keys);
        endorsement.is_some_and(|signature| signing::verify(recovery, &message, &signature))
    }

    /// The bytes of the file, as its next revision.
    pub fn write_next(&mut self, vault_key: &Key) -> Result<Vec<u8>, VaultError> {
        let damaged = |why| VaultError::damaged(KIND.what, why);
        self.revision = self.revision.checked_add(1).ok_or_else(|| damaged("absurd revision"))?;
        let count =
            u16::try_from(self.given.len()).ok().filter(|count| usize::from(*count) <= MAX_IDENTITIES);
        let count = count.ok_or_else(|| damaged("absurd number of keys"))?;
        let mut draft = Draft::file(&KIND)
            .put(self.vault.bytes())
            .put(self.user.bytes())
            .put(&self.revision.to_le_bytes())
            .put(&[u8::from(self.retired)])
            .put(&count.to_le_bytes());
        for Given { keys, endorsement } in &self.given {
            draft = draft.put(keys.recipient.to_string().as_bytes()).put(&keys.verifying);
            draft = draft.put(&[u8::from(endorsement.is_some())]);
            draft = draft.put(&endorsement.unwrap_or([0; SIGNATURE_LEN]));
        }
        let mac = admission_key(self.vault, vault_key).mac(&[draft.so_far()]);
        Ok(draft.put(&mac).finish())
    }

    /// Reads the file of this user, and that a holder of the vault's key wrote it.
    pub fn parse(bytes: &[u8], vault: VaultId, user: UserId, vault_key: &Key) -> Result<Self, VaultError> {
        let damaged = |why| VaultError::damaged(KIND.what, why);
        let mut fields = Fields::open(&KIND, bytes)?;
        let (its_vault, its_user) = (fields.array()?, fields.array()?);
        if &its_vault != vault.bytes() || &its_user != user.bytes() {
            return Err(damaged("it is another user's or another vault's"));
        }
        let revision = fields.u32()?;
        let retired = flag(&mut fields)?;
        let count = usize::from(fields.u16()?);
        if count > MAX_IDENTITIES {
            return Err(damaged("absurd number of keys"));
        }
        let given = (0..count).map(|_| read_given(user, &mut fields)).collect::<Result<_, _>>()?;
        let mac = admission_key(vault, vault_key).mac(&[fields.so_far()]);
        let its_mac: [u8; 32] = fields.array()?;
        fields.end()?;
        if !same(&mac, &its_mac) {
            return Err(damaged("authentication"));
        }
        Ok(Self { vault, user, revision, retired, given })
    }

    /// Which of two is newer.
    pub fn rank(&self) -> u64 {
        self.revision.into()
    }
}

fn read_given(user: UserId, fields: &mut Fields) -> Result<Given, VaultError> {
    let recipient: Recipient = PublicKeys::read_recipient(KIND.what, fields)?;
    let keys = PublicKeys { user, recipient, verifying: fields.array()? };
    let endorsed = flag(fields)?;
    let signature = fields.array()?;
    Ok(Given { keys, endorsement: endorsed.then_some(signature) })
}

fn flag(fields: &mut Fields) -> Result<bool, VaultError> {
    match fields.u8()? {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(VaultError::damaged(KIND.what, "a flag is neither yes nor no")),
    }
}

/// What the recovery author signs.
fn statement(vault: VaultId, place: usize, keys: &PublicKeys) -> Vec<u8> {
    let place = u64::try_from(place).unwrap_or(u64::MAX).to_le_bytes();
    let draft = Draft::body(256).put(label::SIGN_RESET).put(vault.bytes()).put(&place);
    debug_assert!(keys.user != RECOVERY_AUTHOR);
    keys.write(draft).finish_body().to_vec()
}
