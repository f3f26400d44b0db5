import { z } from 'zod';
import type { App } from '../http/app-parts.ts';
import type { Ctx } from '../http/context.ts';
import { newId } from '../id/new-id.ts';
import { jobTask, queueJob } from '../jobs/jobs.ts';

/** Queues a text message in the caller's transaction; the outbox keeps it for the operator to read. */
export async function queueSms(ctx: Ctx, message: { phone: string; template: string; text: string }): Promise<void> {
  const id = newId();
  const kept = ctx.app.vault.protect('phone', message.phone);
  await ctx.db
    .insertInto('outboxSms')
    .values({
      id,
      phoneCipher: kept.cipher,
      phoneMask: kept.mask,
      template: message.template,
      text: message.text,
      createdAt: ctx.now,
    })
    .execute();
  await queueJob(ctx, { task: 'sms.send', title: '发送短信', payload: { id } });
}

/** Hands a queued message to the vendor (or the outbox); a sent one is not sent again. */
export const sendSms = jobTask('sms.send', z.object({ id: z.string() }).parse, async (app: App, { id }) => {
  const db = app.database.db;
  const row = await db.selectFrom('outboxSms').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || row.state === 'sent') return;
  const phone = app.vault.open(row.phoneCipher);
  await app.sms.send({ phone, template: row.template, text: row.text });
  await db.updateTable('outboxSms').set({ state: 'sent', sentAt: app.clock.now() }).where('id', '=', id).execute();
});
