import { createHash } from 'node:crypto';
import { systemScope } from '@yanxiu/domain/access/scope';
import { stages } from '@yanxiu/domain/program/words';
import { className, whyText } from '@yanxiu/domain/teaching/class-words';
import { type ClassPlan, formClasses, type PlannedClass } from '@yanxiu/domain/teaching/form-classes';
import { refuseTeaching } from '@yanxiu/domain/teaching/refusals';
import { z } from 'zod';
import { forgetSessions } from '../access/session.ts';
import type { Db } from '../platform/db/database.ts';
import { asSystem, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { type JobProgress, jobTask, queueJob } from '../platform/jobs/jobs.ts';
import { getProgram } from '../program/store.ts';
import { reachesWhole } from './in-charge.ts';
import {
  closeClasses,
  findLastNumber,
  insertClasses,
  listLeads,
  listLearners,
  listRegions,
  listStanding,
  lockForming,
  placePeople,
  type Region,
  type StandingRow,
  updateWhy,
} from './store/forming.ts';

type Program = Awaited<ReturnType<typeof getProgram>>;

/** Forming reaches over the whole program: it is the provider's, or the publisher's and whoever stands above. */
export function formBlocked(ctx: Ctx, program: Program): string | null {
  return reachesWhole(ctx.scope, program) ? null : refuseTeaching('notForming').message;
}

interface Drawn {
  readonly plan: ClassPlan;
  readonly planKey: string;
  readonly standing: readonly StandingRow[];
  readonly regions: ReadonlyMap<string, Region>;
  readonly people: number;
}

async function drawPlan(db: Db, program: Program): Promise<Drawn> {
  const [people, standing, tutors] = await Promise.all([
    listLearners(db, program.id, null),
    listStanding(db, program.id),
    listLeads(db, program.id),
  ]);
  const size = program.settings.classSize;
  const plan = formClasses({ people, standing, size, rootId: program.publisherId, tutors });
  const regions = await listRegions(
    db,
    [...plan.classes, ...standing].map((one) => one.regionId),
  );
  const classes = inListOrder(plan.classes, regions, program.publisherId);
  return { plan: { ...plan, classes }, planKey: keyOf(plan), standing, regions, people: people.length };
}

/** As a clerk looks for them: county by county, stage by stage, mixed classes last, those of the whole program at the end. */
function inListOrder(
  classes: readonly PlannedClass[],
  regions: ReadonlyMap<string, Region>,
  rootId: string,
): readonly PlannedClass[] {
  const keyOf = (one: PlannedClass) =>
    [
      one.regionId === rootId ? '~' : (regions.get(one.regionId)?.order ?? ''),
      one.stage === null ? 9 : stages.indexOf(one.stage),
      one.subject || '~',
      String(one.ordinal).padStart(4, '0'),
    ].join('|');
  const keys = new Map(classes.map((one) => [one, keyOf(one)]));
  return [...classes].sort((a, b) => ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? -1 : 1));
}

/** Two plans with the same key put the same people into the same classes. */
function keyOf(plan: ClassPlan): string {
  const hash = createHash('sha256');
  for (const one of plan.classes) {
    hash.update(`${one.id ?? ''}|${one.regionId}|${one.stage ?? ''}|${one.subject}|${one.ordinal}:`);
    for (const { personId } of one.people) hash.update(personId);
  }
  return hash.digest('hex').slice(0, 32);
}

export async function previewForming(ctx: Ctx, { programId }: { programId: string }) {
  const program = await formable(ctx, programId);
  const { plan, planKey, standing, regions, people } = await drawPlan(ctx.db, program);
  if (people === 0) throw new RefusalError(refuseTeaching('nobody'));
  const { target, most } = program.settings.classSize;
  const names = new Map(standing.map((one) => [one.id, one.name]));
  const planned = plan.classes.map((one) => ({
    ...rowOf(one, regions),
    key: one.id ?? `${one.regionId}${one.stage ?? ''}${one.subject}${one.ordinal}`,
    name: (one.id && names.get(one.id)) || nameOf(one, regions),
    state: one.id ? ('kept' as const) : ('new' as const),
    people: one.people.length,
    coming: one.people.filter((each) => each.classId === null || each.classId !== one.id).length,
    why: whyText(one, program.settings.classSize),
  }));
  const closing = standing
    .filter((one) => plan.closing.includes(one.id))
    .map((one) => ({
      ...rowOf(one, regions),
      key: one.id,
      name: one.name,
      state: 'closing' as const,
      people: 0,
      coming: 0,
      why: '人数不足，学员并入别的班，这个班撤销。',
    }));
  return {
    planKey,
    people,
    placed: plan.placed,
    moved: plan.moved,
    sizeTarget: target,
    sizeMost: most,
    classes: [...planned, ...closing],
  };
}

