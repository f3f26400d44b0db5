import type { account } from '@yanxiu/contract/account';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import { accountStateNames } from '@yanxiu/domain/account/login';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { compactText } from '@yanxiu/domain/kernel/text-width';
import type { Ctx } from '../platform/http/context.ts';
import type { FileAnswer } from '../platform/http/serve.ts';
import { writeWorkbook } from '../platform/sheets/write.ts';
import { getProgram } from '../program/store.ts';
import { xlsx } from '../registration/form-sheets.ts';
import { type AccountRow, countAccounts, pageAccounts, pageBoard } from './store/list.ts';

type Endpoints = typeof account.endpoints;

export async function listAccounts(ctx: Ctx, input: Parsed<Endpoints['list']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const filter = filterOf(ctx, input);
  const counts = await countAccounts(ctx.db, ctx.scope, input.programId, filter);
  const rows = await pageAccounts(ctx.db, ctx.scope, input.programId, filter);
  return { rows: rows.map(describe), total: input.state ? counts[input.state] : counts.total, counts };
}

const filterOf = <T extends { q?: string | undefined; idleDays?: number | undefined }>(ctx: Ctx, input: T) => ({
  ...input,
  numbers: numbersOf(ctx, input.q),
  idleSince: input.idleDays ? new Date(ctx.now.getTime() - input.idleDays * 86_400_000) : undefined,
});

/** Blind indexes of a number, or of its last four. */
function numbersOf(ctx: Ctx, q: string | undefined): string[] {
  const text = compactText(q ?? '').toUpperCase();
  if (!/^[\dX]{4,}$/.test(text)) return [];
  const { vault } = ctx.app;
  if (text.length === 4) return [vault.index('documentTail', text), vault.index('phoneTail', text)];
  return [vault.index('document', text), vault.index('phone', text)];
}

function describe(row: AccountRow) {
  return {
    ...row,
    loginMask: row.loginMask ?? '',
    loginKind: row.loginMask === null ? null : row.loginNumber ? ('number' as const) : ('phone' as const),
    stateName: accountStateNames[row.state],
  };
}

/** Who has come in, unit by unit, the slowest first. */
export async function showBoard(ctx: Ctx, input: Parsed<Endpoints['board']>) {
  await getProgram(ctx.db, ctx.scope, input.programId);
  const { rows, total } = await pageBoard(ctx.db, ctx.scope, input.programId, input);
  return { rows, total, counts: await countAccounts(ctx.db, ctx.scope, input.programId, {}) };
}

export async function exportAccounts(ctx: Ctx, input: Parsed<Endpoints['export']>): Promise<FileAnswer> {
  const program = await getProgram(ctx.db, ctx.scope, input.programId);
  const rows = await pageAccounts(ctx.db, ctx.scope, input.programId, {
    ...filterOf(ctx, input),
    page: 1,
    size: 1_000_000,
  });
  const text = (heading: string, width: number) => ({ heading, kind: 'text' as const, width });
  const columns = [
    text('单位', 30),
    text('姓名', 12),
    text('登录名', 16),
    text('状态', 12),
    text('激活时间', 20),
    text('首次登录', 20),
    text('最近登录', 20),
    text('手机号', 20),
  ];
  const at = (instant: Date | null) => (instant ? dayOf(instant) : '');
  const lines = rows.map((row) => [
    row.workSchoolName,
    row.name,
    row.loginMask ?? '',
    accountStateNames[row.state],
    at(row.activatedAt),
    at(row.firstLoginAt),
    at(row.lastLoginAt),
    row.wrongNumber ? '验证码送不到，请核对' : '',
  ]);
  const bytes = writeWorkbook([{ name: '账号', title: `${program.name}账号`, columns, rows: lines }]);
  return { name: `${program.name}账号.xlsx`, mediaType: xlsx, bytes };
}
