//! The power is cut at every moment of a film, with what was not synced lost, cut short, zeroed or out of order: what was
//! said to be durable is there, and nothing is made up.

use std::io::ErrorKind;

use super::storage::Chance;
use super::*;

const PIECE: usize = 700;
const SEEDS: u64 = 6;

/// A film on a disk, with what it said at which moment.
struct Filmed {
    rig: Rig,
    /// Moments, and plaintext bytes that were durable by then.
    said: Vec<(usize, u64)>,
    begun: usize,
    sealed: usize,
    plain: Vec<u8>,
}

fn film(rig: Rig) -> Filmed {
    let home = crate::test_folder::folder();
    let folder = rigged(&home, &rig);
    let mut writer = writer_in(&folder, some_id());
    let begun = rig.moment();
    let mut said = Vec::new();
    for piece in 0..8 {
        writer.append(&pattern(piece * PIECE, PIECE)).unwrap();
        writer.cut().unwrap();
        if piece % 3 == 2 {
            let len = writer.plain_len();
            wait_until(|| {
                writer.tick().unwrap();
                writer.durable_len() == len
            });
        }
        let durable = writer.durable_len();
        said.push((rig.moment(), durable));
    }
    writer.finish(facts(), None).unwrap();
    let sealed = rig.moment();
    Filmed { rig, said, begun, sealed, plain: pattern(0, 8 * PIECE) }
}

/// Cuts the power at every moment and looks at what is left; gives how often a film was whole, recovered, not there.
fn cut_everywhere(film: &Filmed) -> [usize; 3] {
    let mut outcomes = [0; 3];
    for (moment, seed) in
        (0..=film.rig.moment()).flat_map(|moment| (0..SEEDS).map(move |seed| (moment, seed)))
    {
        let left = film.rig.after_a_cut(moment, &mut Chance::new(moment as u64 * 1000 + seed));
        let home = crate::test_folder::folder();
        for (path, bytes) in &left {
            fs::write(home.path().join(path.file_name().unwrap()), bytes).unwrap();
        }
        let folder = FilmFolder::on_disk(home.path());
        let durable =
            film.said.iter().filter(|(at, _)| *at <= moment).map(|(_, bytes)| *bytes).max().unwrap_or(0);
        let salvaged = match salvage(&folder, some_id(), &key(), durable, |_| facts(), None) {
            Ok(salvaged) => salvaged,
            Err(error) => {
                assert!(moment < film.begun, "moment {moment} seed {seed}: {error}");
                outcomes[2] += 1;
                continue;
            }
        };
        let sealed = salvaged.seal.state == FilmState::Complete;
        assert!(sealed || moment < film.sealed, "moment {moment} seed {seed}");
        let report = verify(&folder, some_id(), &key(), durable, None).unwrap();
        let reader = FilmReader::open(&folder, some_id(), &key()).unwrap();
        let damage = assert_reads_around(&reader, &film.plain[..usize::try_from(reader.len()).unwrap()]);
        assert!(reader.len() >= durable, "moment {moment} seed {seed}: {} of {durable}", reader.len());
        assert_eq!(damage, report.damage);
        assert!(
            damage.iter().all(|found| found.offset >= durable || found.len == 0),
            "{moment} {seed}: {damage:?}"
        );
        assert_eq!(report.missing_bytes, 0, "moment {moment} seed {seed}");
        if sealed {
            assert!(
                report.is_whole() && reader.len() == film.plain.len() as u64,
                "{moment} {seed}: {report:?}"
            );
        }
        outcomes[usize::from(!sealed)] += 1;
    }
    outcomes
}

#[test]
fn power_cut_at_every_moment_of_a_film() {
    let [whole, recovered, none] = cut_everywhere(&film(Rig::sound()));
    assert!(whole > 0 && recovered > 100 && none > 0, "{whole} {recovered} {none}");
}

#[test]
fn power_cut_at_every_moment_of_a_film_that_goes_on_in_another_part() {
    // The fourth and the ninth sync of film fail, wherever they come.
    let syncs = std::sync::atomic::AtomicUsize::new(0);
    let rig = Rig::failing(move |_, call, path| {
        let film = call == Call::Sync && path.extension().is_some_and(|extension| extension == "sealed");
        let number = if film { syncs.fetch_add(1, std::sync::atomic::Ordering::SeqCst) } else { 0 };
        [3, 8].contains(&number).then_some(Fault::Error(ErrorKind::Other))
    });
    let film = film(rig);
    let [whole, recovered, none] = cut_everywhere(&film);
    assert!(whole > 0 && recovered > 100 && none > 0, "{whole} {recovered} {none}");
}
