import type { invoice } from '@yanxiu/contract/invoice';
import type { Parsed } from '@yanxiu/contract/kernel/endpoint';
import type { Permission } from '@yanxiu/domain/access/permissions';
import { mayRole } from '@yanxiu/domain/access/roles';
import { refuseInvoice } from '@yanxiu/domain/invoice/refusals';
import { type InvoiceMove, invoiceStateNames, mayMove } from '@yanxiu/domain/invoice/states';
import { yuanText } from '@yanxiu/domain/kernel/money';
import { recordInvoice } from '../payment/record-invoice.ts';
import { getBill } from '../payment/store/bill.ts';
import { actorOf, type Ctx } from '../platform/http/context.ts';
import { RefusalError } from '../platform/http/errors.ts';
import type { Answer } from '../platform/http/serve.ts';
import { newId } from '../platform/id/new-id.ts';
import {
  getInvoice,
  type InvoiceChange,
  type InvoiceRow,
  insertInvoice,
  nextSerial,
  updateInvoice,
} from './store/invoice.ts';
import { usableTitle } from './title.ts';

type Endpoints = typeof invoice.endpoints;

/** Asks for an invoice of what has arrived and is not invoiced yet, or of a part of it: never above, never twice (rules §6). */
export async function requestInvoice(
  ctx: Ctx,
  input: Parsed<Endpoints['request']>,
): Promise<Answer<Endpoints['request']>> {
  const actor = actorOf(ctx);
  const bill = await getBill(ctx.db, ctx.scope, input.programId, input.billId);
  const orgId = actor.assignment?.orgId ?? '';
  if (orgId !== bill.schoolId && orgId !== bill.payerId) throw new RefusalError(refuseInvoice('notOfUnit'));
  const title = await usableTitle(ctx, orgId);
  const claimedFen = bill.requestedFen - bill.redFen;
  const openFen = bill.allocatedFen - claimedFen;
  const totalFen = input.totalFen ?? openFen;
  if (openFen <= 0) {
    throw new RefusalError(
      refuseInvoice('nothingToInvoice', { allocated: yuanText(bill.allocatedFen), claimed: yuanText(claimedFen) }),
    );
  }
  if (totalFen > openFen) {
    throw new RefusalError(refuseInvoice('aboveAllocated', { amount: yuanText(totalFen), open: yuanText(openFen) }));
  }
  const id = newId();
  const serial = await nextSerial(ctx.db);
  const { programId, billId } = input;
  // the ledger first: it locks account and bill in the order that bookings do
  await recordInvoice(ctx, { programId, billId, invoiceId: id, kind: 'request', amountFen: totalFen });
  await insertInvoice(ctx.db, {
    programId,
    id,
    billId,
    schoolId: bill.schoolId,
    payerId: bill.payerId,
    serial,
    title,
    totalFen,
    heads: bill.feeFen > 0 ? Math.floor(totalFen / bill.feeFen) : bill.heads,
    wish: input.wish,
    requestedBy: actor.personId,
    requestedAt: ctx.now,
  });
  ctx.audit({
    action: 'invoice.request',
    subject: ['invoice', id],
    programId,
    after: { serial, totalFen, title: title.name },
  });
  return { id, serial, totalFen };
}

export async function withdrawInvoice(ctx: Ctx, input: Parsed<Endpoints['withdraw']>): Promise<{ ok: true }> {
  const row = await getInvoice(ctx.db, ctx.scope, input.programId, input.id);
  const orgId = actorOf(ctx).assignment?.orgId;
  if (orgId !== row.schoolId && orgId !== row.payerId) throw new RefusalError(refuseInvoice('notOfUnit'));
  await moveInvoice(ctx, row, input.version, 'withdraw', { state: 'withdrawn', endedReason: input.reason });
  const { programId, billId, id, totalFen } = row;
  await recordInvoice(ctx, { programId, billId, invoiceId: id, kind: 'withdraw', amountFen: totalFen });
  ctx.audit({ action: 'invoice.withdraw', subject: ['invoice', id], programId, reason: input.reason });
  return { ok: true };
}

/** Moves an invoice on when its state allows it and nobody was quicker. */
export async function moveInvoice(
  ctx: Ctx,
  row: Pick<InvoiceRow, 'programId' | 'id' | 'state' | 'version'>,
  version: number,
  move: InvoiceMove,
  change: InvoiceChange,
): Promise<void> {
  if (!mayMove(row.state, move))
    throw new RefusalError(refuseInvoice('state', { state: invoiceStateNames[row.state] }));
  const changed = await updateInvoice(ctx.db, { ...row, version }, change);
  if (!changed) throw new RefusalError(refuseInvoice('changed'));
}

const actsOf: readonly (readonly [InvoiceMove, Permission])[] = [
  ['withdraw', 'invoice.request'],
  ['issue', 'invoice.issue'],
  ['deliver', 'invoice.issue'],
  ['redden', 'invoice.issue'],
];

/** An invoice with its state in words and what its reader may do with it now. */
export function describeInvoice(ctx: Ctx, row: InvoiceRow) {
  const assignment = ctx.actor?.assignment;
  const isUnit = assignment?.orgId === row.schoolId || assignment?.orgId === row.payerId;
  return {
    ...row,
    stateName: invoiceStateNames[row.state],
    allowed: actsOf
      .filter(
        ([act, permission]) => assignment && mayRole(assignment.role, permission) && (act !== 'withdraw' || isUnit),
      )
      .map(([act]) => {
        if (mayMove(row.state, act)) return { act, allowed: true };
        return { act, allowed: false, reason: refuseInvoice('state', { state: invoiceStateNames[row.state] }).message };
      }),
  };
}
