//! One family as the screens show it: plain rows made from records and verdicts. Decides nothing itself.

use chrono::NaiveDate;

use super::mine::mine;
use super::overview::overview;
use super::pathway::stands;
use super::programmes::programmes_view;
use super::row::row;
use super::sources::Sources;
use super::{measures, record};
use crate::base::CaseId;
use crate::casework::clock::Clock;
use crate::casework::film::filming::disk_refusal;
use crate::casework::film::permissions::{FilmPermissions, sharing_refusals};
use crate::casework::film::retention::retention;
use crate::casework::film::rows::{film_band, recordings};
use crate::casework::open_vault::OpenVault;
use crate::casework::pages::{CarerRow, ConsentRow, ConsentState, FamilyView, MembersView, StaffRow};
use crate::casework::problem::Problem;
use crate::casework::records::CaseRecords;
use crate::casework::supervision;
use crate::casework::supervision::page::Onlooker;
use crate::library::{Record, StaffRole};
use crate::programme::fidelity::evaluate;
use crate::programme::{
    ConsentRecord, MissingReason, Person, Purpose, Role, answer_of, latest_answer, next_session_number,
    timeline,
};

impl OpenVault {
    /// One family's page: everything that the window shows of it.
    pub fn family_page(&mut self, case: CaseId, clock: Clock) -> Result<FamilyView, Problem> {
        view(self, case, clock)
    }
}

/// One family's page.
pub(crate) fn view(open_vault: &mut OpenVault, case: CaseId, clock: Clock) -> Result<FamilyView, Problem> {
    let training = open_vault.training()?;
    let logins = open_vault.logins()?;
    let (me, checklists) = (open_vault.me(), open_vault.checklists()?);
    let role = me.as_ref().map(|me| me.role);
    let (rules, may_supervise) = (open_vault.retention_rules()?, open_vault.may_supervise());
    let members = members(open_vault, case, clock)?;
    let colleagues = open_vault.staff()?;
    let file = open_vault.case(case)?;
    let hands = file.library().hands()?;
    let people_by = hands.owner_of(&file.family()?);
    let full_disk = disk_refusal(file)?;
    let records = CaseRecords::read(file)?;
    let facts = records.facts(training);
    let film_permissions = FilmPermissions::from_records(&records, role, clock.today);
    let programme = records.programme();
    let findings = evaluate(programme, open_vault.vocabulary(), &facts, clock.today);
    let mine = mine(&records.entries, &hands, me.as_ref().map(|me| me.user));
    let programmes = programmes_view(open_vault, &records, (&facts.training, &mine), clock.today)?;
    let onlooker = Onlooker { me, mine: &mine, logins: logins.clone(), checklists };
    let mut pathway = stands(&records, &facts, clock.today)?;
    pathway.names_of(&records);
    pathway.writers = colleagues.iter().map(|row| (row.user, row.login.clone())).collect();
    let row = row(
        (case, open_vault.vault().user()),
        &records,
        &facts,
        &rules,
        open_vault.vocabulary(),
        (&findings, &pathway),
        clock,
    );
    let timeline = timeline(&facts, programme, clock.today);
    let recordings = recordings(&records, |film| facts.recordings.contains(film));
    let watch_refusals = film_permissions.watch();
    let overview = overview(&Sources {
        records: &records,
        facts: &facts,
        vocabulary: open_vault.vocabulary(),
        timeline: &timeline,
        findings: &findings,
        agenda: &row.agenda,
        pathway: &pathway.stands,
        recordings: &recordings,
        watches: watch_refusals.is_empty(),
    });
    Ok(FamilyView {
        programmes,
        judged: None,
        row,
        overview,
        start: facts.start,
        child_born: records.family.youngest_born(),
        timeline,
        carers: carers(&records, clock.today),
        consents: consents(&records),
        recordings,
        next_session: next_session_number(&facts, clock.today),
        film_band: film_band(programme),
        film_refusals: records.film_refusals(full_disk, clock.today),
        watch_refusals,
        entries: facts.entries.clone(),
        pathway,
        record: record::view(&records, colleagues.clone(), people_by, clock.today),
        retention: retention(&records, &film_permissions, &rules, &logins, may_supervise, clock.today),
        measures: measures::view(&records, &facts.sessions, open_vault.measures(), colleagues, clock.today),
        supervision: supervision::page(&records, &onlooker, open_vault.vocabulary(), &film_permissions)?,
        mine,
        findings,
        members,
    })
}

/// Who can open the family, and which colleagues could.
fn members(open_vault: &mut OpenVault, case: CaseId, clock: Clock) -> Result<MembersView, Problem> {
    let ids = open_vault.members(case)?;
    let supervise_refusals = sharing_refusals(open_vault.case(case)?, StaffRole::Supervisor, clock)?;
    let (members, others): (Vec<StaffRow>, Vec<StaffRow>) =
        open_vault.staff()?.into_iter().partition(|row| ids.contains(&row.user));
    let others = others.into_iter().filter(|row| !row.retired).collect();
    let handing = open_vault.handing_rows(case)?;
    Ok(MembersView { members, handing, others, supervise_refusals })
}

/// Each carer with what stands today for each purpose.
fn carers(records: &CaseRecords, today: NaiveDate) -> Vec<CarerRow> {
    let answers: Vec<ConsentRecord> = records.consents.iter().map(|record| record.body.clone()).collect();
    let state = |person, purpose| match answer_of(&answers, person, purpose, today) {
        Ok(on) => ConsentState::Given(on),
        Err(MissingReason::NotGiven) => ConsentState::NotAsked,
        Err(MissingReason::NotYet { from }) => ConsentState::From(from),
        Err(MissingReason::Withdrawn { on }) => ConsentState::Withdrawn(on),
    };
    let scope = |person, purpose| {
        let counting = latest_answer(&answers, person, purpose, today);
        counting.map(|answer| answer.scope.clone()).unwrap_or_default()
    };
    let row = |person: &Person| match person.role {
        Role::Child { .. } => None,
        Role::Carer { kind } => Some(CarerRow {
            person: person.id,
            label: person.label.clone(),
            kind,
            left: person.left,
            answers: Purpose::ALL.map(|purpose| (purpose, state(person.id, purpose))).to_vec(),
            scopes: Purpose::ALL.map(|purpose| scope(person.id, purpose)).to_vec(),
        }),
    };
    records.family.people.iter().filter_map(row).collect()
}

/// Every answer on record, newest first.
fn consents(records: &CaseRecords) -> Vec<ConsentRow> {
    let label = |id| {
        let person = records.family.people.iter().find(|person| person.id == id);
        person.map(|person| person.label.clone()).unwrap_or_default()
    };
    let row = |record: &Record<ConsentRecord>| ConsentRow {
        record: record.id,
        label: label(record.body.person),
        purpose: record.body.purpose,
        answer: record.body.answer,
        scope: record.body.scope.clone(),
        on: record.body.on,
        recorded: record.body.recorded,
    };
    let mut rows: Vec<ConsentRow> = records.consents.iter().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.on, row.recorded, row.record)));
    rows
}
