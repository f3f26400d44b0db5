import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { study } from '@yanxiu/contract/study';
import { anomalyText } from '@yanxiu/domain/study/anomaly';
import type { Ctx } from '../platform/http/context.ts';
import { getProgram } from '../program/store.ts';
import { evidenceOf } from './evidence.ts';
import { pageAnomalies } from './store/anomaly.ts';

/** Patterns for people to look at, with their evidence; what this server has just seen is among it. */
export async function showAnomalies(ctx: Ctx, input: Parsed<typeof study.endpoints.anomalies>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  await evidenceOf(ctx.app).flush();
  const { rows, total } = await pageAnomalies(ctx.db, ctx.scope, input);
  return {
    rows: rows.map((row) => ({
      personId: row.personId,
      name: row.name,
      schoolName: row.schoolName,
      kind: row.kind,
      evidence: anomalyText(row),
      lastOn: row.day,
    })),
    total,
  };
}
