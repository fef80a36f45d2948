//! The work on a passphrase is done once for each salt: thousands of tests open copies of one vault. Knows nothing of what
//! the key is for.

use std::collections::BTreeMap;
use std::sync::Mutex;

use zeroize::Zeroizing;

use crate::vault::{KdfParams, Passphrase, VaultError};

type Worked = BTreeMap<(String, String, Vec<u8>), [u8; 32]>;

static WORKED: Mutex<Worked> = Mutex::new(BTreeMap::new());

/// What that work gave before, or gives now.
pub fn done_once(
    (params, passphrase, salt): (KdfParams, &Passphrase, &[u8]),
    work: impl FnOnce() -> Result<Zeroizing<[u8; 32]>, VaultError>,
) -> Result<Zeroizing<[u8; 32]>, VaultError> {
    let of = (format!("{params:?}"), passphrase.expose().to_owned(), salt.to_vec());
    if let Some(known) = WORKED.lock().unwrap().get(&of) {
        return Ok(Zeroizing::new(*known));
    }
    let key = work()?;
    WORKED.lock().unwrap().insert(of, *key);
    Ok(key)
}
