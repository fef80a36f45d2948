//! The life of keys as a pure model: files that are there, half there or not, the operations of the room's docs as the
//! steps in which they are done, crashes after any step that lose or keep what was not synced in any combination, and the
//! steps by which the next opening repairs (which a crash may cut too). proptest looks for a sequence that loses something.
//! The real code is held to the same sequences by `sequences`.

mod disk;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use self::disk::{Content, Disk, Step, database, history, is_database, replace_both, slot};

/// Users of the model; the first is never removed, retired or reset.
pub const USERS: u8 = 3;

/// What is done to a vault with one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// A content key for a recording.
    NewKey(u8),
    /// A recording is shredded.
    Destroy(u8),
    /// A user becomes a member.
    Add(u8),
    /// A member is removed: the next generation.
    Remove(u8),
    /// A user is retired, and the case opened.
    Retire(u8),
    /// A user gets new keys with the recovery key, and the case is sealed to them.
    Reset(u8),
    /// Something is written into the case's database.
    Note(u8),
}

/// What has been acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Recordings that have a content key.
    pub keys: BTreeSet<u8>,
    /// Recordings that were shredded.
    pub shredded: BTreeSet<u8>,
    /// Members of the case.
    pub members: BTreeSet<u8>,
    /// Users who left.
    pub retired: BTreeSet<u8>,
    /// How often each user got new keys.
    pub identities: BTreeMap<u8, u8>,
    /// What was written into the database.
    pub notes: BTreeSet<u8>,
}

impl Facts {
    /// A vault whose first user made a case.
    pub fn new() -> Self {
        Self {
            keys: BTreeSet::new(),
            shredded: BTreeSet::new(),
            members: BTreeSet::from([0]),
            retired: BTreeSet::new(),
            identities: (0..USERS).map(|user| (user, 0)).collect(),
            notes: BTreeSet::new(),
        }
    }

    /// What holds after the operation; `None` where it would be refused.
    pub fn after(&self, op: Op) -> Option<Self> {
        let mut next = self.clone();
        let here = |user: u8| user > 0 && !self.retired.contains(&user);
        let done = match op {
            Op::NewKey(key) => !self.shredded.contains(&key) && next.keys.insert(key),
            Op::Destroy(key) => next.keys.remove(&key) && next.shredded.insert(key),
            Op::Add(user) => here(user) && next.members.insert(user),
            Op::Remove(user) => here(user) && next.members.remove(&user),
            Op::Retire(user) => {
                next.members.remove(&user);
                here(user) && next.retired.insert(user)
            }
            Op::Reset(user) => {
                *next.identities.entry(user).or_default() += 1;
                here(user)
            }
            Op::Note(note) => next.notes.insert(note),
        };
        done.then_some(next)
    }
}

/// Any operation.
pub fn ops() -> impl Strategy<Value = Op> {
    prop_oneof![
        3 => (0..6_u8).prop_map(Op::NewKey),
        2 => (0..6_u8).prop_map(Op::Destroy),
        3 => (1..USERS).prop_map(Op::Add),
        3 => (1..USERS).prop_map(Op::Remove),
        1 => (1..USERS).prop_map(Op::Retire),
        1 => (1..USERS).prop_map(Op::Reset),
        2 => any::<u8>().prop_map(Op::Note),
    ]
}

/// What an opening sees.
#[derive(Clone, Debug)]
struct Opened {
    revision: u32,
    generation: u32,
    keys: BTreeSet<u8>,
    members: BTreeMap<u8, u8>,
    notes: BTreeSet<u8>,
    slots: BTreeMap<u8, (u32, u8)>,
    /// How many keys each user was given, and whether they left; with the file's revision.
    history: BTreeMap<u8, (u32, u8, bool)>,
}

impl Opened {
    fn facts(&self) -> (BTreeSet<u8>, BTreeSet<u8>, BTreeSet<u8>) {
        let retired = self.history.iter().filter(|(_, (.., retired))| *retired).map(|(user, _)| *user);
        (self.keys.clone(), self.members.keys().copied().collect(), retired.collect())
    }

    fn content(&self) -> Content {
        Content::Keys {
            revision: self.revision + 1,
            generation: self.generation,
            keys: self.keys.clone(),
            members: self.members.clone(),
        }
    }

    fn next_generation(&self, without: u8) -> Vec<Step> {
        let generation = self.generation + 1;
        let mut next = self.clone();
        next.generation = generation;
        next.members.remove(&without);
        let notes = self.notes.clone();
        let mut steps = vec![
            Step::Write(database(generation), Content::Database { generation, notes }),
            Step::Sync(database(generation)),
            Step::SyncFolder,
        ];
        steps.extend(replace_both("case.keys", &next.content()));
        steps.extend([Step::SyncFolder, Step::Remove(database(self.generation)), Step::SyncFolder]);
        steps
    }

