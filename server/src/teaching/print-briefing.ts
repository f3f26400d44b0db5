import { readFile } from 'node:fs/promises';
import { type Day, dayText } from '@yanxiu/domain/kernel/day';
import { titleLines } from '@yanxiu/domain/notice/title-lines';
import { briefingSections } from '@yanxiu/domain/teaching/briefing-text';
import { refuseTeaching } from '@yanxiu/domain/teaching/refusals';
import { type DocxBlock, docxBytes } from '../platform/documents/docx.ts';
import { missingGlyphs, renderPdf, type TemplateData } from '../platform/documents/render.ts';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { listPictures, type Picture } from './store/briefing.ts';

export interface PrintedBriefing {
  readonly title: string;
  readonly issueNumber: number;
  readonly issuedOn: Day;
  readonly state: 'draft' | 'published';
  readonly className: string | null;
  readonly programName: string;
  readonly publisherName: string;
  readonly authorName: string;
  readonly body: string;
  readonly figures: readonly { label: string; value: string }[];
  readonly figuresAsOf: Day;
  readonly pictures: readonly Picture[];
  /** The foot of every printed page names whom to ask. */
  readonly contacts: TemplateData<'briefing'>['contacts'];
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const masthead = '研修简报';
const issueText = (one: PrintedBriefing) => (one.state === 'draft' ? '（草稿）' : `第 ${one.issueNumber} 期`);
const sourceText = (one: PrintedBriefing) => `${one.publisherName}${one.className ? `　${one.className}` : ''}`;
const figuresTitle = (one: PrintedBriefing) => `学情数据（截至${dayText(one.figuresAsOf)}）`;
const sentTo = (one: PrintedBriefing) =>
  one.className ? `发：${one.className}全体学员` : `发：${one.programName}各班`;

async function loadPictures(ctx: Ctx, pictures: readonly Picture[]) {
  const files = await listPictures(
    ctx.db,
    pictures.map((one) => one.fileId),
  );
  const captions = new Map(pictures.map((one) => [one.fileId, one.caption]));
  return Promise.all(
    files.map(async (file) => ({
      mediaType: file.mediaType,
      caption: captions.get(file.id) ?? '',
      bytes: await readFile((await ctx.app.files.find(file.sha256)).path),
    })),
  );
}

const fileName = (one: PrintedBriefing, ending: string) => `简报${issueText(one)} ${one.title}.${ending}`;

/** The briefing as a Word file that can be edited on. */
export async function briefingDocx(ctx: Ctx, one: PrintedBriefing): Promise<FileAnswer> {
  const pictures = await loadPictures(ctx, one.pictures);
  const text: DocxBlock[] = briefingSections(one.body).flatMap((section) => [
    ...(section.heading ? [{ kind: 'heading' as const, text: section.heading }] : []),
    ...section.paragraphs.map((paragraph) => ({ kind: 'paragraph' as const, text: paragraph })),
  ]);
  const figures: DocxBlock[] =
    one.figures.length === 0
      ? []
      : [
          { kind: 'caption', text: figuresTitle(one) },
          { kind: 'table', head: ['项目', '数据'], rows: one.figures.map((row) => [row.label, row.value]) },
        ];
  const bytes = await docxBytes({
    title: one.title,
    blocks: [
      { kind: 'masthead', text: masthead },
      { kind: 'center', text: issueText(one) },
      { kind: 'redLine', left: sourceText(one), right: dayText(one.issuedOn) },
      { kind: 'title', text: one.title },
      ...text,
      ...pictures.map((picture) => ({ kind: 'picture' as const, ...picture })),
      ...figures,
      { kind: 'imprint', text: `${sentTo(one)}　　编辑：${one.authorName}` },
    ],
  });
  return { name: fileName(one, 'docx'), mediaType: wordType, bytes };
}

/** The briefing as it is printed and filed: A4 with a red masthead. */
export async function briefingPdf(ctx: Ctx, one: PrintedBriefing): Promise<FileAnswer> {
  const pictures = await loadPictures(ctx, one.pictures);
  const named = pictures.map((picture, at) => ({
    name: `picture-${at + 1}.${picture.mediaType === 'image/png' ? 'png' : 'jpg'}`,
    bytes: picture.bytes,
    caption: picture.caption,
  }));
  const data = paperOf(ctx, one, named);
  const missing = missingGlyphs(JSON.stringify({ ...data, printedAt: '' }));
  if (missing.length > 0) throw new RefusalError(refuseTeaching('glyphs', { characters: missing.join('、') }));
  const bytes = await renderPdf('briefing', data, named);
  return { name: fileName(one, 'pdf'), mediaType: 'application/pdf', bytes, inline: true };
}

function paperOf(
  ctx: Ctx,
  one: PrintedBriefing,
  pictures: readonly { name: string; caption: string }[],
): TemplateData<'briefing'> {
  const table = {
    title: figuresTitle(one),
    columns: ['项目', '数据'],
    rows: one.figures.map((row) => [row.label, row.value]),
  };
  const text = briefingSections(one.body);
  const shown = pictures.map(({ name, caption }) => ({ name, caption }));
  const sections = text.map((section, at) => ({
    heading: section.heading,
    paragraphs: [...section.paragraphs],
    pictures: at === text.length - 1 ? shown : [],
    table: null,
  }));
  return {
    printedAt: ctx.now,
    versionText: one.state === 'draft' ? '草稿' : `${issueText(one)}发布稿`,
    watermarkText: one.state === 'draft' ? '草稿' : null,
    contacts: one.contacts,
    mastheadText: masthead,
    issueText: issueText(one),
    publisherName: sourceText(one),
    issuedOn: one.issuedOn,
    titleLines: titleLines(one.title),
    sections: one.figures.length === 0 ? sections : [...sections, { heading: null, paragraphs: [], table }],
    sentToLines: [sentTo(one), `编辑：${one.authorName}`],
  };
}
