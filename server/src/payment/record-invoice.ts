import type { Ctx } from '../platform/http/context.ts';
import { entryDay } from './bill-entries.ts';
import { insertInvoiceEntry } from './store/bill-entry.ts';

export interface InvoiceFact {
  readonly programId: string;
  readonly billId: string;
  readonly invoiceId: string;
  readonly kind: 'request' | 'withdraw' | 'issue' | 'red';
  readonly amountFen: number;
  /** The tax in it, once it is known: issued and red-lettered. */
  readonly taxFen?: number;
}

/**
 * Tells the ledger what happened to an invoice. The database keeps invoiced less red-lettered within what was allocated, per
 * bill (rules §6): an amount above it fails here with its sentence, whoever was quicker.
 */
export async function recordInvoice(ctx: Ctx, fact: InvoiceFact): Promise<void> {
  const bookedOn = await entryDay(ctx, fact.programId);
  await insertInvoiceEntry(ctx.db, {
    ...fact,
    taxFen: fact.taxFen ?? 0,
    bookedOn,
    at: ctx.now,
    personId: ctx.actor?.personId ?? null,
  });
}