    /// The steps of an operation.
    fn steps(&self, op: Op) -> Vec<Step> {
        let mut next = self.clone();
        match op {
            Op::NewKey(key) => {
                next.keys.insert(key);
                replace_both("case.keys", &next.content())
            }
            Op::Destroy(key) => {
                next.keys.remove(&key);
                replace_both("case.keys", &next.content())
            }
            Op::Add(user) => {
                next.members.insert(user, self.slots[&user].1);
                replace_both("case.keys", &next.content())
            }
            Op::Remove(user) => self.next_generation(user),
            Op::Retire(user) => {
                let (revision, given, _) = self.history.get(&user).copied().unwrap_or((0, 0, false));
                let content = Content::KeyHistory { revision: revision + 1, given, retired: true };
                let mut steps = replace_both(&history(user), &content);
                steps.extend([
                    Step::Remove(slot(user)),
                    Step::Remove(format!("{}.bak", slot(user))),
                    Step::SyncFolder,
                ]);
                if self.members.contains_key(&user) {
                    steps.extend(self.next_generation(user));
                }
                steps
            }
            Op::Reset(user) => {
                let (generation, _) = self.slots[&user];
                let (revision, given, _) = self.history.get(&user).copied().unwrap_or((0, 0, false));
                let identity = given + 1;
                let content = Content::KeyHistory { revision: revision + 1, given: identity, retired: false };
                let mut steps = replace_both(&history(user), &content);
                let content = Content::Slot { generation: generation + 1, identity };
                steps.extend(replace_both(&slot(user), &content));
                if let Some(member) = next.members.get_mut(&user) {
                    *member = identity;
                    steps.extend(replace_both("case.keys", &next.content()));
                }
                steps
            }
            Op::Note(note) => vec![Step::Commit(database(self.generation), note)],
        }
    }
}

/// A new vault, all of it durable.
fn made() -> Disk {
    let mut disk = Disk::default();
    let keys = Content::Keys {
        revision: 1,
        generation: 1,
        keys: BTreeSet::new(),
        members: BTreeMap::from([(0, 0)]),
    };
    disk.run(&replace_both("case.keys", &keys));
    for user in 0..USERS {
        disk.run(&replace_both(&slot(user), &Content::Slot { generation: 1, identity: 0 }));
    }
    let empty = Content::Database { generation: 1, notes: BTreeSet::new() };
    disk.run(&[Step::Write(database(1), empty), Step::Sync(database(1)), Step::SyncFolder]);
    disk
}

/// Looks at a disk as unlocking and opening do: what there is, and the next steps that repair it (none when all is repaired).
/// An error where the vault does not open.
fn look(disk: &Disk) -> Result<(Opened, Vec<Step>), String> {
    let (Content::Keys { revision, generation, keys, members }, mut repair) =
        disk.best("case.keys").ok_or("no case.keys is whole")?
    else {
        return Err("case.keys is something else".to_owned());
    };
    let Some(Content::Database { generation: its, notes }) = disk.get(&database(generation)) else {
        return Err(format!("there is no whole database of generation {generation}"));
    };
    assert_eq!(*its, generation);
    let mut opened = Opened {
        revision,
        generation,
        keys,
        members,
        notes: notes.clone(),
        slots: BTreeMap::new(),
        history: BTreeMap::new(),
    };
    for user in 0..USERS {
        if let Some((Content::KeyHistory { revision, given, retired }, more)) = disk.best(&history(user)) {
            opened.history.insert(user, (revision, given, retired));
            repair.extend(more);
        }
        if opened.history.get(&user).is_some_and(|(.., retired)| *retired) {
            for name in [slot(user), format!("{}.bak", slot(user))] {
                repair.extend(disk.get(&name).map(|_| Step::Remove(name.clone())));
            }
            continue;
        }
        let Some((Content::Slot { generation, identity }, more)) = disk.best(&slot(user)) else {
            return Err(format!("user {user} has no whole slot"));
        };
        opened.slots.insert(user, (generation, identity));
        repair.extend(more);
    }
    if !repair.is_empty() {
        repair.push(Step::SyncFolder);
        return Ok((opened, repair));
    }
    // Only when both copies are of this generation and durable does anything else go.
    let others: Vec<String> = disk
        .seen
        .keys()
        .filter(|name| is_database(name) && **name != database(generation))
        .cloned()
        .collect();
    if !others.is_empty() {
        let mut sweep = vec![Step::SyncFolder];
        sweep.extend(others.into_iter().map(Step::Remove));
        sweep.push(Step::SyncFolder);
        return Ok((opened, sweep));
    }
    for (user, identity) in opened.members.clone() {
        if opened.history.get(&user).is_some_and(|(.., retired)| *retired) {
            let steps = opened.next_generation(user);
            return Ok((opened, steps));
        }
        let (_, now) = opened.slots[&user];
        if now > identity && opened.history.get(&user).is_some_and(|(_, given, _)| *given >= now) {
            opened.members.insert(user, now);
            let steps = replace_both("case.keys", &opened.content());
            return Ok((opened, steps));
        }
    }
    Ok((opened, Vec::new()))
}

