//! What can be found, and what each does: places of families by their codes, sessions, actions, settings. A pure function
//! of the state and of what was typed. It never looks into what parents or staff wrote.

use std::cmp::Reverse;

use super::matching::{Hit, find, hit, typed};
use crate::app::action::{UserAction, WindowAction};
use crate::app::state::{FamilyPage, Look, Place, SettingsSection, State};
use crate::casework::Act;
use crate::casework::pages::FamilyRow;
use crate::programme::StepKind;
use crate::ui::icons::Icon;
use crate::words::{Message, Words};

/// Most families whose pages and sessions are told apart; of more, somebody types on.
const MOST_FAMILIES: usize = 8;
/// Most rows of one group.
const MOST_ROWS: usize = 40;

/// Under which word a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A place.
    GoTo,
    /// An action.
    Do,
    /// A setting.
    Settings,
}

/// What a row does.
#[derive(Clone, Debug, PartialEq)]
pub enum Does {
    /// What a person could do by going there.
    Acts(Vec<UserAction>),
    /// Shows the keys.
    ShowsKeys,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundRow {
    /// Under which word.
    pub group: Group,
    /// Its icon.
    pub icon: Icon,
    /// Its words.
    pub words: String,
    /// The letters that were typed.
    pub hit: Hit,
    /// What is told at its right.
    pub note: Option<String>,
    /// Why it is off, where it is.
    pub off: Option<String>,
    /// What it does.
    pub does: Does,
}

/// What is looked through: an entry before it is held against what was typed.
struct Entry {
    row: FoundRow,
    /// The code of the family it is of, where it is of one.
    code: Option<String>,
}

impl Entry {
    /// A code is found as a whole, by whatever part of it.
    fn with_whole_code(&self, mut hit: Hit) -> Hit {
        let code = self.code.as_ref().and_then(|code| Some((self.row.words.find(code)?, code.len())));
        if let Some((start, length)) = code {
            let whole = start..start + length;
            let in_it = |place: &std::ops::Range<usize>| place.start < whole.end && whole.start < place.end;
            if hit.letters.iter().any(in_it) {
                hit.letters.retain(|place| !in_it(place));
                hit.letters.push(whole);
                hit.letters.sort_by_key(|place| place.start);
            }
        }
        hit
    }
}

/// What is found, best first in each group.
pub fn rows(state: &State, words: &Words, query: &str) -> Vec<FoundRow> {
    let typed = typed(query);
    let is_code = |word: &str| state.families.iter().any(|row| find(&row.code, word).is_some());
    let codes: Vec<bool> = typed.iter().map(|word| is_code(word)).collect();
    // A word that is a family's code says nothing of what is no family's, as long as another word does.
    let code = |word: &str| typed.iter().zip(&codes).any(|(known, code)| *code && known == word);
    let mut found: Vec<FoundRow> = entries(state, words, &typed)
        .into_iter()
        .filter_map(|entry| {
            let hit = hit(&entry.row.words, &typed, |word| entry.code.is_none() && code(word))?;
            Some(FoundRow { hit: entry.with_whole_code(hit), ..entry.row })
        })
        .collect();
    // Stable: what is as good stays in the order in which it was thought of.
    found.sort_by_key(|row| (row.group, row.hit.inside));
    let mut counts = [0_usize; 3];
    found.retain(|row| {
        let count = &mut counts[row.group as usize];
        *count += 1;
        *count <= MOST_ROWS
    });
    found
}

fn entries(state: &State, words: &Words, typed: &[String]) -> Vec<Entry> {
    let make = Make { state, words, leaving: leaving(state, words) };
    let mut entries = vec![make.place(Icon::Today, "finder-today", Place::Today)];
    if state.me.is_none() || state.refusal(Act::Supervise).is_none() {
        entries.push(make.place(Icon::Grid, "finder-grid", Place::Grid));
    }
    let open = state.screen.on_screen().case();
    let is_meant =
        |row: &&FamilyRow| open == Some(row.case) || typed.iter().any(|word| find(&row.code, word).is_some());
    let mut meant: Vec<&FamilyRow> = state.families.iter().filter(is_meant).collect();
    // Whoever is open comes first, then whoever more words mean.
    meant.sort_by_cached_key(|row| {
        let hits = typed.iter().filter(|word| find(&row.code, word).is_some()).count();
        (open != Some(row.case), Reverse(hits))
    });
    let shown = if typed.is_empty() { MOST_FAMILIES } else { usize::MAX };
    entries.extend(state.families.iter().take(shown).map(|row| make.family_itself(row)));
    for row in meant.into_iter().take(MOST_FAMILIES) {
        make.family(row, &mut entries);
    }
    make.actions(&mut entries);
    for section in SettingsSection::ALL {
        let mut entry = make.place(Icon::Settings, section.name(), Place::Settings(section));
        entry.row.group = Group::Settings;
        entries.push(entry);
    }
    entries
}

/// Why the screen cannot be left now.
fn leaving(state: &State, words: &Words) -> Option<String> {
    if !state.screen.on_screen().can_leave() {
        return Some(words.get("finder-off-filming"));
    }
    state.busy.is_some().then(|| words.get("finder-off-working"))
}

/// Makes entries of one state.
struct Make<'a> {
    state: &'a State,
    words: &'a Words,
    leaving: Option<String>,
}

