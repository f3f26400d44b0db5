import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { teaching } from '@yanxiu/contract/teaching';
import { plainFileName } from '@yanxiu/domain/file/purpose';
import { hundredthsText } from '@yanxiu/domain/kernel/hours';
import { workLevelNames } from '@yanxiu/domain/teaching/work/nomination';
import type { Ctx } from '../../platform/http/context.ts';
import { notFound, orNotFound } from '../../platform/http/errors.ts';
import type { FileAnswer } from '../../platform/http/serve.ts';
import { type EntryToWrite, zipStream } from '../../platform/sheets/zip-stream.ts';
import { getProgram } from '../../program/store.ts';
import { fileOf } from './show-pieces.ts';
import { listWorkFiles } from './store/piece.ts';
import { findPublished, listWorkEvents, pageGallery, pageWorks, type WorkRow } from './store/work.ts';

type Endpoints = typeof teaching.endpoints;

/** So much of the text stands in the list. */
const excerptChars = 120;

type Published = Awaited<ReturnType<typeof pageGallery>>['rows'][number];

const shown = ({ text, fileIds: _fileIds, programId: _programId, publishedAt, publishedLevel, ...row }: Published) => ({
  ...row,
  excerpt: [...text.replace(/\s+/g, ' ').trim()].slice(0, excerptChars).join(''),
  publishedAt: publishedAt ?? notFound(),
  publishedLevel: publishedLevel ?? notFound(),
});

export async function showGallery(ctx: Ctx, input: Parsed<Endpoints['gallery']>) {
  const { rows, total } = await pageGallery(ctx.db, input);
  return { rows: rows.map(shown), total };
}

/** A public work with what each level said of it, without their names. */
export async function showGalleryWork(ctx: Ctx, { id }: { id: string }) {
  const row = orNotFound(await findPublished(ctx.db, id));
  const [files, events] = await Promise.all([
    listWorkFiles(ctx.db, row.fileIds),
    listWorkEvents(ctx.db, row.programId, id),
  ]);
  const comments = events
    .filter(({ act, comment }) => comment !== '' && (act === 'nominate' || act === 'recommend' || act === 'publish'))
    .map(({ level, comment }) => ({ level, comment }));
  return { ...shown(row), text: row.text, files, comments };
}

export async function galleryFile(ctx: Ctx, { id, fileId }: { id: string; fileId: string }): Promise<FileAnswer> {
  const row = orNotFound(await findPublished(ctx.db, id));
  return fileOf(ctx, row.fileIds, fileId);
}

/** So many works are in one collection at the most. */
const mostWorks = 2000;

/** The works in reach as one archive: a folder each with the text and its files, and a list of all in front. */
export async function exportWorks(ctx: Ctx, input: Parsed<Endpoints['exportWorks']>): Promise<FileAnswer> {
  const { settings } = await getProgram(ctx.db, ctx.scope, input.programId);
  const { rows } = await pageWorks(ctx.db, ctx.scope, { ...input, page: 1, size: mostWorks });
  const bytes = Readable.from(zipStream(entriesOf(ctx, rows)), { objectMode: false });
  return { name: `${settings.title}研修成果集.zip`, mediaType: 'application/zip', bytes };
}

const folderOf = (row: WorkRow, at: number) =>
  plainFileName(
    `${String(at + 1).padStart(3, '0')} ${row.regionName} ${row.schoolName} ${row.name} ${row.lessonTitle}`,
  );

async function* entriesOf(ctx: Ctx, rows: readonly WorkRow[]): AsyncGenerator<EntryToWrite> {
  const heading = '序号,姓名,学校,县（市、区）,作业,课程,得分,所在级别,公开展示';
  const lines = rows.map((row, at) =>
    [
      at + 1,
      row.name,
      row.schoolName,
      row.regionName,
      row.lessonTitle,
      row.courseTitle,
      row.scoreX100 === null ? '' : hundredthsText(row.scoreX100),
      workLevelNames[row.level],
      row.publishedAt ? '是' : '否',
    ]
      .map(csvCell)
      .join(','),
  );
  yield { name: '目录.csv', chunks: [`\ufeff${[heading, ...lines].join('\r\n')}\r\n`] };
  for (const [at, row] of rows.entries()) {
    const folder = folderOf(row, at);
    const head = `${row.lessonTitle}\r\n${row.schoolName}　${row.name}\r\n\r\n`;
    yield { name: `${folder}/正文.txt`, chunks: [`\ufeff${head}${row.text.replace(/\r?\n/g, '\r\n')}\r\n`] };
    for (const [number, file] of (await listWorkFiles(ctx.db, row.fileIds)).entries()) {
      const { path } = await ctx.app.files.find(file.sha256);
      yield { name: `${folder}/${number + 1} ${plainFileName(file.name)}`, chunks: createReadStream(path) };
    }
  }
}

/** A cell that no spreadsheet takes for a formula. */
function csvCell(value: string | number): string {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
