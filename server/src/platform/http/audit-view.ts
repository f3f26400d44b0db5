import { type Act, type Ctx, makeCtx } from './context.ts';

/**
 * Writes an act to the audit at once, in a transaction of its own: for reading requests that must leave a trace (a view
 * or download of full numbers), which have no transaction that would carry it.
 */
export async function auditView(ctx: Ctx, act: Act): Promise<void> {
  await ctx.app.database.db.transaction().execute(async (tx) => {
    const { app, scope, actor, requestId, address } = ctx;
    const made = makeCtx({ app, db: tx, scope, actor, requestId, address });
    made.ctx.audit(act);
    await made.finish();
  });
}
