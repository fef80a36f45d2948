//! Any bit of a whole vault turned over: never a panic, never unnoticed, and one bad record never costs more than a
//! second of picture.

use super::*;
use crate::base::DeviceId;
use crate::library::Fault;
use crate::library::{Author, CaseLibrary, DeviceLibrary, LibraryError};
use crate::vault::Vault;

/// Numbers that look random and are always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

fn turn(bytes: &mut [u8], bit: usize) {
    bytes[bit / 8] ^= 1 << (bit % 8);
}

#[test]
fn each_record_costs_at_most_a_second_of_picture_and_the_film_still_plays() {
    let vault = Copied::new();
    let path = vault.film(0, ".sealed");
    let whole = fs::read(&path).unwrap();
    let starts = records(&whole);
    assert!(starts.len() > 9);
    let mut open_vault = vault.unlock();
    for record in starts.windows(2) {
        // In its head, in its body, and all of it.
        let spoilt: [(usize, usize); 3] =
            [(record[0] + 9, 1), (record[0] + 40, 1), (record[0], record[1] - record[0])];
        for (from, len) in spoilt {
            let mut bytes = whole.clone();
            bytes[from..from + len].iter_mut().for_each(|byte| *byte ^= 0x55);
            fs::write(&path, bytes).unwrap();
            let report = open_vault.check(|_, _| ()).unwrap();
            let lost: f64 = report.damage.iter().filter_map(|damage| damage.lost_s).sum();
            assert!(!report.damage.is_empty() && lost <= 1.05, "{record:?}: {:?}", report.damage);
            let (_, film) = open_vault.case(MADE.cases[0]).unwrap().finished_film(MADE.films[0]).unwrap();
            assert_eq!(film.tracks().len(), 2, "what plays it is there");
            // All but the last second can be sought where that is the one that is spoilt.
            assert!(film.index().len() >= 7);
        }
    }
}

/// Film files and their bytes, of the whole made vault.
fn films(vault: &Copied) -> Vec<(PathBuf, Vec<u8>)> {
    let paths = [0, 1, 2].map(|film| vault.film(film, ".sealed"));
    paths.map(|path| (path.clone(), fs::read(path).unwrap())).to_vec()
}

/// Many at once, each in a record of its own with a whole one behind it, and each of them must be named.
#[test]
fn nine_thousand_bits_of_film_are_all_noticed() {
    let vault = Copied::new();
    let films = films(&vault);
    let mut open_vault = vault.unlock();
    let (mut dice, mut turned) = (Dice(1), 0);
    while turned < 9000 {
        let mut expected = 0;
        for (path, whole) in &films {
            let mut bytes = whole.clone();
            for record in records(whole).windows(2).step_by(2) {
                turn(&mut bytes[record[0]..record[1]], dice.below((record[1] - record[0]) * 8));
                expected += 1;
            }
            fs::write(path, bytes).unwrap();
        }
        let report = open_vault.check(|_, _| ()).unwrap();
        assert_eq!(report.damage.len(), expected, "{:?}", report.damage);
        let of_records = [DamageKind::Record, DamageKind::CutOff];
        assert!(report.damage.iter().all(|damage| of_records.contains(&damage.kind)));
        turned += expected;
    }
}

#[test]
fn a_thousand_bits_of_databases_are_all_noticed() {
    let vault = Copied::new();
    let unlocked = Vault::unlock(&vault.folder, MADE.user, &passphrase()).unwrap();
    let case = unlocked.open_case(MADE.cases[0]).unwrap();
    let author = Author { user: MADE.user, device: DeviceId::random() };
    let (case_db, device_db) = (case.database_path(), unlocked.device_db_path());
    let faults_of_case = || {
        CaseLibrary::open(&case_db, &case.database_key(), case.audit_key(), author)
            .map(|library| library.check())
    };
    let faults_of_device = || {
        DeviceLibrary::open(&device_db, &unlocked.device_db_key(), unlocked.device_audit_key())
            .map(|library| library.check())
    };
    let mut dice = Dice(2);
    for (path, faults) in [
        (&case_db, &faults_of_case as &dyn Fn() -> Result<Vec<Fault>, LibraryError>),
        (&device_db, &faults_of_device),
    ] {
        assert_eq!(faults().unwrap(), []);
        let whole = fs::read(path).unwrap();
        for _ in 0..500 {
            let mut bytes = whole.clone();
            let bit = dice.below(bytes.len() * 8);
            turn(&mut bytes, bit);
            fs::write(path, bytes).unwrap();
            assert!(faults().map_or(true, |faults| !faults.is_empty()), "bit {bit} of {}", path.display());
        }
        fs::write(path, &whole).unwrap();
        assert_eq!(faults().unwrap(), []);
    }
}

/// From locked vault to report, as a person does it: a bit of any file is refused with a reason or found.
#[test]
fn a_bit_of_any_file_is_refused_or_found() {
    let vault = Copied::new();
    let files: Vec<PathBuf> = inventory(&vault.folder)
        .unwrap()
        .into_iter()
        .map(|found| vault.folder.join(found.path))
        .filter(|path| fs::metadata(path).unwrap().len() > 0)
        .collect();
    let mut dice = Dice(3);
    for path in files.iter().chain(&files) {
        let whole = fs::read(path).unwrap();
        let mut bytes = whole.clone();
        let bit = dice.below(bytes.len() * 8);
        turn(&mut bytes, bit);
        fs::write(path, bytes).unwrap();
        let unlocked = OpenVault::unlock(&vault.folder, MADE.user, &passphrase(), Clock::read());
        let noticed = match unlocked {
            Ok((mut open_vault, _)) => !open_vault.check(|_, _| ()).unwrap().damage.is_empty(),
            Err(_) => true,
        };
        assert!(noticed, "bit {bit} of {}", path.display());
        // Key files were repaired; what unlocking wrote elsewhere goes with the old bytes.
        fs::write(path, whole).unwrap();
    }
}
