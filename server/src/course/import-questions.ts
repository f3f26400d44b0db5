import { readFile } from 'node:fs/promises';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { bankEndpoints } from '@yanxiu/contract/question-bank';
import { readGift } from '@yanxiu/domain/course/gift';
import { bankQuestion } from '@yanxiu/domain/course/question';
import { type QuestionReading, readQuestionSheet, type SheetQuestion } from '@yanxiu/domain/course/question-sheet';
import { refuseCourse } from '@yanxiu/domain/course/refusals';
import { isRefusal } from '@yanxiu/domain/kernel/refusal';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { decodeText } from '../platform/sheets/decode-text.ts';
import { readSheetsInWorker } from '../platform/sheets/worker.ts';
import { providerOf } from './edit-course.ts';
import { sameKeyOf, withKeys } from './question-bank.ts';
import { insertBank, listKnownKeys } from './store/bank.ts';
import { findProviderFile } from './store/lesson.ts';

const mostQuestions = 5_000;
const mostProblems = 500;

interface FileReading extends QuestionReading {
  readonly unit: 'row' | 'line';
}

/** Reads an uploaded file of questions; with `confirm` the good ones go into the bank, the others are named either way. */
export async function importQuestions(ctx: Ctx, input: Parsed<typeof bankEndpoints.bankImport>) {
  const providerId = providerOf(ctx.scope);
  const file = await findProviderFile(ctx.db, providerId, input.fileId);
  const { path } = await ctx.app.files.find(file.sha256);
  const { questions, problems, unit } = await readQuestions(await readFile(path), file.name);
  if (questions.length + problems.length === 0) throw new RefusalError(refuseCourse('noQuestions'));
  if (questions.length > mostQuestions)
    throw new RefusalError(refuseCourse('tooManyQuestions', { limit: mostQuestions, count: questions.length }));
  const fresh = await freshOf(ctx, questions, input.tags);
  if (input.confirm) {
    const owner = { providerId, createdAt: ctx.now, createdBy: actorOf(ctx).personId };
    await insertBank(
      ctx.db,
      owner,
      fresh.map(({ line: _line, ...question }) => withKeys(question)),
    );
    const after = { file: file.name, added: fresh.length, problems: problems.length };
    ctx.audit({ action: 'course.bankImport', subject: ['file', file.id], after });
  }
  return {
    added: fresh.length,
    known: questions.length - fresh.length,
    problems: problems.slice(0, mostProblems).map(({ line, reason }) => ({ line, reason })),
    unit,
    sample: fresh.slice(0, 20).map(({ line, kind, stem }) => ({ line, kind, stem })),
  };
}

async function readQuestions(bytes: Buffer, name: string): Promise<FileReading> {
  if (/\.(txt|gift)$/i.test(name)) return readGiftFile(bytes);
  const read = await readSheetsInWorker(bytes, name);
  if ('refused' in read) throw new RefusalError(read.refused);
  const reading = readQuestionSheet(read.sheets);
  if (isRefusal(reading)) throw new RefusalError(reading);
  return { ...reading, unit: 'row' };
}

/** A question of GIFT text has neither tags nor difficulty; it must still be a whole question. */
function readGiftFile(bytes: Buffer): FileReading {
  const { questions, problems } = readGift(decodeText(bytes));
  const checked = questions.map(({ line, ...question }) => ({ line, result: bankQuestion.safeParse(question) }));
  const good = checked.flatMap(({ line, result }) => (result.success ? [{ ...result.data, line }] : []));
  const bad = checked.flatMap(({ line, result }) =>
    result.success ? [] : [{ line, reason: result.error.issues[0]?.message ?? '这一题填写有误。' }],
  );
  return { questions: good, problems: [...problems, ...bad].sort((a, b) => a.line - b.line), unit: 'line' };
}

/** The questions that neither the bank nor an earlier row holds, with the tags given to all. */
async function freshOf(ctx: Ctx, questions: readonly SheetQuestion[], tags: readonly string[]) {
  const keys = questions.map(sameKeyOf);
  const seen = await listKnownKeys(ctx.db, ctx.scope, keys);
  const fresh: SheetQuestion[] = [];
  for (const [at, question] of questions.entries()) {
    const key = keys[at] ?? '';
    if (seen.has(key)) continue;
    seen.add(key);
    fresh.push({ ...question, tags: [...new Set([...question.tags, ...tags])].slice(0, 8) });
  }
  return fresh;
}
