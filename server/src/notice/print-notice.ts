import { refuseNotice } from '@yanxiu/domain/notice/refusals';
import { titleLines } from '@yanxiu/domain/notice/title-lines';
import { missingGlyphs, renderPdf, type TemplateData } from '../platform/documents/render.ts';
import type { Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { type getPublic, listAttachments } from './store.ts';

type Row = Awaited<ReturnType<typeof getPublic>> & { readonly state?: string };

const publicityTexts = { open: '此件主动公开', onRequest: '此件依申请公开', closed: '此件不予公开' } as const;

/** The notice as the official document that it is (GB/T 9704-2012), A4; a draft bears 草稿 across the page. */
export async function printNotice(ctx: Ctx, row: Row): Promise<FileAnswer> {
  const data = await paperOf(ctx, row);
  const missing = missingGlyphs(JSON.stringify({ ...data, printedAt: '' }));
  if (missing.length > 0) throw new RefusalError(refuseNotice('glyphs', { characters: missing.join('、') }));
  const bytes = await renderPdf('officialNotice', data);
  return { name: `${row.title}.pdf`, mediaType: 'application/pdf', bytes, inline: true };
}

async function paperOf(ctx: Ctx, row: Row): Promise<TemplateData<'officialNotice'>> {
  const files = await listAttachments(ctx.db, row.fileIds);
  const { basis, contact } = row;
  const extra = (runs: { text: string }[]) => ({ kind: 'paragraph' as const, runs });
  return {
    printedAt: ctx.now,
    versionText: row.state === 'draft' ? '草稿' : `${row.number || row.title} 印发稿`,
    watermarkText: row.state === 'draft' ? '草稿' : null,
    mastheadText: row.orgName,
    documentNumber: row.number,
    titleLines: titleLines(row.title),
    addresseesText: row.addressees ? `${row.addressees}：` : '',
    blocks: [
      ...(basis ? [extra([{ text: `依据：${basis}。` }])] : []),
      ...row.body,
      ...(contact ? [extra([{ text: `（联系人：${contact}）` }])] : []),
    ],
    // an attachment stands under its name without the ending of the file (GB/T 9704-2012 7.3.4)
    attachments: files.map((file) => file.name.replace(/\.\w{1,5}$/, '')),
    signatoryName: row.orgName,
    issuedOn: row.issuedOn,
    publicityText: row.kind === 'material' ? null : publicityTexts[row.publicity],
    copiesToText: row.copiesTo ? `${row.copiesTo}。` : null,
    printedByName: row.kind === 'material' ? null : row.orgName,
  };
}
