import { readFile } from 'node:fs/promises';
import type { Refusal } from '@yanxiu/domain/kernel/refusal';
import { refusePayment } from '@yanxiu/domain/payment/refusals';
import { identityOfLine } from '@yanxiu/domain/payment/statement-key';
import type { Statement, StatementLine } from '@yanxiu/domain/payment/statement-line';
import type { App } from '../platform/http/app-parts.ts';
import { runSheetJob } from '../platform/sheets/worker.ts';
import type { StatementJob, StatementResult } from './statement-worker.ts';

/** 100,000 lines with their raw rows need some 500 MB in the worker; a year of one account has a few thousand. */
const limits = { seconds: 180, heapMb: 900 };

/** Reads an uploaded statement in a thread of its own; whatever is wrong with it comes back as a refusal. */
export async function readStatementFile(
  app: App,
  file: { sha256: string; name: string },
  onProgress?: (rows: number, share: number) => void,
): Promise<Refusal | Statement> {
  const { path } = await app.files.find(file.sha256);
  const result = await runSheetJob<StatementJob, StatementResult>({
    entry: new URL('./statement-worker.ts', import.meta.url),
    fileName: file.name,
    data: { bytes: await readFile(path), fileName: file.name },
    limits,
    ...(onProgress ? { onProgress } : {}),
  });
  return 'refused' in result ? result.refused : result.statement;
}

/** A statement of another account is refused; a masked number is compared as far as it can be read. */
export function refuseForeignAccount(own: string, named: string | null): Refusal | null {
  if (named === null || named === own) return null;
  const masked = named.includes('*') && named.length === own.length;
  if (masked && [...named].every((digit, at) => digit === '*' || digit === own[at])) return null;
  return refusePayment('accountForeign', { tail: named.slice(-4), own: own.slice(-4) });
}

/**
 * The identity of every line of a file. Two lines that agree in everything (a bank without serials, two equal payments in
 * one second) are told apart by their order, so that neither is lost and an overlapping import finds both again.
 */
export function identitiesOf(lines: readonly StatementLine[]): string[] {
  const seen = new Map<string, number>();
  const inOrder = [...lines.entries()].sort(([, a], [, b]) => a.rank - b.rank);
  const identities: string[] = [];
  for (const [index, line] of inOrder) {
    const identity = identityOfLine(line);
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    identities[index] = count === 1 ? identity : `${identity}#${count}`;
  }
  return identities;
}
