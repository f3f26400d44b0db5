import { addDays } from '@yanxiu/domain/kernel/day';
import { rosterFile, rosterRows, rosterTitles } from '@yanxiu/tools/generator/roster-file';
import { regionOf, unitCodeOf } from '@yanxiu/tools/generator/school';
import { ApiRefusal, inParallel } from './api.ts';
import { evidence } from './evidence.ts';
import type { Post } from './office.ts';
import { advanceTo, note, type Round, randomFor, type Unit } from './round.ts';

/** From roster files to locked units, with everything that goes otherwise on the way. */
export async function registerAll(round: Round): Promise<void> {
  const { settings, units } = round;
  const random = randomFor(round, 'roster');
  const order = random.shuffle(units);
  const late = order.find((unit) => unit.people.length <= 20) ?? order[0];
  const returned = order.find((unit) => unit !== late && unit.people.length > 2);
  await advanceTo(round, addDays(settings.milestones.noticeIssuedOn, 2));
  const inTime = order.filter((unit) => unit !== late);
  const exempting = inTime.find((unit) => unit !== returned && unit.people.length > 2);
  await inParallel(inTime, 4, async (unit) => {
    await importRoster(round, unit);
    if (unit === exempting) await askExemption(round, unit);
    await sendUp(round, unit);
  });
  if (returned) await returnAndResubmit(round, returned);
  if (late) await extend(round, late);
  await settleConflicts(round);
  await reviewAndLock(round);
  const shared = units.flatMap((unit) => unit.people).filter((person) => person.sharesPhoneOf !== null).length;
  if (shared > 0) note(round, 'sharedPhone', shared);
}

/** Uploads the clerk's workbook, waits for the check, refuses to go on with an error row, and imports. */
async function importRoster(round: Round, unit: Unit): Promise<void> {
  const { office, programId, settings } = round;
  const { world } = round;
  const bytes = await rosterFile({
    title: rosterTitles[regionOf(unit.school)],
    unitName: unit.name,
    filledOn: settings.milestones.rosterDueOn,
    rows: rosterRows(unit.school, world.schools, world.people, { sharedPhone: 'none' }),
  });
  const at = { programId, schoolId: unit.id };
  const fileId = await office.upload(
    unit.clerk,
    { name: `${unit.name} 参训名单.xlsx`, purpose: 'sheet', programId },
    bytes,
  );
  const { importId, jobId } = await office.call(unit.clerk, 'registration.importRoster', { ...at, fileId });
  await office.finish(unit.clerk, jobId);
  const checked = await office.call(unit.clerk, 'registration.getImport', { ...at, importId, state: 'error' });
  if (checked.total > 0)
    throw new Error(
      `${unit.name}: ${checked.total} rows of the roster have errors: ${JSON.stringify(checked.rows[0])}`,
    );
  await office.call(unit.clerk, 'registration.confirmImport', { ...at, importId });
  const staffCount = world.schools
    .filter((school) => unitCodeOf(school) === unit.school.code)
    .reduce((sum, school) => sum + school.teacherCount, 0);
  await office.call(unit.clerk, 'registration.setStaffCount', {
    ...at,
    staffCount: Math.max(staffCount, unit.people.length),
  });
}

/** Submits, and the principal confirms; where clerk and head are one person, the county does. */
async function sendUp(round: Round, unit: Unit): Promise<void> {
  const { office, programId } = round;
  const at = { programId, schoolId: unit.id };
  try {
    await office.call(unit.clerk, 'registration.submit', at);
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.code !== 'registration.conflictUnexplained') throw error;
    await explainConflicts(round, unit);
    await office.call(unit.clerk, 'registration.submit', at);
  }
  const [first] = unit.reviewers;
  if (unit.headIsClerk && first) {
    await office.call(first, 'registration.confirmFor', {
      ...at,
      reason: '负责人与填报人为同一人，由主管部门核实确认',
    });
  } else {
    await office.call(unit.principal, 'registration.confirm', at);
  }
}

/** Somebody stands on another unit's roster too: the clerk says who employs her before handing in (rules §4). */
async function explainConflicts(round: Round, unit: Unit): Promise<void> {
  const { office, programId } = round;
  const at = { programId, schoolId: unit.id };
  const { rows } = await office.call(unit.clerk, 'registration.rows', { ...at, size: 1000 });
  for (const row of rows.filter((one) => one.conflictSchool !== null && one.homeSchool === '')) {
    await office.call(unit.clerk, 'registration.updateRow', {
      ...at,
      entryId: row.id,
      version: row.version,
      name: row.name,
      stage: row.stage,
      subject: row.subject,
      phone: row.phone ?? '',
      idNumber: row.idNumber ?? '',
      county: row.county,
      school: row.school,
      remark: row.remark,
      personType: '在编',
      homeSchool: unit.name,
      noOwnPhone: row.noOwnPhone,
    });
  }
}

