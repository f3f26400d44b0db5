import type { InputOf } from '@yanxiu/contract/index';
import { addDays } from '@yanxiu/domain/kernel/day';
import { stageNames } from '@yanxiu/domain/program/policy';
import { makeWorld } from '@yanxiu/tools/demo/world';
import { placeName } from '@yanxiu/tools/generator/place';
import { isCityDirect, regionOf } from '@yanxiu/tools/generator/school';
import { advanceTo, note, type Round, type Unit } from './round.ts';

/** People of another seed: nobody on the rosters is among them. */
const strangersSeed = 7_000;

/** While it still moves the bill: one teacher is taken off, one is replaced. */
export async function changeEarly(round: Round): Promise<void> {
  const [first, second] = biggest(round);
  await advanceTo(round, addDays(round.settings.milestones.rosterDueOn, 4));
  if (first) await removeOne(round, first);
  if (second) await replaceOne(round, second);
}

/** Somebody joins when the others have long been studying; her end is theirs (忻教发〔2020〕98号 附件2 一.2). */
export async function addLate(round: Round): Promise<void> {
  const third = biggest(round)[2];
  if (!third) return;
  await advanceTo(round, addDays(round.settings.milestones.firstLoginDueOn, 1));
  await change(round, third, { kind: 'add', row: stranger(round, third, 2), reason: '新招聘教师补报' });
  note(round, 'lateRegistrant');
}

function biggest(round: Round): readonly Unit[] {
  return [...round.units].sort((a, b) => b.people.length - a.people.length);
}

async function removeOne(round: Round, unit: Unit): Promise<void> {
  const entry = await plainEntry(round, unit, 0);
  if (!entry) return;
  await change(round, unit, { kind: 'remove', entryId: entry.id, withdrawnCode: 'retired', reason: '到龄退休' });
  note(round, 'removalWithRefund');
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
