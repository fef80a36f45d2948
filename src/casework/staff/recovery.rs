//! The sheet with the recovery key, to be printed: the same in the window and on the command line. Its first line is the
//! key, so that the file itself opens the vault. Knows no window.

use zeroize::Zeroizing;

use crate::base::VaultId;
use crate::casework::clock::Clock;
use crate::words::{Message, Words};

/// Groups of the key on one line of the sheet.
const ON_A_LINE: usize = 5;

/// What stands on the sheet of a vault's key, on the day it was made.
pub fn recovery_sheet(words: &Words, vault: VaultId, key: &str, clock: Clock) -> Zeroizing<String> {
    let mut sheet = Zeroizing::new(String::with_capacity(2048));
    let mut line = |text: &str| {
        sheet.push_str(text);
        sheet.push('\n');
    };
    line(key);
    line("");
    line(&words.get("recovery-sheet-title"));
    let vault = Message::new("recovery-sheet-vault").with("vault", vault.to_string());
    line(&words.say(&vault.with("day", clock.today)));
    line("");
    line(&words.get("recovery-sheet-what"));
    line("");
    let (prefix, groups) = groups(key);
    line(prefix);
    for (row, groups) in groups.chunks(ON_A_LINE).enumerate() {
        let numbered: Vec<String> = groups
            .iter()
            .zip(row * ON_A_LINE + 1..)
            .map(|(group, number)| format!("{number:>4}: {group}"))
            .collect();
        line(&numbered.join(" "));
    }
    line("");
    for key in ["recovery-sheet-keep", "recovery-sheet-use", "recovery-sheet-file"] {
        line(&words.get(key));
    }
    sheet
}

/// Letters in one group of the key, so that a person copying it by hand keeps their place.
const GROUP: usize = 6;

/// A key's beginning, the same in all keys, and the groups of what follows.
pub fn groups(key: &str) -> (&str, Vec<&str>) {
    let after = key.rfind("-1").map_or(0, |at| at + 2);
    let (prefix, rest) = key.split_at(after);
    let mut groups = Vec::new();
    let mut rest = rest;
    while !rest.is_empty() {
        let end = rest.char_indices().nth(GROUP).map_or(rest.len(), |(at, _)| at);
        let (group, more) = rest.split_at(end);
        groups.push(group);
        rest = more;
    }
    (prefix, groups)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::casework::open_vault::OpenVault;
    use crate::casework::test_vault;
    use crate::vault::RecoveryKey;

    #[test]
    fn the_sheet_lies_outside_the_vault_and_its_file_opens_it() {
        let (clock, words) = (Clock::read(), Words::en_gb());
        let (made, open_vault) = test_vault::vault().at(clock).make();
        let (home, folder, key) = (made.home(), &made.vault, &made.recovery);
        let save = |to: &Path| open_vault.save_recovery_sheet(to, key.reveal(), &words, clock);
        assert_eq!(save(folder).unwrap_err().message.key, "export-inside-vault");
        assert_eq!(save(&folder.join("cases")).unwrap_err().message.key, "export-inside-vault");
        assert_eq!(save(&home.join("nowhere")).unwrap_err().message.key, "export-no-folder");
        let path = save(home).unwrap();
        assert_eq!(save(home).unwrap_err().message.key, "export-exists", "a sheet is never replaced");
        let text = std::fs::read_to_string(&path).unwrap();
        let (_, groups) = groups(key.reveal());
        assert!(groups.iter().zip(1..).all(|(group, number)| text.contains(&format!("{number}: {group}"))));
        assert!(text.contains(&open_vault.vault().id().to_string()));
        drop(open_vault);
        let first: RecoveryKey = text.lines().next().unwrap().parse().unwrap();
        OpenVault::unlock_with_recovery(folder, &first, clock).unwrap();
    }
}
