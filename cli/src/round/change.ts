import type { InputOf } from '@yanxiu/contract/index';
import { addDays } from '@yanxiu/domain/kernel/day';
import { stageNames } from '@yanxiu/domain/program/policy';
import { makeWorld } from '@yanxiu/tools/demo/world';
import { placeName } from '@yanxiu/tools/generator/place';
import { isCityDirect, regionOf } from '@yanxiu/tools/generator/school';
import { advanceTo, note, type Round, type Unit } from './round.ts';

/** People of another seed: nobody on the rosters is among them. */
const strangersSeed = 7_000;

/** While it costs nothing one teacher is replaced by another. */
export async function changeEarly(round: Round): Promise<void> {
  const unit = [...round.units].sort((a, b) => b.people.length - a.people.length)[1];
  await advanceTo(round, addDays(round.settings.milestones.rosterDueOn, 4));
  if (unit) await replaceOne(round, unit);
}

/** A new teacher is entered late (忻教发〔2020〕98号 附件2 一.2). */
export async function addOne(round: Round, unit: Unit): Promise<void> {
  await change(round, unit, { kind: 'add', row: stranger(round, unit, 2), reason: '新招聘教师补报' });
}

/** The last of a roster about whom there is nothing special leaves it. */
export async function removeOne(round: Round, unit: Unit): Promise<void> {
  const entry = await plainEntry(round, unit, 0);
  if (!entry) return;
  await change(round, unit, { kind: 'remove', entryId: entry.id, withdrawnCode: 'resigned', reason: '离职' });
  const at = round.learners.findIndex((one) => one.unit === unit && one.person.name === entry.name);
  if (at >= 0) round.learners.splice(at, 1);
}

async function replaceOne(round: Round, unit: Unit): Promise<void> {
  const entry = await plainEntry(round, unit, 0);
  if (!entry) return;
  await change(round, unit, {
    kind: 'replace',
    entryId: entry.id,
    withdrawnCode: 'moved',
    row: stranger(round, unit, 1),
    reason: '调离，由新调入教师参训',
  });
  note(round, 'replacement');
}

/** The last of a roster about whom there is nothing special. */
async function plainEntry(round: Round, unit: Unit, skip: number) {
  const { rows } = await round.office.call(unit.clerk, 'registration.rows', {
    programId: round.programId,
    schoolId: unit.id,
    size: 1000,
  });
  return rows
    .filter(
      (row) => row.exemptState === 'none' && row.conflictSchool === null && row.withdrawnAt === null && !row.noOwnPhone,
    )
    .at(-1 - skip);
}

type ChangeOrder = Omit<InputOf<'registration.askChange'>, 'programId' | 'schoolId'>;

/** The clerk asks, the last of the route decides. */
async function change(round: Round, unit: Unit, order: ChangeOrder): Promise<void> {
  const { office, programId } = round;
  const { id } = await office.call(unit.clerk, 'registration.askChange', { programId, schoolId: unit.id, ...order });
  const last = unit.reviewers.at(-1) ?? round.publisher;
  await office.call(last, 'registration.decideChange', { programId, id, approve: true });
}

/** Somebody who stands on no roster, as a clerk would type her in. */
function stranger(round: Round, unit: Unit, at: number) {
  const world = makeWorld(round.args.seed + strangersSeed, { region: regionOf(unit.school), trainees: 60 });
  const stage = unit.school.stages[0] ?? 'primary';
  const person =
    world.people.filter((one) => one.sharesPhoneOf === null && one.homeSchoolCode === null && one.stage === stage)[
      at
    ] ?? world.people[at];
  if (!person) throw new Error('nobody to come in');
  unit.people.push(person);
  const county = isCityDirect(unit.school) ? '市直' : placeName(unit.school.parentCode);
  return {
    name: person.name,
    stage: stageNames[stage],
    subject: person.subject,
    phone: person.phone,
    idNumber: person.documentNumber,
    county,
    school: unit.name,
  };
}
