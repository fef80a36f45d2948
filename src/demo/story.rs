//! What happened in a family of the demonstration, told through the jobs of a real one on the days it happened: plans,
//! visits, clips, showings, words, a session missed and one moved. Knows no film's bytes.

use chrono::{Days, TimeDelta};

use super::filming::film;
use super::plot::Plot;
use super::ratings::rate;
use super::visits::{Visit, weekday};
use super::written::Written;
use crate::base::{CaseId, ClipId, MediaTime, Redacted, UserId};
use crate::casework::changes::{
    ConsentChange, EntryChange, FilmScope, NewBasis, NewClip, NewFamily, PeopleChange, SessionChange,
    ShowingNote, TrainingChange,
};
use crate::casework::{Clock, OpenVault, Problem};
use crate::media::looped_film::LoopedFilm;
use crate::media::rehearsal::{Episode, EpisodeKind};
use crate::programme::{
    AccessNeeds, Answer, Article6, Article9, CarerKind, ChildDetails, PlaceKind, Purpose, Recorded, YesNo,
};
use crate::words::Words;

/// Into a visit, when the film of last time is watched, and when this time's is taken.
const WATCHING_AFTER: TimeDelta = TimeDelta::minutes(6);
pub(crate) const FILMING_AFTER: TimeDelta = TimeDelta::minutes(28);
/// Clips of each film, as far as enough happens in it, and how many of them are shown the next time.
const CLIPS: usize = 7;
const SHOWN: usize = 3;
/// From this session on a change is seen against the first.
const CHANGE_FROM: u32 = 3;

/// A clip as later sessions look back on it.
struct Made {
    clip: ClipId,
    length: MediaTime,
    tag: &'static str,
    session: u32,
    praise: bool,
}

/// The family as its story has come so far.
pub(crate) struct Story<'d> {
    pub(crate) open_vault: &'d mut OpenVault,
    pub(crate) plot: &'static Plot,
    pub(crate) words: &'d Words,
    pub(crate) case: CaseId,
    /// The real moment.
    clock: Clock,
    made: Vec<Made>,
    openings: u32,
    /// How many of the plot's lines are written.
    written: usize,
    /// When the worker last was at work: the next session is planned then.
    pub(crate) last: Clock,
}

impl<'d> Story<'d> {
    /// The family, its people and its consents, before the first visit.
    pub fn begin(
        open_vault: &'d mut OpenVault,
        plot: &'static Plot,
        clock: Clock,
        words: &'d Words,
    ) -> Result<Self, Problem> {
        let before = plot.begins(clock.today);
        let mut given = vec![Purpose::Supervise];
        if plot.films() {
            given.extend([Purpose::Film, Purpose::Show]);
        }
        let called = |key: &'static str| Redacted::new(words.get(key));
        let family = NewFamily {
            programme: Some(plot.programme.to_owned()),
            code: plot.code.to_owned(),
            start: plot.visits.first().map(|visit| visit.arrival(clock.today).today),
            carers: plot.carers.iter().map(|(key, _)| (called(key), given.clone())).collect(),
            child_born: clock.today.checked_sub_days(Days::new(plot.born)),
        };
        let case = open_vault.add_family(&family, before)?;
        open_vault.tell_story(true);
        let basis = NewBasis {
            article6: Article6::PublicTask,
            article9: Some(Article9::HealthOrSocialCare),
            decided_by: words.get("demo-basis-by").into(),
            on: before.today,
            note: Redacted::default(),
        };
        open_vault.set_basis(case, &basis, before)?;
        let mut story = Self {
            open_vault,
            plot,
            words,
            case,
            clock,
            made: Vec::new(),
            openings: 0,
            written: 0,
            last: before,
        };
        story.tell_standings()?;
        story.tell_details()?;
        if plot.changes_mind {
            story.change_mind()?;
        }
        Ok(story)
    }

    /// Lets a colleague work with the family.
    pub fn admit(&mut self, colleague: UserId) -> Result<(), Problem> {
        self.open_vault.add_member(self.case, colleague, self.last)
    }

    /// In which standing each carer is.
    fn tell_standings(&mut self) -> Result<(), Problem> {
        let people = self.open_vault.case(self.case)?.family()?.body.people;
        for (person, (_, kind)) in people.iter().filter(|person| person.is_carer()).zip(self.plot.carers) {
            if *kind != CarerKind::Parent {
                let (person, label, kind) = (person.id, person.label.clone(), *kind);
                self.open_vault.change_people(
                    self.case,
                    PeopleChange::ChangeCarer { person, label, kind },
                    self.last,
                )?;
            }
        }
        Ok(())
    }

