import { systemScope } from '@yanxiu/domain/access/scope';
import type { Day } from '@yanxiu/domain/kernel/day';
import { bulkInsert } from '@yanxiu/server/platform/db/bulk-insert';
import type { Db } from '@yanxiu/server/platform/db/database';
import type { App } from '@yanxiu/server/platform/http/app-parts';
import { asSystem } from '@yanxiu/server/platform/http/context';
import { newId } from '@yanxiu/server/platform/id/new-id';
import { getProgram } from '@yanxiu/server/program/store';
import { carryOut } from '@yanxiu/server/teaching/form-classes';
import { sql } from 'kysely';
import { atInstant } from './act-as.ts';
import type { SeededProgram } from './seed-program.ts';
import { morning } from './trainee.ts';

/** Forms the classes of a program by the product's rule, as of a day, and gives each its tutor. Once formed, nothing happens. */
export async function seedClasses(app: App, program: SeededProgram, on: Day): Promise<void> {
  const { db } = app.database;
  const scope = systemScope('seed the demo');
  const formed = await db.selectFrom('studyClass').select('id').where('programId', '=', program.id).limit(1).execute();
  if (formed.length > 0) return;
  await asSystem(atInstant(app, morning(on)), scope, 'demo.seed', async (ctx) =>
    carryOut(ctx, await getProgram(ctx.db, scope, program.id), { planKey: null, personId: null, job: null }),
  );
  await appointAll(db, program, on);
}

interface ClassToLead {
  readonly id: string;
  readonly regionOrgId: string;
}

interface Candidate {
  readonly personId: string;
  readonly assignmentId: string;
  readonly regionId: string | null;
  readonly classId: string | null;
}

/** The provider's tutors, each to a class of her own county where there is one, never to the class she learns in. */
async function appointAll(db: Db, program: SeededProgram, on: Day): Promise<void> {
  const classes = await db
    .selectFrom('studyClass')
    .select(['id', 'regionOrgId'])
    .where('programId', '=', program.id)
    .orderBy('number')
    .execute();
  const { rows: pool } = await sql<Candidate>`
    select held.person_id, held.id as assignment_id, unit.parent_id as region_id, trainee.class_id
    from role_assignment held
    join program on program.id = ${program.id} and program.provider_id = held.org_id
    left join trainee on trainee.program_id = program.id and trainee.person_id = held.person_id
    left join org unit on unit.id = trainee.school_id
    where held.role = 'tutor' and held.class_id is null and held.ended_at is null order by held.id`.execute(db);
  const pairs = matched(classes, pool);
  const at = morning(on);
  const roles = pairs.map(({ assignmentId, ...pair }) => ({ ...pair, assignmentId, roleId: newId() }));
  await bulkInsert(
    db,
    'roleAssignment',
    roles.map((one) => ({
      id: one.roleId,
      personId: one.personId,
      role: 'tutor',
      orgId: one.regionOrgId,
      programId: program.id,
      classId: one.classId,
      grantedAt: at,
      startsOn: on,
    })),
  );
  await bulkInsert(
    db,
    'classTutor',
    roles.map((one) => ({
      programId: program.id,
      id: newId(),
      classId: one.classId,
      personId: one.personId,
      kind: 'lead',
      fromOn: on,
      assignmentId: one.roleId,
      appointedAt: at,
    })),
  );
}

/** Every class gets somebody; who has none of her county takes one elsewhere, and where tutors are short one has two. */
function matched(classes: readonly ClassToLead[], pool: readonly Candidate[]) {
  const free = [...pool];
  return classes.flatMap((one, turn) => {
    const fits = (each: Candidate) => each.classId !== one.id;
    const near = free.findIndex((each) => fits(each) && each.regionId === one.regionOrgId);
    const at = near >= 0 ? near : free.findIndex(fits);
    const second = pool.filter(fits);
    const taken = at >= 0 ? free.splice(at, 1)[0] : second[turn % second.length];
    if (!taken) return [];
    const { personId, assignmentId } = taken;
    return [{ classId: one.id, regionOrgId: one.regionOrgId, personId, assignmentId }];
  });
}

/** How many classes show a notice and who has read it. */
const shownClasses = 12;

/** A notice of each shown class at its beginning, read by most of those who logged in. */
export async function seedClassNotices(db: Db, program: SeededProgram, on: Day): Promise<void> {
  const leads = await db
    .selectFrom('classTutor')
    .innerJoin('studyClass as class', (join) =>
      join.onRef('class.programId', '=', 'classTutor.programId').onRef('class.id', '=', 'classTutor.classId'),
    )
    .select(['classTutor.classId', 'classTutor.personId', 'class.name'])
    .where('classTutor.programId', '=', program.id)
    .orderBy('class.number')
    .limit(shownClasses)
    .execute();
  const { studyStartsOn, studyEndsOn } = program.settings.milestones;
  const rows = leads.map((lead) => ({
    programId: program.id,
    id: newId(),
    classId: lead.classId,
    title: `${lead.name}开班通知`,
    body: `各位老师：\n网络研修从 ${studyStartsOn} 开始，到 ${studyEndsOn} 结束。请按课程包学习，每天适量，不要集中到最后几天。\n有问题请在班级研讨里提出，我会在一天内回复。`,
    sentBy: lead.personId,
    sentAt: morning(on),
  }));
  await bulkInsert(db, 'classNotice', rows);
  await sql`insert into class_notice_receipt (program_id, notice_id, person_id, read_at)
    select notice.program_id, notice.id, trainee.person_id, greatest(trainee.first_login_at, notice.sent_at)
    from class_notice notice join trainee on trainee.program_id = notice.program_id and trainee.class_id = notice.class_id
    where notice.program_id = ${program.id} and trainee.state = 'active' and trainee.first_login_at is not null
      and hashtext(trainee.person_id::text) % 8 <> 0
    on conflict do nothing`.execute(db);
}
