import type { Output, Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { payment } from '@yanxiu/contract/payment';
import type { Permission } from '@yanxiu/domain/access/permissions';
import { mayRole } from '@yanxiu/domain/access/roles';
import { dayOf } from '@yanxiu/domain/kernel/day';
import { refusePayment } from '@yanxiu/domain/payment/refusals';
import { arrivalNames, arrivalOf, refuseRemittance } from '@yanxiu/domain/payment/remittance-rule';
import { remittanceMoves, remittanceStateNames } from '@yanxiu/domain/payment/states';
import { attachFile } from '../file/upload.ts';
import { evidenceTypes } from '../platform/files/media-type.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import { newId } from '../platform/id/new-id.ts';
import { getBill } from './store/bill.ts';
import { getRemittance, insertRemittance, type pageRemittances, updateRemittance } from './store/remittance.ts';

type Register = typeof payment.endpoints.registerRemittance;
type Row = Awaited<ReturnType<typeof pageRemittances>>['rows'][number];
type Act = { programId: string; id: string; version: number };

/** Writes down what the unit says it paid, with its voucher (附件 3; 阳教师函字〔2021〕1号 六.6). */
export async function registerRemittance(ctx: Ctx, input: Parsed<Register>): Promise<Output<Register>> {
  const actor = actorOf(ctx);
  const bill = await getBill(ctx.db, ctx.scope, input.programId, input.billId);
  if (actor.assignment?.orgId !== bill.payerId)
    throw new RefusalError(refusePayment('notOfUnit', { payer: bill.payerName }));
  const facts = { payerBank: input.payerBank, paidOn: input.paidOn, vouchers: input.voucherFileIds.length };
  const refusal = refuseRemittance(facts, dayOf(ctx.now));
  if (refusal) throw new RefusalError(refusal);
  for (const fileId of input.voucherFileIds) await attachVoucher(ctx, fileId, bill.schoolId, input.programId);
  const id = newId();
  await insertRemittance(ctx.db, {
    ...input,
    id,
    schoolId: bill.schoolId,
    registeredBy: actor.personId,
    registeredAt: ctx.now,
  });
  ctx.audit({
    action: 'payment.registerRemittance',
    subject: ['remittance', id],
    programId: input.programId,
    after: input,
  });
  return { id };
}

async function attachVoucher(ctx: Ctx, fileId: string, orgId: string, programId: string): Promise<void> {
  const file = await attachFile(ctx, fileId, { orgId, programId });
  if (!evidenceTypes.some((type) => type === file.mediaType))
    throw new RefusalError(refusePayment('voucherKind', { name: file.name }));
}

type Move = keyof typeof remittanceMoves;

const moveTo = { check: 'checked', return: 'returned', withdraw: 'withdrawn', providerCheck: null } as const;

/** Moves a remittance on: checked or returned by the county, withdrawn by its unit, ticked off by the provider. */
export async function moveRemittance(ctx: Ctx, input: Act & { reason?: string }, move: Move): Promise<{ ok: true }> {
  const row = await getRemittance(ctx.db, ctx.scope, input.programId, input.id);
  const actor = actorOf(ctx);
  const refusal = refuseMove(row, move, actor.assignment?.orgId);
  if (refusal) throw new RefusalError(refusal);
  const state = moveTo[move];
  const by = {
    check: { countyBy: actor.personId, countyAt: ctx.now },
    providerCheck: { providerBy: actor.personId, providerAt: ctx.now },
  };
  const changed = await updateRemittance(ctx.db, input.programId, input.id, input.version, {
    ...(state ? { state } : {}),
    ...(move === 'check' || move === 'providerCheck' ? by[move] : {}),
    ...(input.reason ? { endedReason: input.reason } : {}),
  });
  if (!changed) throw new RefusalError(refusePayment('changed'));
  ctx.audit({
    action: `payment.${move}Remittance`,
    subject: ['remittance', input.id],
    programId: input.programId,
    before: { state: row.state },
    after: { state: state ?? row.state },
    reason: input.reason ?? null,
  });
  return { ok: true };
}

/** The county ticks off several at once; all of them or none. */
export async function checkRemittances(
  ctx: Ctx,
  input: { programId: string; remittances: readonly { id: string; version: number }[] },
): Promise<{ checked: number }> {
  const { programId, remittances } = input;
  for (const one of remittances) await moveRemittance(ctx, { programId, ...one }, 'check');
  return { checked: remittances.length };
}

function refuseMove(row: Pick<Row, 'state' | 'payerId' | 'schoolName'>, move: Move, orgId: string | undefined) {
  if (!remittanceMoves[move].includes(row.state))
    return refusePayment('remittanceState', { state: remittanceStateNames[row.state] });
  return move === 'withdraw' && orgId !== row.payerId ? refusePayment('notOfUnit', { payer: row.schoolName }) : null;
}

const movesOf: readonly (readonly [Move, Permission])[] = [
  ['withdraw', 'payment.register'],
  ['check', 'payment.check'],
  ['return', 'payment.check'],
  ['providerCheck', 'payment.book'],
];

/** A row with its state in words and what its reader may do with it now. */
export function describeRemittance(ctx: Ctx, row: Row) {
  const assignment = ctx.actor?.assignment;
  const arrival = arrivalOf(row.registeredFen ?? 0, row.billAllocatedFen);
  return {
    ...row,
    stateName: remittanceStateNames[row.state],
    arrival,
    arrivalName: arrivalNames[arrival],
    allowed: movesOf
      .filter(([, permission]) => assignment && mayRole(assignment.role, permission))
      .map(([act]) => {
        const refusal = refuseMove(row, act, assignment?.orgId);
        return refusal ? { act, allowed: false, reason: refusal.message } : { act, allowed: true };
      }),
  };
}
