//! Films on a disk with sectors that cannot be read.

use super::super::salvage::recover;
use super::super::verify::report;
use super::*;

struct WornDisk {
    film: Vec<u8>,
    bad: Range<u64>,
    error: i32,
}

impl Bytes for WornDisk {
    fn len(&self) -> std::io::Result<u64> {
        Ok(self.film.len() as u64)
    }

    fn read_exact_at(&self, buffer: &mut [u8], at: u64) -> std::io::Result<()> {
        if at < self.bad.end && at + buffer.len() as u64 > self.bad.start {
            return Err(std::io::Error::from_raw_os_error(self.error));
        }
        self.film.read_exact_at(buffer, at)
    }
}

#[cfg(unix)]
const BAD_SECTOR: i32 = 5;
#[cfg(windows)]
const BAD_SECTOR: i32 = 23;
#[cfg(unix)]
const NO_DEVICE: i32 = 19;
#[cfg(windows)]
const NO_DEVICE: i32 = 55;

fn film() -> Specimen {
    Specimen::made(some_id(), &[3000; 20])
}

fn worn(film: &Specimen, bad: Range<u64>, error: i32) -> Box<dyn Bytes> {
    Box::new(WornDisk { film: film.film.clone(), bad, error })
}

#[test]
fn a_bad_sector_costs_the_records_in_it() {
    let film = film();
    for film in [film.clone(), film.bare()] {
        let reader = film.open_over(worn(&film, 8192..12288, BAD_SECTOR)).unwrap();
        let damage = assert_reads_around(&reader, &film.plain);
        let lost: u64 = damage.iter().map(|damage| damage.len).sum();
        assert!((3000..=3 * 3000).contains(&lost), "{damage:?}");
        assert!(matches!(report(&reader, None).unwrap().hash, HashCheck::Differs | HashCheck::NoSeal));
    }
}

#[test]
fn a_bad_first_sector_costs_the_first_records() {
    let film = film();
    let reader = film.open_over(worn(&film, 0..4096, BAD_SECTOR)).unwrap();
    let damage = assert_reads_around(&reader, &film.plain);
    assert_eq!(damage[0].why, DamageCause::Header);
    assert_eq!(damage.iter().map(|damage| damage.len).sum::<u64>(), 6000);
}

#[test]
fn a_bad_sector_within_a_record_is_told_from_alteration() {
    let film = Specimen::made(some_id(), &[9000, 9000, 9000]);
    let middle = film.records()[1].start as u64 + 100;
    let reader = film.open_over(worn(&film, middle..middle + 10, BAD_SECTOR)).unwrap();
    let damage = assert_reads_around(&reader, &film.plain);
    assert_eq!(damage, [FilmDamage { offset: 9000, len: 9000, why: DamageCause::BadSector }]);
}

#[test]
fn a_disk_that_is_gone_is_an_error_and_no_zeros() {
    let film = Specimen::made(some_id(), &[9000, 9000, 9000]);
    let middle = film.records()[1].start as u64 + 100;
    let reader = film.open_over(worn(&film, middle..middle + 10, NO_DEVICE)).unwrap();
    assert!(matches!(reader.read_at(9000, &mut [0; 10]), Err(VaultError::Io { .. })));
    assert_eq!(reader.damage(), []);
    assert!(film.open_over(worn(&film, 0..10, NO_DEVICE)).is_err());
}

#[test]
fn a_bad_first_record_is_read_from_the_seal() {
    let mut film = film();
    let known = film.plain[..3500].to_vec();
    let facts = SealFacts { head: known, ..facts() };
    let mut seal = recover(&film.clone().bare().open().unwrap(), |_| facts).unwrap().seal;
    film.seal = Some(seal.encode(&film.id, &film.key, None).unwrap());
    let records = film.records();
    film.film[records[0].start + 100] ^= 1;
    film.film[records[1].start + 100] ^= 1;
    let reader = film.open().unwrap();
    let read = read_all(&reader);
    assert!(read[..3500] == film.plain[..3500], "as far as the seal knows");
    assert!(read[3500..6000].iter().all(|&byte| byte == 0));
    assert!(read[6000..] == film.plain[6000..]);
    let lost: Vec<_> = reader.damage().iter().map(|damage| (damage.offset, damage.len, damage.why)).collect();
    assert_eq!(lost, [(0, 3000, DamageCause::Altered), (3000, 3000, DamageCause::Altered)]);
}
