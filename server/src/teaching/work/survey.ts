import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { dayOf, dayText } from '@yanxiu/domain/kernel/day';
import { refuseVoice } from '@yanxiu/domain/teaching/work/refusals';
import { surveyDays, surveyPhase } from '@yanxiu/domain/teaching/work/survey';
import { readAnswers } from '@yanxiu/domain/teaching/work/survey-form';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { orRefuse, RefusalError } from '../../platform/http/errors.ts';
import { getProgram } from '../../program/store.ts';
import { getMember } from './store/member.ts';
import { findForm, insertForm, sent } from './store/survey-form.ts';
import { findRegion, hasAnswered, insertAnswer, noteAnswered } from './store/voice.ts';

type Endpoints = typeof teaching.endpoints;

async function daysOf(ctx: Ctx, programId: string) {
  const { settings } = await getProgram(ctx.db, ctx.scope, programId);
  const days = surveyDays(settings.milestones);
  return { ...days, phase: surveyPhase(days, dayOf(ctx.now)) };
}

export async function showMySurvey(ctx: Ctx, { programId }: { programId: string }) {
  const { personId } = actorOf(ctx);
  await getMember(ctx.db, ctx.scope, programId, personId);
  const { opensOn, closesOn, phase } = await daysOf(ctx, programId);
  const state = (await hasAnswered(ctx.db, programId, personId)) ? ('done' as const) : phase;
  const { version, questions } = await findForm(ctx.db, programId);
  return {
    state,
    opensOn,
    closesOn,
    version: Math.max(1, version),
    questions: state === 'open' ? sent(questions) : [],
  };
}

/** Notes that she has answered, and apart from it what was answered. */
export async function answerSurvey(ctx: Ctx, input: Parsed<Endpoints['answerSurvey']>) {
  const { programId, version } = input;
  const { personId } = actorOf(ctx);
  const member = await getMember(ctx.db, ctx.scope, programId, personId);
  if (member.state !== 'active') throw new RefusalError(refuseVoice('notTrainee'));
  const { opensOn, closesOn, phase } = await daysOf(ctx, programId);
  if (phase === 'before') throw new RefusalError(refuseVoice('notOpen', { opensOn: dayText(opensOn) }));
  if (phase === 'over') throw new RefusalError(refuseVoice('closed', { closesOn: dayText(closesOn) }));
  const regionId = await findRegion(ctx.db, member.orgPath);
  if (!regionId) throw new RefusalError(refuseVoice('noRegion'));
  const form = await findForm(ctx.db, programId);
  if (Math.max(1, form.version) !== version) throw new RefusalError(refuseVoice('formChanged'));
  const answers = orRefuse(readAnswers(form.questions, input.answers));
  if (!(await noteAnswered(ctx.db, programId, personId))) throw new RefusalError(refuseVoice('answered'));
  // what was asked stays with the answers, also where it was the product's own questions
  if (form.version === 0)
    await insertForm(ctx.db, { programId, version, questions: form.questions, savedBy: null, savedAt: null });
  await insertAnswer(ctx.db, { programId, regionId, version, answers });
  // that she has answered is no secret; what she said is in no audit
  ctx.audit({ action: 'teaching.answerSurvey', subject: ['person', personId], programId });
  return { ok: true as const };
}
