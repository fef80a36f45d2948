//! The table against itself, the source and the manual. To write its page anew: `ATTUNE_WRITE_DOCS=1 cargo test --lib keys_page`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use egui::{Event, Key, Modifiers, RawInput};

use super::*;
use crate::words::Words;

/// Places whose keys work at the same time as those of any other.
const WITH_ALL: [KeyPlace; 1] = [KeyPlace::Everywhere];

#[test]
fn no_key_means_two_things_in_one_place() {
    for place in [KeyPlace::Moments, KeyPlace::Film, KeyPlace::Parents, KeyPlace::Everywhere] {
        let mut taken: BTreeMap<Chord, Shortcut> = BTreeMap::new();
        // Enter and the like are a control's as long as it has the keyboard.
        let lines = TABLE.iter().filter(|line| {
            line.place == place || WITH_ALL.contains(&line.place) && line.does != Shortcut::Press
        });
        for line in lines {
            for chord in line.chords {
                if let Some(other) = taken.insert(*chord, line.does) {
                    panic!("{chord:?} is {other:?} and {:?} in {place:?}", line.does);
                }
            }
        }
    }
}

#[test]
fn every_line_has_keys_and_no_two_lines_do_the_same() {
    let mut done = BTreeSet::new();
    for line in TABLE {
        assert!(!line.chords.is_empty() && done.insert(line.does), "{line:?}");
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { sources(&path, found) } else { found.push(path) }
    }
}

#[test]
fn every_shortcut_is_acted_on_and_no_key_is_read_beside_the_table() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut found = Vec::new();
    sources(&ui, &mut found);
    let own = ui.join("keys");
    let texts: Vec<(PathBuf, String)> = found
        .into_iter()
        .filter(|path| !path.starts_with(&own))
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect();
    for line in TABLE.iter().filter(|line| !line.does.is_of_controls()) {
        let name = format!("{:?}", line.does);
        let name = format!("Shortcut::{}", name.split('(').next().unwrap());
        assert!(texts.iter().any(|(_, text)| text.contains(&name)), "nothing acts on {name}");
    }
    // A key of a screen's own would be told nowhere. Controls and lists have their own keys; Escape has one place.
    let mut wrong = Vec::new();
    for (path, text) in &texts {
        let is_control = path.starts_with(ui.join("widgets")) || path.starts_with(ui.join("theme"));
        let is_list =
            [ui.join("screens/grid/keys.rs"), ui.join("screens/session/order.rs"), ui.join("finder")]
                .iter()
                .any(|it| path.starts_with(it));
        let reads =
            ["key_pressed(", "consume_key(", "consume_shortcut("].iter().any(|call| text.contains(call));
        if reads && !is_control && !is_list && !path.ends_with("topmost.rs") {
            wrong.push(path.clone());
        }
        if text.contains("Key::Escape") && !path.ends_with("topmost.rs") {
            wrong.push(path.clone());
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A window with nothing on it, to which this happens so many times without an end; which of them were taken for the shortcut.
fn takes(does: Shortcut, event: &Event, times: usize) -> Vec<bool> {
    let context = egui::Context::default();
    let pass = |_| {
        let mut taken = false;
        let input = RawInput { events: vec![event.clone()], ..RawInput::default() };
        let mut output = context.run_ui(input, |ui| taken |= pressed(ui, does));
        output.textures_delta.clear();
        taken
    };
    (0..times).map(pass).collect()
}

fn key(key: Key, place: Option<Key>, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: place, pressed: true, repeat: false, modifiers }
}

#[test]
fn keys_are_told_whatever_the_keyboard() {
    use Shortcut as S;
    let (none, shift, ctrl) = (Modifiers::NONE, Modifiers::SHIFT, Modifiers::COMMAND);
    let table = [
        (S::Tag(1), key(Key::Num1, Some(Key::Num1), none), true),
        (S::Tag(1), key(Key::Exclamationmark, Some(Key::Num1), shift), false),
        (S::Tag(11), key(Key::Exclamationmark, Some(Key::Num1), shift), true),
        (S::Tag(11), key(Key::Num1, Some(Key::Num1), none), false),
        // A French keyboard writes its digits with Shift.
        (S::Tag(2), key(Key::Quote, Some(Key::Num2), none), true),
        (S::Keys, key(Key::Questionmark, Some(Key::Slash), shift), true),
        (S::Keys, key(Key::F1, Some(Key::F1), none), true),
        (S::Closer, key(Key::Plus, Some(Key::Equals), shift), true),
        (S::Star, key(Key::S, Some(Key::S), none), true),
        (S::Star, key(Key::S, Some(Key::S), ctrl), false),
        (S::Faster, key(Key::L, Some(Key::L), ctrl), false),
        (S::HideScreen, key(Key::L, Some(Key::L), ctrl), true),
        (S::Undo, key(Key::Z, Some(Key::Z), ctrl | shift), false),
        (S::Redo, key(Key::Z, Some(Key::Z), ctrl | shift), true),
        // AltGr with a letter writes another letter.
        (S::HideScreen, key(Key::L, Some(Key::L), ctrl | Modifiers::ALT), false),
    ];
    for (does, event, wanted) in table {
        assert_eq!(takes(does, &event, 1), [wanted], "{does:?}: {event:?}");
    }
}

#[test]
fn a_key_that_is_held_down_switches_nothing_to_and_fro() {
    for line in TABLE.iter().filter(|line| !line.does.is_of_controls()) {
        let chord = line.chords[0];
        let modifiers = match chord.held {
            Held::Nothing => Modifiers::NONE,
            Held::Shift => Modifiers::SHIFT,
            Held::Ctrl => Modifiers::COMMAND,
            Held::CtrlShift => Modifiers::COMMAND | Modifiers::SHIFT,
        };
        let taken = takes(line.does, &key(chord.key, None, modifiers), 2);
        assert_eq!(taken, [true, line.does.repeats()], "{line:?}");
    }
}

fn page() -> String {
    let words = Words::en_gb();
    let mut page = String::from(
        "# Keys\n\nMade from the table of keys in `src/ui/keys`. `?` and F1 show the same over any screen.\n",
    );
    let places = [
        (&[KeyPlace::Everywhere, KeyPlace::Lists][..], "keys-place-everywhere"),
        (&[KeyPlace::Moments], "keys-place-moments"),
        (&[KeyPlace::Film], "keys-place-film"),
        (&[KeyPlace::Parents], "keys-place-parents"),
    ];
    for (places, title) in places {
        writeln!(page, "\n## {}\n\n| keys | what they do |\n|---|---|", words.get(title)).unwrap();
        for line in places.iter().flat_map(|place| lines(*place)) {
            let keys: Vec<String> =
                line.chords.iter().map(|chord| format!("`{}`", chord.spoken(&words))).collect();
            writeln!(page, "| {} | {} |", keys.join(" or "), words.say(&line.does.says())).unwrap();
        }
    }
    writeln!(page, "\n{}.", words.get("keys-while-typing")).unwrap();
    page
}

#[test]
fn the_keys_page_says_what_the_table_says() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let (path, made) = (docs.join("keys.md"), page());
    if std::env::var_os("ATTUNE_WRITE_DOCS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(written == made, "docs/keys.md differs from the table of keys: write it anew");
    let manual = fs::read_to_string(docs.join("manual.md")).unwrap();
    assert!(manual.contains("(keys.md)"), "the manual leads there");
}
