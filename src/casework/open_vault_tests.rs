//! An unlocked vault whose families do not all open.

use super::*;
use crate::casework::changes::NewFamily;
use crate::casework::clock::Clock;
use crate::library::StaffRole;
use crate::programme::Purpose;
use crate::vault::{KdfParams, Passphrase};

fn family(code: &str) -> NewFamily {
    NewFamily {
        code: code.to_owned(),
        carers: vec![("Carer".into(), vec![Purpose::Film])],
        ..NewFamily::default()
    }
}

#[test]
fn one_damaged_family_leaves_the_others_open_and_is_named_by_the_check() {
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("vault");
    let passphrase = || Passphrase::from("four words on paper".to_owned());
    let (mut open_vault, _) =
        OpenVault::create(&vault, "KL", StaffRole::Worker, &passphrase(), KdfParams::FLOOR, Clock::read())
            .unwrap();
    let whole = open_vault.add_family(&family("WHOLE"), Clock::read()).unwrap();
    let damaged = open_vault.add_family(&family("DAMAGED"), Clock::read()).unwrap();
    let database = open_vault.case(damaged).unwrap().access().database_path();
    let user = open_vault.vault().user().unwrap();
    drop(open_vault);
    std::fs::write(&database, vec![7; 8192]).unwrap();

    let (mut open_vault, _) = OpenVault::unlock(&vault, user, &passphrase(), Clock::read()).unwrap();
    assert_eq!(open_vault.all_cases().unwrap(), [whole]);
    assert_eq!(open_vault.damaged_cases().keys().collect::<Vec<_>>(), [&damaged]);
    assert_eq!(open_vault.damage_message().map(|message| message.key), Some("unlock-damaged"));
    let report = open_vault.check(|_, _| ()).unwrap();
    assert!(report.damage.iter().any(|damage| damage.case == Some(damaged)), "{report:?}");
    assert_eq!(std::fs::read(&database).unwrap(), vec![7; 8192], "what is damaged is left as it is");
}