    /// What is known of the child for equal access, and what the sessions need.
    fn tell_details(&mut self) -> Result<(), Problem> {
        let people = self.open_vault.case(self.case)?.family()?.body.people;
        if let Some(child) = people.iter().find(|person| !person.is_carer()) {
            let legal = Recorded { choice: Some(self.plot.legal), detail: Redacted::default() };
            let details =
                PeopleChange::Details(child.id, Box::new(ChildDetails { legal, ..Default::default() }));
            self.open_vault.change_people(self.case, details, self.last)?;
        }
        if let Some(language) = self.plot.interpreter {
            let interpreter = Recorded { choice: Some(YesNo::Yes), detail: Redacted::default() };
            let access = AccessNeeds { language: self.say(language), interpreter, ..AccessNeeds::default() };
            self.open_vault.change_people(self.case, PeopleChange::Access(access), self.last)?;
        }
        Ok(())
    }

    /// One carer first agrees that clips may train others, and thinks better of it after some weeks.
    fn change_mind(&mut self) -> Result<(), Problem> {
        let people = self.open_vault.case(self.case)?.family()?.body.people;
        let Some(person) = people.iter().find(|person| person.is_carer()).map(|person| person.id) else {
            return Ok(());
        };
        let Some(later) = self.plot.visits.get(2).map(|visit| visit.arrival(self.clock.today)) else {
            return Ok(());
        };
        for (answer, at) in [(Answer::Given, self.last), (Answer::Withdrawn, later)] {
            let (purpose, scope, on) = (Purpose::Training, Redacted::default(), at.today);
            let change = ConsentChange::Answer { person, purpose, answer, scope, on };
            self.open_vault.change_consent(self.case, change, at)?;
        }
        Ok(())
    }

    /// What is written down before a moment, on the afternoons of its days.
    fn write_until(&mut self, end: Clock) -> Result<(), Problem> {
        let (today, worker) = (self.clock.today, self.open_vault.vault().user());
        let Some(worker) = worker else { return Ok(()) };
        while let Some((days_ago, line)) = self.plot.written.get(self.written) {
            let at = Clock::at(weekday(today, *days_ago), chrono::NaiveTime::MIN).later(TimeDelta::hours(15));
            if at.now >= end.now {
                break;
            }
            let file = self.open_vault.case(self.case)?;
            let people = file.family()?.body.people;
            let written = Written { words: self.words, today, worker, people: &people };
            self.open_vault.change_entry(self.case, EntryChange::Add(line(&written)), at)?;
            self.written += 1;
        }
        Ok(())
    }

    fn change(&mut self, number: u32, change: SessionChange, at: Clock) -> Result<(), Problem> {
        self.open_vault.change_session(self.case, number, change, at)
    }

    fn say(&self, key: &'static str) -> crate::base::Redacted<String> {
        self.words.get(key).into()
    }

    /// One visit: planned, begun, last time's film watched, filmed, tagged, closed.
    pub fn hold(&mut self, visit: &Visit, looped: &LoopedFilm) -> Result<(), Problem> {
        let arrival = visit.arrival(self.clock.today);
        self.write_until(arrival)?;
        if let Some((missed, at)) = self.plot.missed_at(self.clock.today)
            && visit.number > missed
            && self.last.today < at.today
        {
            self.miss(missed, at)?;
        }
        self.plan(visit, arrival)?;
        self.change(visit.number, SessionChange::Arrived, arrival)?;
        // At the family's home, as the worker says on arriving.
        self.change(visit.number, SessionChange::Place(PlaceKind::Home, Redacted::default()), arrival)?;
        if let Some(said) = visit.said {
            self.watch(visit.number, arrival.later(WATCHING_AFTER))?;
            let words = self.say(said);
            let after = arrival.later(FILMING_AFTER - TimeDelta::minutes(2));
            self.change(visit.number, SessionChange::ParentWords(None, words), after)?;
        }
        let leaving = arrival.later(TimeDelta::minutes(visit.minutes));
        if self.plot.erased == Some(visit.number) {
            self.erase_a_minute(visit, looped, arrival)?;
        }
        let recording = match visit.film_minutes {
            0 => None,
            minutes => {
                let taken = (visit.number, minutes, self.plot.size);
                Some(film(self.open_vault, self.case, taken, looped, arrival.later(FILMING_AFTER))?)
            }
        };
        self.change(visit.number, SessionChange::Leaving, leaving)?;
        self.last = leaving.later(TimeDelta::hours(2));
        if let Some(recording) = recording {
            self.tag(visit, looped, recording)?;
        }
        let (of, rated) = ((self.case, visit.number), self.plot.rated);
        self.last = rate(self.open_vault, of, rated, self.words, self.last)?;
        for (_, content) in self.plot.covered.iter().filter(|(number, _)| *number == visit.number) {
            self.change(visit.number, SessionChange::Cover((*content).to_owned(), true), self.last)?;
        }
        // The last one before today's is still to be finished: something is left to do.
        if self.plot.today.is_none_or(|(today, ..)| visit.number + 1 < today) {
            let note = if recording.is_some() { self.say("demo-closing") } else { Redacted::default() };
            self.change(visit.number, SessionChange::Close(note), self.last)?;
        }
        Ok(())
    }

