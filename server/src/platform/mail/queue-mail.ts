import { z } from 'zod';
import type { App } from '../http/app-parts.ts';
import type { Ctx } from '../http/context.ts';
import { newId } from '../id/new-id.ts';
import { jobTask, queueJob } from '../jobs/jobs.ts';

/** Queues an e-mail in the caller's transaction; attachments are stored files by id. */
export async function queueMail(
  ctx: Ctx,
  mail: { to: string; subject: string; body: string; fileIds?: string[] },
): Promise<void> {
  const id = newId();
  await ctx.db
    .insertInto('outboxMail')
    .values({
      id,
      recipient: mail.to,
      subject: mail.subject,
      body: mail.body,
      fileIds: mail.fileIds ?? [],
      createdAt: ctx.now,
    })
    .execute();
  await queueJob(ctx, { task: 'mail.send', title: '发送邮件', payload: { id } });
}

export const sendMail = jobTask('mail.send', z.object({ id: z.string() }).parse, async (app: App, { id }) => {
  const db = app.database.db;
  const row = await db.selectFrom('outboxMail').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || row.state === 'sent') return;
  const files = row.fileIds.length
    ? await db.selectFrom('storedFile').select(['name', 'sha256']).where('id', 'in', row.fileIds).execute()
    : [];
  const attachments = await Promise.all(
    files.map(async (file) => ({ name: file.name, path: (await app.files.find(file.sha256)).path })),
  );
  await app.mail.send({ to: row.recipient, subject: row.subject, text: row.body, attachments });
  await db.updateTable('outboxMail').set({ state: 'sent', sentAt: app.clock.now() }).where('id', '=', id).execute();
});