function rowOf(one: Pick<PlannedClass, 'stage' | 'subject' | 'regionId'>, regions: ReadonlyMap<string, Region>) {
  return { stage: one.stage, subject: one.subject, regionName: regions.get(one.regionId)?.name ?? '' };
}

const nameOf = (one: PlannedClass, regions: ReadonlyMap<string, Region>) =>
  className(regions.get(one.regionId)?.name ?? '', one, one.ordinal);

async function formable(ctx: Ctx, programId: string): Promise<Program> {
  const program = await getProgram(ctx.db, ctx.scope, programId);
  if (formBlocked(ctx, program)) throw new RefusalError(refuseTeaching('notForming'));
  return program;
}

/** Queues the forming that was previewed; refused when the roster or the classes have moved on meanwhile. */
export async function queueForming(ctx: Ctx, input: { programId: string; planKey: string }) {
  const program = await formable(ctx, input.programId);
  const { planKey, people } = await drawPlan(ctx.db, program);
  if (people === 0) throw new RefusalError(refuseTeaching('nobody'));
  if (planKey !== input.planKey) throw new RefusalError(refuseTeaching('planChanged'));
  const jobId = await queueJob(ctx, {
    task: 'teaching.form',
    title: '编班',
    payload: { ...input, personId: ctx.actor?.personId ?? null },
    programId: program.id,
  });
  ctx.audit({
    action: 'teaching.form',
    subject: ['program', program.id],
    programId: program.id,
    after: { people, planKey },
  });
  return { jobId };
}

const payload = z.object({ programId: z.string(), planKey: z.string(), personId: z.string().nullable() });

/** Carries a plan out whole or not at all; run again after it stood, it finds nothing to do. */
export const formTask = jobTask('teaching.form', payload.parse, async (app, wish, job) => {
  const scope = systemScope('a forming that was confirmed');
  const result = await asSystem(app, scope, 'teaching.form', async (ctx) => {
    await lockForming(ctx.db, wish.programId);
    return carryOut(ctx, await getProgram(ctx.db, scope, wish.programId), { ...wish, job });
  });
  forgetSessions(app);
  return result;
});

interface Wish {
  /** Null takes whatever the rule says now. */
  readonly planKey: string | null;
  readonly personId: string | null;
  readonly job: Pick<JobProgress, 'report'> | null;
}

/** At a time: a step of the bar. */
const chunk = 2000;

/** Writes the plan of a program; returns what it came to. */
export async function carryOut(ctx: Ctx, program: Program, wish: Wish) {
  const { plan, planKey, standing, regions, people } = await drawPlan(ctx.db, program);
  const changed = plan.placed + plan.moved;
  if (wish.planKey !== null && planKey !== wish.planKey && changed > 0) {
    throw new RefusalError(refuseTeaching('planChanged'));
  }
  await wish.job?.report(0, people, '建立班级');
  const ids = await openClasses(ctx, program, plan, standing, regions);
  const placings = plan.classes.flatMap((one, at) =>
    one.people.flatMap((each) =>
      each.classId === ids[at] ? [] : [{ personId: each.personId, classId: ids[at] ?? '' }],
    ),
  );
  for (let at = 0; at < placings.length; at += chunk) {
    await placePeople(ctx.db, program.id, placings.slice(at, at + chunk), false);
    await wish.job?.report(people - placings.length + Math.min(placings.length, at + chunk), people, '编入学员');
  }
  await closeClasses(ctx.db, program.id, plan.closing, { now: ctx.now, by: wish.personId, reason: '班级撤销' });
  await wish.job?.report(people, people, `共 ${plan.classes.length} 个班，${people} 人`);
  return { classes: plan.classes.length, placed: plan.placed, moved: plan.moved };
}

/** The id of each planned class, new ones opened under the next numbers. */
async function openClasses(
  ctx: Ctx,
  program: Program,
  plan: ClassPlan,
  standing: readonly StandingRow[],
  regions: ReadonlyMap<string, Region>,
): Promise<string[]> {
  let number = await findLastNumber(ctx.db, program.id);
  const size = program.settings.classSize;
  const ids = plan.classes.map((one) => one.id ?? newId());
  const fresh = plan.classes.flatMap((one, at) => {
    if (one.id) return [];
    number += 1;
    return [
      {
        programId: program.id,
        id: ids[at] ?? newId(),
        number,
        name: nameOf(one, regions),
        stage: one.stage,
        subject: one.subject,
        regionOrgId: one.regionId,
        regionPath: regions.get(one.regionId)?.path ?? '',
        ordinal: one.ordinal,
        sizeTarget: size.target,
        why: whyText(one, size),
        formedAt: ctx.now,
      },
    ];
  });
  await insertClasses(ctx.db, fresh);
  const known = new Set(standing.map((one) => one.id));
  const kept = plan.classes.flatMap((one) =>
    one.id && known.has(one.id) ? [{ id: one.id, why: whyText(one, size) }] : [],
  );
  await updateWhy(ctx.db, program.id, kept);
  return ids;
}