    /// A first minute that the family does not want to be kept: erased the same day, with a receipt.
    fn erase_a_minute(&mut self, visit: &Visit, looped: &LoopedFilm, arrival: Clock) -> Result<(), Problem> {
        let start = arrival.later(FILMING_AFTER - TimeDelta::minutes(3));
        let recording = film(self.open_vault, self.case, (visit.number, 1, self.plot.size), looped, start)?;
        let why = self.say("demo-erased");
        let at = arrival.later(TimeDelta::hours(4));
        self.open_vault.erase_films(self.case, FilmScope::One(recording), &why, at)?;
        Ok(())
    }

    fn plan(&mut self, visit: &Visit, arrival: Clock) -> Result<(), Problem> {
        let (number, at) = (visit.number, self.last);
        let planned = match visit.moved {
            Some((days, _)) => weekday(arrival.today, days),
            None => arrival.today,
        };
        self.change(number, SessionChange::Plan(Some(planned)), at)?;
        if let Some((_, why)) = visit.moved {
            let reason = self.say(why);
            let told = Clock::at(planned, chrono::NaiveTime::MIN).later(TimeDelta::hours(8));
            self.change(number, SessionChange::Move { to: arrival.today, reason }, told)?;
        }
        self.intend(number, visit.focus, visit.aims, at)?;
        if visit.said.is_some() {
            self.choose(number, at)?;
        }
        Ok(())
    }

    fn intend(&mut self, number: u32, focus: &'static str, aims: &[&str], at: Clock) -> Result<(), Problem> {
        let focus = self.say(focus);
        self.change(number, SessionChange::Focus(focus), at)?;
        for aim in aims {
            self.change(number, SessionChange::Aim((*aim).to_owned(), true), at)?;
        }
        Ok(())
    }

    /// Nobody opened the door.
    fn miss(&mut self, number: u32, at: Clock) -> Result<(), Problem> {
        self.change(number, SessionChange::Plan(Some(at.today)), self.last)?;
        let reason = self.say("demo-missed");
        self.change(number, SessionChange::Miss { reason }, at)
    }

    /// Chooses what parents may see of the newest film.
    fn choose(&mut self, number: u32, at: Clock) -> Result<(), Problem> {
        let newest = self.made.iter().map(|made| made.session).max();
        let praise = self.made.iter().filter(|made| Some(made.session) == newest && made.praise);
        // What shows a change comes last: it is what is to be remembered.
        let (changes, others): (Vec<&Made>, Vec<&Made>) = praise.partition(|made| is_change(made.tag));
        let shown = others.into_iter().take(SHOWN - usize::from(!changes.is_empty())).chain(changes);
        let clips: Vec<ClipId> = shown.take(SHOWN).map(|made| made.clip).collect();
        self.change(number, SessionChange::Show(clips), at)
    }

    /// Plays what was chosen, each clip whole, the first one twice.
    fn watch(&mut self, number: u32, from: Clock) -> Result<(), Problem> {
        let file = self.open_vault.case(self.case)?;
        let chosen = file.session_numbered(number)?.map(|record| record.body.plan.show).unwrap_or_default();
        let mut at = from;
        for (place, clip) in chosen.into_iter().enumerate() {
            let Some(made) = self.made.iter().find(|made| made.clip == clip) else { continue };
            let played = if place == 0 { made.length + made.length } else { made.length };
            self.openings += 1;
            let mut open = None;
            for played in [MediaTime::ZERO, played] {
                let note =
                    ShowingNote { case: self.case, session: number, clip, opening: self.openings, played };
                self.open_vault.note_showing(note, &mut open, at)?;
            }
            at = at.later(TimeDelta::minutes(4));
        }
        Ok(())
    }

