import { systemScope } from '@yanxiu/domain/access/scope';
import {
  fillSmsTemplate,
  type SmsTemplateName,
  smsTemplateNames,
  smsTemplates,
} from '@yanxiu/domain/access/sms-template';
import { isRefusal } from '@yanxiu/domain/kernel/refusal';
import { z } from 'zod';
import type { App } from '../http/app-parts.ts';
import { asSystem, type Ctx } from '../http/context.ts';
import { RefusalError } from '../http/errors.ts';
import { newId } from '../id/new-id.ts';
import { jobTask, queueJob } from '../jobs/jobs.ts';
import { noteFailure, noteReceipt, noteSent, type SmsRow, takeSms } from './outbox-rows.ts';
import { SmsVendorError } from './vendor-errors.ts';

const mostAttempts = 5;
/** When the vendor is asked what became of a message, seconds after it was sent or asked for before. */
const askAfterSec = [30, 60, 300, 1800, 21_600] as const;

interface WantedSms {
  readonly phone: string;
  readonly template: SmsTemplateName;
  readonly params: Readonly<Record<string, string>>;
}

/** Queues a text message in the caller's transaction; the outbox keeps it for the operator to read. */
export async function queueSms(ctx: Ctx, message: WantedSms): Promise<void> {
  const text = fillSmsTemplate(smsTemplates[message.template], message.params);
  if (isRefusal(text)) throw new RefusalError(text);
  const id = newId();
  const kept = ctx.app.vault.protect('phone', message.phone);
  await ctx.db
    .insertInto('outboxSms')
    .values({
      id,
      phoneCipher: kept.cipher,
      phoneIndex: kept.index,
      phoneMask: kept.mask,
      template: message.template,
      params: JSON.stringify(message.params),
      text,
      createdAt: ctx.now,
    })
    .execute();
  await queueJob(ctx, { task: 'sms.send', title: '发送短信', payload: { id } });
}

/** Hands a queued message to the vendor (or the outbox); a sent one is not sent again, one that came too late neither. */
export const sendSms = jobTask('sms.send', z.object({ id: z.string() }).parse, async (app: App, { id }) => {
  const row = await takeSms(app.database.db, id);
  if (!row) return;
  const template = smsTemplateNames.find((name) => name === row.template);
  const lateSec = (app.clock.now().getTime() - row.createdAt.getTime()) / 1000;
  if (!template || (row.attempts > 1 && lateSec > smsTemplates[template].usefulSec)) {
    return noteFailure(app.database.db, row.id, '一直没能发出，内容已过期，请重新获取。', true);
  }
  const phone = app.vault.open(row.phoneCipher);
  const params = z.record(z.string(), z.string()).parse(row.params);
  try {
    const { serial } = await app.sms.send({ phone, template, params, text: row.text, reference: row.id });
    await keepSent(app, row, serial);
  } catch (error) {
    if (!(error instanceof SmsVendorError)) throw error;
    const final = !error.retry || row.attempts >= mostAttempts;
    await noteFailure(app.database.db, row.id, error.message, final);
    if (!final) throw error;
  }
});

/** Once a vendor has it, nobody need read the values of a message any more: they are covered in the outbox. */
async function keepSent(app: App, row: SmsRow, serial: string | null): Promise<void> {
  const { vendor } = app.sms;
  await asSystem(app, systemScope('keep what the vendor said'), 'sms.send', async (ctx) => {
    const covered = vendor ? row.text.replace(/\d{4,}/g, (digits) => '*'.repeat(digits.length)) : row.text;
    await noteSent(ctx.db, row.id, { vendor, serial, text: covered, sentAt: ctx.now });
    if (vendor && serial) await askLater(ctx, row.id, 0);
  });
}

async function askLater(ctx: Ctx, id: string, asked: number): Promise<void> {
  const afterSec = askAfterSec[asked];
  if (afterSec === undefined) return noteReceipt(ctx.db, id, { receipt: 'unknown', receiptAt: ctx.now });
  await queueJob(ctx, { task: 'sms.receipt', title: '查短信回执', payload: { id, asked }, afterSec });
}

/** Asks the vendor what became of a message, again and again at longer pauses, for seven hours at most. */
export const askReceipt = jobTask(
  'sms.receipt',
  z.object({ id: z.string(), asked: z.int() }).parse,
  async (app: App, { id, asked }) => {
    const { db } = app.database;
    const row = await db.selectFrom('outboxSms').selectAll().where('id', '=', id).executeTakeFirst();
    if (row?.receipt !== 'waiting' || !row.serial || !row.sentAt) return;
    const sent = { phone: app.vault.open(row.phoneCipher), serial: row.serial, sentAt: row.sentAt };
    const receipt = await app.sms.receiptOf(sent).catch((error: unknown) => {
      if (error instanceof SmsVendorError) return { state: 'waiting' as const };
      throw error;
    });
    await asSystem(app, systemScope('keep a receipt'), 'sms.receipt', async (ctx) => {
      if (receipt.state === 'waiting') return askLater(ctx, id, asked + 1);
      const failed = receipt.state === 'undelivered' ? receipt : null;
      await noteReceipt(ctx.db, id, {
        receipt: receipt.state,
        receiptAt: ctx.now,
        failure: failed?.message ?? null,
        wrongNumber: failed?.blamesNumber ?? false,
      });
    });
  },
);