/** A teacher who has reached hours and credits elsewhere need not be trained, and nobody pays for her (rules §4). */
async function askExemption(round: Round, unit: Unit): Promise<void> {
  const { office, programId } = round;
  const at = { programId, schoolId: unit.id };
  const { rows } = await office.call(unit.clerk, 'registration.rows', { ...at, size: 1000 });
  const row = rows.find((one) => one.conflictSchool === null && !one.noOwnPhone);
  if (!row) return;
  const fileId = await office.upload(
    unit.clerk,
    { name: '学时学分证明.pdf', purpose: 'evidence', programId },
    evidence('学时学分证明'),
  );
  await office.call(unit.clerk, 'registration.askExemption', {
    ...at,
    entryId: row.id,
    reason: '已参加国家级培训，达到年度 72 学时和 10 学分',
    hoursX100: 7200,
    creditsX100: 1000,
    fileId,
  });
  note(round, 'exemption');
}

/** The first reviewer gives a roster back with a reason; the clerk hands it in again. */
async function returnAndResubmit(round: Round, unit: Unit): Promise<void> {
  const { office, programId } = round;
  const [first] = unit.reviewers;
  if (!first) return;
  const at = { programId, schoolId: unit.id };
  await office.call(first, 'registration.return', { ...at, reason: '请核对第 2 行的学科后重新上报' });
  await sendUp(round, unit);
  note(round, 'returned');
}

/** A unit that missed the day asks for more time, is granted it, and hands in then. */
async function extend(round: Round, unit: Unit): Promise<void> {
  const { office, programId, settings } = round;
  const [first] = unit.reviewers;
  if (!first) return;
  await advanceTo(round, addDays(settings.milestones.rosterDueOn, 1));
  const at = { programId, schoolId: unit.id };
  const until = addDays(settings.milestones.rosterDueOn, 3);
  await office.call(unit.clerk, 'registration.askExtension', { ...at, until, reason: '填报人住院，由他人接手' });
  await office.call(first, 'registration.decideExtension', { ...at, grant: true, until });
  await importRoster(round, unit);
  await sendUp(round, unit);
  note(round, 'extension');
}

/** The same person on two rosters: the present work unit keeps her (rules §4). */
async function settleConflicts(round: Round): Promise<void> {
  const { office, programId } = round;
  const counties = [...new Map(round.units.flatMap((unit) => unit.reviewers).map((post) => [post.org, post])).values()];
  for (const county of counties) {
    const { rows } = await office.call(county, 'registration.conflicts', { programId, size: 100 });
    for (const conflict of rows) {
      const lent = conflict.sides.find((side) => side.personType === 'supporting' || side.personType === 'seconded');
      const keepEntryId = conflict.suggestedEntryId ?? (lent ?? conflict.sides[0])?.entryId;
      if (!keepEntryId) continue;
      await office.call(county, 'registration.settleConflict', { programId, keepEntryId, reason: '随现工作单位参训' });
      note(round, 'conflict');
    }
  }
}

/** Every level of the route reviews, exemptions first; the last one locks. */
async function reviewAndLock(round: Round): Promise<void> {
  const { office, programId } = round;
  const steps = Math.max(...round.units.map((unit) => unit.reviewers.length));
  for (let step = 0; step < steps; step += 1) {
    const here = round.units.filter((unit) => unit.reviewers.length > step);
    for (const unit of here) await decideExemptions(round, unit, unit.reviewers[step] ?? round.publisher);
    for (const own of Map.groupBy(here, (unit) => unit.reviewers[step]?.org ?? '').values()) {
      const post = own[0]?.reviewers[step];
      const isLast = (unit: Unit) => unit.reviewers.length === step + 1;
      const idsOf = (units: readonly Unit[]) => units.map((unit) => unit.id);
      const going = own.filter((unit) => !isLast(unit));
      if (post && going.length > 0)
        await office.call(post, 'registration.approve', { programId, schoolIds: idsOf(going) });
      const ending = own.filter(isLast);
      if (post && ending.length > 0)
        await office.call(post, 'registration.lock', { programId, schoolIds: idsOf(ending) });
    }
  }
}

async function decideExemptions(round: Round, unit: Unit, reviewer: Post): Promise<void> {
  const { office, programId } = round;
  const at = { programId, schoolId: unit.id };
  const { rows } = await office.call(reviewer, 'registration.rows', { ...at, exempt: 'true', size: 50 });
  for (const row of rows.filter((one) => one.exemptState === 'asked'))
    await office.call(reviewer, 'registration.decideExemption', { ...at, entryId: row.id, approve: true });
}
