import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { mayRole } from '@yanxiu/domain/access/roles';
import { dayOf } from '@yanxiu/domain/kernel/day';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { refuseVoice } from '@yanxiu/domain/teaching/work/refusals';
import { surveyDays } from '@yanxiu/domain/teaching/work/survey';
import { refuseFormChange } from '@yanxiu/domain/teaching/work/survey-form';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { RefusalError } from '../../platform/http/errors.ts';
import { getProgram } from '../../program/store.ts';
import { reachesWhole } from '../in-charge.ts';
import { findForm, insertForm, sent } from './store/survey-form.ts';

type Endpoints = typeof teaching.endpoints;

/** Why the reader may not change the questions now; null when she may. */
function refuseEdit(ctx: Ctx, program: Awaited<ReturnType<typeof getProgram>>): Refusal | null {
  const { assignment } = actorOf(ctx);
  const isOurs = assignment !== null && mayRole(assignment.role, 'teaching.surveyEdit');
  if (!isOurs || !reachesWhole(ctx.scope, program)) return refuseVoice('formNotYours');
  return refuseFormChange(surveyDays(program.settings.milestones), dayOf(ctx.now));
}

/** The questions as they stand, and whether the reader may change them. */
export async function showSurveyForm(ctx: Ctx, { programId }: { programId: string }) {
  const program = await getProgram(ctx.db, ctx.scope, programId);
  const form = await findForm(ctx.db, programId);
  return {
    ...form,
    questions: sent(form.questions),
    ...surveyDays(program.settings.milestones),
    blocked: refuseEdit(ctx, program)?.message ?? null,
  };
}

/** Saves the questions as a new version; only the provider and the publishing bureau, and until the survey opens. */
export async function saveSurveyForm(ctx: Ctx, input: Parsed<Endpoints['saveSurveyForm']>) {
  const { programId, questions } = input;
  const program = await getProgram(ctx.db, ctx.scope, programId);
  const refusal = refuseEdit(ctx, program);
  if (refusal) throw new RefusalError(refusal);
  const before = await findForm(ctx.db, programId);
  if (before.version !== input.version) throw new RefusalError(refuseVoice('formSaved'));
  const version = before.version + 1;
  const saved = await insertForm(ctx.db, {
    programId,
    version,
    questions,
    savedBy: actorOf(ctx).personId,
    savedAt: ctx.now,
  });
  if (!saved) throw new RefusalError(refuseVoice('formSaved'));
  ctx.audit({
    action: 'teaching.saveSurveyForm',
    subject: ['program', programId],
    programId,
    before: { version: before.version, questions: before.questions },
    after: { version, questions },
  });
  return { version };
}
