//! Files that belong to nobody, and films that no record knows of. Knows names and keys, and of films only
//! whether there is picture in them.

use std::collections::{BTreeMap, BTreeSet};

use super::places;
use super::report::{CheckReport, Damage, DamageKind, Stray};
use crate::base::{CaseId, RecordingId};
use crate::casework::open_vault::OpenVault;
use crate::casework::problem::Problem;
use crate::programme::{Recording, RecordingState};
use crate::vault::film::{FilmFile, FilmReader};
use crate::vault::{Found, FoundKind, inventory, layout};
use crate::words::Message;

/// What a family that opened says should be there.
struct Expected {
    generation: u32,
    /// Recordings on record, and whether they were erased or discarded.
    recordings: BTreeMap<RecordingId, bool>,
    keys: BTreeSet<RecordingId>,
    /// Films of which the film file itself is there.
    films: BTreeSet<(RecordingId, u32)>,
}

impl Expected {
    /// Whether any part of the film is there.
    fn has_film(&self, recording: RecordingId) -> bool {
        self.films.range((recording, 0)..=(recording, u32::MAX)).next().is_some()
    }
}

/// Looks at the name of every file.
pub(crate) fn find(open_vault: &mut OpenVault, report: &mut CheckReport) -> Result<(), Problem> {
    let found = inventory(open_vault.vault().folder())?;
    let with_keys: BTreeSet<CaseId> = open_vault.vault().cases()?.into_iter().collect();
    let mut expected = BTreeMap::new();
    for case in open_vault.all_cases()? {
        // What is on record cannot be said of a database that does not read, which is told already.
        if let Ok(known) = expect(open_vault, case, &found) {
            expected.insert(case, known);
        }
    }
    let film_of_leftover: BTreeSet<CaseId> = found
        .iter()
        .filter(|file| matches!(file.kind, FoundKind::Film { .. }))
        .filter_map(|file| file.case)
        .collect();
    for file in &found {
        let leftover = file.case.filter(|case| !with_keys.contains(case) && !film_of_leftover.contains(case));
        let why = match (file.kind, leftover) {
            (_, Some(_)) => Some("check-stray-case-leftover"),
            (FoundKind::Unknown, None) => Some("check-stray-unknown"),
            (FoundKind::HalfWritten, None) => Some("check-stray-half-written"),
            _ => file.case.and_then(|case| expected.get(&case)).and_then(|expected| of_case(file, expected)),
        };
        report.strays.extend(why.map(|why| Stray { path: file.path.clone(), why: why.into() }));
    }
    for (case, expected) in &expected {
        not_on_record(open_vault, *case, expected, report)?;
    }
    report.strays.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(())
}

fn expect(open_vault: &mut OpenVault, case: CaseId, found: &[Found]) -> Result<Expected, Problem> {
    let file = open_vault.case(case)?;
    let recordings = file.all_recordings()?;
    let is_gone =
        |recording: &Recording| matches!(recording.state, RecordingState::Discarded | RecordingState::Erased);
    let films = found.iter().filter(|file| file.case == Some(case)).filter_map(|file| match file.kind {
        FoundKind::Film { recording, part, file: FilmFile::Film } => Some((recording, part)),
        _ => None,
    });
    Ok(Expected {
        generation: file.access().generation(),
        recordings: recordings.iter().map(|record| (record.id.into(), is_gone(&record.body))).collect(),
        keys: file.access().recordings().into_iter().collect(),
        films: films.collect(),
    })
}

/// Why a file of an opened family belongs to nobody, if it does.
fn of_case(file: &Found, expected: &Expected) -> Option<&'static str> {
    match file.kind {
        FoundKind::CaseDatabase(generation) if generation != expected.generation => {
            Some("check-stray-generation")
        }
        FoundKind::Film { recording, part, file } => {
            let erased = expected.recordings.get(&recording).copied();
            match (erased, expected.keys.contains(&recording)) {
                // Without a key these bytes are noise; a film on record without its key is damage, told already.
                (None | Some(true), false) => Some("check-stray-no-key"),
                // A film on record that is missing whole is told as such: these belong to it, should it be put back.
                _ if file != FilmFile::Film
                    && !expected.films.contains(&(recording, part))
                    && (erased != Some(false) || expected.has_film(recording)) =>
                {
                    Some("check-stray-no-film")
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// Keys and films of recordings that no record knows of: what a crash left of beginning one, or film whose record
/// is lost.
fn not_on_record(
    open_vault: &mut OpenVault,
    case: CaseId,
    expected: &Expected,
    report: &mut CheckReport,
) -> Result<(), Problem> {
    let unknown = expected.keys.iter().filter(|recording| !expected.recordings.contains_key(recording));
    for &recording in unknown {
        let parts: Vec<u32> =
            expected.films.iter().filter(|(of, _)| *of == recording).map(|(_, part)| *part).collect();
        let (file, vault) = open_vault.case_and_vault(case)?;
        if parts.is_empty() {
            let path = places::within(vault, &layout::case_keys(vault.folder(), case));
            report.strays.push(Stray { path, why: Message::new("check-stray-key") });
        }
        for part in parts {
            let (folder, id) = (file.access().film_folder(), file.film_id(recording));
            let name = format!("{recording}-{part}{}", FilmFile::Film.suffix());
            let path = places::within(vault, &folder.path().join(name));
            let reader =
                file.access().content_key(recording).and_then(|key| FilmReader::open(&folder, id, &key));
            if reader.is_ok_and(|film| film.is_empty()) {
                report.strays.push(Stray { path, why: "check-stray-no-picture".into() });
            } else {
                let damage =
                    Damage::new(DamageKind::NotOnRecord, path, "check-why-not-on-record", "check-costs-film");
                report.damage.push(Damage { film: Some(recording), ..damage.of(case) });
            }
        }
    }
    Ok(())
}
