//! An unlocked vault whose families do not all open.

use crate::casework::test_vault;
use crate::programme::Purpose;

#[test]
fn one_damaged_family_leaves_the_others_open_and_is_named_by_the_check() {
    let carers: &[(&str, &[Purpose])] = &[("Carer", &[Purpose::Film])];
    let (made, mut open_vault) = test_vault::vault().family("WHOLE", carers).family("DAMAGED", carers).make();
    let (whole, damaged) = (made.cases[0], made.cases[1]);
    let database = open_vault.case(damaged).unwrap().access().database_path();
    drop(open_vault);
    std::fs::write(&database, vec![7; 8192]).unwrap();

    let mut open_vault = made.unlock();
    assert_eq!(open_vault.all_cases().unwrap(), [whole]);
    assert_eq!(open_vault.damaged_cases().keys().collect::<Vec<_>>(), [&damaged]);
    assert_eq!(open_vault.damage_message().map(|message| message.key), Some("unlock-damaged"));
    let report = open_vault.check(|_, _| ()).unwrap();
    assert!(report.damage.iter().any(|damage| damage.case == Some(damaged)), "{report:?}");
    assert_eq!(std::fs::read(&database).unwrap(), vec![7; 8192], "what is damaged is left as it is");
}
