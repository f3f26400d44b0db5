import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { dayOf, dayText } from '@yanxiu/domain/kernel/day';
import { divideHalfUp } from '@yanxiu/domain/kernel/hours';
import { leastGroup, shownGroups } from '@yanxiu/domain/teaching/work/group-size';
import { refuseVoice } from '@yanxiu/domain/teaching/work/refusals';
import { surveyDays, surveyQuestions, surveyTexts } from '@yanxiu/domain/teaching/work/survey';
import { actorOf, type Ctx } from '../../platform/http/context.ts';
import { RefusalError } from '../../platform/http/errors.ts';
import type { FileAnswer } from '../../platform/http/serve.ts';
import { writeWorkbook } from '../../platform/sheets/write.ts';
import { getProgram } from '../../program/store.ts';
import { getMember } from './store/member.ts';
import {
  countAsked,
  findRegion,
  hasAnswered,
  insertAnswer,
  listRegions,
  listSpreads,
  listWords,
  noteAnswered,
} from './store/voice.ts';

type Endpoints = typeof teaching.endpoints;

async function daysOf(ctx: Ctx, programId: string) {
  const { settings } = await getProgram(ctx.db, ctx.scope, programId);
  return { ...surveyDays(settings.milestones), today: dayOf(ctx.now), title: settings.title };
}

export async function showMySurvey(ctx: Ctx, { programId }: { programId: string }) {
  const { personId } = actorOf(ctx);
  await getMember(ctx.db, ctx.scope, programId, personId);
  const { opensOn, closesOn, today } = await daysOf(ctx, programId);
  const state = (await hasAnswered(ctx.db, programId, personId))
    ? ('done' as const)
    : today < opensOn
      ? ('before' as const)
      : today > closesOn
        ? ('over' as const)
        : ('open' as const);
  return { state, opensOn, closesOn };
}

/** Notes that she has answered, and apart from it what was answered. */
export async function answerSurvey(ctx: Ctx, input: Parsed<Endpoints['answerSurvey']>) {
  const { programId, stars, words } = input;
  const { personId } = actorOf(ctx);
  const member = await getMember(ctx.db, ctx.scope, programId, personId);
  if (member.state !== 'active') throw new RefusalError(refuseVoice('notTrainee'));
  const { opensOn, closesOn, today } = await daysOf(ctx, programId);
  if (today < opensOn) throw new RefusalError(refuseVoice('notOpen', { opensOn: dayText(opensOn) }));
  if (today > closesOn) throw new RefusalError(refuseVoice('closed', { closesOn: dayText(closesOn) }));
  const regionId = await findRegion(ctx.db, member.orgPath);
  if (!regionId) throw new RefusalError(refuseVoice('noRegion'));
  if (!(await noteAnswered(ctx.db, programId, personId))) throw new RefusalError(refuseVoice('answered'));
  await insertAnswer(ctx.db, { programId, regionId, stars, words });
  // that she has answered is no secret; what she said is in no audit
  ctx.audit({ action: 'teaching.answerSurvey', subject: ['person', personId], programId });
  return { ok: true as const };
}

/** So many remarks are shown on the page; the export has them all. */
const mostShown = 100;

/** The survey's results in reach once it has closed: before, one answer more or less would tell what it was. */
export async function showSurvey(ctx: Ctx, input: Parsed<Endpoints['survey']>) {
  const found = await results(ctx, input);
  return {
    ...found,
    texts: found.texts.map(({ words, ...text }) => ({
      ...text,
      words: words.slice(0, mostShown),
      more: Math.max(0, words.length - mostShown),
    })),
  };
}

async function results(ctx: Ctx, { programId, regionId }: { programId: string; regionId?: string | undefined }) {
  const { opensOn, closesOn, today } = await daysOf(ctx, programId);
  const [asked, regions] = await Promise.all([
    countAsked(ctx.db, ctx.scope, programId),
    listRegions(ctx.db, ctx.scope, programId),
  ]);
  const open = today <= closesOn;
  const shown = shownGroups(regions.map(({ id, answers }) => ({ key: id, count: answers })));
  const all = regions.reduce((sum, one) => sum + one.answers, 0);
  const wanted = regionId
    ? shown.has(regionId)
      ? [regionId]
      : []
    : all >= leastGroup
      ? regions.map(({ id }) => id)
      : [];
  const visible = open ? [] : wanted;
  const [spreads, words] = await Promise.all([
    listSpreads(ctx.db, ctx.scope, programId, visible),
    listWords(ctx.db, ctx.scope, programId, visible),
  ]);
  return {
    opensOn,
    closesOn,
    open,
    asked,
    answers: regionId ? (regions.find(({ id }) => id === regionId)?.answers ?? 0) : all,
    regions: regions.map((one) => ({ ...one, shown: !open && shown.has(one.id) })),
    questions: surveyQuestions.map(({ key, text }) => ({
      key,
      text,
      spread: spreadOf(spreads.find((one) => one.key === key)?.counts),
    })),
    texts: surveyTexts.map(({ key, text }) => ({
      key,
      text,
      words: words.filter((one) => one.key === key).map((one) => one.words),
    })),
  };
}

/** Counts of one star to five with their mean; null without any. */
export function spreadOf(counts: readonly number[] | undefined) {
  const answers = (counts ?? []).reduce((sum, one) => sum + one, 0);
  if (!counts || answers === 0) return null;
  const sum = counts.reduce((total, count, at) => total + count * (at + 1), 0);
  return { counts: [...counts], meanX100: divideHalfUp(sum * 100, answers) };
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function exportSurvey(ctx: Ctx, input: Parsed<Endpoints['exportSurvey']>): Promise<FileAnswer> {
  const { title } = await daysOf(ctx, input.programId);
  const found = await results(ctx, input);
  const counts = [1, 2, 3, 4, 5].map((star) => ({ heading: `${star} 星`, kind: 'integer' as const }));
  const sheets = [
    {
      name: '各题结果',
      columns: [
        { heading: '题目', kind: 'text' as const, width: 40 },
        { heading: '份数', kind: 'integer' as const },
        ...counts,
        { heading: '平均（满分 5）', kind: 'text' as const },
      ],
      rows: found.questions.map(({ text, spread }) => [
        text,
        spread ? spread.counts.reduce((sum, one) => sum + one, 0) : null,
        ...(spread?.counts ?? [null, null, null, null, null]),
        spread ? (spread.meanX100 / 100).toFixed(2) : '不足 5 份或还没有结束',
      ]),
    },
    {
      name: '意见',
      columns: [
        { heading: '题目', kind: 'text' as const, width: 20 },
        { heading: '意见', kind: 'text' as const, width: 80 },
      ],
      rows: found.texts.flatMap(({ text, words }) => words.map((one) => [text, one])),
    },
  ];
  return { name: `${title}匿名问卷结果.xlsx`, mediaType: workbookType, bytes: writeWorkbook(sheets) };
}
