//! An unlocked vault whose families do not all open.

use super::*;
use crate::library::StaffRole;
use crate::programme::Purpose;

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
    let (mut desk, _) =
        Desk::create(&vault, "KL", StaffRole::Worker, &passphrase(), KdfParams::FLOOR, Clock::read())
            .unwrap();
    let whole = desk.add_family(&family("WHOLE"), Clock::read()).unwrap();
    let damaged = desk.add_family(&family("DAMAGED"), Clock::read()).unwrap();
    let database = desk.case(damaged).unwrap().access().database_path();
    let user = desk.vault().user().unwrap();
    drop(desk);
    std::fs::write(&database, vec![7; 8192]).unwrap();

    let (mut desk, _) = Desk::unlock(&vault, user, &passphrase(), Clock::read()).unwrap();
    assert_eq!(desk.all_cases().unwrap(), [whole]);
    assert_eq!(desk.damaged_cases().keys().collect::<Vec<_>>(), [&damaged]);
    assert_eq!(desk.damage_message().map(|message| message.key), Some("unlock-damaged"));
    let report = desk.check(|_, _| ()).unwrap();
    assert!(report.damage.iter().any(|damage| damage.case == Some(damaged)), "{report:?}");
    assert_eq!(std::fs::read(&database).unwrap(), vec![7; 8192], "what is damaged is left as it is");
}
