import { isRefusal, type Refusal } from '@yanxiu/domain/kernel/refusal';
import type { Statement } from '@yanxiu/domain/payment/statement-line';
import { readStatementSheets } from '@yanxiu/domain/payment/statement-pick';
import { isPdf, statementRefusal } from '@yanxiu/domain/payment/statement-refusals';
import { readSheets } from '../platform/sheets/read.ts';
import { serveSheetJob } from '../platform/sheets/worker-side.ts';

export interface StatementJob {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

export type StatementResult = { readonly refused: Refusal } | { readonly statement: Statement };

await serveSheetJob(async (job: StatementJob, onProgress): Promise<StatementResult> => {
  if (isPdf(job.bytes)) return { refused: statementRefusal('statement_pdf') };
  const read = await readSheets(job.bytes, job.fileName, { onProgress });
  if ('refused' in read) return { refused: read.refused };
  const statement = readStatementSheets(read.sheets);
  return isRefusal(statement) ? { refused: statement } : { statement };
});
