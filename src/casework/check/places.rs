//! Where a damage is: paths from the vault's folder on, which hold ids and no name.

use std::path::{Path, PathBuf};

use crate::vault::Vault;

/// The path from the vault's folder on.
pub(crate) fn within(vault: &Vault, path: &Path) -> PathBuf {
    path.strip_prefix(vault.folder()).unwrap_or(path).to_path_buf()
}

/// The path as it is shown: with the same strokes on every system.
pub fn text(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