    /// Tags some of what the play is known to have shown.
    fn tag(
        &mut self,
        visit: &Visit,
        looped: &LoopedFilm,
        recording: crate::base::RecordingId,
    ) -> Result<(), Problem> {
        let vocabulary = self.open_vault.vocabulary().clone();
        let episodes = looped.episodes(MediaTime::from_minutes(visit.film_minutes));
        let mut changed = visit.number < CHANGE_FROM;
        for episode in spread(&episodes, CLIPS) {
            let (tags, note, told) = seen(episode);
            let mut tags: Vec<String> = tags.iter().map(|tag| (*tag).to_owned()).collect();
            let mut tag = main_tag(episode);
            let before = self.made.iter().find(|made| made.session < visit.number && made.tag == tag);
            let earlier = before.filter(|_| !changed && tag != "W2").map(|made| made.clip);
            if earlier.is_some() {
                tag = "CP3";
                tags.push(tag.to_owned());
                changed = true;
            }
            let file = self.open_vault.case(self.case)?;
            let end = episode.to.min(file.recording(recording)?.body.duration);
            let words = told.map(|key| self.words.get(key)).unwrap_or_default().into();
            let new = NewClip {
                start: episode.from,
                end,
                tags: tags.clone(),
                note: self.words.get(note).into(),
                words,
                starred: earlier.is_some() || matches!(episode.kind, EpisodeKind::Repair),
                earlier,
                aims: Vec::new(),
                despite: Redacted::default(),
            };
            let clip = file.add_clip(&vocabulary, recording, new, self.last)?;
            let length = end.since(episode.from);
            self.made.push(Made { clip, length, tag, session: visit.number, praise: told.is_some() });
        }
        Ok(())
    }

    /// What is planned from today on; the family as it stands then.
    pub fn come_to_today(mut self) -> Result<CaseId, Problem> {
        let (at, today) = (self.last, self.clock.today);
        self.write_until(self.clock)?;
        if let Some((number, focus, aims)) = self.plot.today {
            self.change(number, SessionChange::Plan(Some(today)), at)?;
            self.intend(number, focus, aims, at)?;
            self.choose(number, at)?;
        }
        if let Some((number, in_days)) = self.plot.next {
            let next = today.checked_add_days(Days::new(in_days)).map(|day| weekday(day, 0));
            self.change(number, SessionChange::Plan(next), at)?;
        }
        if let Some(days_ago) = self.plot.all_erased {
            let at = Clock::at(weekday(today, days_ago), chrono::NaiveTime::MIN).later(TimeDelta::hours(15));
            let why = self.say("demo-erased-in-time");
            self.open_vault.erase_films(self.case, FilmScope::All, &why, at)?;
        }
        Ok(self.case)
    }
}

/// The worker's training, before any family is met.
pub(crate) fn train(open_vault: &mut OpenVault, clock: Clock, words: &Words) -> Result<(), Problem> {
    let on = |days: i64| clock.today.checked_add_signed(TimeDelta::days(days)).unwrap_or(clock.today);
    let training = TrainingChange::Add {
        what: words.get("demo-training").into(),
        completed: on(-500),
        expires: Some(on(230)),
        experienced_with_children: true,
    };
    open_vault
        .change_training(training, Clock::at(on(-490), chrono::NaiveTime::MIN).later(TimeDelta::hours(9)))?;
    Ok(())
}

fn is_change(tag: &str) -> bool {
    tag.starts_with('C')
}

/// So many of the episodes, or all, evenly spread over the film. A film repeats, so that equal steps could give the
/// same episode each time: every step goes one episode further.
pub(crate) fn spread(episodes: &[Episode], count: usize) -> impl Iterator<Item = &Episode> {
    let step = (episodes.len() / count).max(1);
    episodes.chunks(step).take(count).enumerate().filter_map(move |(number, chunk)| chunk.get(number % step))
}

/// The tag an episode is remembered by.
fn main_tag(episode: &Episode) -> &'static str {
    seen(episode).0[0]
}

/// Which tags an episode shows, what a worker might write about it, and what they might say to the parents: nothing
/// about what went past them.
fn seen(episode: &Episode) -> (&'static [&'static str], &'static str, Option<&'static str>) {
    match (episode.kind, episode.answered) {
        (EpisodeKind::AdultWaits, _) => (&["S12"], "demo-note-waits", Some("demo-told-waits")),
        (EpisodeKind::ChildPoints, true) => {
            (&["S8", "S1", "P1"], "demo-note-answers", Some("demo-told-answers"))
        }
        (EpisodeKind::ChildLooksUp, true) => (&["S1"], "demo-note-answers", Some("demo-told-looks")),
        (EpisodeKind::ChildPoints | EpisodeKind::ChildLooksUp, false) => (&["W2"], "demo-note-missed", None),
        (EpisodeKind::RollToChild | EpisodeKind::ChildRollsBack, _) => {
            (&["S11", "K1"], "demo-note-turns", Some("demo-told-turns"))
        }
        (EpisodeKind::Repair, _) => (&["P6", "P7"], "demo-note-repair", Some("demo-told-repair")),
    }
}