/// Repairs until nothing is left to do. `cuts` crashes the repairing too, as often as it says.
fn open(disk: &mut Disk, cuts: &mut Vec<(u8, u64)>) -> Result<Opened, String> {
    for _ in 0..200 {
        let (opened, steps) = look(disk)?;
        if steps.is_empty() {
            return Ok(opened);
        }
        match cuts.pop() {
            Some((at, seed)) => {
                let steps = &steps[..usize::from(at) % (steps.len() + 1)];
                disk.run(steps);
                *disk = disk.after_power_cut(dice(seed));
            }
            None => disk.run(&steps),
        }
    }
    Err("repairing never ends".to_owned())
}

fn dice(mut seed: u64) -> impl FnMut() -> bool {
    seed |= 1;
    move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed & 0x8000 == 0
    }
}

/// An operation, and perhaps a crash after that many of its steps with the losses that this number chooses.
type Act = (Op, Option<(u8, u64)>, Vec<(u8, u64)>);

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let crash = || (any::<u8>(), any::<u64>());
    let act = (ops(), proptest::option::of(crash()), proptest::collection::vec(crash(), 0..3));
    proptest::collection::vec(act, 1..16)
}

/// Goes through a sequence; an error names what was lost. `bend` may alter the steps of operations, to see that the
/// model notices.
fn go_through(acts: Vec<Act>, bend: impl Fn(Vec<Step>) -> Vec<Step>) -> Result<(), String> {
    let mut disk = made();
    let mut facts = Facts::new();
    for (op, crash, mut cuts) in acts {
        let Some(next) = facts.after(op) else { continue };
        let steps = bend(open(&mut disk, &mut Vec::new())?.steps(op));
        let done = if let Some((at, seed)) = crash {
            let at = usize::from(at) % (steps.len() + 1);
            disk.run(&steps[..at]);
            disk = disk.after_power_cut(dice(seed));
            at == steps.len()
        } else {
            disk.run(&steps);
            true
        };
        if let (true, Op::Destroy(key)) = (done, op) {
            let shredded = |name: &String| matches!(disk.get(name), Some(Content::Keys { keys, .. }) if keys.contains(&key));
            if let Some(name) = disk.seen.keys().find(|name| shredded(name)) {
                return Err(format!("a shredded key is in {name}"));
            }
        }
        let opened = open(&mut disk, &mut cuts)?;
        facts = agree(&opened, facts, next, done)?;
        let databases = disk.seen.keys().filter(|name| is_database(name)).count();
        if databases != 1 {
            return Err(format!("{databases} databases"));
        }
    }
    Ok(())
}

/// What holds now: what was acknowledged, or, of what was not, either. An error where it is neither.
fn agree(opened: &Opened, before: Facts, after: Facts, done: bool) -> Result<Facts, String> {
    let is = |facts: &Facts| {
        let members_hold_their_keys = opened
            .members
            .iter()
            .all(|(user, identity)| opened.slots.get(user).is_some_and(|slot| slot.1 == *identity));
        opened.facts() == (facts.keys.clone(), facts.members.clone(), facts.retired.clone())
            && opened.notes == facts.notes
            && members_hold_their_keys
    };
    if is(&after) {
        Ok(after)
    } else if !done && is(&before) {
        Ok(before)
    } else {
        Err(format!("{opened:?} is neither {before:?} nor {after:?}"))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, ..ProptestConfig::default() })]

    #[test]
    fn no_crash_loses_what_was_acknowledged(acts in acts()) {
        let lost = go_through(acts, |steps| steps);
        prop_assert!(lost.is_ok(), "{}", lost.unwrap_err());
    }
}

/// A model that cannot fail proves nothing: without its syncs, or with the old database removed first, it does.
#[test]
fn the_model_notices_what_is_left_out_or_done_in_another_order() {
    type Bend = fn(Vec<Step>) -> Vec<Step>;
    let bends: [(&str, Bend); 4] = [
        ("contents not synced", |steps| {
            steps.into_iter().filter(|step| !matches!(step, Step::Sync(_))).collect()
        }),
        ("names not synced", |steps| {
            steps.into_iter().filter(|step| !matches!(step, Step::SyncFolder)).collect()
        }),
        ("the copy not written", |steps| {
            let copy = |name: &String| name.contains(".bak");
            let of_copy = |step: &Step| match step {
                Step::Write(name, _) | Step::Sync(name) | Step::Remove(name) => copy(name),
                Step::Rename(_, to) => copy(to),
                Step::SyncFolder | Step::Commit(..) => false,
            };
            steps.into_iter().filter(|step| !of_copy(step)).collect()
        }),
        ("the old database removed first", |mut steps| {
            let removes = |step: &Step| matches!(step, Step::Remove(name) if is_database(name));
            if let Some(at) = steps.iter().position(removes) {
                let remove = steps.remove(at);
                steps.splice(0..0, [remove, Step::SyncFolder]);
            }
            steps
        }),
    ];
    for (what, bend) in bends {
        let config = ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() };
        let mut runner = proptest::test_runner::TestRunner::new(config);
        let found = runner.run(&acts(), |acts| go_through(acts, bend).map_err(TestCaseError::fail));
        assert!(found.is_err(), "{what}: the model did not notice");
    }
}