impl Make<'_> {
    fn entry(&self, group: Group, icon: Icon, message: &Message, acts: Vec<UserAction>) -> Entry {
        let row = FoundRow {
            group,
            icon,
            words: self.words.say(message),
            hit: Hit::default(),
            note: None,
            off: None,
            does: Does::Acts(acts),
        };
        Entry { row, code: None }
    }

    fn place(&self, icon: Icon, key: &'static str, place: Place) -> Entry {
        self.to(Group::GoTo, icon, &Message::new(key), place)
    }

    fn to(&self, group: Group, icon: Icon, message: &Message, place: Place) -> Entry {
        let mut entry = self.entry(group, icon, message, vec![WindowAction::Open(place).into()]);
        entry.row.off.clone_from(&self.leaving);
        entry
    }

    /// A place of a family.
    fn of(&self, group: Group, icon: Icon, (message, row): (&Message, &FamilyRow), place: Place) -> Entry {
        Entry { code: Some(row.code.clone()), ..self.to(group, icon, message, place) }
    }

    /// A family's first page.
    fn family_itself(&self, row: &FamilyRow) -> Entry {
        let message = Message::new("finder-family").with("code", row.code.as_str());
        let mut entry = self.of(Group::GoTo, Icon::Families, (&message, row), Place::family(row.case));
        let held = || self.words.say(&Message::new("finder-held").with("held", row.held));
        entry.row.note = Some(row.next.and_then(|(_, day)| day).map_or_else(held, |day| self.day(day)));
        entry
    }

    fn day(&self, day: chrono::NaiveDate) -> String {
        if day == self.state.today { self.words.get("date-today") } else { self.words.day(day) }
    }

    /// Everything of one family: its sessions, the next one first, and its pages.
    fn family(&self, row: &FamilyRow, entries: &mut Vec<Entry>) {
        let next = row.next.map(|(number, _)| number);
        if let Some(number) = next {
            let from = entries.len();
            self.session(row, number, entries);
            let day = row.next.and_then(|(_, day)| day).map(|day| self.day(day));
            for entry in &mut entries[from..] {
                entry.row.note.clone_from(&day);
            }
        }
        for (icon, key, page) in [
            (Icon::Moments, "finder-family-moments", FamilyPage::Moments),
            (Icon::Start, "finder-family-pathway", FamilyPage::Pathway),
            (Icon::Note, "finder-family-record", FamilyPage::Record),
            (Icon::Grid, "finder-family-measures", FamilyPage::Measures),
            (Icon::Supervision, "finder-family-supervision", FamilyPage::Supervision),
            (Icon::Lock, "finder-family-data", FamilyPage::Data),
        ] {
            entries.push(self.of(Group::GoTo, icon, (&of(key, row), row), Place::Family(row.case, page)));
        }
        let last = row.held.min(1000).max(next.unwrap_or(0));
        for number in (1..=last).rev().filter(|number| Some(*number) != next) {
            self.session(row, number, entries);
        }
        if let Some(number) = next {
            let message = of("finder-plan-next", row).with("number", number);
            let place = Place::Session(row.case, number, Some(StepKind::Plan));
            entries.push(self.of(Group::Do, Icon::Day, (&message, row), place));
        }
        let film = Place::Family(row.case, FamilyPage::Data);
        entries.push(self.of(Group::Do, Icon::Hold, (&of("finder-keep-film", row), row), film));
    }

    /// The steps of a session.
    fn session(&self, row: &FamilyRow, number: u32, entries: &mut Vec<Entry>) {
        for (icon, key, step) in [
            (Icon::Camera, "finder-session-film", StepKind::Film),
            (Icon::Moments, "finder-session-tag", StepKind::Tag),
            (Icon::Shown, "finder-session-review", StepKind::Review),
            (Icon::Day, "finder-session-plan", StepKind::Plan),
            (Icon::Check, "finder-session-close", StepKind::Close),
        ] {
            let message = of(key, row).with("number", number);
            let place = Place::Session(row.case, number, Some(step));
            entries.push(self.of(Group::GoTo, icon, (&message, row), place));
        }
    }

    fn actions(&self, entries: &mut Vec<Entry>) {
        entries.push(self.to(Group::Do, Icon::Plus, &Message::new("finder-add-family"), Place::NewFamily));
        let now = |icon, key, action: WindowAction| {
            self.entry(Group::Do, icon, &Message::new(key), vec![action.into()])
        };
        entries.push(now(Icon::Hidden, "finder-hide", WindowAction::Lock));
        let mut keys = now(Icon::Help, "finder-keys", WindowAction::Stay);
        keys.row.does = Does::ShowsKeys;
        entries.push(keys);
        for (key, look) in [
            ("finder-look-light", Look::Light),
            ("finder-look-dark", Look::Dark),
            ("finder-look-system", Look::System),
        ] {
            let mut entry = now(Icon::Settings, key, WindowAction::ChooseLook(look));
            entry.row.group = Group::Settings;
            entries.push(entry);
        }
    }
}

fn of(key: &'static str, row: &FamilyRow) -> Message {
    Message::new(key).with("code", row.code.as_str())
}
