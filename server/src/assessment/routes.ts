import { assessment } from '@yanxiu/contract/assessment';
import { mayRole } from '@yanxiu/domain/access/roles';
import type { Permission } from '@yanxiu/domain/access/permissions';
import type { SheetAct } from '@yanxiu/domain/assessment/states';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { nameConstraints } from '../platform/http/constraint.ts';
import { serve } from '../platform/http/serve.ts';
import { getProgram } from '../program/store.ts';
import { answerObjection, askCorrection, decideCorrection, objectToScore } from './appeal.ts';
import { computeTask, startComputing } from './compute.ts';
import { myScore } from './mine.ts';
import { moveSheets, returnSheet, whyNot } from './move-sheets.ts';
import { pageCorrections, pageObjections } from './store/appeal.ts';
import { getScore, pageScores } from './store/score.ts';
import { pageSheets, type SheetRow } from './store/sheet.ts';

nameConstraints({
  score_correction_needs_two_people: '申请人不能批准自己的更正申请，请由另一人处理。',
  score_correction_is_not_ones_own: '不能处理本人的成绩。',
});

const actPermission: Readonly<Record<SheetAct, Permission>> = {
  compute: 'assessment.compute',
  confirmAsProvider: 'assessment.confirmProvider',
  confirmAsSchool: 'assessment.confirmSchool',
  confirmAsCounty: 'assessment.confirmCounty',
  approve: 'assessment.approve',
  return: 'assessment.confirmCounty',
};

export const assessmentFeature = serve(
  assessment,
  {
    compute: startComputing,
    sheets: async (ctx, input) => {
      const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
      const { rows, total } = await pageSheets(ctx.db, ctx.scope, input);
      const described = await Promise.all(
        rows.map(async (row) => ({ ...row, allowed: await allowedActs(ctx, settings, input.programId, row) })),
      );
      return { rows: described, total };
    },
    scores: (ctx, input) => pageScores(ctx.db, ctx.scope, input),
    explain: async (ctx, input) => {
      const kept = await getScore(ctx.db, ctx.scope, input.programId, input.personId);
      return { ...kept, settingsVersion: kept.settingsVersion ?? 1 };
    },
    confirmAsProvider: (ctx, input) => moveSheets(ctx, input, 'confirmAsProvider'),
    confirmAsSchool: (ctx, input) => moveSheets(ctx, input, 'confirmAsSchool'),
    confirmAsCounty: (ctx, input) => moveSheets(ctx, input, 'confirmAsCounty'),
    approve: (ctx, input) => moveSheets(ctx, input, 'approve'),
    returnSheet,
    corrections: async (ctx, input) => {
      const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
      const titles = new Map(settings.assessment.parts.flatMap((part) => part.items).map((item) => [item.key, item.title]));
      const actor = actorOf(ctx);
      const mayApprove = actor.assignment !== null && mayRole(actor.assignment.role, 'assessment.approve');
      const { rows, total } = await pageCorrections(ctx.db, ctx.scope, input);
      return {
        rows: rows.map((row) => ({
          ...row,
          itemTitle: titles.get(row.itemKey) ?? row.itemKey,
          mayDecide: mayApprove && row.state === 'asked' && row.askedBy !== actor.personId,
        })),
        total,
      };
    },
    askCorrection,
    decideCorrection,
    objections: (ctx, input) => pageObjections(ctx.db, ctx.scope, input),
    answerObjection,
    mine: myScore,
    object: objectToScore,
  },
  { jobs: [computeTask] },
);

type Settings = Awaited<ReturnType<typeof getProgram>>['settings'];

async function allowedActs(ctx: Ctx, settings: Settings, programId: string, row: SheetRow) {
  const role = actorOf(ctx).assignment?.role;
  const acts = (Object.keys(actPermission) as SheetAct[]).filter((act) => role && mayRole(role, actPermission[act]));
  return Promise.all(
    acts.map(async (act) => {
      const refusal = await whyNot(ctx, settings, programId, row, act);
      return refusal ? { act, allowed: false, reason: refusal.message } : { act, allowed: true };
    }),
  );
}
