import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { divideHalfUp } from '@yanxiu/domain/kernel/hours';
import { leastGroup, shownGroups } from '@yanxiu/domain/teaching/work/group-size';
import { starWords, surveyDays, surveyPhase } from '@yanxiu/domain/teaching/work/survey';
import { questionKindNames, type SurveyQuestion } from '@yanxiu/domain/teaching/work/survey-question';
import type { Ctx } from '../../platform/http/context.ts';
import type { FileAnswer } from '../../platform/http/serve.ts';
import { writeWorkbook } from '../../platform/sheets/write.ts';
import { getProgram } from '../../program/store.ts';
import { spreadOf } from './spread.ts';
import { findForm } from './store/survey-form.ts';
import { type Choice, countAsked, listChoices, listRegions, listWords } from './store/voice.ts';

type Endpoints = typeof teaching.endpoints;
type Wanted = Parsed<Endpoints['survey']>;

/** So many remarks are shown on the page; the export has them all. */
const mostShown = 100;

/** The survey's results in reach once it has closed: before, one answer more or less would tell what it was. */
export async function showSurvey(ctx: Ctx, input: Wanted) {
  const { title: _, ...found } = await results(ctx, input);
  return {
    ...found,
    questions: found.questions.map((one) => ({
      ...one,
      words: one.words.slice(0, mostShown),
      more: Math.max(0, one.words.length - mostShown),
    })),
  };
}

async function results(ctx: Ctx, { programId, regionId, version: wanted }: Wanted) {
  const { settings } = await getProgram(ctx.db, ctx.scope, programId);
  const days = surveyDays(settings.milestones);
  const open = surveyPhase(days, dayOf(ctx.now)) !== 'over';
  const [asked, given] = await Promise.all([
    countAsked(ctx.db, ctx.scope, programId),
    listRegions(ctx.db, ctx.scope, programId),
  ]);
  const sum = (rows: readonly { answers: number }[]) => rows.reduce((total, { answers }) => total + answers, 0);
  const byVersion = [...Map.groupBy(given, ({ version }) => version)].sort(([a], [b]) => a - b);
  const latest = byVersion.at(-1)?.[0] ?? null;
  const form = await findForm(ctx.db, programId, wanted ?? latest);
  const regions = given.filter(({ version }) => version === form.version);
  const shown = shownGroups(regions.map(({ id, answers }) => ({ key: id, count: answers })));
  const regionIds = open ? [] : lookedAt(regions, shown, regionId);
  const which = { programId, version: form.version, regionIds };
  const [choices, words] = await Promise.all([
    listChoices(ctx.db, ctx.scope, which),
    listWords(ctx.db, ctx.scope, which),
  ]);
  const answers = sum(regionId ? regions.filter(({ id }) => id === regionId) : regions);
  return {
    ...days,
    title: settings.title,
    open,
    asked,
    received: sum(given),
    version: Math.max(1, form.version),
    versions: byVersion.map(([version, rows]) => ({ version, answers: sum(rows) })),
    answers,
    regions: regions.map(({ id, name, answers: count }) => ({
      id,
      name,
      answers: count,
      shown: !open && shown.has(id),
    })),
    questions: form.questions.map((question) => ({
      ...question,
      options: [...question.options],
      figures: regionIds.length > 0 ? figuresOf(question, choices, answers) : null,
      words: words.flatMap(({ key, ...remark }) => (key === question.key ? [remark] : [])),
    })),
  };
}

/** The places whose answers may be looked at together. */
function lookedAt(
  regions: readonly { id: string; answers: number }[],
  shown: ReadonlySet<string>,
  regionId: string | undefined,
): string[] {
  if (regionId) return shown.has(regionId) ? [regionId] : [];
  const all = regions.reduce((total, { answers }) => total + answers, 0);
  return all >= leastGroup ? regions.map(({ id }) => id) : [];
}

/** How many gave each of five stars, or chose each option; null of words. */
function figuresOf({ key, kind, options }: SurveyQuestion, choices: readonly Choice[], answers: number) {
  if (kind === 'text') return null;
  const first = kind === 'scale' ? 1 : 0;
  const counts = Array.from({ length: kind === 'scale' ? 5 : options.length }, () => 0);
  for (const one of choices) if (one.key === key) counts[one.choice - first] = one.people;
  return { answers, counts, meanX100: kind === 'scale' ? (spreadOf(counts)?.meanX100 ?? null) : null };
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A line for each choice of each question, and a sheet of all remarks. */
export async function exportSurvey(ctx: Ctx, input: Parsed<Endpoints['exportSurvey']>): Promise<FileAnswer> {
  const found = await results(ctx, input);
  const text = (heading: string, width: number) => ({ heading, kind: 'text' as const, width });
  const sheets = [
    {
      name: '各题结果',
      columns: [
        { heading: '题号', kind: 'integer' as const },
        text('题目', 40),
        text('题型', 14),
        text('选项', 24),
        { heading: '份数', kind: 'integer' as const },
        text('占收到的', 12),
        text('平均（满分 5）', 16),
      ],
      rows: found.questions.flatMap(linesOf),
    },
    {
      name: '意见',
      columns: [
        { heading: '题号', kind: 'integer' as const },
        text('题目', 30),
        text('意见', 80),
        { heading: '份数', kind: 'integer' as const },
      ],
      rows: found.questions.flatMap((one, at) =>
        one.words.map(({ words, people }) => [at + 1, one.text, words, people]),
      ),
    },
  ];
  return { name: `${found.title}匿名问卷结果.xlsx`, mediaType: workbookType, bytes: writeWorkbook(sheets) };
}

type Answered = Awaited<ReturnType<typeof results>>['questions'][number];

function linesOf({ kind, text, options, figures }: Answered, at: number): (string | number | null)[][] {
  if (kind === 'text') return [];
  const names = kind === 'scale' ? starWords.map((word, star) => `${star + 1} ${word}`) : options;
  const head = [at + 1, text, questionKindNames[kind]];
  if (!figures) return [[...head, `不足 ${leastGroup} 份或还没有结束`, null, '', '']];
  const mean = figures.meanX100 === null ? '' : (figures.meanX100 / 100).toFixed(2);
  return names.map((name, place) => {
    const count = figures.counts[place] ?? 0;
    const share = `${(divideHalfUp(count * 1000, figures.answers) / 10).toFixed(1)}%`;
    return [...head, name, count, share, place === 0 ? mean : ''];
  });
}
